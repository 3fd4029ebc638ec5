using Functions.Embedded.Durable.History;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable;

internal sealed partial class EmbeddedTaskClient
{
    /// <inheritdoc/>
    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return new PurgeResult(
            await PurgeAsync(instanceId, options?.Recursive ?? false, cancellation).ConfigureAwait(false),
            isComplete: true
        );
    }

    /// <inheritdoc/>
    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.Timeout <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(
                nameof(filter),
                filter.Timeout,
                "The filter's Timeout must be more than zero."
            );
        }

        var until = filter.Timeout is { } timeout ? hub.Time.GetUtcNow() + timeout : DateTimeOffset.MaxValue;
        var ended = new OrchestrationQuery(filter.CreatedFrom, filter.CreatedTo, Ended(filter.Statuses));
        var purged = 0;
        await foreach (var instance in GetAllInstancesAsync(ended).WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (hub.Time.GetUtcNow() >= until)
            {
                return new PurgeResult(purged, isComplete: false);
            }

            purged += await PurgeAsync(instance.InstanceId, options?.Recursive ?? false, cancellation)
                .ConfigureAwait(false);
        }

        return new PurgeResult(purged, isComplete: true);
    }

    private static List<OrchestrationRuntimeStatus> Ended(IEnumerable<OrchestrationRuntimeStatus>? statuses)
    {
        OrchestrationRuntimeStatus[] ended =
        [
            OrchestrationRuntimeStatus.Completed,
            OrchestrationRuntimeStatus.Failed,
            OrchestrationRuntimeStatus.Terminated,
        ];
        return [.. statuses is null ? ended : ended.Intersect(statuses)];
    }

    /// <summary>Purges an ended instance: one that has not ended, or that is not there, is left as it is.</summary>
    private async Task<int> PurgeAsync(string instanceId, bool recursive, CancellationToken cancellation)
    {
        instances.DemandRunning();
        if (instances.Find(instanceId) is { } live)
        {
            if (!live.Record.IsFinished)
            {
                return 0;
            }

            await live.Ended.WaitAsync(cancellation).ConfigureAwait(false);
        }

        var purged = 0;
        if (recursive)
        {
            var stored = await hub.Store.LoadAsync(instanceId, cancellation).ConfigureAwait(false);
            foreach (var child in stored?.History.OfType<SubOrchestrationCreated>() ?? [])
            {
                purged += await PurgeAsync(child.ChildId, recursive: true, cancellation).ConfigureAwait(false);
            }
        }
        else if (
            await hub.Store.ReadAsync(instanceId, withPayloads: false, cancellation).ConfigureAwait(false)
            is not { Record.IsFinished: true }
        )
        {
            return 0;
        }

        await hub.Store.PurgeAsync(instanceId, cancellation).ConfigureAwait(false);
        await hub.Index.RemoveDoneAsync(instanceId).ConfigureAwait(false);
        return purged + 1;
    }
}
