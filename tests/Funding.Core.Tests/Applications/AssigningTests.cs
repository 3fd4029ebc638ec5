using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

public sealed class AssigningTests
{
    private static readonly PersonRef Karin = People.Ref("karin@kansliet.se");

    [Fact]
    public void The_case_has_the_officer_it_was_given_and_the_same_again_does_nothing()
    {
        var life = Life.Submitted().Do(new AssignOfficer(Karin), People.Officer);

        Assert.Equal(Karin, life.Current.Officer);
        Assert.Empty(life.When(new AssignOfficer(Karin with { }), People.Director));
        Assert.Contains(new Effect.UpdateView(), life.Effects);
    }

    [Fact]
    public void Nobody_in_particular_can_have_it_again()
    {
        var life = Life.Submitted().Do(new AssignOfficer(Karin), People.Officer);

        life.Do(new AssignOfficer(null), People.Director);

        Assert.Null(life.Current.Officer);
    }

    [Fact]
    public void An_ended_case_gets_no_officer()
    {
        var life = Life.Submitted().Do(new Dismiss("Ingen behörig sökande."), People.Officer);

        life.Refuses(new AssignOfficer(Karin), People.Officer, RefusalCode.WrongStage);
    }

    [Fact]
    public void Finance_and_applicants_assign_nobody() =>
        Life.Submitted().Refuses(new AssignOfficer(Karin), People.Finance, RefusalCode.NotAllowed);
}

public sealed class RemindingTests
{
    [Fact]
    public void Partners_who_have_not_answered_are_reminded_once_a_day()
    {
        var life = Life.InReview();
        var asked = life.Current.Review!.Referrals.Count;

        var first = life.When(new Remind(), People.Officer);
        life.Do(new Remind(), People.Officer);

        Assert.Equal(asked, first.OfType<OpinionReminderSent>().Count());
        Assert.Empty(life.When(new Remind(), People.Director));
        life.Now = life.Now.AddDays(1);
        Assert.Equal(asked, life.When(new Remind(), People.Officer).Count);
    }

    [Fact]
    public void The_signatory_is_reminded_of_an_agreement_and_the_applicant_of_a_supplement()
    {
        Assert.IsType<AgreementReminderSent>(Assert.Single(Life.Granted().When(new Remind(), People.Officer)));
        var waiting = Life.Submitted().Do(new RequestSupplement([new("/budget", "Hur?")]), People.Officer);
        Assert.IsType<SupplementReminderSent>(Assert.Single(waiting.When(new Remind(), People.Officer)));
    }

    [Fact]
    public void Only_a_report_whose_days_are_over_is_reminded_of()
    {
        var life = Life.Active();
        life.Refuses(new Remind(), People.Officer, RefusalCode.NobodyToRemind);

        life.Now = SwedishTime.Morning(life.Current.Reports[0].Covers.End.AddDays(2));

        var reminder = Assert.IsType<ReportReminderSent>(Assert.Single(life.When(new Remind(), People.Officer)));
        Assert.Equal(life.Current.Reports[0].Id, reminder.ReportId);
    }

    [Fact]
    public void Where_the_office_has_the_next_move_there_is_nobody_to_remind() =>
        Life.Submitted().Refuses(new Remind(), People.Officer, RefusalCode.NobodyToRemind);
}

public sealed class WaitingTests
{
    [Fact]
    public void Each_stage_has_its_deadline()
    {
        Assert.Null(NextDeadline.Of(Life.Submitted().Current));
        var review = Life.InReview().Current;
        Assert.Equal(new NextDeadline(review.Review!.Deadline, DeadlineKind.Opinions), NextDeadline.Of(review));
        var board = Life.WithBoard().Current;
        Assert.Equal(
            new NextDeadline(SwedishTime.DayOf(board.Matter!.ClosesAt), DeadlineKind.BoardItem),
            NextDeadline.Of(board)
        );
        Assert.Equal(DeadlineKind.Minutes, NextDeadline.Of(Life.Decided().Current)!.Kind);
        Assert.NotNull(NextDeadline.Of(Life.Active().Current));
    }

    [Fact]
    public void The_office_knows_whose_move_it_is()
    {
        Assert.Equal([Role.Secretariat], AwaitedRoles.Of(Life.Submitted().Current));
        Assert.Empty(AwaitedRoles.Of(Life.InReview().Current));
        Assert.Equal([Role.Director], AwaitedRoles.Of(Life.Reviewed().Current));
        Assert.Equal([Role.Secretariat], AwaitedRoles.Of(Life.Proposed().Current));
        Assert.Equal([Role.Secretariat], AwaitedRoles.Of(Life.Decided().Current));
        Assert.Equal([Role.Director], AwaitedRoles.Of(Life.Accepted().Current));
        Assert.Empty(AwaitedRoles.Of(Life.Draft().Current));
    }
}
