using Funding.Core;

namespace Funding.Functions.Email.Templates;

/// <summary>Which words a template has. A template without words does not build.</summary>
internal static class MailTexts
{
    internal static MailContent SignIn => SignInMail.Content;

    internal static MailContent Of(MailTemplate template, MailWords words) =>
        template switch
        {
            MailTemplate.SubmissionReceipt => SubmissionMails.Receipt(words),
            MailTemplate.SubmissionNotice => SubmissionMails.Notice(words),
            MailTemplate.SupplementRequest => SupplementMails.Request(words),
            MailTemplate.SupplementExtended => SupplementMails.Extended(words),
            MailTemplate.SupplementReminder => SupplementMails.Reminder(words),
            MailTemplate.SupplementOverdue => SupplementMails.Overdue(words),
            MailTemplate.SupplementAnswered => SupplementMails.Answered(words),
            MailTemplate.ReferralRequest => ReviewMails.Request(words),
            MailTemplate.ReferralReminder => ReviewMails.Reminder(words),
            MailTemplate.ReferralEscalation => ReviewMails.Escalation(words),
            MailTemplate.OpinionReceipt => ReviewMails.Receipt(words),
            MailTemplate.ReviewSummary => ReviewMails.Summary(words),
            MailTemplate.BallotRequest => BallotMails.Request(words),
            MailTemplate.SubstituteCall => BallotMails.SubstituteCall(words),
            MailTemplate.BallotReminder => BallotMails.Reminder(words),
            MailTemplate.BallotReceipt => BallotMails.Receipt(words),
            MailTemplate.BallotVoided => BallotMails.Voided(words),
            MailTemplate.StoodAsideReceipt => BallotMails.StoodAside(words),
            MailTemplate.SeatVacant => BallotMails.SeatVacant(words),
            MailTemplate.BoardOutcome => BoardMails.Outcome(words),
            MailTemplate.PollResult => BoardMails.PollResult(words),
            MailTemplate.MatterTabled => BoardMails.Tabled(words),
            MailTemplate.MatterRemitted => BoardMails.Remitted(words),
            MailTemplate.MinutesReminder => BoardMails.MinutesReminder(words),
            MailTemplate.DecisionGranted => DecisionMails.Granted(words),
            MailTemplate.DecisionRejected => DecisionMails.Rejected(words),
            MailTemplate.AgreementRequest => AgreementMails.Request(words),
            MailTemplate.AgreementReminder => AgreementMails.Reminder(words),
            MailTemplate.AgreementOverdue => AgreementMails.Overdue(words),
            MailTemplate.AgreementAccepted => AgreementMails.Accepted(words),
            MailTemplate.AgreementInForce => AgreementMails.InForce(words),
            MailTemplate.InstalmentDue => PaymentMails.Due(words),
            MailTemplate.InstalmentNeedsSecond => PaymentMails.NeedsSecond(words),
            MailTemplate.InstalmentPaid => PaymentMails.Paid(words),
            MailTemplate.PaymentFailed => PaymentMails.Failed(words),
            MailTemplate.PaymentsHeld => PaymentMails.Held(words),
            MailTemplate.PaymentsReleased => PaymentMails.Released(words),
            MailTemplate.ReportReminder => ReportMails.Reminder(words),
            MailTemplate.ReportEscalation => ReportMails.Escalation(words),
            MailTemplate.ReportReceipt => ReportMails.Receipt(words),
            MailTemplate.ReportNotice => ReportMails.Notice(words),
            MailTemplate.ReportAccepted => ReportMails.Accepted(words),
            MailTemplate.ReportReturned => ReportMails.Returned(words),
            MailTemplate.SettlementDue => SettlementMails.Due(words),
            MailTemplate.SettlementMade => SettlementMails.Made(words),
            MailTemplate.RecoveryReminder => SettlementMails.RecoveryReminder(words),
            MailTemplate.RecoveryEscalation => SettlementMails.RecoveryEscalation(words),
            MailTemplate.RecoveryReceipt => SettlementMails.RecoveryReceipt(words),
            MailTemplate.CaseClosed => EndingMails.Closed(words),
            MailTemplate.CaseWithdrawn => EndingMails.Withdrawn(words),
            MailTemplate.CaseDismissed => EndingMails.Dismissed(words),
            MailTemplate.TerminationDecided => EndingMails.TerminationDecided(words),
            MailTemplate.CaseTerminated => EndingMails.Terminated(words),
        };
}
