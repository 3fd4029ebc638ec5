using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class MailingTests
{
    private static readonly EmailAddress _new = EmailAddress.Parse("ny.adress@kalmar.example", null);
    private static readonly Dictionary<string, string> _said = new(StringComparer.Ordinal)
    {
        [MailParameter.Title] = "Ung framåt",
    };

    [Fact]
    public void A_mail_that_comes_back_is_a_task_for_the_secretariat_until_it_is_put_aside_and_says_by_whom()
    {
        var life = Life.InReview();
        var tasks = StaffTasks.Of(life.Current);
        life.Do(Receipt(life), Actor.System);

        var task = Assert.Single(StaffTasks.Of(life.Current).Except(tasks));
        Assert.Equal(
            (StaffTaskKind.HandleReturnedMail, StaffAudience.Secretariat, "3-1"),
            (task.Kind, task.For, task.Subject)
        );
        Assert.Equal(life.Current.Contact!.Name, task.Who);

        life.Do(new HandleReturnedMail("3-1"), People.Officer);

        Assert.Equal(tasks, StaffTasks.Of(life.Current));
        var mail = Assert.Single(life.Current.ReturnedMails);
        Assert.Equal(People.Officer.PersonId, mail.HandledBy!.PersonId);
        Assert.NotNull(mail.HandledAt);
        life.Refuses(Again(life), People.Officer, RefusalCode.MailHandled);
    }

    [Fact]
    public void What_the_mail_service_tells_twice_is_put_down_once()
    {
        var life = Life.InReview();

        life.Do(Receipt(life), Actor.System).Do(Receipt(life) with { Why = MailReturn.Spam }, Actor.System);

        Assert.Equal(MailReturn.Bounced, Assert.Single(life.Current.ReturnedMails).Why);
    }

    [Fact]
    public void A_mail_is_sent_again_once_however_often_the_button_is_pressed_and_later_mails_follow_to_the_new_address()
    {
        var life = Life.InReview();
        var old = life.Current.Contact!.Email;
        life.Do(Receipt(life), Actor.System);
        var before = life.Effects.Count;

        life.Do(Again(life), People.Officer).Do(Again(life), People.Officer2);

        var mail = Assert.Single(life.Effects.Skip(before).OfType<Effect.SendMail>());
        Assert.Equal(
            (MailTemplate.SubmissionReceipt, _new, _said),
            (mail.Template, mail.Recipient.Email, mail.Parameters)
        );
        Assert.Null(mail.Link);
        Assert.DoesNotContain(StaffTasks.Of(life.Current), t => t.Kind == StaffTaskKind.HandleReturnedMail);

        before = life.Effects.Count;
        life.Do(new Withdraw("Ångrat."), People.Editor);
        var later = life.Effects.Skip(before).OfType<Effect.SendMail>().Select(m => m.Recipient.Email).ToList();
        Assert.DoesNotContain(old, later);
        Assert.Contains(_new, later);
    }

    [Fact]
    public void A_mail_that_is_sent_again_and_comes_back_once_more_is_a_task_once_more()
    {
        var life = Life.InReview();
        life.Do(Receipt(life), Actor.System).Do(Again(life), People.Officer);

        life.Do(Receipt(life) with { Mail = $"{life.Current.Version}-0" }, Actor.System);

        Assert.Single(StaffTasks.Of(life.Current), t => t.Kind == StaffTaskKind.HandleReturnedMail);
    }

    [Fact]
    public void A_personal_link_is_made_anew_and_takes_the_lost_one_back()
    {
        var life = Life.InReview();
        var referral = life.Current.Review!.Referrals[0];
        var link = new PersonalLink(LinkPurpose.Opinion, referral.Id, 1, life.Current.CreatedAt);
        life.Do(
            new RecordMailReturned("5-0", MailTemplate.ReferralRequest, referral.Reviewer, link, MailReturn.Refused),
            Actor.System
        );
        var before = life.Effects.Count;

        life.Do(
            new SendMailAgain(
                "5-0",
                MailTemplate.ReferralRequest,
                referral.Reviewer with
                {
                    Email = _new,
                },
                referral.Reviewer.Email,
                link,
                _said
            ),
            People.Officer
        );

        var mail = Assert.Single(life.Effects.Skip(before).OfType<Effect.SendMail>());
        Assert.Equal((LinkPurpose.Opinion, referral.Id), (mail.Link!.Purpose, mail.Link.Target));
        Assert.True(mail.Link.VoidsEarlier);
        Assert.True(mail.Link.ExpiresAt > life.Trail[^1].At);
        Assert.Equal(_new, mail.Recipient.Email);
        // Whoever asks for a new link later gets it at the address that works.
        before = life.Effects.Count;
        life.Do(
            new ReissueLink(LinkPurpose.Opinion, referral.Id, _new),
            new Actor(referral.Reviewer.Id, referral.Reviewer.Name, new HashSet<Role> { Role.PartnerReviewer }, null)
        );
        Assert.Equal(_new, Assert.Single(life.Effects.Skip(before).OfType<Effect.SendMail>()).Recipient.Email);
    }

    [Fact]
    public void A_link_with_nothing_left_to_answer_is_not_sent_again()
    {
        var life = Life.WithBoard();
        var referral = life.Current.Review!.Referrals[0];
        var link = new PersonalLink(LinkPurpose.Opinion, referral.Id, 1, life.Current.CreatedAt);

        life.Refuses(
            new SendMailAgain(
                "5-0",
                MailTemplate.ReferralRequest,
                referral.Reviewer,
                referral.Reviewer.Email,
                link,
                _said
            ),
            People.Officer,
            RefusalCode.MailNotNeeded
        );
    }

    [Fact]
    public void Nobody_but_the_system_tells_of_mails_and_nobody_but_the_office_sends_them_again()
    {
        var life = Life.InReview();
        life.Refuses(Receipt(life), People.Officer, RefusalCode.NotAllowed);
        life.Do(Receipt(life), Actor.System);

        life.Refuses(Again(life), People.Editor, RefusalCode.NotAllowed);
        life.Refuses(Again(life), People.Finance, RefusalCode.NotAllowed);
        life.Refuses(new HandleReturnedMail("3-1"), People.Signatory, RefusalCode.NotAllowed);
        life.Refuses(new HandleReturnedMail("9-9"), People.Officer, RefusalCode.NotFound);
    }

    [Fact]
    public void What_came_back_of_a_draft_is_no_task_when_the_draft_has_been_sent_in()
    {
        var life = Life.InReview();

        life.Do(Receipt(life) with { Template = MailTemplate.SignOffRequest }, Actor.System);

        Assert.DoesNotContain(StaffTasks.Of(life.Current), t => t.Kind == StaffTaskKind.HandleReturnedMail);
    }

    private static RecordMailReturned Receipt(Life life) =>
        new("3-1", MailTemplate.SubmissionReceipt, life.Current.Contact!, null, MailReturn.Bounced);

    private static SendMailAgain Again(Life life) =>
        new(
            "3-1",
            MailTemplate.SubmissionReceipt,
            life.Current.ReturnedMails[0].To with
            {
                Email = _new,
            },
            life.Current.ReturnedMails[0].To.Email,
            null,
            _said
        );
}
