using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class AgreeingTests
{
    [Fact]
    public void Approved_minutes_bring_the_decision_letter_and_the_agreement_by_link()
    {
        var life = Life.Granted();

        Assert.Equal(ApplicationStage.Agreement, life.Current.Stage);
        Assert.Equal(2, life.Mails.Count(m => m.Template == MailTemplate.DecisionGranted));
        var mail = Assert.Single(life.Mails, m => m.Template == MailTemplate.AgreementRequest);
        Assert.Equal(("signatory@kalmar.se", LinkPurpose.Agreement), (mail.Recipient.Id, mail.Link!.Purpose));
    }

    [Fact]
    public void A_rejection_ends_with_the_minutes()
    {
        var life = Life.Granted(Samples.Reject);

        Assert.Equal(ApplicationStage.Rejected, life.Current.Stage);
        Assert.Equal(
            "Behovet är inte visat.",
            life.Mails.Last(m => m.Template == MailTemplate.DecisionRejected).Parameters[MailParameter.Reason]
        );
    }

    [Fact]
    public void Minutes_are_approved_after_the_decision_and_not_in_the_future()
    {
        var life = Life.Decided();
        var today = SwedishTime.DayOf(life.Now);

        life.Refuses(new ApproveMinutes("§ 1", today.AddDays(-1)), People.Officer, RefusalCode.InvalidInput);
        life.Refuses(new ApproveMinutes("§ 1", today.AddDays(1)), People.Officer, RefusalCode.InvalidInput);
        life.Refuses(new ApproveMinutes(" ", today), People.Officer, RefusalCode.InvalidInput);
    }

    [Fact]
    public void The_office_is_reminded_of_minutes_that_are_late()
    {
        var life = Life.Decided();

        life.Until(life.Now.AddDays(60));

        Assert.Single(life.Mails, m => m.Template == MailTemplate.MinutesReminder);
    }

    [Fact]
    public void The_same_minutes_again_do_nothing()
    {
        var life = Life.Granted();

        Assert.Empty(life.When(new ApproveMinutes("§ 12", SwedishTime.DayOf(life.Now)), People.Officer));
    }

    [Fact]
    public void The_signatory_accepts_exactly_the_terms_that_were_shown()
    {
        var life = Life.Granted();

        life.Refuses(new AcceptAgreement(new string('0', 64)), People.Signatory, RefusalCode.AgreementChanged);
        life.Refuses(new AcceptAgreement(null!), People.Signatory, RefusalCode.AgreementChanged);
        life.Do(new AcceptAgreement(life.Current.Agreement!.Hash), People.Signatory);
        Assert.Equal("signatory@kalmar.se", life.Current.Agreement!.AcceptedBy!.PersonId);
    }

    [Fact]
    public void Only_the_signatory_accepts_and_only_the_director_signs()
    {
        var life = Life.Granted();
        var accept = new AcceptAgreement(life.Current.Agreement!.Hash);

        life.Refuses(accept, People.Editor, RefusalCode.NotAllowed);
        life.Do(accept, People.Signatory).Refuses(new CountersignAgreement(), People.Officer, RefusalCode.NotAllowed);
    }

    [Fact]
    public void The_director_signs_after_the_applicant() =>
        Life.Granted().Refuses(new CountersignAgreement(), People.Director, RefusalCode.AgreementNotAccepted);

    [Fact]
    public void An_agreement_in_force_plans_instalments_and_reports()
    {
        var life = Life.Active();

        Assert.Equal(ApplicationStage.Active, life.Current.Stage);
        Assert.Equal(Samples.Kr(1_400_000), Money.Sum(life.Current.Instalments.Select(i => i.Amount)));
        Assert.All(life.Current.Instalments, i => Assert.Equal(InstalmentStatus.Planned, i.Status));
        Assert.Equal(5, life.Current.Reports.Count);
        Assert.Empty(life.When(new CountersignAgreement(), People.Director));
    }

    [Fact]
    public void A_late_agreement_does_not_make_reports_overdue_at_once()
    {
        var life = Life.Accepted();
        life.Now = new(2027, 7, 1, 8, 0, 0, TimeSpan.Zero);

        life.Do(new CountersignAgreement(), People.Director);

        Assert.Equal(new DateOnly(2027, 7, 31), life.Current.Reports[0].DueOn);
    }

    [Fact]
    public void The_signatory_is_reminded_and_the_office_told()
    {
        var life = Life.Granted();

        life.Until(life.Now.AddDays(60));

        Assert.Equal(2, life.Mails.Count(m => m.Template == MailTemplate.AgreementReminder));
        Assert.Single(life.Mails, m => m.Template == MailTemplate.AgreementOverdue);
    }

    [Fact]
    public void Terms_that_differ_have_another_hash()
    {
        var one = Life.Granted().Current.Agreement!;
        var other = Life.Granted(Samples.Grant with { Conditions = ["Annat villkor."] }).Current.Agreement!;

        Assert.Equal(one.Hash, Life.Granted().Current.Agreement!.Hash);
        Assert.NotEqual(one.Hash, other.Hash);
    }
}
