using System.Globalization;
using Funding.Core;
using Funding.Pages.Applying;
using Funding.Pages.Formatting;
using Microsoft.Extensions.Localization;
using Happened = Funding.Core.ApplicationEvent;

namespace Funding.Pages.Reading;

/// <summary>The history in plain words: one sentence per event.</summary>
public static class EventWords
{
    /// <summary>What happened, as a sentence in the reader's language.</summary>
    public static string Sentence(this IStringLocalizer<Texts> texts, Happened happened)
    {
        var text = texts[$"Event.{happened.GetType().Name}"].Value;
        return string.Format(CultureInfo.CurrentCulture, text, [.. Facts(texts, happened)]);
    }

    /// <summary>What somebody wrote about it, or null.</summary>
    public static string? Remark(Happened happened) =>
        happened switch
        {
            Happened.SignOffDeclined e => e.Comment,
            Happened.DocumentKept e => e.Reason,
            Happened.DisposalHeld e => e.Reason,
            Happened.DisposalHoldLifted e => e.Reason,
            Happened.SecrecyMarked e => e.Reason,
            Happened.SecrecyLifted e => e.Reason,
            Happened.ExtractMade e => e.Reference,
            Happened.SupplementRequested e => string.Join("\n", e.Questions.Select(question => question.Text)),
            Happened.ReviewClosed e => e.Reason,
            Happened.ConflictFlagged e => e.Flag.Reason,
            Happened.ConflictRuled e => e.Reason,
            Happened.DissentRecorded e => e.Dissent.Reasons,
            Happened.AppealLodged e => e.Reference,
            Happened.AppealDecided e => e.Note,
            Happened.MemberStoodAside e => e.StoodAside.Reason,
            Happened.MatterRemitted e => e.Questions,
            Happened.MatterTabled e => e.Reason,
            Happened.PaymentFailed e => e.Reason,
            Happened.ReportReturned e => string.Join(
                "\n",
                ((string[])[e.Questions, .. (e.Fields ?? []).Select(question => question.Text)]).Where(text =>
                    text.Length > 0
                )
            ),
            Happened.DisbursementRequested e => e.Request.Comment,
            Happened.DisbursementRequestReturned e => e.Questions,
            Happened.AmendmentRequested e => e.Request.Reason,
            Happened.AmendmentVoteRecorded e => e.Vote.Reason,
            Happened.AmendmentApproved e => e.Reason,
            Happened.AmendmentRejected e => e.Reason,
            Happened.ApplicationReopened e => e.Reason,
            Happened.ApplicationWithdrawn e => e.Reason,
            Happened.ApplicationDismissed e => e.Reason,
            Happened.TerminationDecided e => e.Reason,
            Happened.SettlementMade e => e.Settlement.Reason,
            _ => null,
        };

