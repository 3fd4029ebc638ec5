using System.Diagnostics;
using static Funding.Core.ApplicationEvent;
using static Funding.Core.Effect;

namespace Funding.Core;

/// <summary>What the world must do because of what happened.</summary>
public static class ApplicationEffects
{
    /// <summary>The effects of an event, in order; the same event always gives the same effects.</summary>
    /// <param name="after">The state with the event folded in.</param>
    /// <param name="happened">The event.</param>
    public static IReadOnlyList<Effect> Of(Application after, ApplicationEvent happened)
    {
        var post = new Post(after);
        IEnumerable<Effect> effects = happened switch
        {
            DraftCreated => [],
            FormEdited or DocumentRemoved => SignOffEffects.Over(after, happened),
            DocumentAttached e => [.. ScanEffects.Of(e), .. SignOffEffects.Over(after, happened)],
            DocumentScanned e => [.. ScanEffects.Of(post, e), .. ScanEffects.Over(after, e)],
            DocumentKept => [],
            CompletenessConfirmed or OfficerAssigned or NoteAdded or CaseExported or DueSkipped => [],
            DocumentsDisposed or DisposalHeld or DisposalHoldLifted => [],
            SecrecyMarked or SecrecyLifted or ExtractMade => [],
            MeetingClosed or DelegatedDecisionReported or NoticePosted => [],
            SignOffRequested e => SignOffEffects.Of(post, after, e),
            SignOffReminderSent e => SignOffEffects.Of(post, after, e),
            SignOffDeclined e => SignOffEffects.Of(post, after, e),
            DraftErasureWarned e => ErasureEffects.Of(post, e),
            ApplicationSubmitted e => [.. EarlyEffects.Of(after, e), .. SignOffEffects.Over(after, e)],
            CaseNumberAssigned => [.. RecordEffects.CopyOfApplication(after), .. EarlyEffects.Registered(after, post)],
            RecordStored => [],
            SupplementRequested e => EarlyEffects.Of(post, e),
            SupplementExtended e => EarlyEffects.Of(post, e),
            SupplementReminderSent => EarlyEffects.Reminder(after, post),
            SupplementDeadlinePassed => EarlyEffects.Overdue(after, post),
            SupplementAnswered e => [.. RecordEffects.CopyOfApplication(after), .. EarlyEffects.Of(post, e)],
            ReviewStarted e => ReviewEffects.Of(after, post, e),
            ReferralDelegated e => ReviewEffects.Of(after, post, e),
            ReferralTakenBack e => ReviewEffects.Of(after, post, e),
            LinkReissued e => LinkEffects.Of(after, post, e),
            MailReturned or ReturnedMailHandled => [],
            MailSentAgain e => MailingEffects.Of(e),
            OpinionReminderSent e => ReviewEffects.Of(after, post, e),
            OpinionEscalated e => ReviewEffects.Of(after, post, e),
            OpinionGiven e => ReviewEffects.Of(after, post, e),
            ReviewClosed e => ReviewEffects.Of(after, post, e),
            ProposalMade => [],
            BoardDecisionOpened e => BoardEffects.Of(after, post, e),
            BallotsVoided e => BoardEffects.Of(after, post, e),
            BallotCast e => BoardEffects.Of(after, post, e),
            ConflictFlagged e => ConflictEffects.Of(after, post, e),
            ConflictRuled e => ConflictEffects.Of(post, e),
            MemberStoodAside e => BoardEffects.Of(after, post, e),
            SubstituteCalled e => BoardEffects.Of(after, post, e),
            BallotReminderSent e => BoardEffects.Of(after, post, e),
            BoardDecided e => OutcomeEffects.Of(after, post, e),
            DissentRecorded e => OutcomeEffects.Of(after, post, e),
            PollClosed e => OutcomeEffects.Of(after, post, e),
            MatterRemitted e => OutcomeEffects.Of(after, post, e),
            MatterTabled e => OutcomeEffects.Of(after, post, e),
            MinutesReminderSent => OutcomeEffects.MinutesReminder(after, post),
            MinutesApproved e =>
            [
                .. RecordEffects.DecisionLetter(after, e),
                .. OutcomeEffects.DecisionLetter(after, post),
            ],
            AppealLodged e => AppealEffects.Of(post, e),
            AppealDecided e => AppealEffects.Of(post, e),
            ApplicationRejected => [new Nudge(new ProcessRef.Application())],
            AgreementIssued e => [.. RecordEffects.Agreement(after, e.At), .. AgreementEffects.Of(post, after, e)],
            AgreementReminderSent e => AgreementEffects.Of(post, after, e),
            AgreementAccepted e => [.. RecordEffects.Agreement(after, e.At), .. AgreementEffects.Accepted(post, after)],
            AgreementCountersigned e =>
            [
                .. RecordEffects.Agreement(after, e.At),
                .. AgreementEffects.InForce(post, after),
            ],
            InstalmentFellDue e => PaymentEffects.Of(after, post, e),
            InstalmentAuthorised e => PaymentEffects.Of(after, post, e),
            PaymentInstructed e => PaymentEffects.Of(after, e),
            InstalmentPaid e => PaymentEffects.Of(after, post, e),
            PaymentFailed e => PaymentEffects.Of(after, post, e),
            InstalmentsHeld e => PaymentEffects.Of(after, post, e),
            HoldLifted e => PaymentEffects.Of(post, e),
            InstalmentReduced => [],
            InstalmentCancelled e => [new Nudge(new ProcessRef.Disbursement(e.Number))],
            InstalmentSplit => [new Nudge(new ProcessRef.Application())],
            InstalmentAdded e => PaymentEffects.Of(after, post, e),
            DisbursementRequested e => RequestEffects.Of(after, post, e),
            DisbursementRequestAccepted e => RequestEffects.Of(after, post, e),
            DisbursementRequestReturned e => RequestEffects.Of(after, post, e),
            ReportReminderSent e => ReportEffects.Of(after, post, e),
            ReportOverdue or ReportDraftSaved => [],
            ReportEscalated e => ReportEffects.Of(after, post, e),
            ReportSubmitted e => ReportEffects.Of(after, post, e),
            ReportAccepted e => ReportEffects.Of(after, post, e),
            ReportReturned e => ReportEffects.Of(after, post, e),
            AmendmentRequested e => AmendmentEffects.Of(after, post, e),
            AmendmentWithdrawn or AmendmentApproved => [new Nudge(new ProcessRef.FollowUp())],
            AmendmentAccepted e =>
            [
                .. RecordEffects.Amendment(after, e.Number, e.At),
                new Nudge(new ProcessRef.FollowUp()),
            ],
            AmendmentVoteRecorded e => AmendmentEffects.Of(post, e),
            AmendmentRejected e => AmendmentEffects.Of(after, post, e),
            AmendmentTermsIssued e =>
            [
                .. RecordEffects.Amendment(after, e.Number, e.At),
                .. AmendmentEffects.Of(after, post, e),
            ],
            AmendmentReminderSent e => AmendmentEffects.Of(after, post, e),
            AccountConfirmed e => AmendmentEffects.Of(after, post, e),
            AmendmentTookEffect e => AmendmentEffects.Of(after, post, e),
            SettlementStarted => post.To(post.Finance, MailTemplate.SettlementDue),
            SettlementMade e => SettlementEffects.Of(after, post, e),
            RecoveryReminderSent e => SettlementEffects.Of(after, post, e),
            RecoveryEscalated => SettlementEffects.Escalation(after, post),
            RecoveryReceived e => SettlementEffects.Of(after, post, e),
            ApplicationClosed e => SettlementEffects.Of(post, e),
            ApplicationWithdrawn e => EndingEffects.Of(after, post, e),
            ApplicationDismissed e => EndingEffects.Of(after, post, e),
            TerminationDecided e => EndingEffects.Of(post, e),
            ApplicationTerminated e => EndingEffects.Of(post, e),
            ApplicationReopened e => EndingEffects.Of(post, e),
            _ => throw new UnreachableException(),
        };
        return ChangesLists(happened) ? [.. effects, new UpdateView()] : [.. effects];
    }

