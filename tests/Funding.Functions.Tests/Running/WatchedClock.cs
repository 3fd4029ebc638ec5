using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Funding.Functions.Tests.Running;

/// <summary>A clock that the test moves, and that tells when somebody begins to wait by it.</summary>
internal sealed class WatchedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return new WatchedTimer(timer, _waits.Writer);
    }

    /// <summary>Lets a time pass each time that somebody begins to wait for as long, until the work is done.</summary>
    internal async Task<T> PassAsync<T>(TimeSpan time, Task<T> work)
    {
        while (!work.IsCompleted)
        {
            var waits = _waits.Reader.WaitToReadAsync().AsTask();
            if (await Task.WhenAny(work, waits) == work)
            {
                break;
            }
            while (_waits.Reader.TryRead(out var wait))
            {
                if (wait == time)
                {
                    Advance(time);
                }
            }
        }
        return await work;
    }

    private sealed class WatchedTimer(ITimer timer, ChannelWriter<TimeSpan> waits) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            waits.TryWrite(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
