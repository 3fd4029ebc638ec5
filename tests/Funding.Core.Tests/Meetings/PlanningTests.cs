using static Funding.Core.MeetingCommand;
using static Funding.Core.MeetingEvent;

namespace Funding.Core.Tests;

public sealed class PlanningTests
{
    [Fact]
    public void A_planned_meeting_starts_its_process_and_stands_in_the_calendar()
    {
        var life = MeetingLife.Planned();

        Assert.Equal(MeetingStage.Planned, life.Current.Stage);
        Assert.Contains(new Effect.StartProcess(new ProcessRef.Meeting()), life.Effects);
        Assert.Contains(new Effect.UpdateView(), life.Effects);
        Assert.Empty(life.Mails);
    }

    [Fact]
    public void Planning_the_same_meeting_again_does_nothing() =>
        Assert.Empty(MeetingLife.Planned().When(MeetingLife.Plan(), People.Officer));

    [Fact]
    public void Only_the_secretariat_plans_meetings() =>
        MeetingLife.Nothing().Refuses(MeetingLife.Plan(), People.Editor, RefusalCode.NotAllowed);

    [Fact]
    public void A_board_without_a_chair_cannot_meet() =>
        MeetingLife
            .Nothing()
            .Refuses(
                MeetingLife.Plan() with
                {
                    Seats = [.. Samples.Seats.Skip(1)],
                },
                People.Officer,
                RefusalCode.MeetingSeatsInvalid
            );

    [Fact]
    public void A_meeting_needs_a_time_to_come_and_a_place()
    {
        var time = new MeetingTime(
            new(2026, 8, 1, 8, 0, 0, TimeSpan.Zero),
            new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero),
            ""
        );

        var refusal = MeetingLife
            .Nothing()
            .Refuses(MeetingLife.Plan() with { Time = time }, People.Officer, RefusalCode.InvalidInput);

