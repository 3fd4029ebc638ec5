using System.Diagnostics;
using System.Globalization;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>A document that an event brought, before it has its number.</summary>
/// <param name="Direction">Which way it went.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Counterpart">From whom, or to whom.</param>
/// <param name="Title">What it is about.</param>
internal sealed record CaseDocument(
    DocumentDirection Direction,
    DocumentKind Kind,
    string Counterpart,
    LocalizedText Title
)
{
    /// <summary>Where it is, when it is a file or a generated document.</summary>
    internal DocumentReference? Reference { get; init; }

    /// <summary>The mail that it is, when it is one.</summary>
    internal MailTemplate? Mail { get; init; }

    /// <summary>The one recipient, when the event sends the same mail to others as documents of their own.</summary>
    internal PersonRef? MailTo { get; init; }
}

/// <summary>
/// Which documents an event brings: what was received from somebody outside the association, sent to somebody outside it, or drawn up and
/// finished. Every event says so here. What an event registers is never changed after a release (numbers would move); a new document
/// comes with a new event.
/// </summary>
/// <remarks>
/// Offentlighets- och sekretesslag (2009:400) 5 kap. 1–2 §§: public records are registered as soon as they have come in or been drawn up, with day,
/// number, from or to whom, and what they are about. Mails within the association (to its office, director and board) are neither
/// received nor sent; confirmations to partners and voters and messages about single votes are of obviously small importance.
/// </remarks>
internal static class CaseDocuments
{
    internal static IReadOnlyList<CaseDocument> Of(Application before, Application after, ApplicationEvent happened) =>
        happened switch
        {
            // What has not been sent in is the municipality's own.
            DraftCreated or FormEdited or DocumentAttached or DocumentRemoved or DocumentKept => [],
            DocumentScanned e => SentDocuments.Scanned(after, e),
            SignOffRequested or SignOffReminderSent or SignOffDeclined or DraftErasureWarned => [],
            ApplicationSubmitted => SentDocuments.In(before, after, DocumentKind.Application),
            SupplementAnswered => SentDocuments.In(before, after, DocumentKind.Supplement),
            CaseNumberAssigned =>
            [
                ToApplicant(
                    after,
                    DocumentKind.Receipt,
                    MailTemplate.SubmissionReceipt,
                    "Bekräftelse på att ansökan har kommit in",
                    "Confirmation that the application has been received"
                ),
            ],
            // The bookkeeping of the documents themselves, and of time.
            RecordStored or NoteAdded or CaseExported or DueSkipped => [],
            DocumentsDisposed or DisposalHeld or DisposalHoldLifted => [],
            // A mark stands beside a document, and an extract is copies of documents.
            SecrecyMarked or SecrecyLifted or ExtractMade => [],
            SupplementRequested =>
            [
                ToApplicant(
                    after,
                    DocumentKind.SupplementRequest,
                    MailTemplate.SupplementRequest,
                    "Begäran om komplettering",
                    "Request for a supplement"
                ),
            ],
            SupplementExtended =>
            [
                ToApplicant(
                    after,
                    DocumentKind.SupplementRequest,
                    MailTemplate.SupplementExtended,
                    "Förlängd tid för komplettering",
                    "More time for the supplement"
                ),
            ],
            SupplementReminderSent =>
            [
                ToApplicant(
                    after,
                    DocumentKind.Reminder,
                    MailTemplate.SupplementReminder,
                    "Påminnelse om komplettering",
                    "Reminder of the supplement"
                ),
            ],
            SupplementDeadlinePassed or CompletenessConfirmed or OfficerAssigned => [],
            ReviewStarted e => [.. e.Referrals.Select(PartnerDocuments.Question)],
            ReferralDelegated e => [PartnerDocuments.Handover(after, e)],
            ReferralTakenBack e => [PartnerDocuments.Question(after, e)],
            OpinionReminderSent e => [PartnerDocuments.Reminder(after, e)],
            OpinionEscalated e => [PartnerDocuments.Escalation(after, e)],
            OpinionGiven e => [PartnerDocuments.Answer(after, e)],
            // The same question once more: it is registered already.
            LinkReissued => [],
            // The same document once more, or none.
            MailReturned or MailSentAgain or ReturnedMailHandled => [],
            ReviewClosed => [],
            // A proposal is working material until it is given to the board.
            ProposalMade => [],
            BoardDecisionOpened e => BoardDocuments.Of(before, after, e),
            BallotsVoided or BallotCast or MemberStoodAside or SubstituteCalled or BallotReminderSent => [],
            // Drawn up with the minutes.
            BoardDecided or PollClosed or MinutesReminderSent => [],
            ConflictFlagged or ConflictRuled or DissentRecorded or MeetingClosed => [],
            DelegatedDecisionReported or NoticePosted => [],
            MatterRemitted => [BoardDocuments.Remitted()],
            MatterTabled e => BoardDocuments.Of(e),
            MinutesApproved e => BoardDocuments.Of(before, after, e),
            AppealLodged e => BoardDocuments.Of(after, e),
            AppealDecided e => BoardDocuments.Of(after, e),
            ApplicationRejected => [],
            AgreementIssued => [AgreementDocuments.Issued(before, after)],
            AgreementReminderSent => [AgreementDocuments.Reminder(after)],
            AgreementAccepted => [AgreementDocuments.Accepted(before, after)],
            AgreementCountersigned => [AgreementDocuments.InForce(before, after)],
            // Authorisations are the trail's, and payment orders the accounts'.
            InstalmentFellDue or InstalmentAuthorised or PaymentInstructed or PaymentFailed => [],
            InstalmentReduced or InstalmentCancelled or InstalmentSplit or InstalmentAdded => [],
            InstalmentPaid e => [MoneyDocuments.Paid(after, e)],
            InstalmentsHeld => [MoneyDocuments.Held(after)],
            HoldLifted => [MoneyDocuments.Released(after)],
            DisbursementRequested e => RequestDocuments.Received(after, e),
            DisbursementRequestAccepted e => [RequestDocuments.Accepted(after, e.Number)],
            DisbursementRequestReturned e => [RequestDocuments.Returned(after, e.Number)],
            ReportDraftSaved => [],
            ReportReminderSent e => [ReportDocuments.Reminder(after, e.ReportId, MailTemplate.ReportReminder)],
            ReportEscalated e => [ReportDocuments.Reminder(after, e.ReportId, MailTemplate.ReportEscalation)],
            ReportOverdue => [],
            ReportSubmitted e => [ReportDocuments.Received(after, e.ReportId)],
            ReportAccepted e => [ReportDocuments.Accepted(after, e.ReportId)],
            ReportReturned e => [ReportDocuments.Returned(after, e.ReportId)],
            AmendmentRequested e => AmendmentDocuments.Asked(after, e),
            AmendmentWithdrawn e => [AmendmentDocuments.Withdrawn(after, e.Number)],
            AmendmentVoteRecorded e => [AmendmentDocuments.Voted(e)],
            AmendmentApproved e => [AmendmentDocuments.Decided(e.Number)],
            AmendmentRejected e => [AmendmentDocuments.Rejected(after, e.Number)],
            AmendmentTermsIssued e => [AmendmentDocuments.Issued(before, after, e.Number)],
            AmendmentReminderSent e => [AmendmentDocuments.Reminder(after, e.Number)],
            AmendmentAccepted e => [AmendmentDocuments.Accepted(before, after, e.Number)],
            AccountConfirmed e => [AmendmentDocuments.AccountConfirmed(after, e.Number)],
            AmendmentTookEffect e => [AmendmentDocuments.InForce(after, e.Number)],
            SettlementStarted => [],
            SettlementMade => [MoneyDocuments.Settled(after)],
            RecoveryReminderSent => [MoneyDocuments.RecoveryReminder(after, MailTemplate.RecoveryReminder)],
            RecoveryEscalated => [MoneyDocuments.RecoveryReminder(after, MailTemplate.RecoveryEscalation)],
            RecoveryReceived => [MoneyDocuments.Repaid(after)],
            ApplicationClosed => [EndingDocuments.Closed(after)],
            ApplicationWithdrawn => EndingDocuments.Withdrawn(after),
            ApplicationDismissed => [EndingDocuments.Dismissed(after)],
            TerminationDecided => [EndingDocuments.TerminationDecided(after)],
            ApplicationTerminated => [EndingDocuments.Terminated(after)],
            ApplicationReopened => [EndingDocuments.Reopened(after)],
            _ => throw new UnreachableException(),
        };

    /// <summary>The organisation that applies, as the form that was sent in names it.</summary>
    internal static string Applicant(Application application) =>
        (application.SubmittedForm ?? application.Form).Applicant.Name;

    /// <summary>A mail to the applicant's people.</summary>
    internal static CaseDocument ToApplicant(
        Application after,
        DocumentKind kind,
        MailTemplate mail,
        string sv,
        string en
    ) => new(DocumentDirection.Sent, kind, Applicant(after), new(sv, en)) { Mail = mail };

    /// <summary>The next generated document of its sort.</summary>
    internal static DocumentReference.Record Next(Application before, string sort) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{sort}-{1 + before.Records.Count(r => IsOfSort(r.Id, sort))}")
        );

    /// <summary>The latest generated document of its sort; null when the register began after it.</summary>
    internal static CaseRecord? Latest(Application application, string sort) =>
        application.Records.LastOrDefault(r => IsOfSort(r.Id, sort));

    private static bool IsOfSort(string recordId, string sort) =>
        recordId.Length > sort.Length
        && recordId[sort.Length] == '-'
        && recordId.StartsWith(sort, StringComparison.Ordinal);
}