    private static string Numbered(int document) => document.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Facts(IStringLocalizer<Texts> texts, Happened happened) =>
        happened switch
        {
            Happened.DocumentAttached e => [e.Document.FileName],
            Happened.DraftErasureWarned e => [Formats.Date(e.On)],
            Happened.DocumentScanned e => [e.FileName, texts.Word(e.Verdict)],
            Happened.DocumentKept e => [e.FileName],
            Happened.SecrecyMarked e => [Numbered(e.Document), e.Statute],
            Happened.SecrecyLifted e => [Numbered(e.Document)],
            Happened.ExtractMade e => [string.Join(", ", e.Documents)],
            Happened.SignOffRequested e => [e.Signatory.Name],
            Happened.OfficerAssigned e => [e.Officer?.Name ?? texts["Event.NoOfficer"]],
            Happened.CaseNumberAssigned e => [e.CaseNumber.ToString()],
            Happened.SupplementRequested e => [Formats.Date(e.Deadline)],
            Happened.SupplementExtended e => [Formats.Date(e.Deadline)],
            Happened.ReviewStarted e =>
            [
                Formats.Date(e.Deadline),
                string.Join(", ", e.Referrals.Select(referral => referral.PartyName)),
            ],
            Happened.ReferralDelegated e => [e.From.Name, e.To.Name],
            Happened.ReferralTakenBack e => [e.To.Name, e.From.Name],
            Happened.LinkReissued e => [e.Person.Name],
            Happened.MailReturned e => [e.To.Name, texts[$"MailReturn.{e.Why}"]],
            Happened.MailSentAgain e => [e.To.Name],
            Happened.OpinionGiven e => [texts.Word(e.Opinion.Stance)],
            Happened.ReviewClosed e =>
            [
                e.Unanswered.Count == 0 ? texts["Event.AllAnswered"] : string.Join(", ", e.Unanswered),
            ],
            Happened.ProposalMade e =>
            [
                e.Proposal.Version.ToString(CultureInfo.InvariantCulture),
                texts.Word(e.Proposal.Recommendation),
                Formats.Kronor(e.Proposal.Total.Kronor),
            ],
            Happened.BoardDecisionOpened e => [Formats.Moment(e.Matter.ClosesAt)],
            Happened.BallotCast e => [e.Ballot.PersonName, texts.Word(e.Ballot.Choice)],
            Happened.ConflictFlagged e => [e.Flag.Person.Name],
            Happened.ConflictRuled e => [e.Person.Name, texts[e.Recused ? "Conflict.Recused" : "Conflict.Serves"]],
            Happened.DissentRecorded e => [e.Dissent.Person.Name],
            Happened.DelegatedDecisionReported e => [e.Report.Paragraph, Formats.Date(e.Report.On)],
            Happened.NoticePosted e => [Formats.Date(e.Notice.NoticedOn), Formats.Date(e.Notice.FinalOn)],
            Happened.AppealLodged e => [Formats.Date(e.LodgedOn)],
            Happened.AppealDecided e => [texts.Word(e.Outcome)],
            Happened.MemberStoodAside e => [e.StoodAside.Person.Name, texts.Word(e.StoodAside.Kind)],
            Happened.SubstituteCalled e => [e.Person.Name],
            Happened.BallotReminderSent e => [e.SeatIds.Count.ToString(CultureInfo.InvariantCulture)],
            Happened.BoardDecided e => [texts.Word(e.Outcome), Count(e.Result)],
            Happened.PollClosed e => [Count(e.Result)],
            Happened.MinutesApproved e => [e.Minutes.Paragraph, Formats.Date(e.Minutes.ApprovedOn)],
            Happened.AgreementCountersigned e =>
            [
                e.Instalments.Count.ToString(CultureInfo.InvariantCulture),
                e.Reports.Count.ToString(CultureInfo.InvariantCulture),
            ],
            Happened.InstalmentFellDue e => [e.Number.ToString(CultureInfo.InvariantCulture)],
            Happened.InstalmentAuthorised e => [e.Number.ToString(CultureInfo.InvariantCulture)],
            Happened.PaymentInstructed e =>
            [
                Formats.Kronor(e.Amount.Kronor),
                e.Number.ToString(CultureInfo.InvariantCulture),
                e.PaymentId.ToString(),
            ],
            Happened.InstalmentPaid e =>
            [
                Formats.Kronor(e.Amount.Kronor),
                e.Number.ToString(CultureInfo.InvariantCulture),
            ],
            Happened.PaymentFailed e => [e.Number.ToString(CultureInfo.InvariantCulture)],
            Happened.InstalmentsHeld e => [texts.ReportName(e.ReportId)],
            Happened.InstalmentReduced e =>
            [
                e.Number.ToString(CultureInfo.InvariantCulture),
                Formats.Kronor(e.Amount.Kronor),
            ],
            Happened.InstalmentCancelled e => [e.Number.ToString(CultureInfo.InvariantCulture)],
            Happened.InstalmentSplit e =>
            [
                e.Number.ToString(CultureInfo.InvariantCulture),
                Formats.Kronor(e.Amount.Kronor),
                Formats.Kronor(e.Rest.Kronor),
                e.RestNumber.ToString(CultureInfo.InvariantCulture),
            ],
            Happened.InstalmentAdded e =>
            [
                e.Number.ToString(CultureInfo.InvariantCulture),
                Formats.Kronor(e.Amount.Kronor),
            ],
            Happened.DisbursementRequested e =>
            [
                Formats.Kronor(e.Request.Amount.Kronor),
                e.Request.Instalment.ToString(CultureInfo.InvariantCulture),
            ],
            Happened.DisbursementRequestAccepted e => [e.Number.ToString(CultureInfo.InvariantCulture)],
            Happened.DisbursementRequestReturned e => [e.Number.ToString(CultureInfo.InvariantCulture)],
            Happened.AmendmentRequested e =>
            [
                e.Number.ToString(CultureInfo.InvariantCulture),
                e.Request.Kind is { } kind ? texts.Word(kind) : "",
                texts.Word(e.Level),
            ],
            Happened.AmendmentWithdrawn e => [e.Number.ToString(CultureInfo.InvariantCulture)],
            Happened.AmendmentVoteRecorded e =>
            [
                e.Number.ToString(CultureInfo.InvariantCulture),
                e.Vote.Paragraph,
                string.Create(CultureInfo.InvariantCulture, $"{e.Vote.Yes}–{e.Vote.No}–{e.Vote.Abstained}"),
            ],
            Happened.AmendmentApproved e => [e.Number.ToString(CultureInfo.InvariantCulture)],
            Happened.AmendmentRejected e => [e.Number.ToString(CultureInfo.InvariantCulture)],
            Happened.AmendmentTermsIssued e => [e.Number.ToString(CultureInfo.InvariantCulture)],
            Happened.AmendmentReminderSent e => [e.Number.ToString(CultureInfo.InvariantCulture)],
            Happened.AmendmentAccepted e => [e.Number.ToString(CultureInfo.InvariantCulture)],
            Happened.AccountConfirmed e => [e.Number.ToString(CultureInfo.InvariantCulture)],
            Happened.AmendmentTookEffect e => [e.Number.ToString(CultureInfo.InvariantCulture)],
            Happened.ApplicationReopened e => [texts.Word(e.From)],
            Happened.DocumentsDisposed e => [Formats.Number(e.Things.Count), e.PreviewedBy.Name, e.ConfirmedBy.Name],
            Happened.ReportDraftSaved e => [texts.ReportName(e.ReportId)],
            Happened.ReportReminderSent e => [texts.ReportName(e.ReportId)],
            Happened.ReportOverdue e => [texts.ReportName(e.ReportId)],
            Happened.ReportEscalated e => [texts.ReportName(e.ReportId)],
            Happened.ReportSubmitted e => [texts.ReportName(e.ReportId)],
            Happened.ReportAccepted e => [texts.ReportName(e.ReportId)],
            Happened.ReportReturned e => [texts.ReportName(e.ReportId), Formats.Date(e.Deadline)],
            Happened.SettlementMade e =>
            [
                Formats.Kronor(e.Settlement.ApprovedCosts.Kronor),
                Formats.Kronor(e.Settlement.Recovery.Kronor),
            ],
            Happened.RecoveryReceived e => [Formats.Kronor(e.Amount.Kronor), e.Reference],
            Happened.ApplicationClosed e => [Formats.Kronor(e.Ledger.Paid.Kronor)],
            Happened.ApplicationTerminated e => [Formats.Kronor(e.Ledger.Paid.Kronor)],
            _ => [],
        };

    private static string Count(BoardResult result) =>
        string.Create(CultureInfo.InvariantCulture, $"{result.Yes}–{result.No}–{result.Abstained}");
}