        Assert.Equal(["/time/startsAt", "/time/endsAt", "/time/place"], refusal.Problems.Select(p => p.Field));
    }

    [Fact]
    public void The_remote_link_is_a_secure_address() =>
        MeetingLife
            .Nothing()
            .Refuses(
                MeetingLife.Plan() with
                {
                    Time = MeetingLife.At(MeetingLife.Day) with { RemoteLink = "javascript:alert(1)" },
                },
                People.Officer,
                RefusalCode.InvalidInput
            );

    [Fact]
    public void Papers_go_out_at_least_seven_days_before()
    {
        var life = MeetingLife.Planned().Add(MeetingLife.First);
        life.Now = MeetingLife.Morning(MeetingLife.Day.AddDays(-6));

        life.Refuses(new CallMeeting(), People.Officer, RefusalCode.PapersTooLate);

        life.Now = MeetingLife.Morning(MeetingLife.Day.AddDays(-7)).AddHours(10);
        life.Do(new CallMeeting(), People.Officer);
    }

    [Theory]
    // Wednesday 14 October 2026: a week before is a Wednesday.
    [InlineData("2026-10-14", "2026-10-07")]
    // A week before is Easter Monday: the last business day before Good Friday counts.
    [InlineData("2027-04-05", "2027-03-25")]
    [InlineData("2027-01-13", "2027-01-05")]
    [InlineData("2026-12-31", "2026-12-23")]
    public void The_last_day_for_papers_is_a_business_day(string meeting, string last) =>
        Assert.Equal(
            DateOnly.Parse(last, null),
            MeetingCalendar.LastCallDay(DateOnly.Parse(meeting, null), new AssociationRules())
        );

    [Fact]
    public void The_board_meets_at_least_fourteen_days_after_the_preparatory_group()
    {
        var life = MeetingLife.Planned();

        life.Refuses(
            new AddAgendaItem(MeetingLife.Item(MeetingLife.First, MeetingLife.Day.AddDays(-13))),
            People.Officer,
            RefusalCode.BoardTooSoon
        );
        life.Add(MeetingLife.First, MeetingLife.Day.AddDays(-14));
        // And the meeting is not moved closer afterwards.
        life.Refuses(
            new ChangeMeeting(MeetingLife.At(MeetingLife.Day.AddDays(-1))),
            People.Officer,
            RefusalCode.BoardTooSoon
        );
    }

    [Fact]
    public void Both_numbers_are_the_associations_own()
    {
        var life = MeetingLife.Planned(rules: new AssociationRules { PapersDays = 0, BoardAfterPreparatoryDays = 1 });

        life.Add(MeetingLife.First, MeetingLife.Day.AddDays(-1));
        life.Now = MeetingLife.Morning(MeetingLife.Day);
        life.Do(new CallMeeting(), People.Officer);
    }

    [Fact]
    public void An_empty_agenda_is_not_sent_out() =>
        MeetingLife.Planned().Refuses(new CallMeeting(), People.Officer, RefusalCode.AgendaEmpty);

    [Fact]
    public void The_call_goes_to_every_seat_with_link_and_invitation()
    {
        var life = MeetingLife.Called();

        var calls = life.Mails.Where(m => m.Template == MailTemplate.MeetingCall).ToList();
        Assert.Equal(15, calls.Count);
        Assert.All(
            calls,
            m =>
            {
                Assert.Equal(LinkPurpose.Meeting, m.Link!.Purpose);
                Assert.Equal(life.Current.Time.StartsAt, m.Link.ExpiresAt);
                Assert.Equal("text/calendar", m.Attachment!.ContentType);
                Assert.Contains("SEQUENCE:0\r\n", m.Attachment.Text, StringComparison.Ordinal);
            }
        );
        Assert.Empty(life.When(new CallMeeting(), People.Officer));
    }

    [Fact]
    public void A_change_of_time_is_a_new_call_that_is_answered_anew()
    {
        var life = MeetingLife.Called().Do(new AttendMeeting("seat-1", 1), People.Seat(1));

        var mails = life.MailsWhen(new ChangeMeeting(MeetingLife.At(MeetingLife.Day.AddDays(7))), People.Officer);

        Assert.Equal(15, mails.Count(m => m.Template == MailTemplate.MeetingChanged));
        Assert.All(mails, m => Assert.Contains("SEQUENCE:1\r\n", m.Attachment!.Text, StringComparison.Ordinal));
        Assert.False(life.Current.Seat("seat-1")!.Attends);
        life.Refuses(new AttendMeeting("seat-1", 1), People.Seat(1), RefusalCode.CallOutdated);
        life.Do(new AttendMeeting("seat-1", 2), People.Seat(1));
    }

    [Fact]
    public void A_called_meeting_is_not_moved_so_close_that_the_papers_come_too_late() =>
        MeetingLife
            .Called()
            .Refuses(
                new ChangeMeeting(MeetingLife.At(new DateOnly(2026, 9, 7))),
                People.Officer,
                RefusalCode.PapersTooLate
            );

    [Fact]
    public void Calling_off_tells_those_who_were_called_and_nobody_else()
    {
        Assert.Empty(MeetingLife.Planned().MailsWhen(new CancelMeeting("Sjukdom"), People.Officer));

        var life = MeetingLife.Called();
        var mails = life.MailsWhen(new CancelMeeting("Sjukdom"), People.Officer);
        Assert.Equal(15, mails.Count);
        Assert.All(
            mails,
            m =>
            {
                Assert.Contains("METHOD:CANCEL\r\n", m.Attachment!.Text, StringComparison.Ordinal);
                Assert.Contains("SEQUENCE:1\r\n", m.Attachment.Text, StringComparison.Ordinal);
            }
        );
        Assert.True(MeetingDues.Of(life.Current).Over);
        life.Refuses(new AttendMeeting("seat-1", 1), People.Seat(1), RefusalCode.AnswersClosed);
    }

    [Fact]
    public void Items_are_moved_and_removed_until_the_meeting_is_opened()
    {
        var life = MeetingLife.Called();

        life.Do(new MoveAgendaItem("info", 1), People.Officer);
        Assert.Equal("info", life.Current.Items[0].Id);
        Assert.Empty(life.When(new MoveAgendaItem("info", 1), People.Officer));
        life.Do(new RemoveAgendaItem("info"), People.Officer);
        Assert.Equal(2, life.Current.Items.Count);
        life.Refuses(new RemoveAgendaItem("info"), People.Officer, RefusalCode.AgendaItemMissing);
        MeetingLife.Opened().Refuses(new MoveAgendaItem("info", 1), People.Officer, RefusalCode.WrongMeetingStage);
    }

    [Fact]
    public void The_same_item_again_does_nothing_and_an_item_needs_a_title()
    {
        var life = MeetingLife.Called();

        Assert.Empty(life.When(new AddAgendaItem(MeetingLife.Item(MeetingLife.First)), People.Officer));
        life.Refuses(
            new AddAgendaItem(new AgendaItem("info", AgendaItemKind.Information, "Något annat")),
            People.Officer,
            RefusalCode.AgendaItemExists
        );
        life.Refuses(
            new AddAgendaItem(new AgendaItem("x", AgendaItemKind.Information, " ")),
            People.Officer,
            RefusalCode.InvalidInput
        );
    }

    [Fact]
    public void The_secretariat_is_reminded_of_the_call_and_the_called_of_the_meeting()
    {
        var life = MeetingLife.Planned().Add(MeetingLife.First).Until(MeetingLife.Morning(new(2026, 10, 5)));

        var reminder = Assert.Single(life.Mails);
        Assert.Equal(MailTemplate.MeetingCallReminder, reminder.Template);
        Assert.Equal("2026-10-07", reminder.Parameters[MailParameter.Deadline]);
        Assert.Equal(MeetingLife.Morning(new(2026, 10, 2)), life.Trail[^1].At);

        life.Do(new CallMeeting(), People.Officer).Until(MeetingLife.Morning(MeetingLife.Day));
        Assert.Equal(15, life.Mails.Count(m => m.Template == MailTemplate.MeetingReminder));
        Assert.Equal(MeetingLife.Morning(new(2026, 10, 12)), life.Trail[^1].At);
        Assert.IsType<MeetingReminderSent>(life.Trail[^1]);
        Assert.False(MeetingDues.Of(life.Current).Over);
        Assert.Null(MeetingDues.Of(life.Current).Next);
    }
}
