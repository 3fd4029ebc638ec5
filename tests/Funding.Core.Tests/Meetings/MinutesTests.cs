using static Funding.Core.MeetingCommand;
using static Funding.Core.MeetingEvent;

namespace Funding.Core.Tests;

public sealed class MinutesTests
{
    [Fact]
    public void The_minutes_tell_who_served_and_what_became_of_every_item()
    {
        var minutes = MeetingLife.Closed().Current.Minutes!;

        Assert.Equal(("seat1@board.se", "seat3@board.se"), (minutes.Chair, minutes.Adjuster));
        Assert.Equal((10, 5), (minutes.Served.Count, minutes.Absent.Count));
        Assert.Equal([31, 32, 33], minutes.Items.Select(i => i.Paragraph));
        Assert.Equal(
            [BoardOutcome.Granted, BoardOutcome.Rejected, null],
            minutes.Items.Select(i => i.Outcome?.Outcome)
        );
        Assert.Equal("Förslaget fick majoritet.", minutes.Items[0].Outcome!.Justification.Sv);
        Assert.Equal("Informationen noterades.", minutes.Items[2].Note);
        Assert.All(minutes.Items, i => Assert.True(i.DealtWith));
    }

    [Fact]
    public void Substitutes_are_named_with_those_they_served_for_and_times_when_they_came_or_left()
    {
        var life = MeetingLife.Opened(1, 2, 3);
        life.Now = life.Now.AddHours(1);
        life.Do(new RecordPresence("seat-2", "substitute1@kommunerna.se"), People.Officer)
            .Do(new ChooseAdjuster("seat3@board.se"), People.Chair);
        var changed = life.Now;
        life.Now = life.Now.AddHours(1);
        life.Do(new CloseMeeting(), People.Chair);

        var served = life.Current.Minutes!.Served;

        Assert.Equal(
            [
                new("seat1@board.se", "kommunerna", SeatOffice.Chair, "", null, null),
                new("seat2@board.se", "kommunerna", SeatOffice.ViceChair, "", null, changed),
                new MinutesPerson(
                    "substitute1@kommunerna.se",
                    "kommunerna",
                    SeatOffice.ViceChair,
                    "seat2@board.se",
                    changed,
                    null
                ),
                new("seat3@board.se", "kommunerna", SeatOffice.Member, "", null, null),
            ],
            served
        );
        Assert.All(life.Current.Minutes.Items, i => Assert.False(i.DealtWith));
    }

    [Fact]
    public void Approved_minutes_are_stored_once_as_a_document_with_both_approvals()
    {
        var life = MeetingLife.Approved();

        var (id, content) = Assert.Single(life.Effects.OfType<Effect.StoreRecord>());
        var document = Assert.IsType<MinutesDocument>(content);
        Assert.Equal(life.Current.MinutesHash, document.Hash);
        Assert.Equal([MinutesSigner.Chair, MinutesSigner.Adjuster], document.Approvals.Select(a => a.As).Order());
        var stored = new StoredMinutes(id, new string('a', 64), 9);
        life.Do(new RegisterMinutes(stored), Actor.System).Do(new RegisterMinutes(stored), Actor.System);
        Assert.Equal(stored, life.Current.StoredMinutes);
        Assert.Single(life.Trail.OfType<MinutesStored>());
        Assert.IsType<Decision<MeetingEvent>.Refused>(
            MeetingDecider.Decide(
                life.Current,
                new RegisterMinutes(stored with { Sha256 = "other" }),
                Actor.System,
                life.Now
            )
        );
    }

    [Fact]
    public void Chair_and_adjuster_are_asked_each_with_a_link_of_their_own()
    {
        var life = MeetingLife.Closed();

        var asked = life.Mails.Where(m => m.Template == MailTemplate.MinutesApprovalRequest).ToList();

        Assert.Equal(
            [("seat1@board.se", "chair", 1), ("seat3@board.se", "adjuster", 1)],
            asked.Select(m => (m.Recipient.Id, m.Link!.Target, m.Link.Round))
        );
        Assert.All(asked, m => Assert.Equal("2026-10-28", m.Parameters[MailParameter.Deadline]));
    }

