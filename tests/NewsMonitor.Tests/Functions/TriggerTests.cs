using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Digests.Links;
using NewsMonitor.Functions.Triggers;

namespace NewsMonitor.Tests.Functions;

public sealed class TriggerTests
{
    /// <summary>The host tries routes by the name of their function: a catch-all with an early name would answer for all the rest.</summary>
    [Fact]
    public void The_catch_all_route_is_tried_last() =>
        Assert.Equal(nameof(Website), HttpFunction.All.MaxBy(function => function.Name, StringComparer.OrdinalIgnoreCase)!.Name);

    /// <summary>Who follows a link in a mail has no account to sign in with.</summary>
    [Fact]
    public void Every_link_of_a_mail_has_a_door_without_a_login() => Assert.All(Enum.GetValues<LinkAction>(), action =>
        Assert.Equal(AuthorizationLevel.Anonymous, Assert.Single(HttpFunction.All, function => function.Route == LinkTokens.PathOf(action)).Level));

    [Fact]
    public void Function_names_are_used_once()
    {
        var names = HttpFunction.FunctionMethods.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name).ToList();

        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    [Fact]
    public void Queue_messages_arrive_as_text_so_that_a_malformed_one_reaches_us() =>
        Assert.All(ParametersWith<QueueTriggerAttribute>(), parameter => Assert.Equal(typeof(string), parameter.ParameterType));

    [Fact]
    public void Schedules_come_from_settings_whose_names_the_host_can_look_up() =>
        Assert.All(ParametersWith<TimerTriggerAttribute>(), parameter =>
            Assert.Matches("^%[A-Za-z0-9]+%$", parameter.GetCustomAttribute<TimerTriggerAttribute>()!.Schedule));

    /// <summary>On Flex Consumption a start is also every time an instance is added.</summary>
    [Fact]
    public void No_timer_runs_because_the_app_started() =>
        Assert.All(ParametersWith<TimerTriggerAttribute>(), parameter => Assert.False(parameter.GetCustomAttribute<TimerTriggerAttribute>()!.RunOnStartup));

    private static IEnumerable<ParameterInfo> ParametersWith<T>() where T : Attribute =>
        HttpFunction.FunctionMethods.SelectMany(method => method.GetParameters()).Where(parameter => parameter.GetCustomAttribute<T>() is not null);
}
