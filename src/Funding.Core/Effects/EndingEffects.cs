using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>Ends before the time.</summary>
internal static class EndingEffects
{
    internal static IEnumerable<Effect> Of(Application after, Post post, ApplicationWithdrawn e) =>
        after.SubmittedAt is null
            ? SignOffEffects.Over(after, e)
            :
            [
                .. post.To(
                    Post.Once([.. post.Applicants, post.Secretariat]),
                    MailTemplate.CaseWithdrawn,
                    (MailParameter.Reason, e.Reason)
                ),
                .. Nudges(after),
            ];

    internal static IEnumerable<Effect> Of(Application after, Post post, ApplicationDismissed e) =>
        [.. post.To(post.Applicants, MailTemplate.CaseDismissed, (MailParameter.Reason, e.Reason)), .. Nudges(after)];

    internal static IEnumerable<Effect> Of(Post post, TerminationDecided e) =>
        [
            .. post.To(
                Post.Once([.. post.Applicants, post.Finance, post.Secretariat]),
                MailTemplate.TerminationDecided,
                (MailParameter.Reason, e.Reason)
            ),
            new Nudge(new ProcessRef.Application()),
        ];

    internal static IEnumerable<Effect> Of(Post post, ApplicationTerminated e) =>
        [
            .. post.To(
                post.Applicants,
                MailTemplate.CaseTerminated,
                [(MailParameter.Reason, e.Reason), .. SettlementEffects.Sums(e.Ledger)]
            ),
            new Nudge(new ProcessRef.FollowUp()),
            new Nudge(new ProcessRef.Application()),
        ];

    internal static IEnumerable<Effect> Of(Post post, ApplicationReopened e) =>
        [
            .. post.To(
                Post.Once([.. post.Applicants, post.Secretariat, post.Finance]),
                MailTemplate.CaseReopened,
                (MailParameter.Reason, e.Reason)
            ),
            new StartProcess(new ProcessRef.Application()),
            // One that has not come to its end yet looks again.
            new Nudge(new ProcessRef.Application()),
        ];

    /// <summary>Wakes whatever may have been waiting; a nudge to what is over does nothing.</summary>
    private static IEnumerable<Effect> Nudges(Application after)
    {
        if (after.Review is { ClosedAt: null } review)
        {
            yield return new Nudge(new ProcessRef.PartnerReview(review.Round));
        }

        if (after.Matter is { } matter && after.BoardResults.All(r => r.BallotVersion != matter.BallotVersion))
        {
            yield return new Nudge(new ProcessRef.BoardDecision(matter.BallotVersion));
        }

        yield return new Nudge(new ProcessRef.Application());
    }
}
