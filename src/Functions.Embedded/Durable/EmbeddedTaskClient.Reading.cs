using Functions.Embedded.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable;

internal sealed partial class EmbeddedTaskClient
{
    /// <inheritdoc/>
    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return await ReadAsync(instanceId, getInputsAndOutputs, cancellation).ConfigureAwait(false) is { } record
            ? Metadata(record, getInputsAndOutputs)
            : null;
    }

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) =>
        WaitAsync(
            instanceId,
            record => record.Status != OrchestrationRuntimeStatus.Pending,
            runner => runner.Started,
            getInputsAndOutputs,
            cancellation
        );

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) =>
        WaitAsync(
            instanceId,
            record => record.IsFinished,
            runner => runner.Completed,
            getInputsAndOutputs,
            cancellation
        );

    /// <inheritdoc/>
    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new InstanceQuery(hub, instances, filter ?? new OrchestrationQuery(), Metadata);

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId,
        Func<InstanceRecord, bool> isReached,
        Func<Running.InstanceRunner, Task> whenReached,
        bool getInputsAndOutputs,
        CancellationToken cancellation
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation, hub.Stop.Everything);
        while (true)
        {
            var runner = instances.Find(instanceId);
            if (runner is not null)
            {
                await whenReached(runner).WaitAsync(ends.Token).ConfigureAwait(false);
                return Metadata(runner.Record, getInputsAndOutputs);
            }

            var created = instances.WhenCreatedAsync(instanceId);
            if (
                await ReadAsync(instanceId, getInputsAndOutputs, ends.Token).ConfigureAwait(false) is { } record
                && isReached(record)
            )
            {
                return Metadata(record, getInputsAndOutputs);
            }

            // As in the genuine engine, who waits for an instance that is yet to be created waits for that too.
            await created.WaitAsync(ends.Token).ConfigureAwait(false);
        }
    }

    private async Task<InstanceRecord?> ReadAsync(string instanceId, bool withPayloads, CancellationToken cancellation)
    {
        if (instances.Find(instanceId)?.State is { ETag: not null } state)
        {
            return state.Record;
        }

        return (await hub.Store.ReadAsync(instanceId, withPayloads, cancellation).ConfigureAwait(false))?.Record;
    }

    private OrchestrationMetadata Metadata(InstanceRecord record, bool withInputsAndOutputs) =>
        new(record.Name, record.Id)
        {
            RuntimeStatus = record.Status,
            CreatedAt = new DateTimeOffset(record.CreatedAt, TimeSpan.Zero),
            LastUpdatedAt = new DateTimeOffset(record.UpdatedAt, TimeSpan.Zero),
            Tags = record.Tags,
            SerializedInput = withInputsAndOutputs ? record.Input : null,
            SerializedOutput = withInputsAndOutputs ? record.Output : null,
            SerializedCustomStatus = withInputsAndOutputs ? record.CustomStatus : null,
            FailureDetails = withInputsAndOutputs ? record.Failure?.ToDetails() : null,
            DataConverter = withInputsAndOutputs ? settings.DataConverter : null,
        };
}