    /// <summary>
    /// Whether the lists may show something of it: that the case exists, its title, number, people, stage, money, next deadline,
    /// whose move it is, what waits for the applicant or what happens next. Storage compares what they show before and after, and leaves out
    /// what makes no difference.
    /// </summary>
    private static bool ChangesLists(ApplicationEvent happened) =>
        happened
            is not (
                SignOffReminderSent
                or DraftErasureWarned
                or DocumentScanned { SentIn: false }
                or DocumentKept
                or RecordStored
                or SupplementReminderSent
                or OpinionReminderSent
                or OpinionEscalated
                or OpinionGiven
                or ReferralDelegated
                or ReferralTakenBack
                or BallotsVoided
                or BallotCast
                or BallotReminderSent
                or ConflictFlagged
                or ConflictRuled
                or MemberStoodAside
                or SubstituteCalled
                or DissentRecorded
                or MeetingClosed
                or MinutesReminderSent
                or AgreementReminderSent
                or ReportReminderSent
                or ReportEscalated
                or ReportDraftSaved
                or AmendmentReminderSent
                or RecoveryReminderSent
                or RecoveryEscalated
                or NoteAdded
                or CaseExported
                or DocumentsDisposed
                or DisposalHeld
                or DisposalHoldLifted
                or SecrecyMarked
                or SecrecyLifted
                or ExtractMade
                or LinkReissued
                or DueSkipped
            );
}
