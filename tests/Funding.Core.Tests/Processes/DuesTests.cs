using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class DuesTests
{
    [Fact]
    public void Instance_ids_are_those_of_the_architecture()
    {
        var id = Life.Id.ToString();

        Assert.Equal(id, new ProcessRef.Application().InstanceId(Life.Id));
        Assert.Equal($"{id}:sign-off:1", new ProcessRef.SignOff(1).InstanceId(Life.Id));
        Assert.Equal($"{id}:review:1", new ProcessRef.PartnerReview(1).InstanceId(Life.Id));
        Assert.Equal($"{id}:board:2", new ProcessRef.BoardDecision(2).InstanceId(Life.Id));
        Assert.Equal($"{id}:disbursement:3", new ProcessRef.Disbursement(3).InstanceId(Life.Id));
        Assert.Equal($"{id}:follow-up", new ProcessRef.FollowUp().InstanceId(Life.Id));
    }

    [Fact]
    public void A_draft_and_an_ended_case_have_no_processes()
    {
        Assert.Empty(Dues.Running(Life.Draft().Current));
        Assert.True(Dues.Of(Life.Draft().Current, new ProcessRef.Application()).Over);
    }

    [Fact]
    public void A_review_is_over_when_it_is_closed_and_a_later_one_is_another_process()
    {
        var life = Life.InReview();
        Assert.False(Dues.Of(life.Current, new ProcessRef.PartnerReview(1)).Over);

        life.AllAnswer();

        Assert.True(Dues.Of(life.Current, new ProcessRef.PartnerReview(1)).Over);
        Assert.True(Dues.Of(life.Current, new ProcessRef.PartnerReview(2)).Over);
    }

    [Fact]
    public void Each_unpaid_instalment_has_a_process_until_it_is_paid()
    {
        var life = Life.Active().Until(new DateOnly(2027, 1, 15));
        Assert.Equal(4, Dues.Running(life.Current).OfType<ProcessRef.Disbursement>().Count());

        life.Pay(1);

        Assert.True(Dues.Of(life.Current, new ProcessRef.Disbursement(1)).Over);
        Assert.Contains(new Effect.Nudge(new ProcessRef.Disbursement(1)), life.Effects);
    }

    [Fact]
    public void Doing_a_due_twice_early_or_never_heard_of_does_nothing()
    {
        var life = Life.InReview();
        var due = life.NextDue()!;

        Assert.Empty(life.When(due.Command, Actor.System));
        life.Now = due.At;
        Assert.NotEmpty(life.When(due.Command, Actor.System));
        Assert.Empty(life.When(due.Command, Actor.System));
        Assert.Empty(life.When(new RunDue("nothing/of/the/kind"), Actor.System));
    }

    [Fact]
    public void Only_the_system_lets_time_act()
    {
        var life = Life.InReview();

        life.Refuses(life.NextDue()!.Command, People.Officer, RefusalCode.NotAllowed);
    }

    [Fact]
    public void A_reminder_from_before_the_question_was_asked_is_not_sent()
    {
        var life = Life.Submitted();

        life.Do(new RequestSupplement([new("", "Hur?")], SwedishTime.DayOf(life.Now).AddDays(1)), People.Officer);

        Assert.EndsWith("/remind/0", life.NextDue()!.Key, StringComparison.Ordinal);
    }
}
