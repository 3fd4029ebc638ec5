using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

public sealed class SigningOffTests
{
    private static readonly AskForSignOff Ask = new(People.Ref("editor@kalmar.se"), Samples.Association);

    [Fact]
    public void The_signatory_whom_the_form_names_gets_a_personal_link()
    {
        var life = Life.Draft().Do(Ask, People.CoEditor);

        var mail = Assert.Single(life.Mails);
        Assert.Equal(MailTemplate.SignOffRequest, mail.Template);
        Assert.Equal("signatory@kalmar.se", mail.Recipient.Email.ToString());
        Assert.Equal((LinkPurpose.SignOff, "sign-off", 1), (mail.Link!.Purpose, mail.Link.Target, mail.Link.Round));
        Assert.Contains(new Effect.StartProcess(new ProcessRef.SignOff(1)), life.Effects);
    }

    [Fact]
    public void What_is_incomplete_is_told_to_whoever_asks()
    {
        var life = Life.Draft(Samples.Form with { Risks = "" });

        var refusal = life.Refuses(Ask, People.Editor, RefusalCode.FormIncomplete);

        Assert.Equal("/risks", refusal.Field);
    }

    [Fact]
    public void The_signatory_submits_what_was_asked_for()
    {
        var life = Life.AskedToSign();

        life.Do(
            new SubmitApplication(Samples.Association) { FormHash = life.Current.SignOff!.FormHash },
            People.Signatory
        );

        Assert.Equal(ApplicationStage.Submitted, life.Current.Stage);
        Assert.Contains(new Effect.Nudge(new ProcessRef.SignOff(1)), life.Effects);
        Assert.DoesNotContain(new ProcessRef.SignOff(1), Dues.Running(life.Current));
    }

    [Fact]
    public void A_change_of_form_or_documents_after_asking_makes_the_request_void()
    {
        ApplicationCommand[] changes =
        [
            new EditForm(Samples.Form with { Title = "Ny" }),
            new AttachDocument(Samples.Document()),
        ];
        foreach (var change in changes)
        {
            var life = Life.AskedToSign();
            var read = life.Current.SignOff!.FormHash;

            life.Do(change, People.CoEditor);

            Assert.False(life.Current.SignOff!.IsOpen);
            Assert.Empty(Dues.Running(life.Current));
            Assert.Contains(new Effect.Nudge(new ProcessRef.SignOff(1)), life.Effects);
            life.Refuses(
                new SubmitApplication(Samples.Association) { FormHash = read },
                People.Signatory,
                RefusalCode.SignOffVoid
            );
            life.Refuses(new DeclineSignOff(1, "Nej."), People.Signatory, RefusalCode.SignOffVoid);
        }
    }

    [Fact]
    public void After_a_change_a_new_request_is_a_new_round_with_a_new_link()
    {
        var life = Life.AskedToSign().Do(new EditForm(Samples.Form with { Title = "Ny" }), People.Editor);

        life.Do(Ask, People.Editor);

        Assert.Equal(2, life.Current.SignOff!.Round);
        Assert.Equal(2, life.Mails.Last().Link!.Round);
    }

    [Fact]
    public void Asking_again_for_the_same_does_nothing_until_a_day_has_passed()
    {
        var life = Life.AskedToSign();

        Assert.Empty(life.When(Ask, People.Editor));
        life.Now = life.Now.AddDays(1);
        Assert.Single(life.When(Ask, People.Editor));
    }

    [Fact]
    public void A_no_goes_back_with_its_comment_to_whoever_asked()
    {
        var life = Life.AskedToSign().Do(new DeclineSignOff(1, "Se över budgeten."), People.Signatory);

        var mail = life.Mails.Last();
        Assert.Equal((MailTemplate.SignOffDeclined, "editor@kalmar.se"), (mail.Template, mail.Recipient.Id));
        Assert.Equal("Se över budgeten.", mail.Parameters[MailParameter.Reason]);
        Assert.Equal(ApplicationStage.Draft, life.Current.Stage);
        Assert.Empty(life.When(new DeclineSignOff(1, "Se över budgeten."), People.Signatory));
        life.Do(new EditForm(Samples.Form with { Risks = "Fler" }), People.Editor).Do(Ask, People.Editor);
    }

    [Fact]
    public void A_no_says_why() =>
        Life.AskedToSign().Refuses(new DeclineSignOff(1, " "), People.Signatory, RefusalCode.InvalidInput);

    [Fact]
    public void Only_the_signatory_answers() =>
        Life.AskedToSign().Refuses(new DeclineSignOff(1, "Nej."), People.Editor, RefusalCode.NotAllowed);

    [Fact]
    public void The_signatory_is_reminded_after_three_and_seven_business_days_and_then_left_in_peace()
    {
        var life = Life.AskedToSign();

        life.Until(new DateOnly(2026, 12, 1));

        // Asked on Tuesday 1 September.
        Assert.Equal(
            [new DateOnly(2026, 9, 4), new DateOnly(2026, 9, 10)],
            life.Trail.OfType<SignOffReminderSent>().Select(e => SwedishTime.DayOf(e.At))
        );
        Assert.All(
            life.Mails.Where(m => m.Template == MailTemplate.SignOffReminder),
            m => Assert.Equal((LinkPurpose.SignOff, 1), (m.Link!.Purpose, m.Link.Round))
        );
        Assert.Null(life.NextDue());
    }

    [Fact]
    public void Nobody_is_reminded_of_a_draft_that_was_withdrawn_or_changed()
    {
        var life = Life.AskedToSign().Do(new Withdraw(), People.Editor);

        Assert.Empty(Dues.Running(life.Current));
        Assert.Contains(new Effect.Nudge(new ProcessRef.SignOff(1)), life.Effects);
    }

    [Fact]
    public void A_signatory_who_is_signed_in_can_submit_without_having_been_asked() =>
        Life.Draft().Do(new SubmitApplication(Samples.Association), People.Signatory);
}
