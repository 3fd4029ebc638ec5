using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>Amendments.</summary>
internal static class AmendmentEffects
{
    private const int LinkDays = 90;

    /// <summary>Those who stand in the agreement are told before the change holds: whoever is being replaced hears of it.</summary>
    internal static IEnumerable<Effect> Of(Application after, Post post, AmendmentRequested e)
    {
        (string, string)[] what =
        [
            Number(e.Number),
            (MailParameter.Reason, e.Request.Reason),
            (MailParameter.WhySv, Post.Lines(e.Why.Select(w => w.Sv))),
            (MailParameter.WhyEn, Post.Lines(e.Why.Select(w => w.En))),
        ];
        var staff = e.Level switch
        {
            AmendmentLevel.Notify => Post.Once(post.Secretariat),
            AmendmentLevel.Account => Post.Once(post.Secretariat, post.Finance),
            AmendmentLevel.Director or AmendmentLevel.Board => Post.Once(post.Secretariat, post.Director),
        };
        return
        [
            .. e.Level == AmendmentLevel.Account
                ? Account(after, post, e)
                : post.To(post.Applicants, MailTemplate.AmendmentReceipt, what),
            .. post.To(staff, MailTemplate.AmendmentNotice, what),
            new Nudge(new ProcessRef.FollowUp()),
        ];
    }

    internal static IEnumerable<Effect> Of(Post post, AmendmentVoteRecorded e) =>
        post.To(
            post.Director,
            MailTemplate.AmendmentToConfirm,
            Number(e.Number),
            (MailParameter.Paragraph, e.Vote.Paragraph),
            (MailParameter.DecidedOn, SwedishTime.Text(e.Vote.DecidedOn)),
            (MailParameter.OutcomeSv, e.Vote.IsCarried ? "Bifall" : "Avslag"),
            (MailParameter.OutcomeEn, e.Vote.IsCarried ? "Approved" : "Rejected")
        );

    internal static IEnumerable<Effect> Of(Application after, Post post, AmendmentRejected e) =>
        [
            .. post.To(
                Post.Once(after.Contact, after.Signatory),
                MailTemplate.AmendmentRejected,
                Number(e.Number),
                (MailParameter.Reason, e.Reason)
            ),
            new Nudge(new ProcessRef.FollowUp()),
        ];

    internal static IEnumerable<Effect> Of(Application after, Post post, AmendmentTermsIssued e) =>
        [
            .. post.WithLink(
                after.Signatory,
                MailTemplate.AmendmentRequest,
                Link(LinkPurpose.Amendment, e.Number, e.At),
                Number(e.Number),
                (MailParameter.Amount, e.Terms.Granted.ToString())
            ),
            new Nudge(new ProcessRef.FollowUp()),
        ];

    internal static IEnumerable<Effect> Of(Application after, Post post, AmendmentReminderSent e)
    {
        var amendment = after.Amendments.Single(a => a.Number == e.Number);
        return
        [
            .. post.WithLink(
                after.Signatory,
                MailTemplate.AmendmentReminder,
                Link(PurposeOf(amendment), e.Number, e.At),
                Number(e.Number)
            ),
            .. e.Last
                ? post.To(
                    post.Secretariat,
                    MailTemplate.AmendmentOverdue,
                    Number(e.Number),
                    (MailParameter.Signatory, after.Signatory?.Name ?? "")
                )
                : [],
        ];
    }

    internal static IEnumerable<Effect> Of(Application after, Post post, AccountConfirmed e)
    {
        var amendment = after.Amendments.Single(a => a.Number == e.Number);
        return
        [
            .. post.To(
                post.Finance,
                MailTemplate.AccountToAccept,
                Number(e.Number),
                (MailParameter.Account, amendment.Request.Account!.ToString()),
                (MailParameter.Signatory, e.By.Name)
            ),
            new Nudge(new ProcessRef.FollowUp()),
        ];
    }

    internal static IEnumerable<Effect> Of(Application after, Post post, AmendmentTookEffect e) =>
        [
            .. post.To(
                Post.Once([.. post.Applicants, post.Secretariat]),
                MailTemplate.AmendmentInForce,
                Number(e.Number),
                (MailParameter.Instalments, Post.Lines(e.Instalments.Select(AgreementEffects.Row))),
                (
                    MailParameter.Reports,
                    Post.Lines(after.Reports.Where(r => e.Reports.Any(p => p.Id == r.Id)).Select(AgreementEffects.Row))
                )
            ),
            new Nudge(new ProcessRef.FollowUp()),
            new Nudge(new ProcessRef.Application()),
        ];

    private static IEnumerable<Effect> Account(Application after, Post post, AmendmentRequested e)
    {
        (string, string)[] what = [Number(e.Number), (MailParameter.Account, e.Request.Account!.ToString())];
        return
        [
            .. post.To(after.Contact, MailTemplate.AccountWarning, what),
            .. post.WithLink(
                after.Signatory,
                MailTemplate.AccountConfirmation,
                Link(LinkPurpose.Account, e.Number, e.At),
                what
            ),
        ];
    }

    private static (string, string) Number(int number) => (MailParameter.Amendment, Post.Number(number));

    internal static LinkPurpose PurposeOf(Amendment amendment) =>
        amendment.Level == AmendmentLevel.Account ? LinkPurpose.Account : LinkPurpose.Amendment;

    internal static PersonalLink Link(LinkPurpose purpose, int number, DateTimeOffset at) =>
        new(purpose, Post.Number(number), 1, at.AddDays(LinkDays));
}
