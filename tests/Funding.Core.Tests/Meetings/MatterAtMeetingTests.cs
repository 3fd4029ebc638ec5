using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

/// <summary>An application's item at a meeting: the application owns its vote, the meeting says who is there.</summary>
public sealed class MatterAtMeetingTests
{
    private static readonly MeetingId Meeting = MeetingLife.Id;

    [Fact]
    public void Those_who_are_there_are_asked_and_all_seats_count_for_the_quorum()
    {
        var life = Opened(7);

        Assert.Equal(Meeting, life.Current.Matter!.Meeting);
        Assert.Equal(7, life.Mails.Count(m => m.Template == MailTemplate.BallotRequest));
        life.Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7);
        life.Refuses(new CloseBoardDecision(), People.Chair, RefusalCode.NoQuorum);
        life.Refuses(
            new CastBallot("seat-8", life.Current.Matter.BallotVersion, VoteChoice.Yes),
            People.Seat(8),
            RefusalCode.NotFound
        );
    }

    [Fact]
    public void The_outcome_goes_to_the_meeting_with_votes_and_conflicts()
    {
        var life = Opened(9);
        life.Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 8).Vote(VoteChoice.No, 9);
        life.Do(new CloseBoardDecision(), People.Chair);

        var outcome = Told(life);

        Assert.Equal(BoardOutcome.Granted, outcome.Outcome);
        Assert.Equal(9, outcome.Votes.Count);
        Assert.Equal(new("seat9@board.se", VoteChoice.No), outcome.Votes[^1]);
        Assert.Equal([new MinutesStatement("seat15@board.se", "Anställd")], outcome.Conflicts);
        Assert.StartsWith("9 av 15 deltog", outcome.Justification.Sv, StringComparison.Ordinal);
        Assert.Equal(Samples.Kr(1_400_000), outcome.Amount);
    }

    [Fact]
    public void Remitting_and_tabling_go_to_the_meeting_too()
    {
        var remitted = Opened(9).Do(new RemitMatter("Vad kostar lokalen?"), People.Chair);
        var tabled = Opened(9).Do(new TableMatter("Tiden räckte inte."), People.Chair);

        Assert.Equal((BoardOutcome.Remitted, "Vad kostar lokalen?"), (Told(remitted).Outcome, Told(remitted).Reason));
        Assert.Equal((BoardOutcome.Tabled, "Tiden räckte inte."), (Told(tabled).Outcome, Told(tabled).Reason));
    }

    [Fact]
    public void The_minutes_of_a_meeting_are_approved_at_the_meeting_and_not_by_the_office()
    {
        var life = Opened(9);
        life.Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 8).Do(new CloseBoardDecision(), People.Chair);
        var minutes = new ApproveMinutes("§ 31", SwedishTime.DayOf(life.Now));

        life.Refuses(minutes, People.Officer, RefusalCode.MinutesByMeeting);
        Assert.Null(life.NextDue());
        Assert.IsType<MinutesApproved>(life.When(minutes, Actor.System)[0]);
        Assert.Empty(life.When(minutes, Actor.System));
        Assert.Equal(ApplicationStage.Agreement, life.Current.Stage);
    }

    [Fact]
    public void Without_a_meeting_nobody_is_told_and_the_office_approves_as_before()
    {
        var life = Life.Decided();

        Assert.Empty(life.Effects.OfType<Effect.TellMeeting>());
        life.Do(new ApproveMinutes("§ 12", SwedishTime.DayOf(life.Now)), People.Officer);
    }

    [Fact]
    public void The_preparatory_groups_day_is_the_reviews_deadline_and_it_gets_the_item()
    {
        var life = Life.Submitted();
        var day = SwedishTime.DayOf(life.Now).AddDays(20);

        life.Do(new ConfirmComplete(Samples.Parties, null, new PreparatoryMeeting(Meeting, day)), People.Officer);

        Assert.Equal((day, Meeting), (life.Current.Review!.Deadline, life.Current.Review.Meeting!.Id));
        var told = Assert.Single(life.Effects.OfType<Effect.TellMeeting>());
        var item = Assert.IsType<MeetingCommand.AddAgendaItem>(told.Command).Item;
        Assert.Equal((Life.Id.ToString(), "Vägen in"), (item.Id, item.Title));
        MeetingLife.Planned(MeetingKind.PreparatoryGroup).Do(told.Command, Actor.System);
    }

    [Fact]
    public void Papers_go_to_the_preparatory_group_at_least_seven_days_before()
    {
        var life = Life.Submitted();
        var meeting = new PreparatoryMeeting(Meeting, SwedishTime.DayOf(life.Now).AddDays(6));

        life.Refuses(new ConfirmComplete(Samples.Parties, null, meeting), People.Officer, RefusalCode.PapersTooLate);
    }

    private static MatterOutcome Told(Life life)
    {
        var told = Assert.Single(life.Effects.OfType<Effect.TellMeeting>());
        Assert.Equal(Meeting, told.MeetingId);
        var command = Assert.IsType<MeetingCommand.RecordOutcome>(told.Command);
        Assert.Equal(Life.Id, command.Application);
        return command.Outcome;
    }

    /// <summary>The first seats are there, seat 15 has a conflict of interest.</summary>
    private static Life Opened(int present)
    {
        var life = Life.Proposed();
        return life.Do(
            new OpenBoardDecision(
                Samples.Seats,
                Samples.Substitutes,
                life.Now.AddHours(8),
                BoardMode.Meeting,
                new MeetingAttendance(
                    Meeting,
                    [.. Samples.Seats.Take(present).Select(s => new ServingPerson(s.Id, s.Person))],
                    [new("seat-15", People.Ref("seat15@board.se"), StandAsideReason.Conflict, "Anställd")]
                )
            ),
            People.Chair
        );
    }
}
