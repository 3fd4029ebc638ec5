using static Funding.Core.ApplicantTaskKind;

namespace Funding.Core;

/// <summary>What waits for the applicant, worked out from the state.</summary>
public static class ApplicantTasks
{
    /// <summary>What waits, the most urgent first; what has no last day comes after.</summary>
    public static IReadOnlyList<ApplicantTask> Of(Application application)
    {
        ArgumentNullException.ThrowIfNull(application);
        return [.. Waiting(application).OrderBy(task => task.Day ?? DateOnly.MaxValue).ThenBy(task => task.Kind)];
    }

    private static IEnumerable<ApplicantTask> Waiting(Application application) =>
        application.Stage switch
        {
            ApplicationStage.Draft => Draft(application.SignOff),
            ApplicationStage.SupplementRequested => [new(AnswerSupplement, application.Supplement!.Deadline)],
            ApplicationStage.Agreement => application.Agreement is { AcceptedBy: null } ? [new(AcceptAgreement)] : [],
            ApplicationStage.Active =>
            [
                .. application.Reports.Where(report => report.IsAwaited).Select(Report),
                .. Request(application),
                .. Amendments(application),
            ],
            ApplicationStage.Settlement => [.. Recovery(application.Settlement), .. Amendments(application)],
            ApplicationStage.Submitted
            or ApplicationStage.PartnerReview
            or ApplicationStage.Proposal
            or ApplicationStage.BoardDecision
            or ApplicationStage.MinutesApproval
            or ApplicationStage.Closed
            or ApplicationStage.Rejected
            or ApplicationStage.Withdrawn
            or ApplicationStage.Dismissed
            or ApplicationStage.Terminated => [],
        };

    private static IEnumerable<ApplicantTask> Draft(SignOff? signOff) =>
        signOff switch
        {
            { IsOpen: true } => [new(SignOffDraft)],
            { DeclinedAt: not null, VoidedAt: null } => [new(ChangeDraft)],
            _ => [new(FinishDraft)],
        };

    // A report can be written from the day after the time that it tells of; one that was sent back, at once.
    private static ApplicantTask Report(Report report) =>
        report.Status == ReportStatus.Returned
            ? new(CorrectReport, report.DueOn, null, report.Id)
            : new(HandInReport, report.DueOn, report.Covers.End.AddDays(1), report.Id);

    // The last request alone: a new one answers what the one before was sent back for.
    private static IEnumerable<ApplicantTask> Request(Application application) =>
        application.DisbursementRequests is [.., { Status: DisbursementRequestStatus.Returned } last]
            ? [new(RedoRequest, null, null, Post.Number(last.Number))]
            : [];

    private static IEnumerable<ApplicantTask> Amendments(Application application) =>
        application
            .Amendments.Where(amendment => amendment.Status == AmendmentStatus.AwaitingSignatory)
            .Select(amendment => new ApplicantTask(
                amendment.Request.Kind == AmendmentKind.Account ? ConfirmAccount : AcceptAmendment,
                null,
                null,
                Post.Number(amendment.Number)
            ));

    private static IEnumerable<ApplicantTask> Recovery(Settlement? settlement) =>
        settlement is { RecoveryDueOn: { } day } && settlement.Repaid < settlement.Recovery ? [new(Repay, day)] : [];
}
