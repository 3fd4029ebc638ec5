using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

public sealed class EndingTests
{
    [Fact]
    public void The_applicant_can_withdraw_until_the_board_has_decided()
    {
        foreach (
            var life in new[] { Life.Draft(), Life.Submitted(), Life.InReview(), Life.Proposed(), Life.WithBoard() }
        )
        {
            life.Do(new Withdraw("Ångrat oss."), People.Editor);
            Assert.Equal(ApplicationStage.Withdrawn, life.Current.Stage);
            Assert.Empty(life.When(new Withdraw("Igen."), People.Editor));
        }

        Life.Decided().Refuses(new Withdraw(), People.Editor, RefusalCode.DecidedAlready);
    }

    [Fact]
    public void A_withdrawn_draft_tells_nobody() => Assert.Empty(Life.Draft().Do(new Withdraw(), People.Editor).Mails);

    [Fact]
    public void Withdrawing_wakes_what_was_waiting()
    {
        var life = Life.WithBoard().Do(new Withdraw(), People.Editor);

        Assert.Contains(new Effect.Nudge(new ProcessRef.BoardDecision(1)), life.Effects);
        Assert.Equal(new Effect.Nudge(new ProcessRef.Application()), life.Effects[^2]);
    }

    [Fact]
    public void The_secretariat_dismisses_with_a_reason_but_not_from_the_board()
    {
        Life.Submitted().Refuses(new Dismiss(""), People.Officer, RefusalCode.InvalidInput);
        Life.WithBoard().Refuses(new Dismiss("Nej."), People.Officer, RefusalCode.WrongStage);

        var life = Life.Submitted().Do(new Dismiss("Sökanden är inte medlem."), People.Officer);

        Assert.Equal(ApplicationStage.Dismissed, life.Current.Stage);
        Assert.Equal("Sökanden är inte medlem.", life.Current.Ending!.Reason);
    }

    [Fact]
    public void An_agreement_that_is_never_accepted_can_be_ended()
    {
        var life = Life.Granted().Do(new Terminate("Ingen underskrift."), People.Director);

        Assert.Equal(ApplicationStage.Terminated, life.Current.Stage);
        Assert.Equal((Money.Zero, Samples.Kr(1_400_000)), (life.Current.Ledger.Paid, life.Current.Ledger.Released));
        Assert.Equal(life.Current.Ledger, life.Trail.OfType<ApplicationTerminated>().Single().Ledger);
    }

    [Fact]
    public void Ending_before_anything_was_paid_cancels_all_and_is_the_end()
    {
        var life = Life.Active().Do(new Terminate("Projektet startar inte."), People.Director);

        Assert.Equal(ApplicationStage.Terminated, life.Current.Stage);
        Assert.All(life.Current.Instalments, i => Assert.Equal(InstalmentStatus.Cancelled, i.Status));
    }

    [Fact]
    public void What_has_been_paid_is_settled_first()
    {
        var life = Life.Active().Until(new DateOnly(2027, 1, 15)).Pay(1);

        life.Do(new Terminate("Avtalsbrott."), People.Director);
        Assert.Equal(ApplicationStage.Settlement, life.Current.Stage);
        life.Do(new Settle(Samples.Kr(200_000), "Visade kostnader."), People.Finance)
            .Do(new RecordRecovery(Samples.Kr(400_000)), People.Finance);

        Assert.Equal(ApplicationStage.Terminated, life.Current.Stage);
        Assert.Equal(Samples.Kr(200_000), life.Current.Ledger.Paid);
        Assert.Equal(life.Current.Ledger.Granted - life.Current.Ledger.Recovered, life.Current.Ledger.Paid);
    }

    [Fact]
    public void Nothing_is_ended_while_money_is_on_its_way()
    {
        var life = Life.Active().Until(new DateOnly(2027, 1, 15));
        life.Do(new AuthoriseInstalment(1), People.Director).Do(new AuthoriseInstalment(1), People.Finance);

        life.Refuses(new Terminate("Avtalsbrott."), People.Director, RefusalCode.PaymentInProgress);
    }

    [Fact]
    public void After_the_end_nothing_happens()
    {
        var life = Life.Submitted().Do(new Dismiss("Nej."), People.Officer);

        life.Refuses(new ConfirmComplete(Samples.Parties), People.Officer, RefusalCode.WrongStage);
        life.Refuses(new EditForm(new()), People.Editor, RefusalCode.WrongStage);
        Assert.Empty(Dues.Running(life.Current));
    }
}
