namespace NewsMonitor.Tests.Dashboard;

public sealed class RequestGuardTests
{
    [Fact]
    public async Task Every_answer_forbids_what_the_pages_do_not_need()
    {
        await using var dashboard = new TestDashboard(new MemoryStories());

        foreach (var address in (string[])["/", "/nowhere", "/live"])
        {
            var (_, headers, _) = await dashboard.AskAsync(address);

            var policy = headers.ContentSecurityPolicy.ToString();
            Assert.StartsWith("default-src 'none'; style-src 'self'; script-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", headers.XContentTypeOptions);
        }
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Origin", "https://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 404)]
    [InlineData("Origin", "http://127.0.0.1:8085", 404)]
    public async Task A_form_of_another_site_changes_nothing(string header, string value, int status)
    {
        await using var dashboard = new TestDashboard(new MemoryStories());

        Assert.Equal(status, (await dashboard.AskAsync("/no-such-action", "POST", [(header, value)])).Status);
    }

    [Fact]
    public async Task A_name_that_was_rebound_to_this_machine_gets_no_answer()
    {
        await using var dashboard = new TestDashboard(new MemoryStories(), ("Dashboard:Hosts:0", "localhost"));

        Assert.Equal(403, (await dashboard.AskAsync("/")).Status);
    }

    [Fact]
    public async Task The_style_sheet_may_be_kept_for_good_and_is_found_under_its_own_content_only()
    {
        await using var dashboard = new TestDashboard(new MemoryStories());
        var link = (await dashboard.PageAsync("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        var (status, headers, body) = await dashboard.AskAsync(link);

        Assert.Equal(200, status);
        Assert.Contains("immutable", headers.CacheControl.ToString(), StringComparison.Ordinal);
        Assert.Contains("--paper", body, StringComparison.Ordinal);
        Assert.Equal(404, (await dashboard.AskAsync("/assets/000000000000/site.css")).Status);
    }
}
