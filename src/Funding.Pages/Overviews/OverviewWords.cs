using System.Globalization;
using Funding.Core;
using Funding.Pages.Administering;
using Funding.Pages.Elements;
using Funding.Pages.Formatting;
using Funding.Pages.Reading;
using Microsoft.Extensions.Localization;
using ApplicationId = Funding.Core.ApplicationId;

namespace Funding.Pages.Overviews;

/// <summary>What tasks and deadlines are called, and where a task is done.</summary>
public static class OverviewWords
{
    private const int SoonDays = 7;

    /// <summary>What is to be done: <c>Attestera delbetalning 2</c>.</summary>
    public static string TaskName(this IStringLocalizer<Texts> texts, StaffTask task) =>
        texts[
            $"StaffTaskKind.{task.Kind}",
            task.Kind switch
            {
                StaffTaskKind.ReviewReport => texts.ReportName(task.Subject),
                StaffTaskKind.HandleReturnedMail => task.Who,
                _ => task.Subject,
            }
        ];

    /// <summary>What a deadline is for: <c>Delårsrapport 2 ska vara inne</c>.</summary>
    public static string DeadlineName(this IStringLocalizer<Texts> texts, CaseDeadline deadline) =>
        texts[
            $"CaseDeadlineKind.{deadline.Kind}",
            deadline.Kind is CaseDeadlineKind.Report ? texts.ReportTitle(deadline.Subject) : deadline.Subject
        ];

    /// <summary>When a task is due, in a word or two.</summary>
    public static (string Text, Tone Tone) TaskStatus(
        this IStringLocalizer<Texts> texts,
        StaffTask task,
        DateOnly today
    ) =>
        task.From is { } from && !task.IsOpenOn(today) ? (texts["Tasks.From", Formats.Date(from)], Tone.Plain)
        : task.DueOn is not { } due ? (texts["Tasks.NoDeadline"], Tone.Plain)
        : texts.DayStatus(due, today);

    /// <summary>How a day that something is due stands to today.</summary>
    public static (string Text, Tone Tone) DayStatus(
        this IStringLocalizer<Texts> texts,
        DateOnly due,
        DateOnly today
    ) =>
        due < today ? (texts["Tasks.Overdue", Formats.Date(due)], Tone.Bad)
        : due == today ? (texts["Tasks.Today"], Tone.Warn)
        : (texts["Tasks.DueOn", Formats.Date(due)], due < today.AddDays(SoonDays) ? Tone.Warn : Tone.Info);

    /// <summary>The form of the case's page on which the task is done.</summary>
    public static string Href(ApplicationId id, StaffTask task) =>
        task.Kind is StaffTaskKind.HandleReturnedMail
            ? $"{CaseTab.Mails.Href(id)}#{StaffAct.MailPlace(task.Subject)}"
            : $"/staff/applications/{id}#{StaffAct.Anchor(ActOf(task))}";

    /// <summary>A number that may be counted only so far: <c>1 000+</c>.</summary>
    public static string Counted(long count, bool areMore) => Formats.Number(count) + (areMore ? "+" : "");

    private static string ActOf(StaffTask task) =>
        task.Kind switch
        {
            StaffTaskKind.CheckCompleteness or StaffTaskKind.ReadSupplement => StaffAct.Completeness,
            StaffTaskKind.DecideOnSupplement => StaffAct.SupplementExtension,
            StaffTaskKind.CloseReview => StaffAct.ReviewClosing,
            StaffTaskKind.WriteProposal => StaffAct.Proposal,
            StaffTaskKind.PutToBoard => StaffAct.BoardOpening,
            StaffTaskKind.ApproveMinutes => StaffAct.MinutesApproval,
            StaffTaskKind.PostNotice => StaffAct.Notice,
            StaffTaskKind.ReportToBoard => StaffAct.BoardReport,
            StaffTaskKind.FollowAppeal => StaffAct.AppealDecision,
            StaffTaskKind.Countersign => StaffAct.Countersignature,
            StaffTaskKind.AssessRequest => StaffAct.On(StaffAct.RequestAcceptanceOf, Number(task)),
            StaffTaskKind.ReviewReport => StaffAct.Acceptance(task.Subject),
            StaffTaskKind.AuthorisePayment => StaffAct.Authorisation(Number(task)),
            StaffTaskKind.AnswerPayment => StaffAct.BankAnswerTo,
            StaffTaskKind.RetryPayment => StaffAct.Retry(Number(task)),
            StaffTaskKind.DecideAmendment => StaffAct.On(StaffAct.AmendmentDecisionOf, Number(task)),
            StaffTaskKind.RecordAmendmentVote => StaffAct.On(StaffAct.AmendmentVoteOn, Number(task)),
            StaffTaskKind.ConfirmAmendmentVote => StaffAct.On(StaffAct.AmendmentConfirmationOf, Number(task)),
            StaffTaskKind.DecideAccount => StaffAct.On(StaffAct.AccountDecisionOf, Number(task)),
            StaffTaskKind.Settle => StaffAct.Settlement,
            StaffTaskKind.RecordRecovery => StaffAct.RecoveryReceipt,
            StaffTaskKind.HandleReturnedMail => StaffAct.MailAgain(task.Subject),
        };

    private static int Number(StaffTask task) => int.Parse(task.Subject, CultureInfo.InvariantCulture);
}
