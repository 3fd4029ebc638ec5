using System.Diagnostics;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

public sealed partial record Application
{
    /// <summary>The state after the event. Total; throws <see cref="InvalidOperationException"/> only when a trail does not begin with a draft.</summary>
    public static Application Fold(Application? state, ApplicationEvent happened)
    {
        var next = state is null ? Begin(happened) : state.After(happened);
        next = next with { Version = next.Version + 1 };
        next = state is null ? next : next.Registering(state, happened);
        next =
            next.ErasureWarning is not null && DraftErasure.IsTouch(happened)
                ? next with
                {
                    ErasureWarning = null,
                }
                : next;
        next = next with
        {
            EndedAt =
                !next.Stage.IsTerminal() ? null
                : state?.Stage.IsTerminal() is true ? state.EndedAt
                : happened.At,
        };
        return happened is IDoneByTime { Key: { } key } && !next.DuesDone.Contains(key, StringComparer.Ordinal)
            ? next with
            {
                DuesDone = [.. next.DuesDone, key],
            }
            : next;
    }

    private static Application Begin(ApplicationEvent happened) =>
        happened is DraftCreated e
            ? new Application
            {
                Id = e.Id,
                Owner = e.Owner,
                Form = e.Form,
                Association = e.Association,
                CopiedFrom = e.CopiedFrom,
                CreatedAt = e.At,
                Registered = 0,
            }
            : throw new InvalidOperationException("A trail begins with a draft.");

