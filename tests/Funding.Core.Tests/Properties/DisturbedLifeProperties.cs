using FsCheck.Xunit;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

/// <summary>What holds in lives with delays, repeated commands, late deadlines and clocks that jump.</summary>
public sealed class DisturbedLifeProperties
{
    private const int Lives = 700;

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void Whatever_is_late_or_repeated_every_deadline_has_exactly_its_reminders_and_every_rule_holds(Move[] moves)
    {
        var life = DisturbedLife.Of(moves);

        Decides(life);
        Pays(life);
        Agrees(life.State!);
        Assert.Equal(Json.Of(life.State!), Json.Of(life.Trail.Aggregate((Application?)null, Application.Fold)!));
        Assert.True(Abandon.Ends(life), $"Stuck in {life.State!.Stage}");
    }

    // No decision without a quorum; who stood aside is never counted.
    private static void Decides(Played life)
    {
        foreach (var decided in life.Events<BoardDecided>())
        {
            var count = Recount.Of(life.Trail, decided.Result.BallotVersion);
            Assert.True(count.Present * 2 > count.Seats, $"{count}");
            Assert.Equal(
                (count.Present, count.Yes, count.No),
                (decided.Result.Present, decided.Result.Yes, decided.Result.No)
            );
        }
    }

    // No payment before its gate, and none twice.
    private static void Pays(Played life)
    {
        var payments = life.Effects.OfType<Effect.InstructPayment>().Select(p => p.PaymentId).ToList();
        Assert.Equal(payments.Count, payments.Distinct().Count());
        if (life.Trail.FindIndex(e => e is PaymentInstructed) is >= 0 and var first)
        {
            var before = life.Trail[..first];
            Assert.Contains(before, e => e is BoardDecided { Outcome: BoardOutcome.Granted });
            Assert.Contains(before, e => e is MinutesApproved);
            Assert.Contains(before, e => e is AgreementAccepted);
            Assert.Contains(before, e => e is AgreementCountersigned);
        }
    }

    private static void Agrees(Application state)
    {
        var ledger = state.Ledger;
        Assert.InRange(ledger.Disbursed.Ore, 0, ledger.Granted.Ore);
        Assert.InRange(ledger.Repaid.Ore, 0, ledger.Disbursed.Ore);
        Assert.True(ledger.Outstanding >= Money.Zero);
        if (state.Stage is ApplicationStage.Closed or ApplicationStage.Terminated)
        {
            Assert.Equal(Money.Zero, ledger.Outstanding);
            Assert.Equal(ledger.Granted - ledger.Recovered, ledger.Paid);
        }
    }
}
