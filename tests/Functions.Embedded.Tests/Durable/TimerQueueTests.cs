using Functions.Embedded.Durable.Running;
using Microsoft.Extensions.Time.Testing;

namespace Functions.Embedded.Tests.Durable;

public sealed class TimerQueueTests
{
    private readonly FakeTimeProvider _time = new(TestHub.Beginning);

    [Fact]
    public void Timers_fire_once_in_the_order_of_their_due_times_even_after_a_jump_of_years()
    {
        using var queue = new TimerQueue(_time, new EngineWork(new WorkInProgress()));
        var fired = new List<int>();
        foreach (var days in (int[])[400, 3, 90, 3])
        {
            queue.Add(TestHub.Beginning.AddDays(days).UtcDateTime, () => fired.Add(days));
        }

        _time.Advance(TimeSpan.FromDays(3) - TimeSpan.FromTicks(1));
        Assert.Empty(fired);
        _time.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Equal([3, 3], fired);
        _time.Advance(TimeSpan.FromDays(900));

        Assert.Equal([3, 3, 90, 400], fired);
        Assert.Null(queue.NextDue);
    }

    [Fact]
    public void Cancelled_timers_neither_fire_nor_hold_up_time()
    {
        using var queue = new TimerQueue(_time, new EngineWork(new WorkInProgress()));
        var fired = 0;
        var timers = Enumerable
            .Range(1, 1000)
            .Select(day => queue.Add(TestHub.Beginning.AddDays(day).UtcDateTime, () => fired++))
            .ToList();

        timers.SkipLast(1).ToList().ForEach(timer => timer.Cancel());

        Assert.Equal(TestHub.Beginning.AddDays(1000), queue.NextDue);
        _time.Advance(TimeSpan.FromDays(2000));
        timers[^1].Cancel();
        Assert.Equal(1, fired);
    }

    [Fact]
    public async Task Nothing_seems_idle_while_a_timer_fires()
    {
        var work = new WorkInProgress();
        using var queue = new TimerQueue(_time, new EngineWork(work));
        var idle = true;
        queue.Add(TestHub.Beginning.AddDays(1).UtcDateTime, () => idle = work.WhenIdleAsync().IsCompleted);

        _time.Advance(TimeSpan.FromDays(2));

        Assert.False(idle);
        await work.WhenIdleAsync();
    }
}
