using Functions.Embedded.Durable.Storage;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Running;

/// <summary>What the instances of a task hub share.</summary>
internal sealed record Hub
{
    public required InstanceStore Store { get; init; }

    public required InstanceWriter Writer { get; init; }

    public required InstanceIndex Index { get; init; }

    public required PayloadStore Payloads { get; init; }

    public required TurnPlanner Planner { get; init; }

    public required ActivityPool Activities { get; init; }

    public required TimerQueue Timers { get; init; }

    public required TimeProvider Time { get; init; }

    public required EngineWork Work { get; init; }

    public required EngineStop Stop { get; init; }

    public required ILogger Log { get; init; }
}
