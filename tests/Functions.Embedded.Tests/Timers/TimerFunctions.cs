using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Tests.Timers;

/// <summary>Remembers runs, and can hold them up or make them fail.</summary>
public sealed class Bell(TimeProvider time)
{
    private readonly ConcurrentQueue<string> _rings = new();

    public Func<CancellationToken, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    public TimerInfo? LastInfo { get; private set; }

    public IReadOnlyCollection<string> Rings => _rings;

    internal async Task RingAsync(TimerInfo timer, FunctionContext context, CancellationToken cancellationToken)
    {
        LastInfo = timer;
        var retry = context.RetryContext.RetryCount > 0 ? $" retry {context.RetryContext.RetryCount}" : "";
        _rings.Enqueue($"{time.GetUtcNow():MM-dd HH:mm:ss}{(timer.IsPastDue ? " past due" : "")}{retry}");
        await Meanwhile(cancellationToken);
    }
}

public sealed class EveryFiveMinutes(Bell bell)
{
    [Function("EveryFiveMinutes")]
    public Task Run([TimerTrigger("0 */5 * * * *")] TimerInfo timer, FunctionContext context, CancellationToken ct) =>
        bell.RingAsync(timer, context, ct);
}

public sealed class AsTheSettingSays(Bell bell)
{
    [Function("AsTheSettingSays")]
    public Task Run(
        [TimerTrigger("%Sweep__Schedule%")] TimerInfo timer,
        FunctionContext context,
        CancellationToken ct
    ) => bell.RingAsync(timer, context, ct);
}

public sealed class AtTheStart(Bell bell)
{
    [Function("AtTheStart")]
    public Task Run(
        [TimerTrigger("0 0 3 * * *", RunOnStartup = true)] TimerInfo timer,
        FunctionContext context,
        CancellationToken ct
    ) => bell.RingAsync(timer, context, ct);
}

public sealed class Unmonitored(Bell bell)
{
    [Function("Unmonitored")]
    public Task Run(
        [TimerTrigger("0 0 3 * * *", UseMonitor = false)] TimerInfo timer,
        FunctionContext context,
        CancellationToken ct
    ) => bell.RingAsync(timer, context, ct);
}

public sealed class WithFixedRetries(Bell bell)
{
    [Function("WithFixedRetries")]
    [FixedDelayRetry(2, "00:00:30")]
    public Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, FunctionContext context, CancellationToken ct) =>
        bell.RingAsync(timer, context, ct);
}

public sealed class WithGrowingRetries(Bell bell)
{
    [Function("WithGrowingRetries")]
    [ExponentialBackoffRetry(4, "00:00:10", "00:00:30")]
    public Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, FunctionContext context, CancellationToken ct) =>
        bell.RingAsync(timer, context, ct);
}
