using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

public sealed class ReportingTests
{
    private static readonly DateOnly Overdue = new(2027, 5, 31);

    [Fact]
    public void The_applicant_is_reminded_in_business_days_then_the_signatory_is_told()
    {
        var life = Life.Active().Until(new DateOnly(2027, 6, 30));

        Assert.Equal(
            [(-14, "2027-05-10"), (-3, "2027-05-25"), (0, "2027-05-28"), (7, "2027-06-08")],
            life.Trail.OfType<ReportReminderSent>().Select(e => (e.Day, SwedishTime.Text(SwedishTime.DayOf(e.At))))
        );
        var escalated = Assert.Single(life.Trail.OfType<ReportEscalated>());
        Assert.Equal(new DateOnly(2027, 6, 11), SwedishTime.DayOf(escalated.At));
        Assert.Equal(
            ["signatory@kalmar.se", "office@forbund.se"],
            life.Mails.Where(m => m.Template == MailTemplate.ReportEscalation).Select(m => m.Recipient.Id)
        );
    }

    [Fact]
    public void A_report_that_has_come_in_brings_no_more_reminders()
    {
        var life = Life.Active().Until(new DateOnly(2027, 5, 10));

        life.Do(new SubmitReport("interim-1", Samples.Report), People.Editor).Until(new DateOnly(2027, 6, 30));

        Assert.Single(life.Trail.OfType<ReportReminderSent>());
        Assert.Empty(life.Trail.OfType<ReportOverdue>());
    }

    [Fact]
    public void An_overdue_report_puts_everything_unpaid_on_hold()
    {
        var life = Life.Active().Until(new DateOnly(2027, 1, 15)).Do(new AuthoriseInstalment(1), People.Director);

        life.Until(Overdue);

        Assert.All(life.Current.Instalments, i => Assert.Equal(InstalmentStatus.OnHold, i.Status));
        Assert.Empty(life.Instalment(1).AuthorisedBy);
        life.Refuses(new AuthoriseInstalment(1), People.Finance, RefusalCode.PaymentsOnHold);
    }

    [Fact]
    public void The_report_lifts_the_hold_and_two_people_authorise_anew()
    {
        var life = Life.Active()
            .Until(new DateOnly(2027, 1, 15))
            .Do(new AuthoriseInstalment(1), People.Director)
            .Until(Overdue);

        life.Do(new SubmitReport("interim-1", Samples.Report), People.Editor);

        Assert.Equal(InstalmentStatus.Due, life.Instalment(1).Status);
        Assert.Equal(InstalmentStatus.Planned, life.Instalment(3).Status);
        life.Pay(1);
    }

    [Fact]
    public void The_hold_stays_as_long_as_another_report_is_overdue()
    {
        var life = Life.Active().Until(new DateOnly(2027, 11, 15));

        life.Do(new SubmitReport("interim-1", Samples.Report), People.Editor);

        Assert.Equal(InstalmentStatus.OnHold, life.Instalment(1).Status);
        life.Do(new SubmitReport("interim-2", Samples.Report), People.Editor);
        Assert.Equal(
            InstalmentStatus.Due,
            life.Instalment(1).HeldFrom ?? life.Until(life.Now.AddDays(1)).Instalment(1).Status
        );
    }

    [Fact]
    public void What_an_accepted_report_released_while_on_hold_falls_due_when_the_hold_is_lifted()
    {
        var life = Life.Active().Until(new DateOnly(2027, 11, 15));
        life.Report("interim-1");
        Assert.Equal(InstalmentStatus.OnHold, life.Instalment(2).Status);

        life.Do(new SubmitReport("interim-2", Samples.Report), People.Editor);

        Assert.Equal(InstalmentStatus.Due, life.Instalment(2).Status);
        Assert.Equal("officer@forbund.se", life.Instalment(2).RegisteredBy!.PersonId);
    }

