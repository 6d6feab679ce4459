using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Functions.Triggers;

namespace NewsMonitor.Tests.Functions;

/// <summary>A door of the app to the outside, as its attributes describe it.</summary>
internal sealed record HttpFunction(string Name, string Route, AuthorizationLevel Level)
{
    public static IReadOnlyList<HttpFunction> All { get; } =
    [
        .. from method in FunctionMethods
           let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null)
           where trigger is not null
           select new HttpFunction(method.GetCustomAttribute<FunctionAttribute>()!.Name, trigger.Route!, trigger.AuthLevel),
    ];

    public static IEnumerable<MethodInfo> FunctionMethods => typeof(SendDigest).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(SendDigest).Namespace)
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
        .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null);
}
