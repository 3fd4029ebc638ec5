namespace Microsoft.DurableTask.Client;

/// <summary>How instances are deleted.</summary>
/// <param name="Recursive">Whether sub-orchestrations are deleted too.</param>
public record PurgeInstanceOptions(bool Recursive = false);

/// <summary>Chooses instances to delete.</summary>
/// <param name="CreatedFrom">Created at or after this time.</param>
/// <param name="CreatedTo">Created at or before this time.</param>
/// <param name="Statuses">With one of these statuses; null: any ended.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null
)
{
    /// <summary>Time after which to stop and report what was deleted; null: no limit.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>What was deleted.</summary>
public class PurgeResult
{
    /// <summary>A result.</summary>
    /// <param name="count">Number of deleted instances.</param>
    /// <exception cref="ArgumentException">The number is negative.</exception>
    public PurgeResult(int count)
    {
        if (count < 0)
        {
            throw new ArgumentException("The number of deleted instances must not be negative.", nameof(count));
        }

        PurgedInstanceCount = count;
    }

    /// <inheritdoc cref="PurgeResult(int)"/>
    /// <param name="count">Number of deleted instances.</param>
    /// <param name="isComplete">Whether none is left; null: not known.</param>
    public PurgeResult(int count, bool? isComplete)
        : this(count) => IsComplete = isComplete;

    /// <summary>Number of deleted instances.</summary>
    public int PurgedInstanceCount { get; }

    /// <summary>Whether none is left; null: not known.</summary>
    public bool? IsComplete { get; }
}
