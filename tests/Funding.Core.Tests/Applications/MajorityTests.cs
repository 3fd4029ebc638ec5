using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

/// <summary>Quorum and majority: kommunallag (2017:725) 4–6 kap., applied by lag (2003:1210), and the association's charter.</summary>
public sealed class MajorityTests
{
    private static readonly AssociationRules TwoThirds = new()
    {
        QualifiedMajorities = [new(DecisionKind.Grant, new Fraction(2, 3), Samples.Kr(1_000_000))],
    };

    [Theory]
    [InlineData(15, 1, 2, 8)]
    [InlineData(15, 1, 3, 8)]
    [InlineData(14, 1, 2, 8)]
    [InlineData(15, 2, 3, 10)]
    [InlineData(15, 1, 1, 15)]
    [InlineData(15, 4, 3, 8)]
    [InlineData(15, 2, 0, 8)]
    public void KL_6_27_The_quorum_is_more_than_half_of_all_seats_and_can_only_be_raised(
        int seats,
        int numerator,
        int denominator,
        int required
    ) =>
        Assert.Equal(
            required,
            MajorityRules.Quorum(new AssociationRules { Quorum = new Fraction(numerator, denominator) }, seats)
        );

    [Fact]
    public void The_quorum_of_the_case_is_written_into_the_item()
    {
        var life = Life.WithBoard(rules: new AssociationRules { Quorum = new Fraction(2, 3) })
            .Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 8, 9);

