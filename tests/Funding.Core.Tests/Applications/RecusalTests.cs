using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

/// <summary>Kommunallag (2017:725) 6 kap. 28–31 §§: conflicts of interest that others point out.</summary>
public sealed class RecusalTests
{
    [Fact]
    public void KL_6_31_A_question_of_conflict_is_told_to_the_member_and_put_to_whoever_leads()
    {
        var life = Flagged(3);

        Assert.Contains(
            life.Mails,
            m => m.Template == MailTemplate.ConflictFlagged && m.Recipient.Id == "seat3@board.se"
        );
        var question = Assert.Single(life.Mails, m => m.Template == MailTemplate.ConflictQuestion);
        Assert.Equal(("seat1@board.se", "seat-1"), (question.Recipient.Id, question.Link!.Target));
        Assert.Equal("seat3@board.se", life.Current.Matter!.Seats[2].Holder!.Id);
    }

    [Fact]
    public void KL_6_30_Who_is_held_to_have_a_conflict_is_out_and_the_same_member_s_substitute_is_called()
    {
        var life = Flagged(3).Vote(VoteChoice.Yes, 3);

        life.Do(new RuleOnConflict("seat-3", true, "Anställd hos sökanden."), People.Chair);

        var matter = life.Current.Matter!;
        Assert.Equal("substitute1@kommunerna.se", matter.Seats[2].Holder!.Id);
        Assert.Null(matter.BallotOf("seat-3"));
        Assert.True(Assert.Single(matter.StoodAside).ByRuling);
        Assert.Contains(
            life.Mails,
            m => m.Template == MailTemplate.ConflictRuled && m.Recipient.Id == "seat3@board.se"
        );
        Assert.DoesNotContain(life.Mails, m => m.Template == MailTemplate.StoodAsideReceipt);
        Assert.Equal(1, BoardCount.Of(matter).Recused);
    }

    [Fact]
    public void Who_is_held_to_have_none_serves_on()
    {
        var life = Flagged(3).Do(new RuleOnConflict("seat-3", false), People.Chair).Vote(VoteChoice.Yes, 3);

        Assert.NotNull(life.Current.Matter!.BallotOf("seat-3"));
        Assert.Empty(life.Current.Matter.OpenConflicts);
        Assert.Empty(life.When(new RuleOnConflict("seat-3", false), People.Chair));
    }

    [Fact]
    public void KL_6_31_Nothing_is_decided_before_the_question_is_settled()
    {
        var life = Flagged(9).Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 8);

        life.Refuses(new CloseBoardDecision(), People.Officer, RefusalCode.ConflictUndecided);
        life.Until(life.Current.Matter!.ClosesAt);

        Assert.Equal(ApplicationStage.Proposal, life.Current.Stage);
        Assert.IsType<MatterTabled>(life.Trail[^1]);
    }

    [Fact]
    public void KL_6_31_Nobody_settles_their_own_conflict_the_vice_chair_leads_then()
    {
        var life = Flagged(1);

        life.Refuses(new RuleOnConflict("seat-1", false), People.Chair, RefusalCode.OwnConflict);
        life.Refuses(new RuleOnConflict("seat-1", true), People.Seat(3), RefusalCode.NotAllowed);
        life.Refuses(new RuleOnConflict("seat-1", true), People.Officer, RefusalCode.NotAllowed);
        life.Do(new RuleOnConflict("seat-1", true), People.Seat(2));

        Assert.Equal("seat-2", life.Current.Matter!.Leader()!.Id);
    }

    [Fact]
    public void The_vice_chair_does_not_lead_while_the_chair_serves() =>
        Flagged(3).Refuses(new RuleOnConflict("seat-3", true), People.Seat(2), RefusalCode.NotAllowed);

    [Fact]
    public void A_member_who_then_stands_aside_settles_the_question()
    {
        var life = Flagged(3).Do(new DeclareConflict("seat-3", 1, "Det stämmer."), People.Seat(3));

        Assert.Empty(life.Current.Matter!.OpenConflicts);
        life.Refuses(new RuleOnConflict("seat-3", true), People.Chair, RefusalCode.ConflictNotFlagged);
    }

    [Fact]
    public void A_question_needs_a_reason_and_is_put_once()
    {
        var life = Life.WithBoard();

        life.Refuses(new FlagConflict("seat-3", ""), People.Officer, RefusalCode.InvalidInput);
        life.Refuses(new FlagConflict("seat-99", "Jäv?"), People.Officer, RefusalCode.NotFound);
        life.Do(new FlagConflict("seat-3", "Jäv?"), People.Officer);
        Assert.Empty(life.When(new FlagConflict("seat-3", "Jäv?"), People.Chair));
    }

    [Fact]
    public void Those_who_serve_for_an_applicant_or_the_implementer_are_pointed_out_and_nothing_more()
    {
        var life = Life.Proposed();
        var seats = Samples.Seats.Select((s, i) => i == 4 ? s with { Member = "212000-0753" } : s).ToList();
        life.Do(new OpenBoardDecision(seats, [], life.Now.AddDays(7)), People.Officer);

        var suggestion = Assert.Single(ConflictSuggestion.Of(life.Current));

        Assert.Equal(("seat-5", "Nybro kommun"), (suggestion.SeatId, suggestion.Organisation));
        Assert.Empty(life.Current.Matter!.Conflicts);
    }

    private static Life Flagged(int seat) =>
        Life.WithBoard().Do(new FlagConflict($"seat-{seat}", "Sitter i sökandens nämnd."), People.Officer);
}
