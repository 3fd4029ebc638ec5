using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;

namespace Functions.Embedded.Discovery;

/// <summary>
/// Reads one method. What the genuine host cannot run, or would run in another way, is a fault here too: better at the
/// start on one machine than in the cloud.
/// </summary>
internal static class FunctionReader
{
    private const string KnownTriggers = "HttpTrigger, TimerTrigger, OrchestrationTrigger and ActivityTrigger";

    internal static DiscoveredFunction? Read(MethodInfo method, List<FunctionFault> faults)
    {
        var before = faults.Count;
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        if (string.IsNullOrWhiteSpace(name))
        {
            Fault("has a [Function] without a name.");
        }

        CheckThatTheSdkSeesIt(method, Fault);
        CheckAttributes(method, Fault);
        var triggers = method
            .GetParameters()
            .SelectMany(p => p.GetCustomAttributes<TriggerBindingAttribute>().Select(a => (Parameter: p, Attribute: a)))
            .ToList();
        if (triggers.Count != 1)
        {
            Fault(
                triggers.Count == 0
                    ? $"has no parameter with a trigger attribute. The embedded runtime knows {KnownTriggers}."
                    : "has more than one trigger; a function has exactly one."
            );
            return null;
        }

        var (triggerParameter, trigger) = triggers[0];
        if (KindOf(trigger) is not { } kind)
        {
            Fault(
                $"is started by [{ShortName(trigger)}], which the embedded runtime does not know. It knows {KnownTriggers}."
            );
            return null;
        }

        CheckTrigger(triggerParameter, kind, Fault);
        CheckReturn(method, kind, Fault);
        CheckRetry(method, kind, Fault);
        var parameters = ParameterReader.Read(method, triggerParameter, kind, Fault);
        return faults.Count == before ? new DiscoveredFunction(name, method, kind, trigger, [.. parameters]) : null;

        void Fault(string sentence) => faults.Add(new FunctionFault(method, sentence));
    }

    internal static string ShortName(Attribute attribute)
    {
        var name = attribute.GetType().Name;
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }

    private static TriggerKind? KindOf(TriggerBindingAttribute trigger) =>
        trigger switch
        {
            HttpTriggerAttribute => TriggerKind.Http,
            TimerTriggerAttribute => TriggerKind.Timer,
            OrchestrationTriggerAttribute => TriggerKind.Orchestration,
            ActivityTriggerAttribute => TriggerKind.Activity,
            _ => null,
        };

    private static void CheckThatTheSdkSeesIt(MethodInfo method, Action<string> fault)
    {
        var type = method.DeclaringType!;
        if (!method.IsPublic || !type.IsVisible)
        {
            fault("must be a public method of a public class: the Functions SDK finds no others.");
        }

        if (method.IsGenericMethodDefinition || type.ContainsGenericParameters)
        {
            fault("is generic, or its class is; a function cannot be.");
        }

        if (!method.IsStatic && type.IsAbstract)
        {
            fault("belongs to an abstract class, of which no instance can be made.");
        }
        else if (!method.IsStatic && type.GetConstructors().Length == 0)
        {
            fault("belongs to a class without a public constructor.");
        }
    }

    private static void CheckAttributes(MethodInfo method, Action<string> fault)
    {
        foreach (var attribute in method.GetCustomAttributes<BindingAttribute>())
        {
            fault($"has [{ShortName(attribute)}], a binding that the embedded runtime does not know.");
        }

        var returned = ResultOf(method.ReturnType);
        var outputs = returned is null || returned.Assembly == typeof(object).Assembly ? [] : returned.GetProperties();
        foreach (var property in outputs)
        {
            foreach (var attribute in property.GetCustomAttributes<OutputBindingAttribute>())
            {
                fault(
                    $"returns {Problems.NameOf(returned!)}, whose {property.Name} has [{ShortName(attribute)}], a binding that the embedded runtime does not know."
                );
            }
        }
    }

    private static void CheckTrigger(ParameterInfo parameter, TriggerKind kind, Action<string> fault)
    {
        Type? expected = kind switch
        {
            TriggerKind.Http => typeof(HttpRequest),
            TriggerKind.Timer => typeof(TimerInfo),
            TriggerKind.Orchestration => typeof(TaskOrchestrationContext),
            TriggerKind.Activity => null,
        };
        if (expected is not null && parameter.ParameterType != expected)
        {
            fault(
                $"must take its trigger '{parameter.Name}' as {expected.Name}, not {Problems.NameOf(parameter.ParameterType)}."
            );
        }
    }

    private static void CheckReturn(MethodInfo method, TriggerKind kind, Action<string> fault)
    {
        if (
            method.ReturnType == typeof(ValueTask)
            || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(ValueTask<>))
        )
        {
            fault("returns a ValueTask; return a Task.");
            return;
        }

        var result = ResultOf(method.ReturnType);
        if (
            kind == TriggerKind.Http
            && result is not null
            && !typeof(IResult).IsAssignableFrom(result)
            && !typeof(IActionResult).IsAssignableFrom(result)
        )
        {
            fault(
                $"returns {Problems.NameOf(result)}, which the Functions host would not send; return an IResult or an IActionResult."
            );
        }

        if (kind == TriggerKind.Timer && result is not null)
        {
            fault($"returns {Problems.NameOf(result)}; nobody receives what a timer function returns.");
        }

        if (kind == TriggerKind.Orchestration && !typeof(Task).IsAssignableFrom(method.ReturnType))
        {
            fault("is an orchestrator and must return a Task.");
        }
    }

    private static void CheckRetry(MethodInfo method, TriggerKind kind, Action<string> fault)
    {
        if (kind != TriggerKind.Timer && method.GetCustomAttribute<RetryAttribute>() is { } retry)
        {
            fault(
                $"has [{ShortName(retry)}], which the host heeds for timer functions only; orchestrators give retry options in the call of the activity."
            );
        }
    }

    // Null: nothing is returned.
    private static Type? ResultOf(Type returned) =>
        returned == typeof(void) || returned == typeof(Task) ? null
        : returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>)
            ? returned.GetGenericArguments()[0]
        : returned;
}
