using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

/// <summary>A random life as it was played, with everything that was seen on the way.</summary>
internal sealed class Played
{
    internal static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    internal Application? State { get; private set; }

    internal DateTimeOffset Now { get; private set; } = Start;

    internal List<ApplicationEvent> Trail { get; } = [];

    internal List<Effect> Effects { get; } = [];

    /// <summary>Plays the moves; <paramref name="each"/> sees every accepted change.</summary>
    internal static Played Of(IEnumerable<Move> moves, Action<Played, ApplicationCommand, Actor>? each = null)
    {
        var all = moves.ToList();
        var life = Head(all.Count == 0 ? 0 : all[0].Kind % 15);
        foreach (var move in all)
        {
            life.Now = life.Now.AddHours(move.Hours);
            var (command, actor) = RandomLife.Next(life.State, move, life.Now);
            if (command is ApplicationCommand.RunDue due && move.B % 3 > 0)
            {
                life.WaitFor(due.Key);
            }

            if (life.Play(command, actor))
            {
                each?.Invoke(life, command, actor);
            }
        }

        return life;
    }

    /// <summary>A life that goes on from a state.</summary>
    internal static Played From(Application state, DateTimeOffset now) => new() { State = state, Now = now };

    /// <summary>Nobody does anything: time goes on until nothing is due any more.</summary>
    internal void LeaveToTime()
    {
        for (var steps = 0; NextDue() is { } due; steps++)
        {
            Assert.True(steps < 500, $"Time goes on for ever: {due.Key}");
            Now = due.At > Now ? due.At : Now;
            Assert.True(Play(due.Command, Actor.System), due.Key);
        }
    }

    /// <summary>The next thing that time does in any process.</summary>
    internal Due? NextDue() =>
        Dues.Running(State!).Select(p => Dues.Of(State!, p).Next).OfType<Due>().MinBy(d => (d.At, d.Key));

    /// <summary>Lives begin at different points, so that the late stages are played as much as the early ones.</summary>
    private static Played Head(int choice)
    {
        var life = choice switch
        {
            0 => null,
            1 => Life.InReview(),
            14 => Life.AskedToSign(),
            2 => Life.WithBoard(rules: RandomLife.Strict).Vote(VoteChoice.Yes, 1, 2, 3, 4, 5),
            3 => Life.Granted(rules: RandomLife.Strict),
            4 => Life.Active(),
            5 => Life.Active().Until(new DateOnly(2027, 1, 20)),
            6 => Life.Submitted().Do(new ApplicationCommand.RequestSupplement([new("", "Hur?")]), People.Officer),
            7 => Life.Active().Until(new DateOnly(2027, 1, 20)).Pay(1).Until(new DateOnly(2027, 5, 3)),
            8 => Life.Reported(),
            9 => Life.InReview()
                .Do(
                    new ApplicationCommand.DelegateReferral("1-fk", People.Ref("colleague@fk.se")),
                    People.Reviewer("fk")
                ),
            10 => Life.Active(Samples.OnRequest).Until(new DateOnly(2027, 2, 1)),
            11 => Life.Reported().Until(new DateOnly(2029, 1, 10)).Report("final"),
            12 => Life.Active()
                .Until(new DateOnly(2027, 1, 20))
                .Pay(1)
                .Do(new ApplicationCommand.Terminate("Brott."), People.Director),
            _ => Life.DecidedByDelegates(),
        };
        var played = new Played();
        if (life is not null)
        {
            played.State = life.State;
            played.Now = life.Now;
            played.Trail.AddRange(life.Trail);
            played.Effects.AddRange(life.Effects);
        }

        return played;
    }

    /// <summary>Sends a command; true when something happened.</summary>
    internal bool Play(ApplicationCommand command, Actor actor)
    {
        switch (ApplicationDecider.Decide(State, command, actor, Now))
        {
            case Decision.Accepted { Events: var events }:
                foreach (var happened in events)
                {
                    State = Application.Fold(State, happened);
                    Trail.Add(happened);
                    Effects.AddRange(ApplicationEffects.Of(State, happened));
                }

                return events.Count > 0;
            case Decision.Refused { Refusal: var refusal }:
                Assert.Contains(refusal.Code, Codes.Refusals);
                Assert.All(refusal.Problems, p => Assert.Contains(p.Code, Codes.Problems));
                Assert.False(string.IsNullOrWhiteSpace(refusal.Text.Sv) || string.IsNullOrWhiteSpace(refusal.Text.En));
                return false;
            default:
                throw new InvalidOperationException();
        }
    }

    internal void Wait(TimeSpan time) => Now += time;

    /// <summary>Lets time pass until the due's moment, if it is planned.</summary>
    private void WaitFor(string key)
    {
        var due = Dues.Running(State!).Select(p => Dues.Of(State!, p).Next).FirstOrDefault(d => d?.Key == key);
        Now = due?.At > Now ? due.At : Now;
    }

    internal IEnumerable<T> Events<T>()
        where T : ApplicationEvent => Trail.OfType<T>();

    /// <summary>The amount that the bank has paid, from payments handed over and its answers alone.</summary>
    internal Money PaidByBank()
    {
        var instructed = Effects.OfType<Effect.InstructPayment>().ToDictionary(p => p.PaymentId, p => p.Amount);
        return Money.Sum(Events<InstalmentPaid>().Select(p => instructed[p.PaymentId]));
    }
}
