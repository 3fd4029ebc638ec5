using static Funding.Core.MeetingCommand;
using static Funding.Core.MeetingEvent;

namespace Funding.Core.Tests;

public sealed class HoldingTests
{
    [Fact]
    public void A_meeting_is_opened_on_its_day_by_chair_or_secretariat()
    {
        var life = MeetingLife.Called();
        var open = new OpenMeeting([new("seat-1", "seat1@board.se")]);

        life.Refuses(open, People.Chair, RefusalCode.MeetingNotToday);
        life.Now = MeetingLife.Morning(MeetingLife.Day);
        life.Refuses(open, People.Seat(2), RefusalCode.NotAllowed);
        life.Do(open, People.Chair);
        Assert.Empty(life.When(open, People.Officer));
    }

    [Theory]
    [InlineData("seat-1", "seat2@board.se")]
    [InlineData("seat-1", "substitute1@region.se")]
    [InlineData("seat-99", "seat1@board.se")]
    [InlineData("seat-1", "")]
    public void Only_the_elected_and_substitutes_of_the_same_member_serve_on_a_seat(string seat, string person)
    {
        var life = MeetingLife.Called();
        life.Now = MeetingLife.Morning(MeetingLife.Day);

        life.Refuses(new OpenMeeting([new(seat, person)]), People.Chair, RefusalCode.PresenceInvalid);
    }

    [Fact]
    public void Nobody_serves_on_two_seats()
    {
        var life = MeetingLife.Called();
        life.Now = MeetingLife.Morning(MeetingLife.Day);

        life.Refuses(
            new OpenMeeting([new("seat-1", "substitute1@kommunerna.se"), new("seat-2", "substitute1@kommunerna.se")]),
            People.Chair,
            RefusalCode.PresenceInvalid
        );
    }

    [Fact]
    public void Items_get_their_numbers_when_the_meeting_is_opened_and_late_ones_the_next()
    {
        var life = MeetingLife.Opened();

        Assert.Equal(["§ 31", "§ 32", "§ 33"], life.Current.Items.Select(i => i.ParagraphText));
        life.Do(new AddAgendaItem(new AgendaItem("late", AgendaItemKind.Information, "Övrigt")), People.Officer);
        Assert.Equal("§ 34", life.Current.Item("late")!.ParagraphText);
    }

    [Fact]
    public void The_secretary_writes_the_minutes_notes_while_the_meeting_is_held()
    {
        var life = MeetingLife.Opened();
        var events = life.When(new CorrectAgendaItem("info", " Ordföranden informerade. "), People.Officer);

        Assert.IsType<AgendaItemNoted>(Assert.Single(events));
        Assert.Equal("Ordföranden informerade.", life.Current.Item("info")!.Note);
        Assert.Equal(AgendaItemStatus.Waiting, life.Current.Item("info")!.Status);
        Assert.Null(life.Current.Minutes);
        Assert.Empty(life.When(new CorrectAgendaItem("info", "Ordföranden informerade."), People.Officer));
        life.Refuses(new CorrectAgendaItem("info", "x"), People.Chair, RefusalCode.NotAllowed);
        life.Refuses(new CorrectAgendaItem("info", new string('a', 10_001)), People.Officer, RefusalCode.InvalidInput);
    }

    [Fact]
    public void The_vice_chair_leads_when_the_chair_is_away()
    {
        Assert.Equal("seat1@board.se", MeetingLife.Opened().Current.Leader!.Id);
        Assert.Equal("seat2@board.se", MeetingLife.Opened(2, 3, 4).Current.Leader!.Id);
        Assert.Equal("seat3@board.se", MeetingLife.Opened(3, 4).Current.Leader!.Id);
    }

    [Fact]
    public void People_come_and_go_during_the_meeting()
    {
        var life = MeetingLife.Opened(1, 2, 3);
        life.Now = life.Now.AddHours(1);

        life.Do(new RecordPresence("seat-2", null), People.Officer)
            .Do(new RecordPresence("seat-2", "substitute1@kommunerna.se"), People.Officer);

        Assert.Equal(
            ["seat1@board.se", "seat3@board.se", "substitute1@kommunerna.se"],
            life.Current.Present.Select(p => p.Person.Id).Order()
        );
        Assert.Empty(life.When(new RecordPresence("seat-2", "substitute1@kommunerna.se"), People.Officer));
        life.Refuses(
            new RecordPresence("seat-4", "substitute1@kommunerna.se"),
            People.Officer,
            RefusalCode.PresenceInvalid
        );
    }

    [Fact]
    public void One_item_is_taken_up_at_a_time()
    {
        var life = MeetingLife.Opened();
        var first = MeetingLife.First.ToString();
        life.Do(new OpenAgendaItem(first), People.Chair);

        life.Refuses(new OpenAgendaItem("info"), People.Chair, RefusalCode.AnotherItemOpen);
        life.Refuses(new CloseMeeting(), People.Chair, RefusalCode.ItemStillOpen);
        life.Refuses(new CloseAgendaItem(first, "Bifall"), People.Chair, RefusalCode.ItemIsVotedOn);
        life.Do(new ReturnAgendaItem(first), People.Chair).Do(new OpenAgendaItem("info"), People.Chair);
        life.Do(new CloseAgendaItem("info", "Noterades."), People.Chair);
        life.Refuses(new OpenAgendaItem("info"), People.Chair, RefusalCode.AgendaItemClosed);
    }

