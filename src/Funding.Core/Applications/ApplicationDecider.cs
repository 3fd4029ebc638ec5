using System.Diagnostics;
using static Funding.Core.ApplicationCommand;

namespace Funding.Core;

/// <summary>The domain's one door: what happens because of a command, or why nothing does.</summary>
public static class ApplicationDecider
{
    /// <summary>Decides a command against the state. Pure and total: equal arguments give equal answers, and nothing is thrown for what a person can do.</summary>
    /// <param name="state">The state; null when the application does not exist.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="now">The time of the decision.</param>
    public static Decision Decide(Application? state, ApplicationCommand command, Actor actor, DateTimeOffset now)
    {
        var decision =
            state is null ? Begin(command, actor)
            : Forbidden(state, command, actor) is { } refusal ? refusal
            : Decided(state, command, actor, now);
        // The table of stages holds even where a rule of the domain should have forgotten to look.
        if (
            decision is Decision.Accepted { Events.Count: > 0 }
            && state is not null
            && !AccessPolicy.AllowsNow(actor, Action(command), state)
        )
        {
            return Refusals.WrongStage(state);
        }

        return decision is Decision.Accepted { Events: { Count: > 0 } events }
            ? new Decision.Accepted([
                .. events.Select(e => e with { At = now, By = new Author(actor.PersonId, actor.Name) }),
            ])
            : decision;
    }

    private static Decision Begin(ApplicationCommand command, Actor actor) =>
        command is not CreateDraft create ? Refusals.NotFound()
        : AccessPolicy.Allows(actor, ApplicationAction.Create, null) ? Drafting.Create(create, actor)
        : Refusals.NotAllowed();

    private static Refusal? Forbidden(Application state, ApplicationCommand command, Actor actor) =>
        AccessPolicy.Allows(actor, Action(command), state) ? null
        : command is CreateDraft ? Refusals.ApplicationExists()
        : AccessPolicy.Allows(actor, ApplicationAction.View, state) ? Refusals.NotAllowed()
        : Refusals.NotFound();

