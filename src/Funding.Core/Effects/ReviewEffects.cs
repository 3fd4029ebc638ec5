using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>Referrals.</summary>
internal static class ReviewEffects
{
    /// <summary>A link lives past the deadline: a late answer counts as long as the review is open.</summary>
    private const int LinkDaysAfterDeadline = 60;

    internal static IEnumerable<Effect> Of(Application after, Post post, ReviewStarted e)
    {
        var round = after.Reviews.Single(r => r.Round == e.Round);
        return
        [
            .. e.Referrals.SelectMany(r => Ask(after, post, round, r, MailTemplate.ReferralRequest)),
            .. e.Meeting is { } meeting ? [new TellMeeting(meeting.Id, Item(after))] : Array.Empty<Effect>(),
            new Nudge(new ProcessRef.Application()),
        ];
    }

    internal static IEnumerable<Effect> Of(Application after, Post post, ReferralDelegated e)
    {
        var (round, referral) = Find(after, e.ReferralId);
        return
        [
            .. Ask(after, post, round, referral, MailTemplate.ReferralDelegated, (MailParameter.Reviewer, e.From.Name)),
            .. post.WithLink(
                e.From,
                MailTemplate.ReferralHandover,
                Link(referral, round.Round, round.Deadline),
                (MailParameter.Party, referral.PartyName),
                (MailParameter.Deadline, SwedishTime.Text(round.Deadline)),
                (MailParameter.Reviewer, e.To.Name)
            ),
        ];
    }

    internal static IEnumerable<Effect> Of(Application after, Post post, ReferralTakenBack e)
    {
        var (round, referral) = Find(after, e.ReferralId);
        return
        [
            .. post.To(
                e.From,
                MailTemplate.ReferralTakenBack,
                (MailParameter.Party, referral.PartyName),
                (MailParameter.Reviewer, e.To.Name)
            ),
            .. Ask(after, post, round, referral, MailTemplate.ReferralRequest),
        ];
    }

    private static MeetingCommand.AddAgendaItem Item(Application after) =>
        new(
            new AgendaItem(
                after.Id.ToString(),
                AgendaItemKind.Matter,
                after.SubmittedForm!.Title,
                "",
                new AgendaApplication(after.Id, after.CaseNumber!.ToString(), after.SubmittedForm.Applicant.Name)
            )
        );

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
        var (round, referral) = Find(after, e.ReferralId);
        if (e.AfterClosing)
        {
            return
            [
                .. post.To(referral.Reviewer, MailTemplate.OpinionReceipt, (MailParameter.Party, referral.PartyName)),
                .. post.To(
                    Post.Once(post.Secretariat, post.Director),
                    MailTemplate.LateOpinion,
                    (MailParameter.Party, referral.PartyName)
                ),
            ];
        }

        // The last answer closes the round, and then there is nothing left to correct.
        return round.Referrals.All(r => r.Opinion is not null)
            ? post.To(referral.Reviewer, MailTemplate.OpinionReceipt, (MailParameter.Party, referral.PartyName))
            : post.WithLink(
                referral.Reviewer,
                MailTemplate.OpinionCorrectable,
                Link(referral, round.Round, round.Deadline),
                (MailParameter.Party, referral.PartyName),
                (MailParameter.Deadline, SwedishTime.Text(round.Deadline))
            );
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

    private static IEnumerable<Effect> Ask(
        Application after,
        Post post,
        ReviewRound round,
        Referral referral,
        MailTemplate template,
        params IReadOnlyList<(string Name, string Value)> more
    ) =>
        post.WithLink(
            referral.Reviewer,
            template,
            Link(referral, round.Round, round.Deadline),
            [
                (MailParameter.Party, referral.PartyName),
                (MailParameter.Deadline, SwedishTime.Text(round.Deadline)),
                (MailParameter.Sought, after.SubmittedForm!.Budget.TotalSought.ToString()),
                (MailParameter.BoardQuestions, round.BoardQuestions),
                .. more,
            ]
        );

    private static (ReviewRound Round, Referral Referral) Find(Application after, string referralId) =>
        after.Reviews.SelectMany(r => r.Referrals.Select(f => (r, f))).Single(pair => pair.f.Id == referralId);

    internal static PersonalLink Link(Referral referral, int round, DateOnly deadline) =>
        new(LinkPurpose.Opinion, referral.Id, round, SwedishTime.EndOf(deadline.AddDays(LinkDaysAfterDeadline)));
}
