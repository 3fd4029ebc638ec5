using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>Referrals.</summary>
internal static class ReviewEffects
{
    /// <summary>A link lives past the deadline: a late answer counts as long as the review is open.</summary>
    private const int LinkDaysAfterDeadline = 60;

    internal static IEnumerable<Effect> Of(Application after, Post post, ReviewStarted e) =>
        [
            .. e.Referrals.SelectMany(r =>
                post.WithLink(
                    r.Reviewer,
                    MailTemplate.ReferralRequest,
                    Link(r, e.Round, e.Deadline),
                    (MailParameter.Party, r.PartyName),
                    (MailParameter.Deadline, SwedishTime.Text(e.Deadline)),
                    (MailParameter.Sought, after.SubmittedForm!.Budget.TotalSought.ToString()),
                    (MailParameter.BoardQuestions, e.BoardQuestions)
                )
            ),
            new Nudge(new ProcessRef.Application()),
        ];

    internal static IEnumerable<Effect> Of(Application after, Post post, OpinionReminderSent e)
    {
        var (round, referral) = Find(after, e.ReferralId);
        return post.WithLink(
            referral.Reviewer,
            MailTemplate.ReferralReminder,
            Link(referral, round.Round, round.Deadline),
            (MailParameter.Party, referral.PartyName),
            (MailParameter.Deadline, SwedishTime.Text(round.Deadline))
        );
    }

    internal static IEnumerable<Effect> Of(Application after, Post post, OpinionEscalated e)
    {
        var (round, referral) = Find(after, e.ReferralId);
        return post.To(
            referral.ReviewerManager,
            MailTemplate.ReferralEscalation,
            (MailParameter.Party, referral.PartyName),
            (MailParameter.Deadline, SwedishTime.Text(round.Deadline)),
            (MailParameter.Reviewer, referral.Reviewer.Name)
        );
    }

    internal static IEnumerable<Effect> Of(Application after, Post post, OpinionGiven e)
    {
        var (_, referral) = Find(after, e.ReferralId);
        return post.To(referral.Reviewer, MailTemplate.OpinionReceipt, (MailParameter.Party, referral.PartyName));
    }

    internal static IEnumerable<Effect> Of(Application after, Post post, ReviewClosed e)
    {
        var round = after.Reviews.Single(r => r.Round == e.Round);
        return
        [
            .. post.To(
                post.Director,
                MailTemplate.ReviewSummary,
                (MailParameter.Answered, Post.Number(round.Referrals.Count(r => r.Opinion is not null))),
                (MailParameter.Unanswered, Post.Lines(e.Unanswered))
            ),
            new Nudge(new ProcessRef.PartnerReview(e.Round)),
        ];
    }

    private static (ReviewRound Round, Referral Referral) Find(Application after, string referralId) =>
        after.Reviews.SelectMany(r => r.Referrals.Select(f => (r, f))).Single(pair => pair.f.Id == referralId);

    private static PersonalLink Link(Referral referral, int round, DateOnly deadline) =>
        new(LinkPurpose.Opinion, referral.Id, round, SwedishTime.EndOf(deadline.AddDays(LinkDaysAfterDeadline)));
}
