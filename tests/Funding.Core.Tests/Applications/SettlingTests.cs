using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

public sealed class SettlingTests
{
    [Fact]
    public void Without_anything_to_repay_the_final_account_closes_the_case()
    {
        var life = AllPaid().Do(new Settle(), People.Finance);

        Assert.Equal(ApplicationStage.Closed, life.Current.Stage);
        Assert.Equal(Samples.Kr(1_400_000), life.Current.Ledger.Paid);
        Assert.Equal(Money.Zero, life.Current.Ledger.Recovered);
    }

    [Fact]
    public void What_was_paid_above_the_approved_costs_is_to_be_repaid_within_30_days()
    {
        var life = AllPaid().Do(new Settle(Samples.Kr(1_300_000), "Kostnader utan underlag."), People.Finance);

        Assert.Equal(Samples.Kr(100_000), life.Current.Settlement!.Recovery);
        Assert.Equal(new DateOnly(2029, 3, 5), life.Current.Settlement.RecoveryDueOn);
        Assert.Equal(ApplicationStage.Settlement, life.Current.Stage);
    }

    [Fact]
    public void The_case_closes_when_all_is_repaid_and_paid_is_granted_less_recovered()
    {
        var life = AllPaid()
            .Do(new Settle(Samples.Kr(1_300_000), "Kostnader utan underlag."), People.Finance)
            .Do(new RecordRecovery(Samples.Kr(40_000), "a"), People.Finance);
        Assert.Equal(ApplicationStage.Settlement, life.Current.Stage);

        life.Do(new RecordRecovery(Samples.Kr(60_000), "b"), People.Finance);

        Assert.Equal(ApplicationStage.Closed, life.Current.Stage);
        Assert.Equal(
            (Samples.Kr(1_400_000), Samples.Kr(100_000), Samples.Kr(1_300_000)),
            (life.Current.Ledger.Granted, life.Current.Ledger.Recovered, life.Current.Ledger.Paid)
        );
    }

    [Fact]
    public void The_same_receipt_counts_once_and_never_more_than_remains()
    {
        var life = AllPaid()
            .Do(new Settle(Samples.Kr(1_300_000), "Kostnader utan underlag."), People.Finance)
            .Do(new RecordRecovery(Samples.Kr(40_000), "a"), People.Finance);

        Assert.Empty(life.When(new RecordRecovery(Samples.Kr(40_000), "a"), People.Finance));
        life.Refuses(new RecordRecovery(Samples.Kr(60_001), "b"), People.Finance, RefusalCode.RecoveryTooLarge);
        life.Refuses(new RecordRecovery(Money.Zero, "c"), People.Finance, RefusalCode.InvalidInput);
    }

    [Fact]
    public void A_recovery_that_does_not_come_is_asked_for_and_escalated()
    {
        var life = AllPaid().Do(new Settle(Samples.Kr(1_300_000), "Kostnader utan underlag."), People.Finance);

        life.Until(life.Now.AddDays(90));

        Assert.Equal([-3, 0, 7], life.Trail.OfType<RecoveryReminderSent>().Select(e => e.Day));
        Assert.Single(life.Trail.OfType<RecoveryEscalated>());
    }

    [Fact]
    public void Costs_that_differ_from_the_reported_need_a_reason() =>
        AllPaid().Refuses(new Settle(Samples.Kr(1)), People.Finance, RefusalCode.InvalidInput);

    [Fact]
    public void Costs_above_the_grant_give_no_more_than_the_grant()
    {
        var life = AllPaid().Do(new Settle(Samples.Kr(2_000_000), "Alla kostnader."), People.Finance);

        Assert.Equal(Samples.Kr(1_400_000), life.Current.Settlement!.Entitled);
        Assert.Equal(ApplicationStage.Closed, life.Current.Stage);
    }

    [Fact]
    public void What_the_project_may_not_keep_and_has_not_had_is_released()
    {
        var life = Final().Do(new Settle(Samples.Kr(1_300_000), "Lägre kostnader."), People.Finance);

        Assert.Equal(ApplicationStage.Closed, life.Current.Stage);
        Assert.Equal(InstalmentStatus.Cancelled, life.Instalment(4).Status);
        Assert.Equal(Samples.Kr(100_000), life.Current.Ledger.Released);
        Assert.Equal(Samples.Kr(1_300_000), life.Current.Ledger.Paid);
    }

    [Fact]
    public void What_the_project_may_keep_and_has_not_had_is_paid_before_closing()
    {
        var life = Final().Do(new Settle(Samples.Kr(1_350_000), "Lägre kostnader."), People.Finance);
        Assert.Equal(
            (ApplicationStage.Settlement, Samples.Kr(50_000)),
            (life.Current.Stage, life.Instalment(4).Amount)
        );

        life.Pay(4);

        Assert.Equal(ApplicationStage.Closed, life.Current.Stage);
        Assert.Equal(life.Current.Ledger.Granted - life.Current.Ledger.Recovered, life.Current.Ledger.Paid);
    }

    [Fact]
    public void A_smaller_amount_needs_new_authorisations()
    {
        var life = Final().Do(new AuthoriseInstalment(4), People.Officer2);

        life.Do(new Settle(Samples.Kr(1_350_000), "Lägre kostnader."), People.Finance);

        Assert.Equal(InstalmentStatus.Due, life.Instalment(4).Status);
        Assert.Empty(life.Instalment(4).AuthorisedBy);
    }

    [Fact]
    public void The_final_account_waits_for_the_bank() =>
        Final()
            .Do(new AuthoriseInstalment(4), People.Officer2)
            .Do(new AuthoriseInstalment(4), People.Finance)
            .Refuses(new Settle(), People.Finance, RefusalCode.PaymentInProgress);

    [Fact]
    public void The_final_account_is_made_once()
    {
        var life = AllPaid().Do(new Settle(Samples.Kr(1_300_000), "Kostnader utan underlag."), People.Finance);

        Assert.Empty(life.When(new Settle(Samples.Kr(1_300_000), "Igen."), People.Finance));
        life.Refuses(new Settle(Samples.Kr(1), "Annat."), People.Finance, RefusalCode.AlreadySettled);
    }

    [Fact]
    public void There_is_no_final_account_before_the_final_report() =>
        Life.Active().Refuses(new Settle(), People.Finance, RefusalCode.WrongStage);

    [Fact]
    public void Nothing_is_repaid_before_the_final_account() =>
        AllPaid().Refuses(new RecordRecovery(Samples.Kr(1), "a"), People.Finance, RefusalCode.NotSettled);

    /// <summary>The final report accepted, the last instalment due: 1 300 000 of 1 400 000 paid, 1 400 000 reported.</summary>
    private static Life Final()
    {
        var life = Life.Reported();
        life.Pay(3).Until(new DateOnly(2029, 2, 1));
        return life.Report("final");
    }

    private static Life AllPaid() => Final().Pay(4);
}