        Assert.Equal(10, life.Current.Matter!.Required);
        life.Refuses(new CloseBoardDecision(), People.Officer, RefusalCode.NoQuorum);
        life.Vote(VoteChoice.Yes, 10).Do(new CloseBoardDecision(), People.Officer);
        Assert.Equal(10, life.Current.Decision!.Result.Required);
    }

    [Fact]
    public void An_item_opened_before_quorum_and_majority_were_kept_counts_as_before()
    {
        var matter = Life.WithBoard().Vote(VoteChoice.Yes, 1, 2, 3, 4).Vote(VoteChoice.No, 5, 6, 7, 8).Current.Matter!;

        var result = BoardCount.Of(matter with { Required = null, Majority = null });

        Assert.Equal((8, BoardVerdict.Carried), (result.Required, result.Verdict));
        Assert.Equal(VoteChoice.Yes, result.CastingVote);
    }

    [Theory]
    [InlineData(6, 3, BoardOutcome.Granted)]
    [InlineData(5, 3, BoardOutcome.Rejected)]
    [InlineData(5, 4, BoardOutcome.Rejected)]
    public void A_decision_that_the_charter_lists_needs_its_qualified_majority(int yes, int no, BoardOutcome outcome)
    {
        var life = Life.WithBoard(rules: TwoThirds)
            .Vote(VoteChoice.Yes, [.. Enumerable.Range(1, yes)])
            .Vote(VoteChoice.No, [.. Enumerable.Range(yes + 1, no)]);

        life.Do(new CloseBoardDecision(), People.Officer);

        Assert.Equal(outcome, life.Current.Decision!.Outcome);
        Assert.Contains("2/3", life.Current.Decision.Result.Justification.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void The_casting_vote_does_not_stand_in_for_a_qualified_majority()
    {
        var life = Life.WithBoard(rules: TwoThirds)
            .Vote(VoteChoice.Yes, 1, 2, 3, 4)
            .Vote(VoteChoice.No, 5, 6, 7, 8)
            .Do(new CloseBoardDecision(), People.Officer);

        Assert.Equal(BoardOutcome.Rejected, life.Current.Decision!.Outcome);
        Assert.Null(life.Current.Decision.Result.CastingVote);
    }

    [Fact]
    public void Those_who_abstain_do_not_count_among_those_voting()
    {
        var life = Life.WithBoard(rules: TwoThirds)
            .Vote(VoteChoice.Yes, 1, 2)
            .Vote(VoteChoice.No, 3)
            .Vote(VoteChoice.Abstain, 4, 5, 6, 7, 8)
            .Do(new CloseBoardDecision(), People.Officer);

        Assert.Equal(BoardOutcome.Granted, life.Current.Decision!.Outcome);
    }

    [Fact]
    public void Up_to_the_amount_and_for_a_rejection_a_simple_majority_is_enough()
    {
        var rules = new AssociationRules
        {
            QualifiedMajorities = [new(DecisionKind.Grant, new Fraction(2, 3), Samples.Kr(1_400_000))],
        };

        Assert.Null(Life.WithBoard(rules: rules).Current.Matter!.Majority);
        Assert.Null(Life.WithBoard(Samples.Reject, rules: TwoThirds).Current.Matter!.Majority);
        Assert.NotNull(Life.WithBoard(rules: TwoThirds).Current.Matter!.Majority);
    }

    [Fact]
    public void A_majority_below_the_law_counts_as_none_and_the_strictest_applies()
    {
        var rules = new AssociationRules
        {
            QualifiedMajorities =
            [
                new(DecisionKind.Grant, new Fraction(1, 2)),
                new(DecisionKind.Grant, new Fraction(3, 5)),
                new(DecisionKind.Grant, new Fraction(3, 4), Samples.Kr(100)),
                new(DecisionKind.Amendment, new Fraction(1, 1)),
            ],
        };

        Assert.Equal(new Fraction(3, 4), MajorityRules.Of(rules, Samples.Kr(101), DecisionKind.Grant)!.Fraction);
        Assert.Equal(new Fraction(3, 5), MajorityRules.Of(rules, Samples.Kr(100), DecisionKind.Grant)!.Fraction);
    }

    [Fact]
    public void Delegates_do_not_decide_what_needs_a_qualified_majority()
    {
        var life = Life.Proposed(rules: TwoThirds with { DelegationCap = Samples.Kr(5_000_000) });

        life.Refuses(
            new OpenBoardDecision([.. Samples.Seats.Take(1)], [], life.Now.AddDays(7), BoardMode.Delegated),
            People.Officer,
            RefusalCode.DelegationExceeded
        );
    }

    [Fact]
    public void KL_4_26_A_tie_waits_until_the_chair_takes_a_side()
    {
        var life = Life.WithBoard().Vote(VoteChoice.Yes, 3, 4, 5, 6).Vote(VoteChoice.No, 7, 8, 9, 10);
        life.Refuses(new CloseBoardDecision(), People.Officer, RefusalCode.CastingVoteNeeded);

        life.Vote(VoteChoice.Abstain, 1);
        life.Refuses(new CloseBoardDecision(), People.Officer, RefusalCode.CastingVoteNeeded);

        life.Vote(VoteChoice.Yes, 1).Do(new CloseBoardDecision(), People.Officer);
        Assert.Equal(BoardOutcome.Granted, life.Current.Decision!.Outcome);
    }

    [Fact]
    public void A_poll_is_information_for_the_meeting_and_never_votes()
    {
        var life = Life.WithBoard(mode: BoardMode.Advisory).Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 8);
        life.Do(new CloseBoardDecision(), People.Officer);

        life.Do(new OpenBoardDecision(Samples.Seats, Samples.Substitutes, life.Now.AddDays(7)), People.Officer);

        var matter = life.Current.Matter!;
        Assert.Equal((8, BoardMode.Advisory), (matter.Poll!.Yes, matter.Poll.Mode));
        Assert.Empty(matter.Ballots);
        life.Refuses(new CloseBoardDecision(), People.Officer, RefusalCode.NoQuorum);
    }

    [Fact]
    public void KL_6_40_A_delegated_decision_waits_for_being_reported_to_the_board()
    {
        var life = Life.DecidedByDelegates();
        Assert.True(life.Current.AwaitsReportToBoard);

        life.Refuses(new RecordReported("", SwedishTime.DayOf(life.Now)), People.Officer, RefusalCode.InvalidInput);
        life.Do(new RecordReported("§ 3", SwedishTime.DayOf(life.Now)), People.Officer);

        Assert.False(life.Current.AwaitsReportToBoard);
        Assert.Equal("§ 3", life.Current.Decision!.Reported!.Paragraph);
        Assert.Empty(life.When(new RecordReported("§ 3", SwedishTime.DayOf(life.Now)), People.Officer));
    }

    [Fact]
    public void What_a_meeting_decided_is_not_reported_to_it()
    {
        var life = Life.Decided();

        Assert.False(life.Current.AwaitsReportToBoard);
        life.Refuses(new RecordReported("§ 3", SwedishTime.DayOf(life.Now)), People.Officer, RefusalCode.NotDelegated);
    }
}