    [Fact]
    public void One_approval_is_not_enough_and_nobody_approves_as_both()
    {
        var life = MeetingLife.Closed();
        var sign = new SignMinutes(life.Current.MinutesHash);

        Assert.IsType<MinutesSigned>(Assert.Single(life.When(sign, People.Seat(1))));
        Assert.Empty(life.When(sign, People.Seat(1)));
        Assert.Equal(MeetingStage.MinutesApproval, life.Current.Stage);
        life.Refuses(sign, People.Seat(2), RefusalCode.NotAllowed);
        life.Refuses(sign, People.Officer, RefusalCode.NotAllowed);
    }

    [Fact]
    public void Only_what_was_read_is_approved_and_a_correction_asks_both_anew()
    {
        var life = MeetingLife.Closed();
        var before = life.Current.MinutesHash;
        life.Do(new SignMinutes(before), People.Seat(1))
            .Do(new CorrectAgendaItem("info", "Rapporten lades till handlingarna."), People.Officer);

        Assert.Empty(life.Current.Signatures);
        Assert.Equal(2, life.Current.Minutes!.Version);
        life.Refuses(new SignMinutes(before), People.Seat(3), RefusalCode.MinutesChanged);
        Assert.Equal(2, life.Mails.Count(m => m is { Template: MailTemplate.MinutesApprovalRequest, Link.Round: 2 }));
    }

    [Fact]
    public void The_approval_by_both_brings_the_decisions_into_force()
    {
        var life = MeetingLife.Approved();

        Assert.Equal(MeetingStage.Closed, life.Current.Stage);
        Assert.Equal(
            [
                new(MeetingLife.First, new ApplicationCommand.RecordMeetingClosed()),
                new(MeetingLife.Second, new ApplicationCommand.RecordMeetingClosed()),
                new(MeetingLife.First, new ApplicationCommand.ApproveMinutes("§ 31", new DateOnly(2026, 10, 19))),
                new(MeetingLife.Second, new ApplicationCommand.ApproveMinutes("§ 32", new DateOnly(2026, 10, 19))),
                new(MeetingLife.First, new ApplicationCommand.RecordNotice(new DateOnly(2026, 10, 19))),
                new Effect.TellApplication(
                    MeetingLife.Second,
                    new ApplicationCommand.RecordNotice(new DateOnly(2026, 10, 19))
                ),
            ],
            life.Effects.OfType<Effect.TellApplication>()
        );
        Assert.True(MeetingDues.Of(life.Current).Over);
    }

    [Fact]
    public void A_dissent_stands_in_the_minutes_also_when_it_comes_as_they_are_drawn_up()
    {
        var life = MeetingLife.Closed();
        var dissent = MeetingLife.Outcome() with { Dissents = [new("seat9@board.se", "För dyrt.")] };

        life.Do(new RecordOutcome(MeetingLife.First, dissent), Actor.System);

        Assert.Equal("För dyrt.", life.Current.Minutes!.Items[0].Outcome!.Dissents[0].Text);
        Assert.Equal(2, life.Current.MinutesVersion);
        Assert.Empty(life.When(new RecordOutcome(MeetingLife.First, dissent), Actor.System));
    }

    [Fact]
    public void A_delegated_decision_is_reported_when_the_minutes_are_approved()
    {
        var life = MeetingLife.Opened();
        life.Do(
            new AddAgendaItem(
                new AgendaItem(
                    "",
                    AgendaItemKind.DelegatedDecision,
                    "Beslut på delegation",
                    "",
                    new AgendaApplication(Life.Id, "KAL-2026-0042", "Kalmar kommun")
                )
            ),
            People.Officer
        );
        life.Do(new OpenAgendaItem(Life.Id.ToString()), People.Chair)
            .Do(new CloseAgendaItem(Life.Id.ToString(), "Anmälan noterades."), People.Chair)
            .Do(new ChooseAdjuster("seat3@board.se"), People.Chair)
            .Do(new CloseMeeting(), People.Chair);
        life.Do(new SignMinutes(life.Current.MinutesHash), People.Seat(3))
            .Do(new SignMinutes(life.Current.MinutesHash), People.Seat(1));

        Assert.Equal(
            [new Effect.TellApplication(Life.Id, new ApplicationCommand.RecordReported("§ 34", MeetingLife.Day))],
            life.Effects.OfType<Effect.TellApplication>()
        );
    }

