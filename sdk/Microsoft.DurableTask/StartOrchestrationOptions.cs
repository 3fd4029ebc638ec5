using System.Collections.Immutable;

namespace Microsoft.DurableTask;

/// <summary>How a client starts an orchestration.</summary>
public record StartOrchestrationOptions
{
    /// <summary>Options with an id and a time.</summary>
    /// <param name="InstanceId">Id of the instance; null gives it a new one.</param>
    /// <param name="StartAt">When it starts; null or a past time: at once.</param>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    /// <summary>A copy.</summary>
    /// <param name="options">What to copy.</param>
    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        Tags = options.Tags;
        Version = options.Version;
        DedupeStatuses = options.DedupeStatuses;
    }

    /// <summary>Id of the instance; null gives it a new one.</summary>
    public string? InstanceId { get; init; }

    /// <summary>When it starts; null or a past time: at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Tags of the instance.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary.Create<string, string>();

    /// <summary>Version of the instance; null: the host's default version.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>Names of the statuses in which an instance of this id stands in the way; null: the runtime's own choice.</summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
