using Functions.Embedded;
using Microsoft.Extensions.Time.Testing;

namespace Funding.Local.Demo.Many;

/// <summary>
/// One clock for many lives: they act side by side, and when every one of them waits for a day to come, time passes to the
/// earliest of these days, with all that falls due on the way.
/// </summary>
internal sealed class SharedClock(EmbeddedRuntime runtime, FakeTimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<TaskCompletionSource, DateTimeOffset> _waiting = new();
    private TaskCompletionSource _nobodyActs = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _acting;

    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Plays all lives to their ends.</summary>
    /// <param name="lives">They wait for time by <see cref="UntilAsync"/> and for nothing else that takes time.</param>
    /// <param name="passed">Told whenever time has passed.</param>
    internal async Task PlayAsync(IReadOnlyList<Func<Task>> lives, Action passed)
    {
        _acting = lives.Count;
        var playing = lives.Select(life => Task.Run(() => PlayAsync(life))).ToList();
        var time = new VirtualTime(runtime, clock, clock.SetUtcNow);
        while (await NextAsync(playing) is { } next)
        {
            await time.AdvanceToAsync(next);
            passed();
            Release();
        }

        await Task.WhenAll(playing);
        await runtime.WhenIdleAsync();
    }

    /// <summary>Waits until the clock shows this.</summary>
    internal Task UntilAsync(DateTimeOffset at)
    {
        var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (at <= Now)
            {
                return Task.CompletedTask;
            }

            _waiting.Enqueue(wait, at);
            Rest();
        }

        return wait.Task;
    }

    private async Task PlayAsync(Func<Task> life)
    {
        try
        {
            await life();
        }
        finally
        {
            lock (_gate)
            {
                Rest();
            }
        }
    }

    private void Rest()
    {
        if (--_acting == 0)
        {
            _nobodyActs.SetResult();
        }
    }

    // The earliest moment that somebody waits for, once nobody acts; null when all lives are over.
    private async Task<DateTimeOffset?> NextAsync(IReadOnlyList<Task> playing)
    {
        await _nobodyActs.Task;
        await Task.WhenAll(playing.Where(life => life.IsFaulted));
        lock (_gate)
        {
            _nobodyActs = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.TryPeek(out _, out var at) ? at : null;
        }
    }

    private void Release()
    {
        List<TaskCompletionSource> due = [];
        lock (_gate)
        {
            while (_waiting.TryPeek(out var wait, out var at) && at <= Now)
            {
                _waiting.Dequeue();
                due.Add(wait);
            }

            _acting += due.Count;
        }

        due.ForEach(wait => wait.SetResult());
    }
}
