using System.Collections.Immutable;
using System.Reflection;
using Functions.Embedded.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Discovery;

/// <summary>What starts a function.</summary>
internal enum TriggerKind
{
    Http,
    Timer,
    Orchestration,
    Activity,
}

/// <summary>Where the value of a parameter comes from.</summary>
internal enum ParameterSource
{
    /// <summary>What the trigger gives: request, timer, orchestration context, activity input.</summary>
    Trigger,

    /// <summary>The <see cref="Microsoft.Azure.Functions.Worker.FunctionContext"/>.</summary>
    FunctionContext,

    CancellationToken,

    DurableClient,

    /// <summary>JSON in the body of the request.</summary>
    Body,

    /// <summary>Route or query, by the parameter's name.</summary>
    RouteOrQuery,

    /// <summary>Input of the orchestration.</summary>
    OrchestrationInput,

    /// <summary>Id of the orchestration that called the activity.</summary>
    InstanceId,
}

/// <summary>A parameter of a function and the source of its value.</summary>
internal sealed record DiscoveredParameter(ParameterInfo Parameter, ParameterSource Source)
{
    internal string Name => Parameter.Name!;

    internal Type Type => Parameter.ParameterType;
}

/// <summary>A method with <see cref="FunctionAttribute"/> that can be run.</summary>
internal sealed class DiscoveredFunction
{
    internal DiscoveredFunction(
        string name,
        MethodInfo method,
        TriggerKind kind,
        Attribute trigger,
        ImmutableArray<DiscoveredParameter> parameters
    )
    {
        Name = name;
        Method = method;
        Kind = kind;
        Trigger = trigger;
        Parameters = parameters;
        Retry = method.GetCustomAttribute<RetryAttribute>();
        Definition = new EmbeddedFunctionDefinition(this);
        Call = new FunctionCall(method);
    }

    internal string Name { get; }

    internal MethodInfo Method { get; }

    internal TriggerKind Kind { get; }

    internal Attribute Trigger { get; }

    internal ImmutableArray<DiscoveredParameter> Parameters { get; }

    internal RetryAttribute? Retry { get; }

    internal EmbeddedFunctionDefinition Definition { get; }

    internal FunctionCall Call { get; }
}
