using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable;

/// <content>How the engine ends.</content>
internal sealed partial class DurableEngine
{
    /// <summary>
    /// Ends in an orderly way: turns are stored; running activities get time, then are asked to end, then are left alone
    /// and run again after the next start.
    /// </summary>
    public Task StopAsync() => EndAsync(graceful: true);

    /// <summary>Ends where it is, as a crash does: nothing more is stored, the lease is not given back.</summary>
    public Task AbandonAsync() => EndAsync(graceful: false);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        _timers.Dispose();
        _stop.Dispose();
        if (_lease is not null)
        {
            await _lease.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task EndAsync(bool graceful)
    {
        lock (_stopped)
        {
            return _ending ??= Task.Run(
                () => graceful ? StopGracefullyAsync() : StopAtOnceAsync(),
                CancellationToken.None
            );
        }
    }

    private async Task StopGracefullyAsync()
    {
        _stop.Begin();
        _timers.Stop();
        if (!await IsIdleWithinAsync(_options.StopGrace).ConfigureAwait(false))
        {
            await _stop.AskActivitiesAsync().ConfigureAwait(false);
            await IsIdleWithinAsync(_options.LastWait).ConfigureAwait(false);
        }

        await _stop.EndAsync().ConfigureAwait(false);
        if (_lease is not null)
        {
            using var limit = new CancellationTokenSource(_options.LastWait, TimeProvider.System);
            await _lease.ReleaseAsync(limit.Token).ConfigureAwait(false);
        }

        _storage.Close();
        LogStopped(_log, _options.HubName);
        _stopped.TrySetResult();
    }

    private async Task StopAtOnceAsync()
    {
        _storage.Close();
        _timers.Stop();
        await _stop.EndAsync().ConfigureAwait(false);
        if (_lease is not null)
        {
            await _lease.EndAsync().ConfigureAwait(false);
        }

        LogAbandoned(_log, _options.HubName);
        _stopped.TrySetResult();
    }

    private async Task<bool> IsIdleWithinAsync(TimeSpan limit)
    {
        using var ends = new CancellationTokenSource(limit, TimeProvider.System);
        try
        {
            await _work.OwnIdleAsync(ends.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "The durable engine of task hub '{Hub}' has stopped.")]
    private static partial void LogStopped(ILogger log, string hub);

    [LoggerMessage(LogLevel.Warning, "The durable engine of task hub '{Hub}' has stopped where it was.")]
    private static partial void LogAbandoned(ILogger log, string hub);
}
