using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

/// <summary>A grant stays within the year's frame unless the board, asked with a reason, goes beyond it.</summary>
public sealed class FrameTests
{
    private static readonly FundAvailability Little = new([
        new(2027, Samples.Kr(600_000)),
        new(2028, Samples.Kr(900_000)),
    ]);

    [Fact]
    public void What_is_not_there_is_not_proposed_without_a_reason()
    {
        var life = Life.Reviewed();

        var refusal = life.Refuses(
            Samples.Grant with
            {
                Available = Little,
            },
            People.Director,
            RefusalCode.FrameExceeded
        );

        Assert.Equal("/frameOverride", refusal.Field);
        Assert.Contains("2027", refusal.Text.Sv, StringComparison.Ordinal);
        Assert.DoesNotContain("2028", refusal.Text.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_reason_the_board_is_asked_to_go_beyond_the_frame_and_it_is_recorded()
    {
        var life = Life.Reviewed()
            .Do(Samples.Grant with { Available = Little, FrameOverride = "Behovet är akut." }, People.Director);
        Assert.Equal([new YearAmount(2027, Samples.Kr(100_000))], life.Current.Proposal!.Override!.Years);

        life.Do(Open(life, Little), People.Officer).Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 8);
        life.Do(new CloseBoardDecision(Little), People.Officer);

        Assert.Equal(BoardOutcome.Granted, life.Current.Decision!.Outcome);
        Assert.Contains("Behovet är akut.", life.Current.Decision.Result.Justification.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_that_is_not_needed_is_not_kept()
    {
        var life = Life.Reviewed().Do(Samples.Grant with { FrameOverride = "Behovet är akut." }, People.Director);

        Assert.Null(life.Current.Proposal!.Override);
    }

    [Fact]
    public void What_has_been_granted_to_others_since_the_proposal_stops_the_item_from_opening()
    {
        var life = Life.Proposed();

        life.Refuses(Open(life, Little), People.Officer, RefusalCode.FrameExceeded);
        life.Do(Samples.Grant with { Available = Little, FrameOverride = "Behovet är akut." }, People.Director);
        var less = new FundAvailability([new(2027, Samples.Kr(500_000))]);
        life.Refuses(Open(life, less), People.Officer, RefusalCode.FrameExceeded);
        life.Do(Open(life, Little), People.Officer);
    }

    [Fact]
    public void What_has_been_granted_to_others_since_the_opening_stops_the_decision()
    {
        var life = Life.WithBoard().Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 8);

        life.Refuses(new CloseBoardDecision(Little), People.Officer, RefusalCode.FrameExceeded);
        life.Do(new CloseBoardDecision(), People.Officer);
    }

    [Fact]
    public void When_time_closes_the_item_and_the_money_is_gone_the_matter_is_tabled()
    {
        var life = Life.WithBoard().Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 8);
        life.Until(life.Current.Matter!.ClosesAt.AddSeconds(-1));
        life.Now = life.Current.Matter.ClosesAt;
        var due = life.NextDue()!;

        var happened = life.When(new RunDue(due.Key, Little), Actor.System);

        Assert.Contains("2027", Assert.IsType<MatterTabled>(Assert.Single(happened)).Reason, StringComparison.Ordinal);
        Assert.Equal(ApplicationStage.Proposal, life.Current.Stage);
    }

    [Fact]
    public void Saying_no_needs_no_money()
    {
        var life = Life.WithBoard().Vote(VoteChoice.No, 1, 2, 3, 4, 5, 6, 7, 8);

        life.Do(new CloseBoardDecision(Little), People.Officer);

        Assert.Equal(BoardOutcome.Rejected, life.Current.Decision!.Outcome);
    }

    [Fact]
    public void Going_beyond_the_frame_needs_the_majority_that_the_charter_asks_for()
    {
        var rules = new AssociationRules
        {
            QualifiedMajorities = [new(DecisionKind.FrameOverride, new Fraction(3, 4))],
            DelegationCap = Samples.Kr(5_000_000),
        };
        var life = Life.Reviewed(rules)
            .Do(Samples.Grant with { Available = Little, FrameOverride = "Behovet är akut." }, People.Director);

        life.Refuses(
            Open(life, Little) with
            {
                Mode = BoardMode.Delegated,
            },
            People.Officer,
            RefusalCode.DelegationExceeded
        );
        life.Do(Open(life, Little), People.Officer)
            .Vote(VoteChoice.Yes, 1, 2, 3, 4, 5)
            .Vote(VoteChoice.No, 6, 7, 8)
            .Do(new CloseBoardDecision(Little), People.Officer);

        Assert.Equal(BoardOutcome.Rejected, life.Current.Decision!.Outcome);
    }

    [Fact]
    public void A_new_version_of_the_proposal_brings_its_own_majority()
    {
        var rules = new AssociationRules
        {
            QualifiedMajorities = [new(DecisionKind.FrameOverride, new Fraction(3, 4))],
        };
        var life = Life.WithBoard(rules: rules);
        Assert.Null(life.Current.Matter!.Majority);

        life.Do(Samples.Grant with { Available = Little, FrameOverride = "Behovet är akut." }, People.Director);

        Assert.Equal(new Fraction(3, 4), life.Current.Matter!.Majority!.Fraction);
        Assert.Equal("Behovet är akut.", life.Current.Matter.Override!.Reason);
    }

    private static OpenBoardDecision Open(Life life, FundAvailability left) =>
        new(Samples.Seats, Samples.Substitutes, life.Now.AddDays(7)) { Available = left };
}
