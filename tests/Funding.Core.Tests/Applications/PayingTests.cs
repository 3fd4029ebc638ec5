using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class PayingTests
{
    [Fact]
    public void An_instalment_falls_due_on_its_day_and_those_who_authorise_are_told()
    {
        var life = Life.Active().Until(new DateOnly(2027, 1, 14));
        Assert.Equal(InstalmentStatus.Planned, life.Instalment(1).Status);

        life.Until(new DateOnly(2027, 1, 15));

        Assert.Equal(InstalmentStatus.Due, life.Instalment(1).Status);
        Assert.Equal(
            ["office@forbund.se", "finance@forbund.se", "director@forbund.se"],
            life.Mails.Where(m => m.Template == MailTemplate.InstalmentDue).Select(m => m.Recipient.Id)
        );
    }

    [Fact]
    public void Before_its_day_it_cannot_be_authorised() =>
        Life.Active().Refuses(new AuthoriseInstalment(1), People.Finance, RefusalCode.InstalmentNotDue);

    [Fact]
    public void Before_the_agreement_is_in_force_there_is_nothing_to_authorise() =>
        Life.Accepted().Refuses(new AuthoriseInstalment(1), People.Finance, RefusalCode.NotFound);

    [Fact]
    public void One_person_is_not_enough_and_the_same_person_is_not_two()
    {
        var life = Due().Do(new AuthoriseInstalment(1), People.Director);

        Assert.Empty(life.Effects.OfType<Effect.InstructPayment>());
        life.Refuses(new AuthoriseInstalment(1), People.Director, RefusalCode.FourEyes);
    }

    [Fact]
    public void The_second_person_sends_it_to_the_bank_under_a_predictable_id()
    {
        var life = Due().Do(new AuthoriseInstalment(1), People.Director).Do(new AuthoriseInstalment(1), People.Finance);

        var payment = Assert.Single(life.Effects.OfType<Effect.InstructPayment>());
        Assert.Equal("KAL-2026-0042-1-1", payment.PaymentId.ToString());
        Assert.Equal(Samples.Kr(600_000), payment.Amount);
        Assert.Equal("bankgiro 991-2346", payment.Account.ToString());
    }

    [Fact]
    public void Over_the_threshold_the_director_must_be_one_of_the_two()
    {
        var life = Due().Do(new AuthoriseInstalment(1), People.Officer);

        life.Refuses(new AuthoriseInstalment(1), People.Finance, RefusalCode.DirectorMustAuthorise);
        life.Do(new AuthoriseInstalment(1), People.Director);

        Assert.Equal(InstalmentStatus.Instructed, life.Instalment(1).Status);
    }

    [Fact]
    public void At_the_threshold_any_two_will_do()
    {
        var exactly = Samples.Grant with
        {
            Instalments =
            [
                new(Samples.Kr(500_000), InstalmentTrigger.Date, new DateOnly(2027, 1, 15)),
                new(Samples.Kr(900_000), InstalmentTrigger.Report),
            ],
        };
        var life = Life.Active(exactly).Until(new DateOnly(2027, 1, 15));

        life.Do(new AuthoriseInstalment(1), People.Officer).Do(new AuthoriseInstalment(1), People.Finance);

        Assert.Equal(InstalmentStatus.Instructed, life.Instalment(1).Status);
    }

    [Fact]
    public void Who_accepted_the_report_does_not_authorise_its_payment()
    {
        var life = Due().Pay(1).Until(new DateOnly(2027, 5, 10)).Report("interim-1");

        life.Refuses(new AuthoriseInstalment(2), People.Officer, RefusalCode.RegisteredBySelf);
        life.Do(new AuthoriseInstalment(2), People.Officer2).Do(new AuthoriseInstalment(2), People.Finance);
    }

    [Fact]
    public void Authorising_what_is_with_the_bank_is_a_repeat_for_those_who_did_and_refused_for_others()
    {
        var life = Due().Do(new AuthoriseInstalment(1), People.Director).Do(new AuthoriseInstalment(1), People.Finance);

        Assert.Empty(life.When(new AuthoriseInstalment(1), People.Finance));
        life.Refuses(new AuthoriseInstalment(1), People.Officer, RefusalCode.AlreadyAuthorised);
    }

    [Fact]
    public void The_applicant_never_authorises() =>
        Due().Refuses(new AuthoriseInstalment(1), People.Signatory, RefusalCode.NotAllowed);

    [Fact]
    public void The_bank_s_answer_is_recorded_once()
    {
        var life = Due().Pay(1);
        var id = life.Instalment(1).PaymentId!;

        Assert.Empty(life.When(new RecordBankAnswer(id, BankAnswer.Paid), People.Finance));
        life.Refuses(new RecordBankAnswer(id, BankAnswer.Failed), People.Finance, RefusalCode.PaymentAnswered);
        Assert.Equal(Samples.Kr(600_000), life.Current.Ledger.Disbursed);
    }

    [Fact]
    public void A_failed_payment_goes_again_under_a_new_id()
    {
        var life = Failed();

        life.Do(new RetryInstalment(1), People.Finance);

        Assert.Equal(
            ["KAL-2026-0042-1-1", "KAL-2026-0042-1-2"],
            life.Effects.OfType<Effect.InstructPayment>().Select(p => p.PaymentId.ToString())
        );
        Assert.Empty(life.When(new RetryInstalment(1), People.Finance));
    }

    [Fact]
    public void A_payment_that_failed_before_can_never_turn_out_paid()
    {
        var life = Failed().Do(new RetryInstalment(1), People.Finance);
        var first = PaymentId.Of(Life.Number, 1, 1);

        life.Refuses(new RecordBankAnswer(first, BankAnswer.Paid), People.Finance, RefusalCode.PaymentAnswered);
        Assert.Empty(life.When(new RecordBankAnswer(first, BankAnswer.Failed), People.Finance));
    }

    [Fact]
    public void Only_a_failed_payment_goes_again() =>
        Due().Refuses(new RetryInstalment(1), People.Finance, RefusalCode.PaymentNotFailed);

    [Theory]
    [InlineData("KAL-2026-0042-9-1")]
    [InlineData("KAL-2026-0042-1-2")]
    [InlineData("KAL-2026-0041-1-1")]
    public void An_answer_about_a_payment_that_was_never_made_is_not_found(string id) =>
        Due()
            .Refuses(
                new RecordBankAnswer(PaymentId.Parse(id, null), BankAnswer.Paid),
                People.Finance,
                RefusalCode.NotFound
            );

    [Fact]
    public void A_failure_is_told_to_finance_with_the_bank_s_reason()
    {
        var mail = Failed().Mails.First(m => m.Template == MailTemplate.PaymentFailed);

        Assert.Equal("finance@forbund.se", mail.Recipient.Id);
        Assert.Equal("Kontot är stängt.", mail.Parameters[MailParameter.Reason]);
    }

    private static Life Due() => Life.Active().Until(new DateOnly(2027, 1, 15));

    private static Life Failed()
    {
        var life = Due().Do(new AuthoriseInstalment(1), People.Director).Do(new AuthoriseInstalment(1), People.Finance);
        return life.Do(
            new RecordBankAnswer(life.Instalment(1).PaymentId!, BankAnswer.Failed, "Kontot är stängt."),
            People.Finance
        );
    }
}
