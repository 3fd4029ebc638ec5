using Azure;
using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Storage;

namespace Functions.Embedded.Durable.Running;

/// <summary>An instance between two turns.</summary>
internal sealed record InstanceState
{
    public required InstanceRecord Record { get; init; }

    /// <summary>The stored row; null while the instance is not stored.</summary>
    public ETag? ETag { get; init; }

    public IReadOnlyList<HistoryEvent> History { get; init; } = [];

    /// <summary>Rows to delete when there is an occasion.</summary>
    public IReadOnlyList<string> Obsolete { get; init; } = [];

    /// <summary>Blobs of the history.</summary>
    public IReadOnlyList<string> Blobs { get; init; } = [];

    /// <summary>Steps that the orchestrator waits for; null until it has been played since the start.</summary>
    public IReadOnlySet<int>? Open { get; init; }

    /// <summary>Whether something came in that the orchestrator has not seen.</summary>
    public bool HasDeferred => History.Count > 0 && History[^1].Deferred;

    public static InstanceState Of(StoredInstance stored) =>
        new()
        {
            Record = stored.Record,
            ETag = stored.ETag,
            History = stored.History,
            Obsolete = stored.Obsolete,
            Blobs = stored.Blobs,
        };

    /// <summary>Steps of the history that have not ended, whether anybody still waits for them or not.</summary>
    public Dictionary<int, Step> UnendedSteps()
    {
        var steps = new Dictionary<int, Step>();
        foreach (var happened in History)
        {
            switch (happened)
            {
                case TaskScheduled or SubOrchestrationCreated or TimerCreated:
                    steps[((Step)happened).Id] = (Step)happened;
                    break;
                case TaskCompleted ended:
                    steps.Remove(ended.Id);
                    break;
                case TaskFailed ended:
                    steps.Remove(ended.Id);
                    break;
                case TimerFired ended:
                    steps.Remove(ended.Id);
                    break;
                default:
                    break;
            }
        }

        return steps;
    }
}