    [Fact]
    public void What_has_been_sent_to_the_bank_is_not_held()
    {
        var life = Life.Active().Until(new DateOnly(2027, 1, 15));
        life.Do(new AuthoriseInstalment(1), People.Director)
            .Do(new AuthoriseInstalment(1), People.Finance)
            .Until(Overdue);

        Assert.Equal(InstalmentStatus.Instructed, life.Instalment(1).Status);
    }

    [Fact]
    public void An_accepted_report_makes_its_instalment_due()
    {
        var life = Life.Active().Until(new DateOnly(2027, 5, 10)).Report("interim-1");

        Assert.Equal(InstalmentStatus.Due, life.Instalment(2).Status);
    }

    [Fact]
    public void A_report_sent_back_has_a_new_deadline_a_new_link_and_new_reminders()
    {
        var life = Life.Active().Until(new DateOnly(2027, 5, 10));
        life.Do(new SubmitReport("interim-1", Samples.Report), People.Editor);

        life.Do(new ReturnReport("interim-1", "Vad kostade resorna?"), People.Officer);

        var report = life.Current.Reports[0];
        Assert.Equal(
            (ReportStatus.Returned, 2, new DateOnly(2027, 5, 24)),
            (report.Status, report.Attempt, report.DueOn)
        );
        Assert.Equal(2, life.Mails.Last().Link!.Round);
        life.Until(new DateOnly(2027, 5, 26));
        Assert.Contains(
            life.Trail.OfType<ReportReminderSent>(),
            e => e.Key.StartsWith("report/interim-1/2/", StringComparison.Ordinal)
        );
        Assert.Single(life.Trail.OfType<ReportOverdue>());
    }

    [Fact]
    public void The_same_report_again_does_nothing_and_another_is_refused()
    {
        var life = Life.Active().Do(new SubmitReport("interim-1", Samples.Report), People.Editor);

        Assert.Empty(life.When(new SubmitReport("interim-1", Samples.Report with { }), People.Editor));
        life.Refuses(
            new SubmitReport("interim-1", Samples.Report with { Activities = "Annat." }),
            People.Editor,
            RefusalCode.ReportSubmitted
        );
    }

    [Fact]
    public void A_report_that_is_not_planned_is_not_found() =>
        Life.Active().Refuses(new SubmitReport("interim-9", Samples.Report), People.Editor, RefusalCode.NotFound);

    [Fact]
    public void A_report_that_has_not_come_in_can_be_neither_accepted_nor_sent_back()
    {
        var life = Life.Active();

        life.Refuses(new AcceptReport("interim-1"), People.Officer, RefusalCode.ReportNotSubmitted);
        life.Refuses(new ReturnReport("interim-1", "Hur?"), People.Officer, RefusalCode.ReportNotSubmitted);
    }

    [Fact]
    public void The_final_report_is_accepted_last() =>
        Life.Active()
            .Do(new SubmitReport("final", Samples.Report), People.Editor)
            .Refuses(new AcceptReport("final"), People.Officer, RefusalCode.EarlierReportOpen);

    [Fact]
    public void A_report_has_activities_costs_and_no_identity_numbers()
    {
        var content = new ReportContent
        {
            Deviations = "Anna 850709-9805 slutade.",
            CoFunding = Samples.Kr(-1),
            Participants = [new(Sex.Men, AgeGroup.From30To44, -1)],
        };

        var refusal = Life.Active()
            .Refuses(new SubmitReport("interim-1", content), People.Editor, RefusalCode.InvalidInput);

        Assert.Equal(
            ["/activities", "/deviations", "/costs", "/coFunding", "/participants/0/count"],
            refusal.Problems.Select(p => p.Field)
        );
    }

    [Fact]
    public void Age_groups_are_written_as_people_say_them()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(Samples.Report, CoreJson.Default.ReportContent);

        Assert.Contains("\"ageGroup\":\"16-29\"", json, StringComparison.Ordinal);
    }
}