    private Application After(ApplicationEvent happened) =>
        happened switch
        {
            DraftCreated => this,
            FormEdited e => After(e),
            DocumentAttached e => this with
            {
                Documents = [.. Documents, e.Document with { AttachedAt = e.At }],
                SignOff = SignOffAfter(e),
            },
            DocumentRemoved e => this with
            {
                Documents = [.. Documents.Where(d => d.Id != e.DocumentId)],
                SignOff = SignOffAfter(e),
            },
            DocumentScanned e => this.Scanned(e) with
            {
                SignOff = e.Verdict is ScanState.Infected or ScanState.Unscannable ? SignOffAfter(e) : SignOff,
            },
            DocumentKept e => this.WithDocument(e.DocumentId, d => d with { KeptBecause = e.Reason }),
            SignOffRequested e => this with
            {
                SignOff = new SignOff(e.Round, e.Signatory, e.AskedBy, e.FormHash) { AskedAt = e.At },
            },
            SignOffReminderSent => this,
            SignOffDeclined e => this with { SignOff = SignOff! with { DeclinedAt = e.At, Comment = e.Comment } },
            DraftErasureWarned e => this with { ErasureWarning = new ErasureWarning(e.On) },
            ApplicationSubmitted e => SentIn() with
            {
                // The rules are those of the day of submission, the form is the one that was answered.
                Association = e.Association with
                {
                    Form = Association.Form,
                },
                SubmittedAt = e.At,
                LastSending = new Sending(e.By, e.At),
            },
            CaseNumberAssigned e => this with { CaseNumber = e.CaseNumber },
            CaseExported e => this with { LastExport = e.ExportId },
            DocumentsDisposed e => After(e),
            DisposalHeld e => this with { DisposalHold = new DisposalHold(e.Reason, e.By, e.At) },
            DisposalHoldLifted => this with { DisposalHold = null },
            SecrecyMarked e => this with { SecrecyMarks = [.. SecrecyMarks, SecrecyMark.Of(Version + 1, e)] },
            SecrecyLifted e => this with { SecrecyMarks = [.. SecrecyMarks.Where(mark => mark.Id != e.Mark)] },
            ExtractMade e => this with { LastExtract = e.ExtractId },
            NoteAdded e => this with { Notes = [.. Notes, NotePlace.Of(Version + 1, e)] },
            MailReturned e => After(e),
            MailSentAgain e => After(e),
            ReturnedMailHandled e => After(e),
            RecordStored e => this with
            {
                Records =
                [
                    .. Records.Select(r => r.Id == e.RecordId ? r with { Sha256 = e.Sha256, Length = e.Length } : r),
                ],
            },
            SupplementRequested e => After(e),
            SupplementExtended e => this with
            {
                Supplement = Supplement! with { Deadline = e.Deadline, DeadlinePassed = false, ExtendedAt = e.At },
            },
            SupplementReminderSent => this,
            SupplementDeadlinePassed => this with { Supplement = Supplement! with { DeadlinePassed = true } },
            SupplementAnswered e => SentIn() with
            {
                Supplement = Supplement! with
                {
                    AnsweredAt = e.At,
                    ChangedFields = e.ChangedFields,
                    Differences = e.Differences,
                },
                LastSending = new Sending(e.By, e.At) { ChangedFields = e.ChangedFields },
            },
            OfficerAssigned e => this with { Officer = e.Officer },
            CompletenessConfirmed e => this with { Parties = e.Parties },
            ReviewStarted e => After(e),
            OpinionReminderSent => this,
            OpinionEscalated e => WithReferral(e.ReferralId, r => r with { Escalated = true }),
            ReferralDelegated e => WithReferral(
                e.ReferralId,
                r => r with { Reviewer = e.To, DelegatedBy = e.From, DelegatedAt = e.At }
            ),
            LinkReissued e => this with
            {
                ReissuedLinks = ReissuedLink.Added(ReissuedLinks, new(e.Purpose, e.Target, e.Person.Id, e.At)),
            },
            ReferralTakenBack e => WithReferral(
                e.ReferralId,
                r => r with { Reviewer = e.To, DelegatedBy = null, DelegatedAt = null }
            ),
            OpinionGiven e => WithReferral(e.ReferralId, r => r.Answered(e)),
            ReviewClosed e => After(e),
            ProposalMade e => this with { Proposals = [.. Proposals, e.Proposal] },
            BoardDecisionOpened e => this with
            {
                Stage = ApplicationStage.BoardDecision,
                Matter = e.Matter with { OpenedAt = e.At },
            },
            BallotsVoided => this,
            BallotCast e => this with { Matter = Matter! with { Ballots = [.. Matter!.Ballots, e.Ballot] } },
            ConflictFlagged e => this with { Matter = Matter!.Flagged(e.Flag) },
            ConflictRuled e => this with { Matter = Matter!.Ruled(e) },
            MemberStoodAside e => WithHolder(e.StoodAside.SeatId, null, e.StoodAside),
            SubstituteCalled e => WithHolder(e.SeatId, e.Person, null),
            BallotReminderSent => this,
            BoardDecided e => Counted(e.Result, ApplicationStage.MinutesApproval) with
            {
                Decision = new BoardDecision(e.Outcome, e.Result, e.At),
            },
            DissentRecorded e => Dissented(e.Dissent with { At = e.At }),
            MeetingClosed e => this with { Decision = Decision! with { MeetingClosedAt = e.At } },
            DelegatedDecisionReported e => this with { Decision = Decision! with { Reported = e.Report } },
            PollClosed e => Counted(e.Result, ApplicationStage.Proposal),
            MatterRemitted e => Counted(e.Result, ApplicationStage.Proposal),
            MatterTabled e => Counted(e.Result, ApplicationStage.Proposal),
            MinutesReminderSent => this,
            MinutesApproved e => this with { Minutes = e.Minutes },
            NoticePosted e => this with { Notice = e.Notice },
            AppealLodged e => this with { Appeal = new Appeal(e.LodgedOn, e.Reference) },
            AppealDecided e => this with { Appeal = Appeal! with { Outcome = e.Outcome, Note = e.Note } },
            ApplicationRejected => this with { Stage = ApplicationStage.Rejected },
            AgreementIssued e => this with
            {
                Stage = ApplicationStage.Agreement,
                Agreement = new Agreement(e.Terms, e.Hash, e.At),
            },
            AgreementReminderSent => this,
            AgreementAccepted e => this with
            {
                Agreement = Agreement! with
                {
                    AcceptedBy = e.By,
                    AcceptedAt = e.At,
                    AcceptedByLink = e.LinkIssuedTo,
                    AcceptedDocumentHash = e.DocumentHash,
                },
            },
            AgreementCountersigned e => After(e),
            InstalmentFellDue e => WithInstalment(e.Number, i => i.FallenDue(e)),
            InstalmentAuthorised e => WithInstalment(e.Number, i => i.AuthorisedOnce(e)),
            PaymentInstructed e => WithInstalment(e.Number, i => i.InstructedOnce(e)),
            InstalmentPaid e => WithInstalment(
                e.Number,
                i => i with { Status = InstalmentStatus.Paid, PaidAt = e.At, FailureReason = null }
            ),
            PaymentFailed e => WithInstalment(
                e.Number,
                i => i with { Status = InstalmentStatus.Failed, FailureReason = e.Reason }
            ),
            InstalmentsHeld e => WithInstalments(e.Numbers, i => i.Held()),
            HoldLifted e => WithInstalments(e.Numbers, i => i.LetGo()),
            InstalmentReduced e => WithInstalment(e.Number, i => i.ReducedTo(e.Amount)) with
            {
                Released = Released + e.Released,
            },
            InstalmentCancelled e => WithInstalment(e.Number, i => i.CalledOff()) with
            {
                Released = Released + e.Released,
            },
            InstalmentSplit e => After(e),
            InstalmentAdded e => After(e),
            DisbursementRequested e => After(e),
            DisbursementRequestAccepted e => WithRequest(e.Number, DisbursementRequestStatus.Accepted, "", e),
            DisbursementRequestReturned e => WithRequest(e.Number, DisbursementRequestStatus.Returned, e.Questions, e),
            ReportReminderSent => this,
            ReportOverdue e => WithReport(e.ReportId, r => r with { Overdue = true }),
            ReportEscalated => this,
            ReportDraftSaved e => WithReport(e.ReportId, r => r.Drafted(e, Version + 1)),
            ReportSubmitted e => WithReport(e.ReportId, r => r.HandedIn(e)),
            ReportAccepted e => WithReport(
                e.ReportId,
                r => r with { Status = ReportStatus.Accepted, AcceptedBy = e.By }
            ),
            ReportReturned e => WithReport(e.ReportId, r => r.SentBack(e)),
            AmendmentRequested e => this.Asked(e),
            AmendmentWithdrawn e => this.WithAmendment(e.Number, a => a with { Status = AmendmentStatus.Withdrawn }),
            AmendmentVoteRecorded e => this.WithAmendment(e.Number, a => a.Recorded(e)),
            AmendmentApproved e => this.WithAmendment(e.Number, a => a.Answered(e, e.Reason, a.Status)),
            AmendmentRejected e => this.WithAmendment(e.Number, a => a.Answered(e, e.Reason, AmendmentStatus.Rejected)),
            AmendmentTermsIssued e => this.WithAmendment(e.Number, a => a.Issued(e)),
            AmendmentReminderSent => this,
            AmendmentAccepted e => this.WithAmendment(
                e.Number,
                a =>
                    a.Signed(e, a.Status) with
                    {
                        AcceptedByLink = e.LinkIssuedTo,
                        AcceptedDocumentHash = e.DocumentHash,
                    }
            ),
            AccountConfirmed e => this.WithAmendment(e.Number, a => a.Signed(e, AmendmentStatus.AwaitingFinance)),
            AmendmentTookEffect e => this.TookEffect(e),
            SettlementStarted => this.WithoutOpenRequests(isEnd: false) with { Stage = ApplicationStage.Settlement },
            SettlementMade e => this with { Settlement = e.Settlement with { MadeAt = e.At } },
            RecoveryReminderSent => this,
            RecoveryEscalated => this,
            RecoveryReceived e => this with
            {
                Settlement = Settlement! with
                {
                    Repayments = [.. Settlement!.Repayments, new Repayment(e.Amount, e.Reference, e.At)],
                },
            },
            ApplicationClosed => this.WithoutOpenRequests(isEnd: true) with { Stage = ApplicationStage.Closed },
            ApplicationWithdrawn e => Ended(ApplicationStage.Withdrawn, e.Reason, e),
            ApplicationDismissed e => Ended(ApplicationStage.Dismissed, e.Reason, e),
            TerminationDecided e => Ended(ApplicationStage.Settlement, e.Reason, e).WithoutOpenRequests(isEnd: false),
            ApplicationTerminated e => Ended(ApplicationStage.Terminated, e.Reason, e)
                .WithoutOpenRequests(isEnd: true) with
            {
                Released = Ledger.Granted - Ledger.Disbursed,
            },
            ApplicationReopened e => this.Reopened(e),
            DueSkipped => this,
            _ => throw new UnreachableException(),
        };

    private Application SentIn() =>
        this with
        {
            Stage = ApplicationStage.Submitted,
            SubmittedForm = Form,
            FieldAuthors = [],
            ReplacedTexts = [],
            Documents = [.. Documents.Select(d => d with { Registered = true })],
        };

    private Application Counted(BoardResult? result, ApplicationStage stage) =>
        this with
        {
            Stage = stage,
            BoardResults = result is null ? BoardResults : [.. BoardResults, result],
        };

    private Application Ended(ApplicationStage stage, string reason, ApplicationEvent happened) =>
        this with
        {
            Stage = stage,
            Ending = Ending ?? new Ending(reason, happened.By, happened.At),
        };
}
