using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class StaffTasksTests
{
    [Fact]
    public void A_draft_is_nobodys_task() => Assert.Empty(StaffTasks.Of(Life.Draft().Current));

    [Fact]
    public void A_case_without_its_number_waits_for_the_register_and_for_nobody() =>
        Assert.Empty(
            StaffTasks.Of(Life.Draft().Do(new SubmitApplication(Samples.Association), People.Signatory).Current)
        );

    [Fact]
    public void Each_stage_waits_for_the_one_whose_move_it_is()
    {
        Assert.Equal((StaffTaskKind.CheckCompleteness, StaffAudience.Secretariat), Only(Life.Submitted()));
        Assert.Equal((StaffTaskKind.CloseReview, StaffAudience.Secretariat), Only(Life.InReview()));
        Assert.Equal((StaffTaskKind.WriteProposal, StaffAudience.Director), Only(Life.Reviewed()));
        Assert.Equal((StaffTaskKind.PutToBoard, StaffAudience.Secretariat), Only(Life.Proposed()));
        Assert.Empty(StaffTasks.Of(Life.WithBoard().Current));
        Assert.Equal((StaffTaskKind.ApproveMinutes, StaffAudience.Secretariat), Only(Life.Decided()));
        Assert.Equal((StaffTaskKind.PostNotice, StaffAudience.Secretariat), Only(Life.Granted()));
        Assert.Contains(StaffTasks.Of(Life.Accepted().Current), t => t.Kind == StaffTaskKind.Countersign);
    }

    [Fact]
    public void The_answer_to_a_supplement_is_read_and_the_missing_answer_is_decided_on_the_day_after()
    {
        var life = Life.Submitted().Do(new RequestSupplement([new("", "Hur?")]), People.Officer);
        var deadline = life.Current.Supplement!.Deadline;
        var task = Assert.Single(StaffTasks.Of(life.Current));

        Assert.Equal(StaffTaskKind.DecideOnSupplement, task.Kind);
        Assert.False(task.IsOpenOn(deadline));
        Assert.True(task.IsOpenOn(deadline.AddDays(1)));

        life.Do(new AnswerSupplement(), People.Editor);
        Assert.Equal((StaffTaskKind.ReadSupplement, StaffAudience.Secretariat), Only(life));
    }

    [Fact]
    public void A_payment_is_nobodys_who_has_had_a_hand_in_it_and_above_the_threshold_the_directors()
    {
        var life = Life.Active().Until(new DateOnly(2027, 1, 20));
        var first = Payment(life);
        Assert.Equal(StaffAudience.Anybody, first.For);
        Assert.True(first.IsFor(People.Officer) && first.IsFor(People.Finance) && first.IsFor(People.Director));
        Assert.False(first.IsFor(People.Chair));
        Assert.True(first.IsOverdueOn(new DateOnly(2027, 1, 20)));

        life.Do(new AuthoriseInstalment(1), People.Officer2);

        var second = Payment(life);
        Assert.False(second.IsFor(People.Officer2));
        var needsDirector = life.Instalment(1).Amount > life.Current.Rules.DirectorThreshold;
        Assert.Equal(needsDirector ? StaffAudience.Director : StaffAudience.Anybody, second.For);
    }

    [Fact]
    public void A_payment_that_waits_for_the_time_to_appeal_says_from_when()
    {
        var life = Life.Granted(rules: new AssociationRules { PaymentsWaitForAppeal = true });
        life.Do(new RecordNotice(SwedishTime.DayOf(life.Now)), People.Officer);
        life.Do(new AcceptAgreement(life.Current.Agreement!.Hash), People.Signatory);
        life.Do(new CountersignAgreement(), People.Director);
        life.Until(new DateOnly(2027, 1, 20));

        Assert.Equal(life.Current.Notice!.FinalOn, Payment(life).From);
    }

    [Fact]
    public void The_bank_is_answered_for_by_finance()
    {
        var life = Life.Active().Until(new DateOnly(2027, 1, 20));
        life.Do(new AuthoriseInstalment(1), People.Officer2).Do(new AuthoriseInstalment(1), People.Director);

        var sent = StaffTasks.Of(life.Current).Single(t => t.Subject == "1");
        Assert.Equal((StaffTaskKind.AnswerPayment, StaffAudience.Finance), (sent.Kind, sent.For));

        life.Do(
            new RecordBankAnswer(life.Instalment(1).PaymentId!, BankAnswer.Failed, "Kontot är stängt."),
            People.Finance
        );
        Assert.Equal(StaffTaskKind.RetryPayment, StaffTasks.Of(life.Current).Single(t => t.Subject == "1").Kind);
    }

    [Fact]
    public void Deadlines_are_everybodys_and_stand_once()
    {
        Assert.Equal(CaseDeadlineKind.Opinions, Assert.Single(CaseDeadline.Of(Life.InReview().Current)).Kind);
        Assert.Equal(CaseDeadlineKind.BoardVote, Assert.Single(CaseDeadline.Of(Life.WithBoard().Current)).Kind);
        Assert.Equal(CaseDeadlineKind.Minutes, Assert.Single(CaseDeadline.Of(Life.Decided().Current)).Kind);
        Assert.Contains(CaseDeadline.Of(Life.Active().Current), d => d is { Kind: CaseDeadlineKind.Report });
        Assert.Empty(CaseDeadline.Of(Life.Draft().Current));
    }

    [Fact]
    public void Nobody_but_staff_has_tasks()
    {
        Assert.Empty(StaffAudiences.Of(People.Editor));
        Assert.Empty(StaffAudiences.Of(People.Chair));
        Assert.Equal([StaffAudience.Finance, StaffAudience.Anybody], StaffAudiences.Of(People.Finance));
    }

    private static StaffTask Payment(Life life) =>
        StaffTasks.Of(life.Current).Single(t => t.Kind == StaffTaskKind.AuthorisePayment);

    private static (StaffTaskKind, StaffAudience) Only(Life life)
    {
        var task = Assert.Single(StaffTasks.Of(life.Current));
        return (task.Kind, task.For);
    }
}
