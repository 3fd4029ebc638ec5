using System.Reflection;
using Functions.Embedded.Triggers.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Discovery;

/// <summary>Finds out where each parameter's value comes from.</summary>
internal static class ParameterReader
{
    internal static IEnumerable<DiscoveredParameter> Read(
        MethodInfo method,
        ParameterInfo trigger,
        TriggerKind kind,
        Action<string> fault
    )
    {
        var read = new List<DiscoveredParameter>();
        foreach (var parameter in method.GetParameters())
        {
            // By position: read on several threads at once, the same parameter can be two objects.
            var source =
                parameter.Position == trigger.Position ? ParameterSource.Trigger : SourceOf(parameter, kind, fault);
            if (source is not { } known)
            {
                continue;
            }

            if (known == ParameterSource.OrchestrationInput)
            {
                CheckOrchestrationInput(parameter, read, fault);
            }

            read.Add(new DiscoveredParameter(parameter, known));
        }

        return read;
    }

    private static ParameterSource? SourceOf(ParameterInfo parameter, TriggerKind kind, Action<string> fault)
    {
        if (parameter.ParameterType.IsByRef)
        {
            fault($"takes '{parameter.Name}' by reference, which a function cannot.");
            return null;
        }

        var marks = parameter
            .GetCustomAttributes()
            .Where(a => a is BindingAttribute or InputConverterAttribute)
            .ToList();
        return marks switch
        {
            [] => Unmarked(parameter, kind, fault),
            [DurableClientAttribute] when kind != TriggerKind.Orchestration => DurableClient(parameter, fault),
            [FromBodyAttribute] when kind == TriggerKind.Http => ParameterSource.Body,
            _ => Unknown(),
        };

        ParameterSource? Unknown()
        {
            var names = string.Join(" and ", marks.Select(m => $"[{FunctionReader.ShortName(m)}]"));
            fault($"has {names} on '{parameter.Name}', which the embedded runtime does not know there.");
            return null;
        }
    }

    private static ParameterSource? Unmarked(ParameterInfo parameter, TriggerKind kind, Action<string> fault)
    {
        var type = parameter.ParameterType;
        if (type == typeof(FunctionContext))
        {
            return ParameterSource.FunctionContext;
        }

        if (type == typeof(CancellationToken) && kind != TriggerKind.Orchestration)
        {
            return ParameterSource.CancellationToken;
        }

        switch (kind)
        {
            case TriggerKind.Http when TextConversion.Supports(type):
                return ParameterSource.RouteOrQuery;
            case TriggerKind.Activity when type == typeof(string) && IsNamed("instanceId"):
                return ParameterSource.InstanceId;
            case TriggerKind.Orchestration when type != typeof(CancellationToken):
                return ParameterSource.OrchestrationInput;
        }

        fault(
            type switch
            {
                _ when type == typeof(HttpContext) =>
                    $"takes '{parameter.Name}' as HttpContext, which the host does not give; take the HttpRequest, which has it.",
                _ when type == typeof(CancellationToken) =>
                    $"takes a CancellationToken, '{parameter.Name}': an orchestrator is not cancelled, it is ended.",
                _ when type == typeof(DurableTaskClient) => $"must mark '{parameter.Name}' with [DurableClient].",
                _ =>
                    $"has the parameter '{parameter.Name}' of type {Problems.NameOf(type)}, for which there is no value.",
            }
        );
        return null;

        bool IsNamed(string name) => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase);
    }

    private static ParameterSource? DurableClient(ParameterInfo parameter, Action<string> fault)
    {
        if (parameter.ParameterType == typeof(DurableTaskClient))
        {
            return ParameterSource.DurableClient;
        }

        fault($"must take '{parameter.Name}', marked with [DurableClient], as DurableTaskClient.");
        return null;
    }

    // The worker binds the input only where the value's own type is the parameter's type.
    private static void CheckOrchestrationInput(
        ParameterInfo parameter,
        List<DiscoveredParameter> read,
        Action<string> fault
    )
    {
        var type = parameter.ParameterType;
        if (read.Exists(p => p.Source == ParameterSource.OrchestrationInput))
        {
            fault($"has the parameter '{parameter.Name}' besides its input; an orchestrator has one input.");
        }
        else if (type.IsInterface || type.IsAbstract || Nullable.GetUnderlyingType(type) is not null)
        {
            fault(
                $"takes its input '{parameter.Name}' as {Problems.NameOf(type)}, which the worker leaves empty; take a class, record or plain value, or call GetInput."
            );
        }
    }
}