    private static Decision Decided(Application state, ApplicationCommand command, Actor actor, DateTimeOffset now) =>
        command switch
        {
            CreateDraft c => state.Id == c.Id ? Decision.Nothing : Refusals.ApplicationExists(),
            EditForm c => Drafting.Edit(state, c),
            AttachDocument c => Drafting.Attach(state, c),
            RemoveDocument c => Drafting.Remove(state, c),
            RecordScan c => Scanning.Record(state, c),
            KeepDocument c => Scanning.Keep(state, c),
            AskForSignOff c => SigningOff.Ask(state, c, now),
            DeclineSignOff c => SigningOff.Decline(state, c),
            WarnOfErasure c => DraftErasure.Warn(state, c),
            SubmitApplication c => Submitting.Submit(state, c),
            AssignCaseNumber c => Submitting.Assign(state, c),
            RegisterRecord c => Registering.Register(state, c),
            AddNote c => Noting.Add(state, c, actor),
            RecordMailReturned c => Mailing.Return(state, c),
            SendMailAgain c => Mailing.SendAgain(state, c, now),
            HandleReturnedMail c => Mailing.Handle(state, c),
            RecordExport c => Exporting.Record(state, c),
            DisposeDocuments c => CaseDisposal.Dispose(state, c),
            ApplicationCommand.HoldDisposal c => CaseDisposal.Hold(state, c),
            LiftDisposalHold c => CaseDisposal.Lift(state, c),
            MarkSecrecy c => Secrecy.Mark(state, c),
            LiftSecrecy c => Secrecy.Lift(state, c),
            RecordExtract c => Secrecy.Record(state, c),
            RequestSupplement c => Supplementing.Request(state, c, now),
            ExtendSupplement c => Supplementing.Extend(state, c, now),
            AnswerSupplement => Supplementing.Answer(state),
            AssignOfficer c => Assigning.Assign(state, c),
            Remind => Reminding.Remind(state, now),
            ConfirmComplete c => Reviewing.Confirm(state, c, now),
            DelegateReferral c => Handover.Delegate(state, c, actor),
            TakeBackReferral c => Handover.TakeBack(state, c, actor),
            GiveOpinion c => Reviewing.Answer(state, c, actor, now),
            ReissueLink c => Reissuing.Reissue(state, c, actor, now),
            CloseReview c => Reviewing.Close(state, c),
            Propose c => Proposing.Propose(state, c, now),
            OpenBoardDecision c => Deciding.Open(state, c, now),
            CastBallot c => Voting.Cast(state, c, actor, now),
            DeclareConflict c => Voting.StandAside(
                state,
                c.SeatId,
                c.BallotVersion,
                StandAsideReason.Conflict,
                c.Reason,
                actor,
                now
            ),
            ReportAbsence c => Voting.StandAside(
                state,
                c.SeatId,
                c.BallotVersion,
                StandAsideReason.Absence,
                c.Reason,
                actor,
                now
            ),
            FlagConflict c => Recusing.Flag(state, c, actor, now),
            RuleOnConflict c => Recusing.Rule(state, c, actor, now),
            CloseBoardDecision c => Deciding.Close(state, c),
            RecordDissent c => Dissenting.Record(state, c, actor),
            RecordMeetingClosed => Dissenting.CloseMeeting(state),
            RecordReported c => Delegating.Report(state, c, now),
            RemitMatter c => Deciding.Remit(state, c, now),
            TableMatter c => Deciding.Table(state, c),
            ApproveMinutes c => Agreeing.ApproveMinutes(state, c, actor, now),
            RecordNotice c => Appealing.Notice(state, c, now),
            RecordAppeal c => Appealing.Lodge(state, c, now),
            RecordAppealDecision c => Appealing.Decide(state, c),
            AcceptAgreement c => Agreeing.Accept(state, c),
            CountersignAgreement => Agreeing.Countersign(state, now),
            AuthoriseInstalment c => Paying.Authorise(state, c, actor, now),
            RecordBankAnswer c => Paying.Answer(state, c),
            RetryInstalment c => Paying.Retry(state, c, actor, now),
            RequestDisbursement c => Requesting.Request(state, c),
            AcceptDisbursementRequest c => Requesting.Accept(state, c, actor),
            ReturnDisbursementRequest c => Requesting.Return(state, c),
            SaveReportDraft c => Reporting.SaveDraft(state, c),
            SubmitReport c => Reporting.Submit(state, c),
            AcceptReport c => Reporting.Accept(state, c, actor),
            ReturnReport c => Reporting.Return(state, c, now),
            RequestAmendment c => Amending.Request(state, c),
            WithdrawAmendment c => Amending.Withdraw(state, c),
            DecideAmendment c => Amending.Decide(state, c, now),
            RecordAmendmentVote c => Amending.Record(state, c, now),
            ConfirmAmendmentVote c => Amending.Confirm(state, c, actor, now),
            AcceptAmendment c => Amending.Accept(state, c, now),
            ConfirmAccount c => Amending.ConfirmAccount(state, c),
            DecideAccount c => Amending.DecideAccount(state, c, now),
            Settle c => Settling.Settle(state, c, actor, now),
            RecordRecovery c => Settling.RecordRecovery(state, c),
            Withdraw c => EndingRules.Withdraw(state, c),
            Dismiss c => EndingRules.Dismiss(state, c),
            Terminate c => EndingRules.Terminate(state, c),
            Reopen c => ReopeningRules.Reopen(state, c, actor),
            RunDue c => FrameCheck.Held(state, Dues.Run(state, c.Key, now), c.Available),
            _ => throw new UnreachableException(),
        };