    [Fact]
    public void Remitted_and_tabled_items_get_no_minutes_of_their_own()
    {
        var life = MeetingLife
            .Opened()
            .Decide(MeetingLife.First, MeetingLife.Outcome(BoardOutcome.Tabled))
            .Decide(MeetingLife.Second, MeetingLife.Outcome(null))
            .Do(new ChooseAdjuster("seat3@board.se"), People.Chair)
            .Do(new CloseMeeting(), People.Chair);
        life.Do(new SignMinutes(life.Current.MinutesHash), People.Seat(3))
            .Do(new SignMinutes(life.Current.MinutesHash), People.Seat(1));

        Assert.Empty(life.Effects.OfType<Effect.TellApplication>());
        Assert.NotNull(life.Current.Notice);
    }

    [Fact]
    public void The_notice_goes_up_at_once_and_every_municipality_and_region_is_told()
    {
        var life = MeetingLife.Approved();

        Assert.Equal(new DateOnly(2026, 10, 19), life.Current.Notice!.UpFrom);
        Assert.Equal(["Nybro kommun"], life.Current.Notice.NotTold);
        var told = life.Mails.Where(m => m.Template == MailTemplate.PublicNotice).ToList();
        Assert.Equal(
            ["registrator@kalmar.se", "region@regionkalmar.se"],
            told.Select(m => m.Recipient.Email.ToString())
        );
        Assert.All(told, m => Assert.Equal("2026-11-09", m.Parameters[MailParameter.LastAppealDay]));
        Assert.Contains("§ 31 Ansökan 1", told[0].Parameters[MailParameter.Paragraphs], StringComparison.Ordinal);
        Assert.Single(life.Mails, m => m.Template == MailTemplate.PublicNoticeSent);
    }

    [Theory]
    // Three weeks, 13 kap. 5 § kommunallagen.
    [InlineData("2026-10-19", "2026-11-09")]
    // The last day would be Christmas Day: the next business day is Monday the 28th.
    [InlineData("2026-12-04", "2026-12-28")]
    // Midsummer Eve 2027 is 25 June.
    [InlineData("2027-06-04", "2027-06-28")]
    public void The_last_day_to_appeal_is_three_weeks_later_and_never_a_day_off(string up, string last) =>
        Assert.Equal(DateOnly.Parse(last, null), MeetingCalendar.LastAppealDay(DateOnly.Parse(up, null)));

    [Fact]
    public void Those_who_have_not_approved_are_reminded_within_fourteen_days()
    {
        var life = MeetingLife.Closed();
        life.Do(new SignMinutes(life.Current.MinutesHash), People.Seat(1))
            .Until(MeetingLife.Morning(MeetingLife.Day.AddDays(20)));

        var reminders = life.Mails.Where(m => m.Template == MailTemplate.MinutesApprovalReminder).ToList();
        Assert.Equal(["seat3@board.se", "seat3@board.se"], reminders.Select(m => m.Recipient.Id));
        Assert.Equal(
            [MeetingLife.Morning(new(2026, 10, 21)), MeetingLife.Morning(new(2026, 10, 28))],
            life.Trail.OfType<SigningReminderSent>().Select(e => e.At)
        );
    }

    [Fact]
    public void Reminders_that_a_stop_has_delayed_are_not_sent_all_at_once()
    {
        var life = MeetingLife.Closed();
        life.Now = MeetingLife.Morning(MeetingLife.Day.AddDays(30));

        life.Until(life.Now);

        Assert.Single(life.Trail.OfType<MeetingDueSkipped>());
        Assert.Single(life.Trail.OfType<SigningReminderSent>());
    }

    [Fact]
    public void A_meeting_can_be_stored_and_read_back()
    {
        var meeting = MeetingLife.Approved().Current;

        var json = System.Text.Json.JsonSerializer.Serialize(meeting, CoreJson.Default.Meeting);
        var read = System.Text.Json.JsonSerializer.Deserialize(json, CoreJson.Default.Meeting)!;

        Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(read, CoreJson.Default.Meeting));
        Assert.Equal(meeting.MinutesHash, read.Minutes!.Hash());
    }
}
