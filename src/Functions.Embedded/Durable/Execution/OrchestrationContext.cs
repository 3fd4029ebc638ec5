using System.Globalization;
using System.Text;
using Functions.Embedded.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Execution;

/// <summary>What an orchestrator sees of its instance. Each call becomes a numbered step of the run.</summary>
internal sealed class OrchestrationContext(OrchestrationRun run, ExecutionStarted started) : TaskOrchestrationContext
{
    private const int LargestCustomStatusBytes = 16 * 1024;
    private int _guids;

    /// <summary>The serialized custom status.</summary>
    public string? CustomStatus { get; private set; }

    /// <inheritdoc/>
    public override TaskName Name { get; } = started.Name;

    /// <inheritdoc/>
    public override string InstanceId => run.Instance.Id;

    /// <inheritdoc/>
    public override string Version => started.Version;

    /// <inheritdoc/>
    public override ParentOrchestrationInstance? Parent { get; } =
        started.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null;

    /// <inheritdoc/>
    public override DateTime CurrentUtcDateTime => run.Now;

    /// <inheritdoc/>
    public override bool IsReplaying => run.IsReplaying;

    /// <inheritdoc/>
    public override TaskOrchestrationEntityFeature Entities =>
        throw new NotSupportedException(
            "Durable entities (context.Entities) are not supported by the embedded engine."
        );

    /// <inheritdoc/>
    protected override ILoggerFactory LoggerFactory => run.Settings.Loggers;

    private DataConverter Converter => run.Settings.Converter;

    /// <inheritdoc/>
    public override T? GetInput<T>()
        where T : default
    {
        run.DemandOwnThread();
        return Converter.Deserialize<T>(started.Payload);
    }

    /// <inheritdoc/>
    public override Guid NewGuid()
    {
        run.DemandOwnThread();
        return DeterministicGuid.Of(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{InstanceId}|{run.Instance.Execution}|{CurrentUtcDateTime:O}|{_guids++}"
            )
        );
    }

    /// <inheritdoc/>
    public override void SetCustomStatus(object? customStatus)
    {
        run.DemandOwnThread();
        var serialized = Converter.Serialize(customStatus);
        if (serialized is not null && Encoding.Unicode.GetByteCount(serialized) > LargestCustomStatusBytes)
        {
            throw new ArgumentException(
                $"The custom status is {Encoding.Unicode.GetByteCount(serialized)} bytes as UTF-16 JSON; at most {LargestCustomStatusBytes} are allowed.",
                nameof(customStatus)
            );
        }

        CustomStatus = serialized;
    }

    /// <inheritdoc/>
    public override async Task<TResult> CallActivityAsync<TResult>(
        TaskName name,
        object? input = null,
        TaskOptions? options = null
    )
    {
        run.DemandOwnThread();
        DemandInput(input, options);
        var version = options?.Version is { } asked ? asked.Version : Version;
        var payload = Converter.Serialize(input);
        return await CallAsync<TResult>(
            name,
            options,
            ofSubOrchestration: false,
            id => new TaskScheduled(id, name.Name, version) { Payload = payload }
        );
    }

    /// <inheritdoc/>
    public override async Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName,
        object? input = null,
        TaskOptions? options = null
    )
    {
        run.DemandOwnThread();
        var givenId = (options as SubOrchestrationOptions)?.InstanceId;
        var childId = givenId ?? NewGuid().ToString("N");
        var version = options?.Version is { } asked ? asked.Version : run.Settings.DefaultVersion;
        var payload = Converter.Serialize(input);
        var tags = new Dictionary<string, string>(started.Tags, StringComparer.Ordinal);
        foreach (var (key, value) in options?.Tags ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            tags[key] = value;
        }

        return await CallAsync<TResult>(
            orchestratorName,
            options,
            ofSubOrchestration: true,
            id => new SubOrchestrationCreated(id, orchestratorName.Name, version, childId, givenId is null, tags)
            {
                Payload = payload,
            }
        );
    }

    /// <inheritdoc/>
    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        run.DemandOwnThread();
        var timer = run.Take(id => new TimerCreated(id, fireAt.ToUniversalTime()), out var id);
        using var registration = cancellationToken.Register(() => run.Cancel(id, timer));
        await timer.Result;
    }

    /// <inheritdoc/>
    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        run.DemandOwnThread();
        return run.Events.WaitAsync<T>(eventName, cancellationToken);
    }

    /// <inheritdoc/>
    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        run.DemandOwnThread();
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        var serialized = Converter.Serialize(payload);
        run.Take(id => new EventSent(id, instanceId, eventName) { Payload = serialized });
    }

    /// <inheritdoc/>
    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(
            new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents }
        );

    /// <inheritdoc/>
    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        run.DemandOwnThread();
        var version = string.IsNullOrWhiteSpace(options.NewVersion) ? null : options.NewVersion;
        run.ContinueAsNew(Converter.Serialize(options.NewInput), version, options.PreserveUnprocessedEvents);
    }

    private static void DemandInput(object? input, TaskOptions? options)
    {
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException(
                "Task options were given as the activity's input. Pass them as `options: …`.",
                nameof(input)
            );
        }
    }

    private async Task<TResult> CallAsync<TResult>(
        TaskName name,
        TaskOptions? options,
        bool ofSubOrchestration,
        Func<int, Step> step
    )
    {
        try
        {
            var result = await Retrying.RunAsync(
                this,
                options?.Retry,
                ofSubOrchestration,
                () => run.Take(step, out _).Result
            );
            return Converter.Deserialize<TResult>(result)!;
        }
        catch (StepFailedException e)
        {
            throw new TaskFailedException(name, e.Id, e.Failure.ToDetails());
        }
    }
}
