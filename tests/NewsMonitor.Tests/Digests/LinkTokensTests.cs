using Microsoft.Extensions.Options;
using NewsMonitor.Digests.Links;

namespace NewsMonitor.Tests.Digests;

public sealed class LinkTokensTests
{
    private const string Key = "0123456789-0123456789-0123456789";
    private static readonly LinkRight Right = new(LinkAction.Unsubscribe, "desk", "ana@example.org");

    [Fact]
    public void A_token_gives_its_bearer_one_right_and_no_other()
    {
        Assert.True(With(Key).TryRead(With(Key).TokenOf(Right), out var read));
        Assert.Equal(Right, read);
    }

    [Fact]
    public void The_same_right_always_has_the_same_link() => Assert.Equal(With(Key).LinkTo(Right), With(Key).LinkTo(Right));

    [Fact]
    public void Links_of_old_mails_work_after_the_key_was_changed()
    {
        var old = With(Key).TokenOf(Right);

        Assert.True(With("another-key-another-key-another-key", Key).TryRead(old, out _));
        Assert.False(With("another-key-another-key-another-key").TryRead(old, out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.b.c")]
    [InlineData("%%%.%%%")]
    [InlineData("VW5zdWJzY3JpYmUKZGVzawphbmFAZXhhbXBsZS5vcmc.AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_was_not_signed_here_is_refused(string? token) => Assert.False(With(Key).TryRead(token, out _));

    [Fact]
    public void A_changed_or_endless_token_is_refused()
    {
        var token = With(Key).TokenOf(Right);
        for (var i = 0; i < token.Length; i++)
        {
            var other = token[i] == 'A' ? 'B' : 'A';
            Assert.False(With(Key).TryRead($"{token[..i]}{other}{token[(i + 1)..]}", out var read) && read != Right);
        }

        Assert.False(With(Key).TryRead(new string('A', 100_000), out _));
    }

    [Theory]
    [InlineData("https://monitor.example", null)]
    [InlineData(null, Key)]
    [InlineData("http://monitor.example", Key)]
    [InlineData("https://monitor.example", "short")]
    public void Half_a_setting_is_no_setting(string? url, string? key) =>
        Assert.True(new LinkOptionsValidator().Validate(null, new LinkOptions { BaseUrl = url is null ? null : new Uri(url), SigningKey = key }).Failed);

    private static LinkTokens With(string key, string? previous = null) =>
        new(Options.Create(new LinkOptions { BaseUrl = new Uri("https://monitor.example"), SigningKey = key, PreviousSigningKey = previous }));
}