    /// <summary>What a command asks leave for.</summary>
    internal static ApplicationAction Action(ApplicationCommand command) =>
        command switch
        {
            CreateDraft => ApplicationAction.Create,
            EditForm or AttachDocument or RemoveDocument or KeepDocument or AskForSignOff => ApplicationAction.Edit,
            SubmitApplication or DeclineSignOff => ApplicationAction.Submit,
            RequestSupplement or ExtendSupplement => ApplicationAction.RequestSupplement,
            AnswerSupplement => ApplicationAction.AnswerSupplement,
            ApplicationCommand.AssignOfficer => ApplicationAction.AssignOfficer,
            ApplicationCommand.Remind => ApplicationAction.Remind,
            ConfirmComplete => ApplicationAction.ConfirmComplete,
            ApplicationCommand.AddNote => ApplicationAction.AddNote,
            SendMailAgain or HandleReturnedMail => ApplicationAction.HandleMails,
            RecordExport => ApplicationAction.ExportCase,
            ApplicationCommand.HoldDisposal or LiftDisposalHold => ApplicationAction.HoldDisposal,
            MarkSecrecy or LiftSecrecy or RecordExtract => ApplicationAction.HandOut,
            GiveOpinion or DelegateReferral or TakeBackReferral => ApplicationAction.GiveOpinion,
            ReissueLink => ApplicationAction.ReissueLink,
            CloseReview => ApplicationAction.CloseReview,
            ApplicationCommand.Propose => ApplicationAction.Propose,
            OpenBoardDecision => ApplicationAction.OpenBoardDecision,
            CastBallot or DeclareConflict or ReportAbsence or RecordDissent => ApplicationAction.Vote,
            ApplicationCommand.FlagConflict => ApplicationAction.FlagConflict,
            ApplicationCommand.RuleOnConflict => ApplicationAction.RuleOnConflict,
            CloseBoardDecision or RemitMatter or TableMatter => ApplicationAction.CloseBoardDecision,
            ApplicationCommand.ApproveMinutes => ApplicationAction.ApproveMinutes,
            RecordMeetingClosed or RecordReported or RecordNotice or RecordAppeal or RecordAppealDecision =>
                ApplicationAction.RecordProceedings,
            AcceptAgreement => ApplicationAction.AcceptAgreement,
            CountersignAgreement => ApplicationAction.CountersignAgreement,
            AuthoriseInstalment => ApplicationAction.AuthoriseInstalment,
            RecordBankAnswer or RetryInstalment => ApplicationAction.HandlePayments,
            SubmitReport or SaveReportDraft => ApplicationAction.SubmitReport,
            ApplicationCommand.RequestDisbursement => ApplicationAction.RequestDisbursement,
            AcceptDisbursementRequest or ReturnDisbursementRequest => ApplicationAction.AssessDisbursementRequest,
            ApplicationCommand.RequestAmendment or WithdrawAmendment => ApplicationAction.RequestAmendment,
            ApplicationCommand.DecideAmendment or ConfirmAmendmentVote => ApplicationAction.DecideAmendment,
            ApplicationCommand.RecordAmendmentVote => ApplicationAction.RecordAmendmentVote,
            ApplicationCommand.AcceptAmendment or ConfirmAccount => ApplicationAction.AcceptAmendment,
            ApplicationCommand.DecideAccount => ApplicationAction.DecideAccount,
            AcceptReport or ReturnReport => ApplicationAction.AssessReport,
            ApplicationCommand.Settle or RecordRecovery => ApplicationAction.Settle,
            ApplicationCommand.Withdraw => ApplicationAction.Withdraw,
            ApplicationCommand.Dismiss => ApplicationAction.Dismiss,
            ApplicationCommand.Terminate => ApplicationAction.Terminate,
            ApplicationCommand.Reopen => ApplicationAction.Reopen,
            AssignCaseNumber
            or RegisterRecord
            or RecordScan
            or RecordMailReturned
            or WarnOfErasure
            or DisposeDocuments
            or RunDue => ApplicationAction.RunSystem,
            _ => throw new UnreachableException(),
        };
}
