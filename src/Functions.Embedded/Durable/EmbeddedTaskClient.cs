using Functions.Embedded.Durable.Running;
using Functions.Embedded.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;

namespace Functions.Embedded.Durable;

/// <summary>
/// The client of the engine in this process. What changes an instance has been stored when the call completes.
/// </summary>
internal sealed partial class EmbeddedTaskClient(Hub hub, Instances instances, DurableEngineOptions settings)
    : DurableTaskClient(settings.HubName)
{
    /// <inheritdoc/>
    public override DurableEntityClient Entities =>
        throw new NotSupportedException("Durable entities (client.Entities) are not supported by the embedded engine.");

    /// <inheritdoc/>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        var wanted = new NewInstance(
            options?.InstanceId ?? Guid.NewGuid().ToString("N"),
            orchestratorName.Name,
            options?.Version is { } version ? version.Version : settings.DefaultVersion
        )
        {
            Input = settings.DataConverter.Serialize(input),
            Tags = options?.Tags ?? new Dictionary<string, string>(StringComparer.Ordinal),
            StartAt = options?.StartAt?.UtcDateTime,
            IdIsNew = options?.InstanceId is null,
            Blocking = Blocking(options?.DedupeStatuses),
        };
        _ = Keys.Of(wanted.Id);
        // Once it is on its way the creation goes on, even if nobody waits for it.
        await instances.CreateAsync(wanted, cancellation).WaitAsync(cancellation).ConfigureAwait(false);
        return wanted.Id;
    }

    /// <inheritdoc/>
    public override Task RaiseEventAsync(
        string instanceId,
        string eventName,
        object? eventPayload = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        instances.DemandRunning();
        var raise = new Raise(eventName, settings.DataConverter.Serialize(eventPayload));
        return instances.Find(instanceId) is { } runner ? AskAsync(runner, raise, cancellation) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task SuspendInstanceAsync(
        string instanceId,
        string? reason = null,
        CancellationToken cancellation = default
    ) => AskLiveAsync(instanceId, new Suspend(reason), cancellation);

    /// <inheritdoc/>
    public override Task ResumeInstanceAsync(
        string instanceId,
        string? reason = null,
        CancellationToken cancellation = default
    ) => AskLiveAsync(instanceId, new Resume(reason), cancellation);

    /// <inheritdoc/>
    public override Task TerminateInstanceAsync(
        string instanceId,
        TerminateInstanceOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        AskLiveAsync(
            instanceId,
            new Terminate(settings.DataConverter.Serialize(options?.Output), options?.Recursive ?? false),
            cancellation
        );

    /// <inheritdoc/>
    public override async Task<string> RestartAsync(
        string instanceId,
        bool restartWithNewInstanceId = false,
        CancellationToken cancellation = default
    )
    {
        var record =
            instances.Find(instanceId)?.Record
            ?? (await hub.Store.ReadAsync(instanceId, withPayloads: true, cancellation).ConfigureAwait(false))?.Record
            ?? throw Missing(instanceId);
        if (!restartWithNewInstanceId && !record.IsFinished)
        {
            throw new InvalidOperationException(
                $"The orchestration instance '{instanceId}' cannot be restarted: it is {record.Status}."
            );
        }

        var wanted = new NewInstance(
            restartWithNewInstanceId ? Guid.NewGuid().ToString("N") : instanceId,
            record.Name,
            record.Version
        )
        {
            Input = record.Input,
            Tags = record.Tags,
            IdIsNew = restartWithNewInstanceId,
        };
        // Once it is on its way the creation goes on, even if nobody waits for it.
        await instances.CreateAsync(wanted, cancellation).WaitAsync(cancellation).ConfigureAwait(false);
        return wanted.Id;
    }

    /// <inheritdoc/>
    public override Task RewindInstanceAsync(
        string instanceId,
        string reason,
        CancellationToken cancellation = default
    ) =>
        throw new NotSupportedException(
            "Rewinding an instance (RewindInstanceAsync) is not supported by the embedded engine; restart it instead (RestartAsync)."
        );

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static HashSet<OrchestrationRuntimeStatus> Blocking(IEnumerable<string>? dedupeStatuses) =>
        [
            .. (dedupeStatuses ?? []).Select(status =>
                Enum.TryParse<OrchestrationRuntimeStatus>(status, ignoreCase: true, out var parsed)
                    ? parsed
                    : throw new ArgumentException($"'{status}' is no orchestration status.", nameof(dedupeStatuses))
            ),
        ];

    private static ArgumentException Missing(string instanceId) =>
        new($"There is no orchestration instance with the id '{instanceId}'.", nameof(instanceId));

    private async Task AskLiveAsync(string instanceId, Message message, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        instances.DemandRunning();
        if (instances.Find(instanceId) is { } runner)
        {
            await AskAsync(runner, message, cancellation).ConfigureAwait(false);
            return;
        }

        var stored = await hub.Store.ReadAsync(instanceId, withPayloads: false, cancellation).ConfigureAwait(false);
        throw stored is { Record: var record }
            ? new InstanceEndedException(instanceId, record.Status)
            : Missing(instanceId);
    }

    private static Task AskAsync(InstanceRunner runner, Message message, CancellationToken cancellation)
    {
        runner.Post(message);
        return message.Taken.WaitAsync(cancellation);
    }
}
