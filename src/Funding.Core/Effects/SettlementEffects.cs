using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>The final account, recovery and closing.</summary>
internal static class SettlementEffects
{
    internal static IEnumerable<Effect> Of(Application after, Post post, SettlementMade e) =>
        [
            .. post.To(
                post.Applicants,
                MailTemplate.SettlementMade,
                (MailParameter.Granted, after.Ledger.Granted.ToString()),
                (MailParameter.Entitled, e.Settlement.Entitled.ToString()),
                (MailParameter.Recovery, e.Settlement.Recovery.ToString()),
                (MailParameter.Deadline, e.Settlement.RecoveryDueOn is { } due ? SwedishTime.Text(due) : ""),
                (MailParameter.Reason, e.Settlement.Reason)
            ),
            new Nudge(new ProcessRef.FollowUp()),
        ];

    internal static IEnumerable<Effect> Of(Application after, Post post, RecoveryReminderSent e) =>
        post.To(
            after.Contact,
            MailTemplate.RecoveryReminder,
            [.. Claim(after), (MailParameter.Day, Post.Number(e.Day))]
        );

    internal static IEnumerable<Effect> Escalation(Application after, Post post) =>
        post.To(Post.Once(after.Signatory, post.Finance), MailTemplate.RecoveryEscalation, Claim(after));

    internal static IEnumerable<Effect> Of(Application after, Post post, RecoveryReceived e) =>
        post.To(
            after.Contact,
            MailTemplate.RecoveryReceipt,
            (MailParameter.Amount, e.Amount.ToString()),
            (MailParameter.Remaining, Remaining(after).ToString())
        );

    internal static IEnumerable<Effect> Of(Post post, ApplicationClosed e) =>
        [
            .. post.To(post.Applicants, MailTemplate.CaseClosed, Sums(e.Ledger)),
            new Nudge(new ProcessRef.FollowUp()),
            new Nudge(new ProcessRef.Application()),
        ];

    internal static (string, string)[] Sums(GrantLedger ledger) =>
        [
            (MailParameter.Granted, ledger.Granted.ToString()),
            (MailParameter.Paid, ledger.Paid.ToString()),
            (MailParameter.Recovered, ledger.Recovered.ToString()),
        ];

    private static (string, string)[] Claim(Application after) =>
        [
            (MailParameter.Recovery, Remaining(after).ToString()),
            (MailParameter.Deadline, SwedishTime.Text(after.Settlement!.RecoveryDueOn!.Value)),
        ];

    private static Money Remaining(Application after) => after.Settlement!.Recovery - after.Settlement.Repaid;
}
