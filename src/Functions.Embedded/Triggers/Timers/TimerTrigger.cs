using System.Collections.ObjectModel;
using Functions.Embedded.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Triggers.Timers;

/// <summary>
/// Runs one timer function when it is due, never twice at the same time. However far time jumps, what it jumped over is
/// made up for by one run, which is past due.
/// </summary>
internal sealed partial class TimerTrigger : IAsyncDisposable
{
    // A timer may fire a little late on a busy machine; later than this is past due.
    private static readonly TimeSpan _punctual = TimeSpan.FromSeconds(10);

    // The longest that a system timer can wait is some weeks.
    private static readonly TimeSpan _longestWait = TimeSpan.FromDays(1);
    private readonly Lock _gate = new();
    private readonly TimerFunction _timer;
    private readonly TimerServices _services;
    private readonly ITimer _alarm;
    private DateTimeOffset _planned;
    private DateTimeOffset _due;
    private DateTimeOffset _last;
    private bool _missed;
    private int _failures;
    private bool _running;
    private bool _stopped;
    private Task _run = Task.CompletedTask;

    internal TimerTrigger(TimerFunction timer, TimerStatus? status, TimerServices services)
    {
        _timer = timer;
        _services = services;
        _alarm = services.Time.CreateTimer(_ => Check(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var now = services.Time.GetUtcNow();
        _last = status?.Last ?? default;
        _planned = _timer.Schedule.After(now);
        if (status is not null)
        {
            // The schedule may have changed since; what counts is the one of today.
            var expected = _timer.Schedule.After(status.Last == default ? status.LastUpdated : status.Last);
            _missed = expected <= now;
            _planned = _missed ? expected : _planned;
        }

        _due = _missed || timer.RunOnStartup ? now : _planned;
        NeedsFirstStatus = timer.UseMonitor && status is null;
    }

    /// <summary>Whether nothing is stored about this function yet.</summary>
    internal bool NeedsFirstStatus { get; }

    internal Task WriteStatusAsync(CancellationToken cancellationToken)
    {
        TimerStatus status;
        lock (_gate)
        {
            status = new TimerStatus(_last, _planned, _services.Time.GetUtcNow());
        }

        return _services.Store.WriteAsync(_timer.Function.Name, status, cancellationToken);
    }

    /// <summary>Begins a run if one is due, otherwise waits for that. The run is counted before this returns.</summary>
    internal void Check()
    {
        lock (_gate)
        {
            if (_stopped || _running)
            {
                return;
            }

            var now = _services.Time.GetUtcNow();
            if (now < _due)
            {
                var wait = _due - now;
                _alarm.Change(wait < _longestWait ? wait : _longestWait, Timeout.InfiniteTimeSpan);
                return;
            }

            _running = true;
            var piece = _services.Work.Begin();
            var isPastDue = _missed || now - _due > _punctual;
            _run = Task.Run(() => RunAsync(isPastDue, piece), CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task run;
        lock (_gate)
        {
            _stopped = true;
            run = _run;
        }

        await _alarm.DisposeAsync();
        await run;
    }

    private async Task RunAsync(bool isPastDue, IDisposable piece)
    {
        using (piece)
        {
            var outcome = await TryInvokeAsync(isPastDue);
            if (outcome == Outcome.Interrupted)
            {
                // It stays due: the next start finds it past due.
                return;
            }

            PlanNext(outcome == Outcome.Failed);
            await RememberAsync();
            lock (_gate)
            {
                _running = false;
            }

            Check();
        }
    }

    private void PlanNext(bool failed)
    {
        lock (_gate)
        {
            var now = _services.Time.GetUtcNow();
            _failures = failed ? _failures + 1 : 0;
            if (failed && _timer.Retry.DelayAfter(_failures) is { } delay)
            {
                _due = now + delay;
                return;
            }

            _failures = 0;
            _missed = false;
            _last = now;
            _planned = _timer.Schedule.After(now);
            _due = _planned;
        }
    }

    private async Task RememberAsync()
    {
        if (!_timer.UseMonitor || _failures > 0)
        {
            return;
        }

        try
        {
            await WriteStatusAsync(_services.Abandoned);
        }
        catch (OperationCanceledException) when (_services.Abandoned.IsCancellationRequested)
        {
            // Nothing more is written.
        }
        catch (Exception e)
        {
            // The next run writes it again; without it a restart may run the function once more.
            StatusFailed(_services.Logger, e, _timer.Function.Name);
        }
    }

    private async Task<Outcome> TryInvokeAsync(bool isPastDue)
    {
        try
        {
            await using var scope = _services.Provider.CreateAsyncScope();
            var context = new EmbeddedFunctionContext(
                _timer.Function.Definition,
                scope.ServiceProvider,
                () => ReadOnlyDictionary<string, object?>.Empty,
                new EmbeddedRetryContext(_failures, _timer.Retry.MaxCount),
                _services.Stopping
            );
            var info = Info(isPastDue);
            await _services.Executor.InvokeAsync(_timer.Function, context, _ => new ValueTask<object?>(info));
            return Outcome.Done;
        }
        catch (OperationCanceledException) when (_services.Stopping.IsCancellationRequested)
        {
            return Outcome.Interrupted;
        }
        catch (Exception e)
        {
            Failed(_services.Logger, e, _timer.Function.Name);
            return Outcome.Failed;
        }
    }

    private TimerInfo Info(bool isPastDue)
    {
        var info = new TimerInfo { IsPastDue = isPastDue };
        if (_timer.UseMonitor)
        {
            info.ScheduleStatus = new ScheduleStatus
            {
                Last = _last.UtcDateTime,
                Next = _timer.Schedule.After(_services.Time.GetUtcNow()).UtcDateTime,
                LastUpdated = _last.UtcDateTime,
            };
        }

        return info;
    }

    private enum Outcome
    {
        Done,
        Failed,
        Interrupted,
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The timer function {Function} failed.")]
    private static partial void Failed(ILogger logger, Exception exception, string function);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The last run of the timer function {Function} could not be stored."
    )]
    private static partial void StatusFailed(ILogger logger, Exception exception, string function);
}
