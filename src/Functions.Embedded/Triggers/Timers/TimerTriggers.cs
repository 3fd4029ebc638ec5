using System.Collections.Immutable;
using Functions.Embedded.Invocation;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Triggers.Timers;

/// <summary>What every timer trigger needs.</summary>
internal sealed record TimerServices(
    FunctionExecutor Executor,
    IServiceProvider Provider,
    TimerStatusStore Store,
    TimeProvider Time,
    WorkInProgress Work,
    ILogger Logger,
    CancellationToken Stopping,
    CancellationToken Abandoned
);

/// <summary>All timer functions of the app.</summary>
internal sealed class TimerTriggers(ImmutableArray<TimerFunction> functions, TimerServices services) : IAsyncDisposable
{
    private ImmutableArray<TimerTrigger> _triggers = [];

    internal async Task StartAsync()
    {
        if (functions.IsEmpty)
        {
            return;
        }

        var known = functions.Any(f => f.UseMonitor)
            ? await services.Store.ReadAsync(services.Stopping)
            : ImmutableDictionary<string, TimerStatus>.Empty;
        _triggers =
        [
            .. functions.Select(f => new TimerTrigger(
                f,
                f.UseMonitor ? known.GetValueOrDefault(f.Function.Name) : null,
                services
            )),
        ];
        foreach (var trigger in _triggers)
        {
            if (trigger.NeedsFirstStatus)
            {
                await trigger.WriteStatusAsync(services.Stopping);
            }
        }

        Check();
    }

    /// <summary>Begins what is due: for clocks that were set rather than passed.</summary>
    internal void Check()
    {
        foreach (var trigger in _triggers)
        {
            trigger.Check();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var trigger in _triggers)
        {
            await trigger.DisposeAsync();
        }
    }
}
