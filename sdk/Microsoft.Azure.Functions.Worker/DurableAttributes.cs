using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Makes a function an orchestrator; the parameter receives its context.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
[DebuggerDisplay("{Orchestration}")]
public sealed class OrchestrationTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Name of the orchestrator; null: the function's name.</summary>
    public string? Orchestration { get; set; }
}

/// <summary>Makes a function an activity; the parameter receives its input.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
[DebuggerDisplay("{Activity}")]
public sealed class ActivityTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Name of the activity; null: the function's name.</summary>
    public string? Activity { get; set; }
}

/// <summary>Makes a function a durable entity.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
[DebuggerDisplay("{EntityName}")]
public sealed class EntityTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Name of the entity; null: the function's name.</summary>
    public string? EntityName { get; set; }
}

/// <summary>Gives a function the client that starts and reads orchestrations.</summary>
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>The task hub; null: the host's own.</summary>
    public string? TaskHub { get; set; }

    /// <summary>Setting with the connection of the task hub's storage; null: the host's own.</summary>
    public string? ConnectionName { get; set; }
}
