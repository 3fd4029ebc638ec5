namespace Funding.Core;

/// <summary>Which mails are optional, and for whom.</summary>
public static class MailTopics
{
    /// <summary>
    /// The topic of a mail, or null for one that is always sent at once. Receipts of what is done by personal link are
    /// always sent: they are how somebody finds out that a link was used by another.
    /// </summary>
    public static MailTopic? Of(MailTemplate template) =>
        template switch
        {
            MailTemplate.DisbursementRequestReceipt or MailTemplate.ReportReceipt or MailTemplate.RecoveryReceipt =>
                MailTopic.Receipts,
            MailTemplate.DisbursementRequestAccepted or MailTemplate.ReportAccepted => MailTopic.Acceptances,
            MailTemplate.InstalmentPaid or MailTemplate.PaymentsReleased => MailTopic.Payments,
            MailTemplate.BallotNotice => MailTopic.Votes,
            MailTemplate.LateOpinion => MailTopic.OfficeNews,
            MailTemplate.SignOffRequest
            or MailTemplate.SignOffReminder
            or MailTemplate.SignOffDeclined
            or MailTemplate.DraftErasureWarning
            or MailTemplate.SubmissionReceipt
            or MailTemplate.SubmissionNotice
            or MailTemplate.SupplementRequest
            or MailTemplate.SupplementExtended
            or MailTemplate.SupplementReminder
            or MailTemplate.SupplementOverdue
            or MailTemplate.SupplementAnswered
            or MailTemplate.FileRemoved
            or MailTemplate.FileRemovedNotice
            or MailTemplate.ReferralRequest
            or MailTemplate.ReferralDelegated
            or MailTemplate.ReferralHandover
            or MailTemplate.ReferralTakenBack
            or MailTemplate.LinkReissued
            or MailTemplate.ReferralReminder
            or MailTemplate.ReferralEscalation
            or MailTemplate.OpinionReceipt
            or MailTemplate.OpinionCorrectable
            or MailTemplate.ReviewSummary
            or MailTemplate.BallotRequest
            or MailTemplate.SubstituteCall
            or MailTemplate.BallotReminder
            or MailTemplate.BallotReceipt
            or MailTemplate.BallotVoided
            or MailTemplate.StoodAsideReceipt
            or MailTemplate.ConflictFlagged
            or MailTemplate.ConflictQuestion
            or MailTemplate.ConflictRuled
            or MailTemplate.SeatVacant
            or MailTemplate.BoardOutcome
            or MailTemplate.DissentReceipt
            or MailTemplate.DissentNotice
            or MailTemplate.PollResult
            or MailTemplate.MatterTabled
            or MailTemplate.MatterRemitted
            or MailTemplate.MeetingCallReminder
            or MailTemplate.MeetingCall
            or MailTemplate.MeetingChanged
            or MailTemplate.MeetingCancelled
            or MailTemplate.MeetingSubstituteCall
            or MailTemplate.MeetingReminder
            or MailTemplate.MeetingAnswerReceipt
            or MailTemplate.MeetingDeclineReceipt
            or MailTemplate.MeetingConflictReceipt
            or MailTemplate.MeetingSeatVacant
            or MailTemplate.MinutesApprovalRequest
            or MailTemplate.MinutesApprovalReminder
            or MailTemplate.PublicNotice
            or MailTemplate.PublicNoticeSent
            or MailTemplate.MinutesReminder
            or MailTemplate.DecisionGranted
            or MailTemplate.DecisionRejected
            or MailTemplate.AppealLodged
            or MailTemplate.AppealDecided
            or MailTemplate.AgreementRequest
            or MailTemplate.AgreementReminder
            or MailTemplate.AgreementOverdue
            or MailTemplate.AgreementAccepted
            or MailTemplate.AgreementInForce
            or MailTemplate.InstalmentDue
            or MailTemplate.InstalmentNeedsSecond
            or MailTemplate.PaymentFailed
            or MailTemplate.DisbursementRequestNotice
            or MailTemplate.DisbursementRequestReturned
            or MailTemplate.PaymentsHeld
            or MailTemplate.ReportReminder
            or MailTemplate.ReportEscalation
            or MailTemplate.ReportNotice
            or MailTemplate.ReportReturned
            or MailTemplate.AmendmentReceipt
            or MailTemplate.AmendmentNotice
            or MailTemplate.AmendmentToConfirm
            or MailTemplate.AmendmentRequest
            or MailTemplate.AmendmentReminder
            or MailTemplate.AmendmentOverdue
            or MailTemplate.AmendmentRejected
            or MailTemplate.AmendmentInForce
            or MailTemplate.AccountWarning
            or MailTemplate.AccountConfirmation
            or MailTemplate.AccountToAccept
            or MailTemplate.SettlementDue
            or MailTemplate.SettlementMade
            or MailTemplate.RecoveryReminder
            or MailTemplate.RecoveryEscalation
            or MailTemplate.CaseClosed
            or MailTemplate.CaseWithdrawn
            or MailTemplate.CaseDismissed
            or MailTemplate.TerminationDecided
            or MailTemplate.CaseTerminated
            or MailTemplate.CaseReopened => null,
        };

    /// <summary>
    /// When mails of a topic go to somebody who has chosen nothing. Votes come by the dozen within a few days, and ask for nothing: they are told together.
    /// </summary>
    public static MailTiming Usually(MailTopic topic) =>
        topic is MailTopic.Votes ? MailTiming.Digest : MailTiming.AtOnce;

    /// <summary>The topics that a person with these roles gets mails of, in the order in which they are asked about.</summary>
    public static IReadOnlyList<MailTopic> For(Actor person) =>
        [
            .. person.IsAny(Role.ApplicantEditor, Role.AuthorisedSignatory)
                ? (IEnumerable<MailTopic>)[MailTopic.Receipts, MailTopic.Acceptances, MailTopic.Payments]
                : [],
            .. person.Is(Role.Director) ? (IEnumerable<MailTopic>)[MailTopic.OfficeNews] : [],
        ];
}
