using FsCheck.Xunit;
using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

/// <summary>What holds for every life, whatever people do, in whatever order, however often.</summary>
public sealed class LifeProperties
{
    private const int Lives = 150;

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void No_money_is_lost_or_made(Move[] moves) =>
        Played.Of(
            moves,
            (life, _, _) =>
            {
                var ledger = life.State!.Ledger;
                var sought = Money.Sum([
                    life.State.SubmittedForm?.Budget.TotalSought ?? Money.Zero,
                    .. life
                        .State.Amendments.Where(a => a is { Level: AmendmentLevel.Board, InForceAt: not null })
                        .Select(a => a.Request.TotalMore),
                ]);
                Assert.True(ledger.Granted <= sought);
                Assert.Equal(life.PaidByBank(), ledger.Disbursed);
                Assert.InRange(ledger.Disbursed.Ore, 0, ledger.Granted.Ore);
                Assert.InRange(ledger.Repaid.Ore, 0, ledger.Disbursed.Ore);
                Assert.InRange(ledger.Released.Ore, 0, ledger.Granted.Ore);
                Assert.True(ledger.Outstanding >= Money.Zero);
                if (life.State.Instalments.Count > 0)
                {
                    var unpaid = life.State.Instalments.Where(i => i.IsUnpaid).Select(i => i.Amount);
                    Assert.Equal(ledger.Outstanding, Money.Sum(unpaid));
                }

                if (life.State.Stage is ApplicationStage.Closed or ApplicationStage.Terminated)
                {
                    Assert.Equal(Money.Zero, ledger.Outstanding);
                    Assert.Equal(ledger.Granted - ledger.Recovered, ledger.Paid);
                }
            }
        );

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void Every_payment_goes_out_once_under_its_own_id(Move[] moves)
    {
        var life = Played.Of(moves);

        var payments = life.Effects.OfType<Effect.InstructPayment>().Select(p => p.PaymentId).ToList();
        Assert.Equal(payments.Count, payments.Distinct().Count());
        Assert.Equal(
            life.Events<InstalmentPaid>().Select(p => p.Number).Distinct().Count(),
            life.Events<InstalmentPaid>().Count()
        );
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void The_board_never_decides_without_a_quorum_and_a_majority_of_those_who_may_vote(Move[] moves)
    {
        var life = Played.Of(moves);

        foreach (var decided in life.Events<BoardDecided>())
        {
            var count = Recount.Of(life.Trail, decided.Result.BallotVersion);
            Assert.True(count.Present * 2 > count.Seats, $"{count}");
            Assert.True(count.Present >= decided.Result.Required, $"{count}");
            Assert.Equal((count.Yes, count.No), (decided.Result.Yes, decided.Result.No));
            Assert.NotEqual(BoardMode.Advisory, decided.Result.Mode);
            var proposal = life.State!.Proposals.Single(p => p.Version == decided.Result.ProposalVersion);
            var carried = count.Majority is { Fraction: var needed }
                ? count.Yes > 0 && count.Yes * needed.Denominator >= (count.Yes + count.No) * needed.Numerator
                : count.Yes > count.No || (count.Yes == count.No && count.Leading == VoteChoice.Yes);
            var granted = carried && proposal.Recommendation != Recommendation.Reject;
            Assert.Equal(granted ? BoardOutcome.Granted : BoardOutcome.Rejected, decided.Outcome);
        }
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void No_money_leaves_before_decision_minutes_and_agreement(Move[] moves)
    {
        var life = Played.Of(moves);

        foreach (var (index, _) in life.Trail.Index().Where(e => e.Item is PaymentInstructed))
        {
            var before = life.Trail.Take(index).ToList();
            Assert.Contains(before, e => e is BoardDecided { Outcome: BoardOutcome.Granted });
            Assert.Contains(before, e => e is MinutesApproved);
            Assert.Contains(before, e => e is AgreementAccepted);
            Assert.Contains(before, e => e is AgreementCountersigned);
            Assert.DoesNotContain(before, e => e is TerminationDecided);
        }
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void KL_13_5_No_money_leaves_while_the_decision_can_be_appealed_or_is(Move[] moves)
    {
        var life = Played.Of(moves);

        foreach (var (index, item) in life.Trail.Index().Where(e => e.Item is PaymentInstructed))
        {
            var before = life.Trail.Take(index).ToList();
            Assert.NotEqual(
                typeof(AppealLodged),
                before.LastOrDefault(e => e is AppealLodged or AppealDecided)?.GetType()
            );
            Assert.DoesNotContain(before, e => e is AppealDecided { Outcome: AppealOutcome.Annulled });
            if (life.State!.Rules.PaymentsWaitForAppeal)
            {
                var notice = before.OfType<NoticePosted>().Last().Notice;
                Assert.True(SwedishTime.DayOf(item.At) >= notice.FinalOn);
                Assert.True(notice.FinalOn > notice.NoticedOn.AddDays(21));
            }
        }
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void KL_4_27_Only_those_who_took_a_side_dissent_and_never_after_the_minutes(Move[] moves)
    {
        var life = Played.Of(moves);

        foreach (var (index, item) in life.Trail.Index().Where(e => e.Item is DissentRecorded))
        {
            var (dissent, before) = ((DissentRecorded)item, life.Trail.Take(index).ToList());
            var last = before
                .OfType<BallotCast>()
                .Last(b => b.BallotVersion == dissent.BallotVersion && b.Ballot.PersonId == item.By.PersonId);
            Assert.NotEqual(VoteChoice.Abstain, last.Ballot.Choice);
            Assert.Contains(before, e => e is BoardDecided);
            Assert.DoesNotContain(before, e => e is MinutesApproved or MeetingClosed);
        }
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void KL_6_31_The_board_decides_nothing_while_a_question_of_conflict_is_open(Move[] moves) =>
        Played.Of(
            moves,
            (life, _, _) =>
            {
                if (life.Trail[^1] is BoardDecided)
                {
                    Assert.Empty(life.State!.Matter!.OpenConflicts);
                }
            }
        );

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void A_referral_is_held_by_one_person_and_only_that_person_answers(Move[] moves)
    {
        var life = Played.Of(moves);

        foreach (var (index, item) in life.Trail.Index().Where(e => e.Item is OpinionGiven))
        {
            var given = (OpinionGiven)item;
            var before = life.Trail.Take(index).ToList();
            var holder = before
                .Aggregate((Application?)null, Application.Fold)!
                .Reviews.SelectMany(r => r.Referrals)
                .Single(r => r.Id == given.ReferralId)
                .Reviewer;
            Assert.Equal(holder.Id, item.By.PersonId);
        }
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void Four_eyes_are_never_two(Move[] moves)
    {
        var life = Played.Of(moves);

        foreach (var (index, item) in life.Trail.Index())
        {
            if (item is PaymentInstructed { Attempt: 1 } payment)
            {
                var grounds = life.Trail.Take(index).OfType<InstalmentFellDue>().Last(e => e.Number == payment.Number);
                var authorised = life
                    .Trail.Take(index)
                    .Reverse()
                    .TakeWhile(e => !Voids(life, e, payment.Number))
                    .OfType<InstalmentAuthorised>()
                    .Where(e => e.Number == payment.Number)
                    .ToList();
                Assert.Equal(2, authorised.Select(e => e.By.PersonId).Distinct().Count());
                Assert.DoesNotContain(authorised, e => e.By.PersonId == grounds.RegisteredBy?.PersonId);
                Assert.True(
                    payment.Amount <= life.State!.Rules.DirectorThreshold
                        || authorised.Exists(e => e.By.PersonId == People.Director.PersonId)
                );
            }
        }
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void Time_does_each_thing_at_most_once_and_never_early(Move[] moves)
    {
        var life = Played.Of(moves);

        var done = life.Trail.Where(e => e is IDoneByTime { Key: not null }).ToList();
        Assert.Equal(done.Count, done.Select(e => Json.Of(e with { At = default })).Distinct().Count());
        Assert.Equal(life.State?.DuesDone.Count ?? 0, life.State?.DuesDone.Distinct().Count() ?? 0);
        Assert.All(
            life.Events<SupplementDeadlinePassed>(),
            e => Assert.True(SwedishTime.DayOf(e.At) > DeadlineIn(e.Key))
        );
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void A_repeated_command_does_nothing_more(Move[] moves) =>
        Played.Of(
            moves,
            (life, command, actor) =>
            {
                var again = ApplicationDecider.Decide(life.State, command, actor, life.Now);
                Assert.True(again is Decision.Refused or Decision.Accepted { Events.Count: 0 }, $"{command} {again}");
            }
        );

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void The_trail_folds_to_the_state_and_both_are_stored_faithfully(Move[] moves)
    {
        var life = Played.Of(moves);
        var folded = life.Trail.Select(Json.Again).Aggregate((Application?)null, Application.Fold)!;

        Assert.Equal(Json.Of(life.State!), Json.Of(folded));
        Assert.Equal(Json.Of(life.State!), Json.Of(Json.Again(life.State!)));
        Assert.Equal(life.Trail.Count, life.State!.Version);
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void Every_life_has_a_way_to_an_end(Move[] moves)
    {
        var life = Played.Of(moves);

        Assert.True(Abandon.Ends(life), $"Stuck in {life.State!.Stage}");
        Assert.Empty(Dues.Running(life.State!));
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void Left_to_time_alone_a_life_comes_to_rest(Move[] moves)
    {
        var life = Played.Of(moves);

        life.LeaveToTime();
    }

    [Property(Arbitrary = [typeof(Moves)], MaxTest = Lives)]
    public void Drafts_and_strangers_cases_do_not_exist_for_others(Move[] moves) =>
        Played.Of(
            moves,
            (life, command, _) =>
            {
                var isDraft = life.State!.SubmittedAt is null;
                foreach (
                    var outsider in isDraft
                        ? [People.Officer, People.Director, People.Stranger]
                        : new[] { People.Stranger }
                )
                {
                    Assert.False(AccessPolicy.Allows(outsider, ApplicationAction.View, life.State));
                    var answer = ApplicationDecider.Decide(life.State, command, outsider, life.Now);
                    var code = Assert.IsType<Decision.Refused>(answer).Refusal.Code;
                    Assert.Equal(command is CreateDraft ? RefusalCode.ApplicationExists : RefusalCode.NotFound, code);
                }
            }
        );

    private static DateOnly DeadlineIn(string key) => DateOnly.ParseExact(key.Split('/')[2], "yyyy-MM-dd", null);

    private static bool ChangesAccount(Played life, int amendment) =>
        life.Events<AmendmentRequested>().Single(e => e.Number == amendment).Request.Account is not null;

    private static bool Voids(Played life, ApplicationEvent happened, int number) =>
        happened is InstalmentFellDue due && due.Number == number
        || happened is InstalmentsHeld held && held.Numbers.Contains(number)
        || happened is InstalmentReduced reduced && reduced.Number == number
        || happened is AmendmentTookEffect took && ChangesAccount(life, took.Number);
}
