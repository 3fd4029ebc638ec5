using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

public sealed class DecidingTests
{
    [Fact]
    public void Eight_of_fifteen_decide_by_simple_majority()
    {
        var life = Life.WithBoard()
            .Vote(VoteChoice.Yes, 1, 2, 3)
            .Vote(VoteChoice.No, 4, 5)
            .Vote(VoteChoice.Abstain, 6, 7, 8);

        life.Do(new CloseBoardDecision(), People.Chair);

        Assert.Equal(BoardOutcome.Granted, life.Current.Decision!.Outcome);
        Assert.Equal(
            "8 av 15 deltog, och minst 8 måste delta. 3 röstade ja, 2 nej och 3 avstod. Förslaget fick majoritet.",
            life.Current.Decision.Result.Justification.Sv
        );
    }

    [Fact]
    public void Seven_of_fifteen_cannot_decide() =>
        Life.WithBoard()
            .Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7)
            .Refuses(new CloseBoardDecision(), People.Officer, RefusalCode.NoQuorum);

    [Fact]
    public void A_proposal_to_grant_without_majority_is_rejected()
    {
        var life = Life.WithBoard().Vote(VoteChoice.No, 1, 2, 3, 4, 5).Vote(VoteChoice.Yes, 6, 7, 8);

        life.Do(new CloseBoardDecision(), People.Officer);

        Assert.Equal(BoardOutcome.Rejected, life.Current.Decision!.Outcome);
        Assert.Equal(ApplicationStage.MinutesApproval, life.Current.Stage);
    }

    [Fact]
    public void The_chair_settles_a_tie()
    {
        var life = Life.WithBoard().Vote(VoteChoice.No, 1, 3, 4, 5).Vote(VoteChoice.Yes, 2, 6, 7, 8);

        life.Do(new CloseBoardDecision(), People.Officer);

        Assert.Equal(BoardOutcome.Rejected, life.Current.Decision!.Outcome);
        Assert.Equal(VoteChoice.No, life.Current.Decision.Result.CastingVote);
    }

    [Fact]
    public void The_chair_must_vote_when_there_is_a_tie() =>
        Life.WithBoard()
            .Vote(VoteChoice.Abstain, 1, 2)
            .Vote(VoteChoice.No, 3, 4, 5)
            .Vote(VoteChoice.Yes, 6, 7, 8)
            .Refuses(new CloseBoardDecision(), People.Officer, RefusalCode.CastingVoteNeeded);

    [Fact]
    public void The_vice_chair_leads_when_the_chair_does_not_take_part()
    {
        var life = Life.WithBoard().Vote(VoteChoice.Yes, 2, 3, 4, 5).Vote(VoteChoice.No, 6, 7, 8, 9);

        life.Do(new CloseBoardDecision(), People.Officer);

        Assert.Equal(BoardOutcome.Granted, life.Current.Decision!.Outcome);
    }

    [Fact]
    public void A_substitute_in_the_chair_s_seat_has_no_casting_vote()
    {
        var life = Life.WithBoard().Do(new DeclareConflict("seat-1", 1, "Jäv"), People.Chair);
        life.Do(new CastBallot("seat-1", 1, VoteChoice.Yes), People.SubstituteOf("kommunerna", 1))
            .Vote(VoteChoice.Yes, 3, 4, 5)
            .Vote(VoteChoice.No, 6, 7, 8, 9);

        life.Refuses(new CloseBoardDecision(), People.Officer, RefusalCode.CastingVoteNeeded);
    }

    [Fact]
    public void A_vote_can_be_changed_until_the_item_closes_and_every_version_is_kept()
    {
        var life = Life.WithBoard().Vote(VoteChoice.Yes, 1).Vote(VoteChoice.No, 1);

        Assert.Equal([VoteChoice.Yes, VoteChoice.No], life.Current.Matter!.Ballots.Select(b => b.Choice));
        Assert.Equal(VoteChoice.No, life.Current.Matter.BallotOf("seat-1")!.Choice);
    }

    [Fact]
    public void The_same_vote_again_does_nothing() =>
        Assert.Empty(
            Life.WithBoard().Vote(VoteChoice.Yes, 1).When(new CastBallot("seat-1", 1, VoteChoice.Yes), People.Chair)
        );

    [Fact]
    public void A_vote_brings_a_receipt_with_a_link_for_changing_it()
    {
        var mail = Life.WithBoard().Vote(VoteChoice.Yes, 5).Mails.ElementAt(^2);

        Assert.Equal(MailTemplate.BallotReceipt, mail.Template);
        Assert.Equal((LinkPurpose.Ballot, "seat-5", 1), (mail.Link!.Purpose, mail.Link.Target, mail.Link.Round));
        Assert.Equal("yes", mail.Parameters[MailParameter.Choice]);
    }

    [Fact]
    public void The_office_is_told_who_has_voted_or_stood_aside_and_never_what_they_voted()
    {
        var life = Life.WithBoard().Vote(VoteChoice.Yes, 5).Vote(VoteChoice.No, 5);
        life.Do(new DeclareConflict("seat-3", 1, "Jäv"), People.Seat(3));
        life.Do(new ReportAbsence("seat-4", 1), People.Seat(4));

        var notices = life.Mails.Where(m => m.Template == MailTemplate.BallotNotice).ToList();

        Assert.Equal(
            [
                (People.Seat(5).Name, "voted"),
                (People.Seat(5).Name, "changed"),
                (People.Seat(3).Name, "conflict"),
                (People.Seat(4).Name, "absence"),
            ],
            notices.Select(m => (m.Parameters[MailParameter.Who], m.Parameters[MailParameter.Choice]))
        );
        Assert.All(
            notices,
            m =>
            {
                Assert.Equal(life.Current.Association.Secretariat.Email, m.Recipient.Email);
                Assert.Null(m.Link);
                Assert.DoesNotContain("Jäv", m.Parameters.Values);
            }
        );
    }

    [Fact]
    public void Nobody_votes_on_another_s_seat() =>
        Life.WithBoard().Refuses(new CastBallot("seat-1", 1, VoteChoice.Yes), People.Seat(2), RefusalCode.NotAllowed);

    [Fact]
    public void After_the_closing_time_a_vote_is_refused()
    {
        var life = Life.WithBoard();
        life.Now = life.Current.Matter!.ClosesAt;

        life.Refuses(new CastBallot("seat-1", 1, VoteChoice.Yes), People.Chair, RefusalCode.BallotClosed);
    }

    [Fact]
    public void After_the_decision_a_vote_is_refused() =>
        Life.Decided().Refuses(new CastBallot("seat-9", 1, VoteChoice.No), People.Seat(9), RefusalCode.BallotClosed);

    [Fact]
    public void Who_declares_a_conflict_is_out_and_the_first_substitute_of_the_same_member_is_called()
    {
        var life = Life.WithBoard().Vote(VoteChoice.Yes, 3).Do(new DeclareConflict("seat-3", 1, "Jäv"), People.Seat(3));

        Assert.Null(life.Current.Matter!.BallotOf("seat-3"));
        Assert.Equal("substitute1@kommunerna.se", life.Current.Matter.Seats[2].Holder!.Id);
        Assert.Equal(MailTemplate.SubstituteCall, life.Mails.Last().Template);
        life.Refuses(new CastBallot("seat-3", 1, VoteChoice.Yes), People.Seat(3), RefusalCode.StoodAside);
    }

    [Fact]
    public void The_recused_do_not_count_towards_the_quorum()
    {
        var life = Life.WithBoard().Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 9);
        life.Do(new DeclareConflict("seat-9", 1, "Jäv"), People.Seat(9));

        var refusal = life.Refuses(new CloseBoardDecision(), People.Officer, RefusalCode.NoQuorum);

        Assert.Contains("7 av 15", refusal.Text.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void Substitutes_are_called_in_order_and_a_seat_without_one_is_reported()
    {
        var life = Life.WithBoard();
        life.Do(new DeclareConflict("seat-3", 1, "Jäv"), People.Seat(3))
            .Do(new ReportAbsence("seat-4", 1), People.Seat(4))
            .Do(new ReportAbsence("seat-5", 1), People.Seat(5));

        Assert.Equal(
            ["substitute1@kommunerna.se", "substitute2@kommunerna.se", null],
            life.Current.Matter!.Seats.Skip(2).Take(3).Select(s => s.Holder?.Id)
        );
        Assert.Equal(MailTemplate.SeatVacant, life.Mails.ElementAt(^2).Template);
    }

    [Fact]
    public void A_substitute_with_a_conflict_is_followed_by_the_next()
    {
        var life = Life.WithBoard().Do(new DeclareConflict("seat-3", 1, "Jäv"), People.Seat(3));

        life.Do(new DeclareConflict("seat-3", 1, "Jäv"), People.SubstituteOf("kommunerna", 1));

        Assert.Equal("substitute2@kommunerna.se", life.Current.Matter!.Seats[2].Holder!.Id);
    }

    [Fact]
    public void A_conflict_needs_a_reason_and_declaring_it_twice_does_nothing()
    {
        var life = Life.WithBoard();

        life.Refuses(new DeclareConflict("seat-3", 1, ""), People.Seat(3), RefusalCode.InvalidInput);
        life.Do(new DeclareConflict("seat-3", 1, "Jäv"), People.Seat(3));
        Assert.Empty(life.When(new DeclareConflict("seat-3", 1, "Jäv"), People.Seat(3)));
    }

    [Fact]
    public void When_time_is_out_a_majority_decides()
    {
        var life = Life.WithBoard().Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 8);

        life.Until(life.Current.Matter!.ClosesAt);

        Assert.Equal(BoardOutcome.Granted, life.Current.Decision!.Outcome);
        Assert.Equal("system", life.Trail[^1].By.PersonId);
    }

    [Fact]
    public void When_time_is_out_without_a_quorum_the_matter_is_tabled_and_can_be_opened_anew()
    {
        var life = Life.WithBoard();
        life.Until(life.Current.Matter!.ClosesAt);

        Assert.Equal(ApplicationStage.Proposal, life.Current.Stage);
        Assert.Equal(BoardVerdict.NoQuorum, life.Current.BoardResults.Single().Verdict);
        life.Do(new OpenBoardDecision(Samples.Seats, [], life.Now.AddDays(7)), People.Officer);
        Assert.Equal(2, life.Current.Matter!.BallotVersion);
    }

    [Fact]
    public void Those_who_have_not_voted_are_reminded()
    {
        var life = Life.WithBoard().Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7);

        life.Until(life.Current.Matter!.ClosesAt.AddMinutes(-1));

        Assert.Equal(2, life.Trail.OfType<BallotReminderSent>().Count());
        Assert.Equal(16, life.Mails.Count(m => m.Template == MailTemplate.BallotReminder));
        Assert.DoesNotContain(
            life.Mails,
            m => m.Template == MailTemplate.BallotReminder && m.Recipient.Id == "seat1@board.se"
        );
    }

    [Fact]
    public void A_remission_starts_a_new_round_with_the_board_s_questions()
    {
        var life = Life.WithBoard().Do(new RemitMatter("Vad kostar det?"), People.Chair);

        Assert.Equal((ApplicationStage.PartnerReview, 2), (life.Current.Stage, life.Current.Review!.Round));
        Assert.Equal(
            "Vad kostar det?",
            life.Mails.Last(m => m.Template == MailTemplate.ReferralRequest).Parameters[MailParameter.BoardQuestions]
        );
    }

    [Fact]
    public void After_a_remission_the_board_needs_a_new_proposal()
    {
        var life = Life.WithBoard().Do(new RemitMatter("Vad kostar det?"), People.Chair).AllAnswer();
        var open = new OpenBoardDecision(Samples.Seats, [], life.Now.AddDays(7));

        life.Refuses(open, People.Officer, RefusalCode.NoProposal);
        life.Do(Samples.Grant, People.Director).Do(open, People.Officer);
    }

    [Fact]
    public void The_board_can_table_a_matter() =>
        Assert.Equal(
            ApplicationStage.Proposal,
            Life.WithBoard().Do(new TableMatter("Mer tid behövs."), People.Officer).Current.Stage
        );

    [Fact]
    public void A_proposal_to_reject_that_is_carried_rejects()
    {
        var life = Life.Decided(Samples.Reject);

        Assert.Equal(BoardOutcome.Rejected, life.Current.Decision!.Outcome);
        Assert.Equal(Money.Zero, life.Current.Ledger.Granted);
    }

    [Fact]
    public void A_proposal_to_reject_that_falls_goes_back_to_the_partners()
    {
        var life = Life.WithBoard(Samples.Reject).Vote(VoteChoice.No, 1, 2, 3, 4, 5, 6, 7, 8);

        life.Do(new CloseBoardDecision(), People.Officer);

        Assert.Null(life.Current.Decision);
        Assert.Equal((ApplicationStage.PartnerReview, 2), (life.Current.Stage, life.Current.Review!.Round));
    }

    [Fact]
    public void A_poll_never_decides()
    {
        var life = Life.WithBoard(mode: BoardMode.Advisory).Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 8);

        life.Do(new CloseBoardDecision(), People.Officer);

        Assert.Null(life.Current.Decision);
        Assert.Equal(ApplicationStage.Proposal, life.Current.Stage);
        Assert.IsType<PollClosed>(life.Trail[^1]);
    }

    [Fact]
    public void Delegates_decide_only_what_is_delegated()
    {
        var seats = Samples.Seats.Take(1).ToList();
        var rules = new AssociationRules { DelegationCap = Samples.Kr(1_400_000) };

        var without = Life.Proposed();
        without.Refuses(Open(without), People.Officer, RefusalCode.DelegationExceeded);

        var with = Life.Proposed(rules: rules);
        with.Do(Open(with), People.Officer).Vote(VoteChoice.Yes, 1).Do(new CloseBoardDecision(), People.Officer);
        Assert.Equal(BoardOutcome.Granted, with.Current.Decision!.Outcome);

        OpenBoardDecision Open(Life life) => new(seats, [], life.Now.AddDays(7), BoardMode.Delegated);
    }

    [Fact]
    public void A_board_has_a_chair_and_nobody_sits_twice()
    {
        var life = Life.Proposed();
        var twice = Samples.Seats.Append(Samples.Seats[3] with { Id = "seat-99" }).ToList();

        life.Refuses(Open(Samples.Seats.Skip(1)), People.Officer, RefusalCode.BoardInvalid);
        life.Refuses(Open(twice), People.Officer, RefusalCode.BoardInvalid);

        OpenBoardDecision Open(IEnumerable<BoardSeat> seats) => new([.. seats], [], life.Now.AddDays(7));
    }

    [Fact]
    public void An_item_cannot_close_before_it_opens()
    {
        var life = Life.Proposed();

        life.Refuses(new OpenBoardDecision(Samples.Seats, [], life.Now), People.Officer, RefusalCode.DeadlineInvalid);
    }

    [Fact]
    public void Opening_the_same_again_does_nothing()
    {
        var life = Life.WithBoard();
        var same = new OpenBoardDecision(Samples.Seats, Samples.Substitutes, life.Current.Matter!.ClosesAt);

        Assert.Empty(life.When(same, People.Officer));
    }
}
