using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

public sealed class ReopeningTests
{
    [Fact]
    public void The_director_opens_a_closed_case_for_a_new_account()
    {
        var life = Closed(1_300_000);
        Assert.Equal(ApplicationStage.Closed, life.Current.Stage);

        life.Do(new Reopen("En faktura var felaktig."), People.Director)
            .Do(new Settle(Samples.Kr(1_200_000), "Fakturan räknas bort."), People.Finance);

        Assert.Equal(Samples.Kr(100_000), life.Current.Settlement!.Recovery);
        life.Do(new RecordRecovery(Samples.Kr(100_000), "r2"), People.Finance);
        Assert.Equal(ApplicationStage.Closed, life.Current.Stage);
        Assert.Equal(Samples.Kr(1_200_000), life.Current.Ledger.Paid);
        Assert.Equal(life.Current.Ledger.Granted - life.Current.Ledger.Recovered, life.Current.Ledger.Paid);
        Assert.Equal(Samples.Kr(1_300_000), life.Current.PastSettlements.Single().ApprovedCosts);
    }

    [Fact]
    public void A_new_account_can_pay_what_had_been_released_and_no_more()
    {
        var life = Closed(1_300_000).Do(new Reopen("En faktura kom sent."), People.Director);

        life.Refuses(new Settle(Samples.Kr(1_500_000), "För mycket."), People.Director, RefusalCode.NotAllowed);
        life.Do(new Settle(Samples.Kr(1_350_000), "Sen faktura."), People.Finance);
        var added = life.Trail.OfType<InstalmentAdded>().Single();
        Assert.Equal(Samples.Kr(50_000), added.Amount);
        life.Refuses(new AuthoriseInstalment(added.Number), People.Finance, RefusalCode.RegisteredBySelf);
        life.Pay(added.Number);

        Assert.Equal(ApplicationStage.Closed, life.Current.Stage);
        Assert.Equal(Samples.Kr(1_350_000), life.Current.Ledger.Paid);
        Assert.Equal(life.Current.Ledger.Granted - life.Current.Ledger.Recovered, life.Current.Ledger.Paid);
    }

    [Fact]
    public void Money_paid_back_is_not_paid_out_again()
    {
        var life = Terminated().Do(new Reopen("Nya underlag."), People.Director);

        var refusal = life.Refuses(
            new Settle(Samples.Kr(600_000), "Alla kostnader."),
            People.Finance,
            RefusalCode.InvalidInput
        );

        Assert.Equal("/approvedCosts", refusal.Field);
    }

    [Fact]
    public void A_terminated_case_ends_terminated_again()
    {
        var life = Terminated()
            .Do(new Reopen("Mer ska tillbaka."), People.Director)
            .Do(new Settle(Samples.Kr(100_000), "Färre kostnader."), People.Finance)
            .Do(new RecordRecovery(Samples.Kr(100_000), "r9"), People.Finance);

        Assert.Equal(ApplicationStage.Terminated, life.Current.Stage);
        Assert.Equal(Samples.Kr(100_000), life.Current.Ledger.Paid);
    }

    [Fact]
    public void The_second_recovery_has_reminders_of_its_own()
    {
        var life = Terminated(rest: 400_000).Until(new DateOnly(2030, 1, 1));
        life.Do(new Reopen("Mer ska tillbaka."), People.Director)
            .Do(new Settle(Samples.Kr(100_000), "Färre kostnader."), People.Finance)
            .Until(new DateOnly(2030, 12, 1));

        Assert.Equal([-3, 0, 7], life.Trail.OfType<RecoveryReminderSent>().TakeLast(3).Select(e => e.Day));
        Assert.Equal(
            3,
            life.Trail.OfType<RecoveryReminderSent>()
                .Count(e => e.Key.StartsWith("recovery/2/", StringComparison.Ordinal))
        );
        Assert.Single(life.Trail.OfType<RecoveryEscalated>(), e => e.Key == "recovery/2/escalate");
    }

    [Fact]
    public void The_secretariat_opens_a_dismissed_case_and_it_is_checked_anew()
    {
        var life = Life.InReview().Do(new Dismiss("Fel."), People.Officer);
        life.Refuses(new Reopen(" "), People.Officer, RefusalCode.InvalidInput);

        life.Do(new Reopen("Avvisad av misstag."), People.Officer);

        Assert.Equal((ApplicationStage.Submitted, (Ending?)null), (life.Current.Stage, life.Current.Ending));
        life.Do(new ConfirmComplete(Samples.Parties), People.Officer);
        Assert.Equal([1, 2], life.Current.Reviews.Select(r => r.Round));
        Assert.Equal([new ProcessRef.Application(), new ProcessRef.PartnerReview(2)], Dues.Running(life.Current));
        life.AllAnswer();
        Assert.Equal(ApplicationStage.Proposal, life.Current.Stage);
    }

    [Fact]
    public void Only_the_director_opens_a_settled_case()
    {
        Closed(1_400_000).Refuses(new Reopen("x"), People.Officer, RefusalCode.DirectorMustReopen);
        Terminated().Refuses(new Reopen("x"), People.Officer, RefusalCode.DirectorMustReopen);
    }

    [Fact]
    public void What_was_withdrawn_or_rejected_is_not_opened_again()
    {
        Life.Submitted()
            .Do(new Withdraw(), People.Editor)
            .Refuses(new Reopen("x"), People.Officer, RefusalCode.CannotReopen);
        Life.Granted(Samples.Reject).Refuses(new Reopen("x"), People.Director, RefusalCode.CannotReopen);
        Life.Active().Refuses(new Reopen("x"), People.Director, RefusalCode.WrongStage);
    }

    [Fact]
    public void The_application_is_followed_again_and_everybody_is_told()
    {
        var life = Closed(1_400_000);
        life.Effects.Clear();

        life.Do(new Reopen("En faktura kom sent."), People.Director);

        Assert.Contains(new Effect.StartProcess(new ProcessRef.Application()), life.Effects);
        Assert.Equal(
            ["editor@kalmar.se", "signatory@kalmar.se", "office@forbund.se", "finance@forbund.se"],
            life.Mails.Where(m => m.Template == MailTemplate.CaseReopened).Select(m => m.Recipient.Id)
        );
        Assert.Equal("En faktura kom sent.", life.Current.Reopenings.Single().Reason);
    }

    private static Life Closed(decimal approved)
    {
        var life = Life.Reported().Pay(3).Until(new DateOnly(2029, 1, 10)).Report("final");
        life.Do(new Settle(Samples.Kr(approved), "Granskat."), People.Finance);
        return life.Current.Stage == ApplicationStage.Closed ? life : life.Pay(4);
    }

    private static Life Terminated(decimal rest = 0)
    {
        var life = Life.Active()
            .Until(new DateOnly(2027, 1, 15))
            .Pay(1)
            .Do(new Terminate("Avtalsbrott."), People.Director)
            .Do(new Settle(Samples.Kr(200_000 + rest), "Visade kostnader."), People.Finance);
        return rest > 0 ? life : life.Do(new RecordRecovery(Samples.Kr(400_000), "r1"), People.Finance);
    }
}
