using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

public sealed class SupplementingTests
{
    private static readonly RequestSupplement Request = new([new("/budget", "Hur är lönerna räknade?")]);

    [Fact]
    public void The_applicant_has_14_days_and_gets_the_questions_by_mail()
    {
        var life = Life.Submitted().Do(Request, People.Officer);

        Assert.Equal(new DateOnly(2026, 9, 15), life.Current.Supplement!.Deadline);
        Assert.Equal(
            2,
            life.Mails.Count(m =>
                m.Template == MailTemplate.SupplementRequest
                && m.Parameters[MailParameter.Questions] == "Hur är lönerna räknade?"
            )
        );
    }

    [Fact]
    public void A_default_deadline_is_a_business_day()
    {
        var life = Life.Submitted();
        life.Now = new(2026, 12, 11, 8, 0, 0, TimeSpan.Zero);

        life.Do(Request, People.Officer);

        Assert.Equal(new DateOnly(2026, 12, 28), life.Current.Supplement!.Deadline);
    }

    [Fact]
    public void Asking_the_same_again_does_nothing_and_something_else_is_refused()
    {
        var life = Life.Submitted().Do(Request, People.Officer);

        Assert.Empty(life.When(Request with { Questions = [.. Request.Questions] }, People.Officer));
        life.Refuses(new RequestSupplement([new("", "Mer?")]), People.Officer, RefusalCode.WrongStage);
    }

    [Fact]
    public void Asking_nothing_or_for_yesterday_is_refused()
    {
        var life = Life.Submitted();

        life.Refuses(new RequestSupplement([]), People.Officer, RefusalCode.InvalidInput);
        life.Refuses(Request with { Deadline = new DateOnly(2026, 9, 1) }, People.Officer, RefusalCode.DeadlineInvalid);
    }

    [Fact]
    public void The_answer_shows_every_change_before_and_after_row_by_row()
    {
        var life = Life.Submitted().Do(Request, People.Officer);
        var form = Samples.Form with
        {
            Method = "IPS",
            Participants = 40,
            Goals = [new() { Description = "Nytt mål", Measure = "Antal" }, .. Samples.Form.Goals],
            Budget = Samples.Form.Budget with
            {
                Rows = [.. Samples.Form.Budget.Rows.Where(r => r.CostType != CostType.Premises)],
                Sought = [new(2027, Samples.Kr(600_000)), new(2028, Samples.Kr(700_000))],
            },
        };

        life.Do(new EditForm(form), People.Editor)
            .Do(new AttachDocument(Samples.Document("d9")), People.Editor)
            .Do(new AnswerSupplement(), People.Editor);

        Assert.Equal(
            [
                new("/goals/0/description", "", "Nytt mål"),
                new("/goals/0/measure", "", "Antal"),
                new("/participants", "60", "40"),
                new("/method", Samples.Form.Method, "IPS"),
                new("/budget/rows/1/year", "2027", ""),
                new("/budget/rows/1/costType", "premises", ""),
                new("/budget/rows/1/amount", "100000", ""),
                new("/budget/sought/0/amount", "700000", "600000"),
                new("/attachments/d9", "", "bilaga.pdf"),
            ],
            life.Current.Supplement!.Differences
        );
    }

    [Fact]
    public void An_answer_of_the_time_before_differences_were_kept_folds()
    {
        var life = Life.Submitted().Do(Request, People.Officer);

        var after = Application.Fold(life.Current, Json.Again(new SupplementAnswered(["/method"])));

        Assert.Equal(["/method"], after.Supplement!.ChangedFields);
        Assert.Empty(after.Supplement.Differences);
    }

    [Fact]
    public void The_answer_tells_what_was_changed()
    {
        var life = Life.Submitted().Do(Request, People.Officer);
        life.Do(new EditForm(Samples.Form with { Method = "IPS", Goals = [] }), People.Editor)
            .Do(new EditForm(Samples.Form with { Method = "IPS" }), People.Editor)
            .Do(new AttachDocument(Samples.Document("d9")), People.Editor);

        var answered = Assert.IsType<SupplementAnswered>(
            Assert.Single(life.When(new AnswerSupplement(), People.Editor))
        );

        Assert.Equal(["/method", "/attachments/d9"], answered.ChangedFields);
        Assert.Equal(ApplicationStage.Submitted, life.Current.Stage);
        Assert.True(life.Current.Documents.Single().Registered);
    }

    [Fact]
    public void An_answer_must_be_as_complete_as_a_submission() =>
        Life.Submitted()
            .Do(Request, People.Officer)
            .Do(new EditForm(new()), People.Editor)
            .Refuses(new AnswerSupplement(), People.Editor, RefusalCode.FormIncomplete);

    [Fact]
    public void What_the_applicant_is_still_writing_is_not_what_has_been_sent_in()
    {
        var life = Life.Submitted().Do(Request, People.Officer);

        life.Do(new EditForm(Samples.Form with { Title = "Nytt" }), People.Editor);

        Assert.Equal("Vägen in", life.Current.SubmittedForm!.Title);
    }

    [Fact]
    public void The_applicant_is_reminded_twice_and_the_office_told_once()
    {
        var life = Life.Submitted().Do(Request, People.Officer).Until(new DateOnly(2026, 12, 1));

        Assert.Equal(
            ["2026-09-10", "2026-09-15"],
            life.Trail.OfType<SupplementReminderSent>().Select(e => SwedishTime.Text(SwedishTime.DayOf(e.At)))
        );
        Assert.Single(life.Mails, m => m.Template == MailTemplate.SupplementOverdue);
        Assert.Equal(ApplicationStage.SupplementRequested, life.Current.Stage);
    }

    [Fact]
    public void A_little_more_time_means_no_reminder_whose_day_has_been()
    {
        var life = Life.Submitted().Do(Request, People.Officer).Until(new DateOnly(2026, 9, 14));

        life.Do(new ExtendSupplement(new DateOnly(2026, 9, 16)), People.Officer).Until(new DateOnly(2026, 12, 1));

        Assert.Equal(
            ["2026-09-10", "2026-09-16"],
            life.Trail.OfType<SupplementReminderSent>().Select(e => SwedishTime.Text(SwedishTime.DayOf(e.At)))
        );
    }

    [Fact]
    public void More_time_means_new_reminders()
    {
        var life = Life.Submitted().Do(Request, People.Officer).Until(new DateOnly(2026, 9, 20));

        life.Do(new ExtendSupplement(new DateOnly(2026, 10, 15)), People.Officer).Until(new DateOnly(2026, 12, 1));

        Assert.Equal(4, life.Trail.OfType<SupplementReminderSent>().Count());
        Assert.Equal(2, life.Trail.OfType<SupplementDeadlinePassed>().Count());
    }

    [Fact]
    public void A_late_answer_is_taken_as_long_as_nobody_has_dismissed_the_case()
    {
        var life = Life.Submitted().Do(Request, People.Officer).Until(new DateOnly(2026, 10, 1));

        Assert.Single(life.When(new AnswerSupplement(), People.Editor));
    }

    [Fact]
    public void After_a_long_stop_only_the_last_thing_is_done()
    {
        var life = Life.Submitted().Do(Request, People.Officer);
        life.Now = new(2026, 12, 1, 8, 0, 0, TimeSpan.Zero);

        life.Until(life.Now);

        Assert.Empty(life.Trail.OfType<SupplementReminderSent>());
        Assert.Equal(2, life.Trail.OfType<DueSkipped>().Count());
        Assert.Single(life.Trail.OfType<SupplementDeadlinePassed>());
    }
}
