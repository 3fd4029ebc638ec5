using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

/// <summary>
/// A random life in a system that lives: time does what is due when it is due, crashes let commands be sent again, stops
/// delay all that is due for days or months, and clocks jump. Everything that must hold is looked at in every step.
/// </summary>
internal sealed class DisturbedLife
{
    private readonly Played _life;
    private bool _caughtUp = true;

    private DisturbedLife(Played life) => _life = life;

    /// <summary>Plays it; fails where something does not hold.</summary>
    internal static Played Of(IReadOnlyList<Move> moves)
    {
        var disturbed = new DisturbedLife(Played.Of([.. moves.Take(1)]));
        foreach (var move in moves.Skip(1))
        {
            disturbed.Step(move);
        }

        disturbed.RunTime(move: moves.Count == 0 ? 0 : moves[0].A);
        return disturbed._life;
    }

    private void Step(Move move)
    {
        var target = _life.Now.AddHours(move.Hours);
        if (move.B % 17 == 0)
        {
            // A stop, or a clock that jumps: nothing runs, and afterwards either people or time come first.
            _life.Wait(target.AddDays(move.A % 100) - _life.Now);
            _caughtUp = false;
            if (move.A % 2 == 0)
            {
                RunTime(move.A);
            }
        }
        else
        {
            RunTimeUntil(target, move.A);
        }

        var (command, actor) = RandomLife.Next(_life.State, move, _life.Now);
        if (Send(command, actor) && move.B % 5 < 2)
        {
            // The answer was lost: it is sent again.
            Assert.False(Send(command, actor), $"{command} did something twice.");
        }

        if (_caughtUp)
        {
            RunTime(move.A);
        }
    }

    /// <summary>Time goes on to a moment, and stops at everything that is due on the way.</summary>
    private void RunTimeUntil(DateTimeOffset target, int choice)
    {
        while (_life.State is not null && _life.NextDue() is { } due && due.At <= target)
        {
            _life.Wait(due.At > _life.Now ? due.At - _life.Now : TimeSpan.Zero);
            RunTime(choice);
        }

        _life.Wait(target - _life.Now);
        RunTime(choice);
    }

    // As the processes do it: each by itself, in whatever order, one thing after the other, until nothing is due.
    private void RunTime(int move)
    {
        for (var looks = 0; _life.State is { } state && Dues(state) is { Count: > 0 } due; looks++)
        {
            Assert.True(looks < 300, $"Time does not get on: {due[0].Key}");
            var next = due[(move + looks) % due.Count];
            Assert.True(Send(next.Command, Actor.System), $"{next.Key} is due and does nothing.");
            Assert.False(Send(next.Command, Actor.System), $"{next.Key} was done twice.");
        }

        _caughtUp = true;
        DeadlinesHaveExactlyTheirReminders();
    }

    private List<Due> Dues(Application state) =>
        [
            .. Core
                .Dues.Running(state)
                .Select(process => Core.Dues.Of(state, process).Next)
                .OfType<Due>()
                .Where(due => due.At <= _life.Now),
        ];

    private bool Send(ApplicationCommand command, Actor actor)
    {
        var (before, seen) = (_life.State, _life.Trail.Count);
        if (!_life.Play(command, actor))
        {
            return false;
        }

        foreach (var happened in _life.Trail[seen..])
        {
            if (before is not null && happened is IDoneByTime { Key: { } key })
            {
                IsDoneInTime(before, key, isSkipped: happened is DueSkipped);
            }
        }

        return true;
    }

    // Never for what is done already, never early, never when a later one for the same thing is due; and only then left out.
    private void IsDoneInTime(Application before, string key, bool isSkipped)
    {
        Assert.DoesNotContain(key, before.DuesDone);
        if (key.Split('/')[0] is not ("supplement" or "review" or "report" or "recovery"))
        {
            return;
        }

        var open = ExpectedDue.In(before);
        var due = Assert.Single(open, expected => expected.Key == key);
        Assert.True(due.At <= _life.Now, $"{key} is done early.");
        var isOvertaken =
            due.IsReminder
            && open.Any(other => other.Of == due.Of && other.IsReminder && other.At > due.At && other.At <= _life.Now);
        Assert.True(isOvertaken == isSkipped, $"{key} is {(isSkipped ? "" : "not ")}skipped.");
    }

    private void DeadlinesHaveExactlyTheirReminders()
    {
        if (_life.State is not { } state)
        {
            return;
        }

        foreach (var deadline in ExpectedDue.In(state).GroupBy(due => due.Of))
        {
            var expected = deadline.Where(due => due.At <= _life.Now).Select(due => due.Key).Order();
            var done = state
                .DuesDone.Where(key => key.StartsWith($"{deadline.Key}/", StringComparison.Ordinal))
                .Order();
            Assert.Equal(expected, done);
        }
    }
}
