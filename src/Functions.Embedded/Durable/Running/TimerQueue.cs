namespace Functions.Embedded.Durable.Running;

/// <summary>All timers of the engine, over one timer of the time provider.</summary>
internal sealed class TimerQueue : IDisposable
{
    // The time provider's timers cannot be set for more than 49 days.
    private static readonly TimeSpan _longestWait = TimeSpan.FromDays(1);
    private readonly Lock _gate = new();
    private readonly PriorityQueue<DurableTimer, (DateTime DueAt, long Order)> _queue = new();
    private readonly TimeProvider _time;
    private readonly EngineWork _work;
    private readonly ITimer _timer;
    private long _order;
    private int _cancelled;
    private bool _stopped;

    public TimerQueue(TimeProvider time, EngineWork work)
    {
        _time = time;
        _work = work;
        _timer = time.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>When the next timer is due, or null if none is set or none will fire any more.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                return !_stopped && Next() is { } next ? new DateTimeOffset(next.DueAt, TimeSpan.Zero) : null;
            }
        }
    }

    /// <summary>Sets a timer. <paramref name="fire"/> is called once, not before it is due; it must be quick.</summary>
    public DurableTimer Add(DateTime dueAt, Action fire)
    {
        var timer = new DurableTimer(this, dueAt, fire);
        lock (_gate)
        {
            _queue.Enqueue(timer, (dueAt, _order++));
        }

        FireDue();
        return timer;
    }

    /// <summary>Fires what is due. Whoever moves virtual time may call it to be certain that nothing due is left.</summary>
    public void FireDue()
    {
        // Between taking a timer from the queue and firing it there must never seem to be nothing to do.
        using var work = _work.Begin();
        foreach (var timer in TakeDue())
        {
            timer.Fire();
        }
    }

    /// <summary>Fires nothing any more.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    internal void NoteCancelled()
    {
        lock (_gate)
        {
            if (++_cancelled > 100 && _cancelled > _queue.Count / 2)
            {
                var kept = _queue.UnorderedItems.Where(item => !item.Element.IsCancelled).ToList();
                _queue.Clear();
                _queue.EnqueueRange(kept);
                _cancelled = 0;
            }
        }
    }

    private List<DurableTimer> TakeDue()
    {
        var due = new List<DurableTimer>();
        lock (_gate)
        {
            if (_stopped)
            {
                return due;
            }

            var now = _time.GetUtcNow().UtcDateTime;
            while (Next() is { } next && next.DueAt <= now)
            {
                due.Add(_queue.Dequeue());
            }

            if (Next() is { } waiting)
            {
                // Timers count whole milliseconds: one more, rather than firing too early.
                var wait = waiting.DueAt - now + TimeSpan.FromMilliseconds(1);
                _timer.Change(wait < _longestWait ? wait : _longestWait, Timeout.InfiniteTimeSpan);
            }
        }

        return due;
    }

    private DurableTimer? Next()
    {
        while (_queue.TryPeek(out var next, out _))
        {
            if (!next.IsCancelled)
            {
                return next;
            }

            _queue.Dequeue();
        }

        return null;
    }
}

/// <summary>A timer that was set.</summary>
internal sealed class DurableTimer(TimerQueue queue, DateTime dueAt, Action fire)
{
    private int _ended;

    public DateTime DueAt { get; } = dueAt;

    public bool IsCancelled => Volatile.Read(ref _ended) == 1;

    /// <summary>Makes sure that it does not fire any more.</summary>
    public void Cancel()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            queue.NoteCancelled();
        }
    }

    public void Fire()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            fire();
        }
    }
}
