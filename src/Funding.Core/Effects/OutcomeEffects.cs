using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>What the board came to, and the letter when the minutes are approved.</summary>
internal static class OutcomeEffects
{
    internal static IEnumerable<Effect> Of(Application after, Post post, BoardDecided e)
    {
        var outcome =
            e.Outcome == BoardOutcome.Granted
                ? new LocalizedText("bifall", "granted")
                : new LocalizedText("avslag", "rejected");
        return
        [
            .. post.To(
                Post.Once(post.Secretariat, post.Director),
                MailTemplate.BoardOutcome,
                [
                    (MailParameter.OutcomeSv, outcome.Sv),
                    (MailParameter.OutcomeEn, outcome.En),
                    .. Justification(e.Result.Justification),
                ]
            ),
            .. Tell(after, MatterOutcome.Of(after, e)),
            new Nudge(new ProcessRef.BoardDecision(e.Result.BallotVersion)),
        ];
    }

    internal static IEnumerable<Effect> Of(Application after, Post post, DissentRecorded e) =>
        [
            .. post.To(e.Dissent.Person, MailTemplate.DissentReceipt, (MailParameter.Reason, e.Dissent.Reasons)),
            .. post.To(
                post.Secretariat,
                MailTemplate.DissentNotice,
                (MailParameter.Who, e.Dissent.Person.Name),
                (MailParameter.Reason, e.Dissent.Reasons)
            ),
            .. Tell(after, MatterOutcome.Of(after, e)),
        ];

    internal static IEnumerable<Effect> Of(Application after, Post post, PollClosed e) =>
        [
            .. post.To(
                Post.Once(post.Secretariat, post.Director),
                MailTemplate.PollResult,
                Justification(e.Result.Justification)
            ),
            .. Tell(after, MatterOutcome.Of(after, e)),
            new Nudge(new ProcessRef.BoardDecision(e.Result.BallotVersion)),
        ];

    internal static IEnumerable<Effect> Of(Application after, Post post, MatterRemitted e) =>
        [
            .. post.To(
                Post.Once(post.Secretariat, post.Director),
                MailTemplate.MatterRemitted,
                (MailParameter.Questions, e.Questions)
            ),
            .. Tell(after, MatterOutcome.Of(after, e)),
            new Nudge(new ProcessRef.BoardDecision(after.Matter!.BallotVersion)),
        ];

    internal static IEnumerable<Effect> Of(Application after, Post post, MatterTabled e) =>
        [
            .. post.To(
                Post.Once(post.Secretariat, post.Director),
                MailTemplate.MatterTabled,
                [
                    (MailParameter.Reason, e.Reason),
                    .. Justification(e.Result?.Justification ?? new LocalizedText("", "")),
                ]
            ),
            .. Tell(after, MatterOutcome.Of(after, e)),
            new Nudge(new ProcessRef.BoardDecision(after.Matter!.BallotVersion)),
        ];

    /// <summary>The meeting at which the item was open writes it into its minutes.</summary>
    private static IEnumerable<Effect> Tell(Application after, MatterOutcome outcome) =>
        after.Matter?.Meeting is { } meeting
            ? [new TellMeeting(meeting, new MeetingCommand.RecordOutcome(after.Id, outcome))]
            : [];

    internal static IEnumerable<Effect> MinutesReminder(Application after, Post post) =>
        post.To(post.Secretariat, MailTemplate.MinutesReminder, (MailParameter.DecidedOn, DecidedOn(after)));

    internal static IEnumerable<Effect> DecisionLetter(Application after, Post post)
    {
        var proposal = after.DecidedProposal!;
        (string, string)[] both =
        [
            (MailParameter.Paragraph, after.Minutes!.Paragraph),
            (MailParameter.DecidedOn, DecidedOn(after)),
        ];
        return after.Decision!.Outcome == BoardOutcome.Granted
            ? post.To(
                post.Applicants,
                MailTemplate.DecisionGranted,
                [
                    .. both,
                    (MailParameter.Amount, proposal.Total.ToString()),
                    (MailParameter.Conditions, Post.Lines(proposal.Conditions)),
                ]
            )
            : post.To(
                post.Applicants,
                MailTemplate.DecisionRejected,
                [.. both, (MailParameter.Reason, Reasons(after, proposal))]
            );
    }

    /// <summary>The director's reasons when the board followed the proposal; else that the grant got no majority.</summary>
    internal static string Reasons(Application after, Proposal proposal) =>
        after.Decision!.Outcome == BoardOutcome.Granted || proposal.Recommendation == Recommendation.Reject
            ? proposal.Justification
            : after.Decision!.Result.Justification.Sv;

    private static string DecidedOn(Application after) =>
        SwedishTime.Text(SwedishTime.DayOf(after.Decision!.DecidedAt));

    private static (string, string)[] Justification(LocalizedText text) =>
        [(MailParameter.JustificationSv, text.Sv), (MailParameter.JustificationEn, text.En)];
}
