using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Architecture.Tests.Functions;

/// <summary>What the genuine worker, its source generators and its host ask of functions.</summary>
internal static class FunctionRules
{
    private const BindingFlags EveryMethod =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<MethodInfo> FunctionsOf(IEnumerable<Type> types) =>
        [.. types.SelectMany(type => type.GetMethods(EveryMethod)).Where(method => NameOf(method) is not null)];

    public static string? NameOf(MethodInfo method) => method.GetCustomAttribute<FunctionAttribute>()?.Name;

    public static IEnumerable<string> Violations(IReadOnlyList<MethodInfo> functions) =>
        functions.SelectMany(Violations).Concat(Repeated(functions));

    private static IEnumerable<string> Violations(MethodInfo function)
    {
        var type = function.DeclaringType!;
        var place = $"{type.FullName}.{function.Name}";
        if (type.IsNested || !type.IsPublic)
        {
            yield return $"{place}: the class must be public and not nested";
        }

        if (type.IsGenericType || function.IsGenericMethod)
        {
            yield return $"{place}: neither class nor method may be generic";
        }

        if (!function.IsPublic)
        {
            yield return $"{place}: the method must be public";
        }

        if (!function.IsStatic && type.GetConstructors().Length != 1)
        {
            yield return $"{place}: the class must have one public constructor";
        }

        if (
            function.ReturnType == typeof(void)
            && function.IsDefined(typeof(System.Runtime.CompilerServices.AsyncStateMachineAttribute), inherit: false)
        )
        {
            yield return $"{place}: must not be async void";
        }

        var triggers = function
            .GetParameters()
            .SelectMany(parameter => parameter.GetCustomAttributesData())
            .Where(data => data.AttributeType.IsSubclassOf(typeof(TriggerBindingAttribute)))
            .ToList();
        if (triggers.Count != 1)
        {
            yield return $"{place}: must have exactly one trigger, has {triggers.Count}";
        }

        foreach (var trigger in triggers)
        {
            foreach (var fault in Faults(trigger))
            {
                yield return $"{place}: {fault}";
            }
        }
    }

    private static IEnumerable<string> Faults(CustomAttributeData trigger)
    {
        var type = trigger.AttributeType;
        if (
            type != typeof(HttpTriggerAttribute)
            && type != typeof(TimerTriggerAttribute)
            && type != typeof(OrchestrationTriggerAttribute)
            && type != typeof(ActivityTriggerAttribute)
        )
        {
            yield return $"{type.Name} is not among the triggers of this app";
        }

        if (type == typeof(HttpTriggerAttribute))
        {
            // Two constructors leave the level unsaid, with different results: the app says it, always.
            if (trigger.ConstructorArguments is not [{ Value: (int)AuthorizationLevel.Anonymous }, ..])
            {
                yield return "an HTTP trigger says that the app itself authorises (Anonymous)";
            }

            if (trigger.NamedArguments.All(argument => argument.MemberName != nameof(HttpTriggerAttribute.Route)))
            {
                yield return "an HTTP trigger says its route";
            }
        }
    }

    private static IEnumerable<string> Repeated(IReadOnlyList<MethodInfo> functions) =>
        functions
            .GroupBy(function => NameOf(function)!, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {group.Count()} functions of that name")
            .Concat(
                functions
                    .GroupBy(function => $"{function.DeclaringType!.FullName}.{function.Name}", StringComparer.Ordinal)
                    .Where(group => group.Count() > 1)
                    .Select(group =>
                        $"{group.Key}: the generated executor tells functions apart by class and method name"
                    )
            );
}
