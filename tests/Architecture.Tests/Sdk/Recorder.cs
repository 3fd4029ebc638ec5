using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Architecture.Tests.Sdk;

/// <summary>A context with its abstract members only: it writes down what the base class makes of a call.</summary>
internal sealed class Recorder : TaskOrchestrationContext
{
    public List<string> Calls { get; } = [];

    public TaskCompletionSource Timer { get; } = new();

    public TaskCompletionSource<int> Event { get; } = new();

    public CancellationToken TimerToken { get; private set; }

    public string OwnVersion { get; init; } = "";

    public override TaskName Name => "Recorder";

    public override string InstanceId => "recorder";

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => new(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public override bool IsReplaying => false;

    public override string Version => OwnVersion;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T? GetInput<T>()
        where T : default => default;

    public override Guid NewGuid() => Guid.Empty;

    public override void SetCustomStatus(object? customStatus) => Calls.Add($"status {customStatus}");

    public override Task<TResult> CallActivityAsync<TResult>(
        TaskName name,
        object? input = null,
        TaskOptions? options = null
    ) => Record<TResult>("activity", name, input, options);

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName,
        object? input = null,
        TaskOptions? options = null
    ) => Record<TResult>("sub", orchestratorName, input, options);

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Calls.Add($"timer {fireAt.ToString("s", CultureInfo.InvariantCulture)}");
        TimerToken = cancellationToken;
        return Timer.Task;
    }

    public override async Task<T> WaitForExternalEvent<T>(
        string eventName,
        CancellationToken cancellationToken = default
    ) => (T)(object)await Event.Task.WaitAsync(cancellationToken);

    public override void SendEvent(string instanceId, string eventName, object payload) =>
        Calls.Add($"event {instanceId} {eventName} {payload}");

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        Calls.Add($"again {newInput} {preserveUnprocessedEvents}");

    private Task<TResult> Record<TResult>(string kind, TaskName name, object? input, TaskOptions? options)
    {
        Calls.Add($"{kind} {typeof(TResult).Name} {name} {input} {options is not null}");
        return Task.FromResult<TResult>(default!);
    }
}