    [Fact]
    public void The_outcome_of_a_vote_ends_the_item_once()
    {
        var life = MeetingLife.Opened().Do(new OpenAgendaItem(MeetingLife.First.ToString()), People.Chair);
        var told = new RecordOutcome(MeetingLife.First, MeetingLife.Outcome());

        life.Refuses(told, People.Chair, RefusalCode.NotAllowed);
        Assert.IsType<OutcomeRecorded>(Assert.Single(life.When(told, Actor.System)));
        Assert.Empty(life.When(told, Actor.System));
        Assert.Equal(AgendaItemStatus.Closed, life.Current.Item(MeetingLife.First.ToString())!.Status);
    }

    [Fact]
    public void The_adjuster_is_somebody_present_who_does_not_lead()
    {
        var life = MeetingLife.Opened(1, 2, 3);

        life.Refuses(new CloseMeeting(), People.Chair, RefusalCode.AdjusterMissing);
        life.Refuses(new ChooseAdjuster("seat1@board.se"), People.Chair, RefusalCode.AdjusterInvalid);
        life.Refuses(new ChooseAdjuster("seat4@board.se"), People.Chair, RefusalCode.AdjusterInvalid);
        life.Do(new ChooseAdjuster("seat2@board.se"), People.Chair);
        // The chair leaves: the adjuster leads, and another is needed.
        life.Do(new RecordPresence("seat-1", null), People.Officer);
        life.Refuses(new CloseMeeting(), People.Chair, RefusalCode.AdjusterMissing);
    }

    [Fact]
    public void The_vote_opens_with_those_who_are_there()
    {
        var life = MeetingLife.Called().Do(new DeclineMeeting("seat-2", 1, "Resa"), People.Seat(2));
        life.Do(
            new AnnounceConflict("seat-3", 1, MeetingLife.First.ToString(), "Anställd hos sökanden"),
            People.Seat(3)
        );
        life.Now = MeetingLife.Morning(MeetingLife.Day);
        life.Do(
                new OpenMeeting([
                    new("seat-1", "seat1@board.se"),
                    new("seat-2", "substitute1@kommunerna.se"),
                    new("seat-3", "seat3@board.se"),
                ]),
                People.Chair
            )
            .Do(new OpenAgendaItem(MeetingLife.First.ToString()), People.Chair);

        var (command, refusal) = MeetingMatter.Open(life.Current, MeetingLife.First, life.Now);

        Assert.Null(refusal);
        Assert.Equal(15, command!.Seats.Count);
        Assert.Equal(
            [
                ("seat-1", "seat1@board.se"),
                ("seat-2", "substitute1@kommunerna.se"),
                // In the place of the one with a conflict: the next from the same member.
                ("seat-3", "substitute2@kommunerna.se"),
            ],
            command.Attendance!.Serving.Select(s => (s.SeatId, s.Person.Id))
        );
        Assert.Equal(
            [("seat-2", StandAsideReason.Absence), ("seat-3", StandAsideReason.Conflict)],
            command.Attendance.StoodAside.Select(s => (s.SeatId, s.Kind))
        );
    }

    [Fact]
    public void An_item_that_is_not_open_at_the_meeting_is_not_voted_on()
    {
        var (command, refusal) = MeetingMatter.Open(
            MeetingLife.Opened().Current,
            MeetingLife.First,
            DateTimeOffset.UnixEpoch
        );

        Assert.Null(command);
        Assert.Equal(RefusalCode.ItemNotOpen, refusal!.Code);
    }

    [Fact]
    public void The_preparatory_group_needs_no_adjuster_and_its_minutes_no_approval()
    {
        var life = MeetingLife
            .Planned(MeetingKind.PreparatoryGroup)
            .Add(MeetingLife.First)
            .Do(new CallMeeting(), People.Officer);
        life.Now = MeetingLife.Morning(MeetingLife.Day);
        life.Do(new OpenMeeting([new("fk", "reviewer@fk.se"), new("af", "reviewer@af.se")]), People.Officer)
            .Do(new OpenAgendaItem(MeetingLife.First.ToString()), People.Officer)
            .Do(new CloseAgendaItem(MeetingLife.First.ToString(), "Gruppen tillstyrker."), People.Officer)
            .Do(new CloseMeeting(), People.Officer);

        Assert.Equal(MeetingStage.Closed, life.Current.Stage);
        Assert.True(MeetingDues.Of(life.Current).Over);
        Assert.Equal("Gruppen tillstyrker.", life.Current.Minutes!.Items[0].Note);
        Assert.DoesNotContain(life.Mails, m => m.Link?.Purpose == LinkPurpose.Minutes);
    }
}
