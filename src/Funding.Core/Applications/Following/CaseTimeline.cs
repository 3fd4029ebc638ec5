using static Funding.Core.MilestoneKind;

namespace Funding.Core;

/// <summary>The life of a case as its applicant is told it: what has happened, what goes on, what comes.</summary>
public static class CaseTimeline
{
    /// <summary>Everything, the oldest first; what has no day stands where it belongs in the order of the process.</summary>
    public static IReadOnlyList<Milestone> Of(Application application)
    {
        ArgumentNullException.ThrowIfNull(application);
        return
        [
            // Sorting is stable: on one day things stand in the order of the process.
            .. CasePast.Of(application).OrderBy(milestone => milestone.Day ?? DateOnly.MaxValue),
            .. Open(application).Where(milestone => milestone.State == MilestoneState.Now),
            .. Open(application)
                .Where(milestone => milestone.State == MilestoneState.Coming)
                .OrderBy(milestone => milestone.Day ?? DateOnly.MaxValue),
        ];
    }

    /// <summary>What happens next: what goes on now, or else the first that comes; null when nothing does any more.</summary>
    public static Milestone? Next(Application application)
    {
        ArgumentNullException.ThrowIfNull(application);
        var open = Open(application).ToList();
        return open.Where(milestone => milestone.State == MilestoneState.Now)
                .MinBy(milestone => milestone.Day ?? DateOnly.MaxValue)
            ?? open.MinBy(milestone => milestone.Day ?? DateOnly.MaxValue);
    }

    private static IEnumerable<Milestone> Open(Application application) =>
        application.Stage switch
        {
            ApplicationStage.Draft =>
            [
                Now(application.SignOff is { IsOpen: true } ? SignOffAsked : Finish),
                .. Later(Check, Opinions, ProposalWritten, BoardDecides),
            ],
            ApplicationStage.Submitted => [Now(Check), .. Later(Opinions, ProposalWritten, BoardDecides)],
            ApplicationStage.SupplementRequested =>
            [
                Now(SupplementDue, application.Supplement!.Deadline),
                .. Later(Opinions, ProposalWritten, BoardDecides),
            ],
            ApplicationStage.PartnerReview =>
            [
                Now(Opinions, application.Review!.Deadline),
                .. Later(ProposalWritten, BoardDecides),
            ],
            ApplicationStage.Proposal => [Now(ProposalWritten), .. Later(BoardDecides)],
            ApplicationStage.BoardDecision =>
            [
                Now(BoardDecides, SwedishTime.DayOf(application.Matter!.ClosesAt)),
                .. Later(Minutes),
            ],
            ApplicationStage.MinutesApproval =>
            [
                Now(Minutes, SwedishTime.DayOf(application.Decision!.DecidedAt).AddDays(application.Rules.MinutesDays)),
                .. application.Decision.Outcome == BoardOutcome.Granted ? Later(AgreementFollows) : [],
            ],
            ApplicationStage.Agreement =>
            [
                Now(application.Agreement is { AcceptedBy: null } ? AgreementToAccept : AgreementToSign),
                .. Final(application),
                .. Ahead(application.Agreement),
            ],
            ApplicationStage.Active => [.. Final(application), .. Running(application), .. Amendments(application)],
            ApplicationStage.Settlement => [.. Settling(application), .. Amendments(application)],
            ApplicationStage.Closed
            or ApplicationStage.Rejected
            or ApplicationStage.Withdrawn
            or ApplicationStage.Dismissed
            or ApplicationStage.Terminated => [.. Final(application)],
        };

    // Whether that day has come is for whoever knows the day: it stands among what comes until the page sorts it.
    private static IEnumerable<Milestone> Final(Application application) =>
        application is { Notice: { } notice, Stage: ApplicationStage.Agreement }
            ? [new(MilestoneKind.Final, MilestoneState.Coming, notice.FinalOn)]
            : [];

    private static IEnumerable<Milestone> Ahead(Agreement? agreement) =>
        agreement is null
            ? []
            : agreement
                .Terms.Instalments.Index()
                .Where(planned => planned.Item.Date is not null)
                .Select(planned => new Milestone(
                    InstalmentDue,
                    MilestoneState.Coming,
                    planned.Item.Date,
                    planned.Item.Amount,
                    Post.Number(planned.Index + 1)
                ));

    private static IEnumerable<Milestone> Running(Application application) =>
        [
            .. application
                .Reports.Where(report => report.Status == ReportStatus.Submitted)
                .Select(report => new Milestone(ReportRead, MilestoneState.Now, null, null, report.Id)),
            .. application
                .DisbursementRequests.Where(request => request.Status == DisbursementRequestStatus.Open)
                .Select(request => new Milestone(
                    RequestRead,
                    MilestoneState.Now,
                    null,
                    request.Amount,
                    Post.Number(request.Number)
                )),
            .. application
                .Instalments.Where(instalment => instalment is { IsUnpaid: true, Date: not null })
                .Select(instalment => new Milestone(
                    InstalmentDue,
                    MilestoneState.Coming,
                    instalment.Date,
                    instalment.Amount,
                    Post.Number(instalment.Number)
                )),
            .. application
                .Reports.Where(report => report.IsAwaited)
                .Select(report => new Milestone(
                    ReportDue,
                    report.Overdue || report.Status == ReportStatus.Returned
                        ? MilestoneState.Now
                        : MilestoneState.Coming,
                    report.DueOn,
                    null,
                    report.Id
                )),
            .. application.ProjectPeriod is { } period
                ? [new Milestone(ProjectEnds, MilestoneState.Coming, period.End)]
                : Array.Empty<Milestone>(),
        ];

    private static IEnumerable<Milestone> Amendments(Application application) =>
        application
            .Amendments.Where(amendment => amendment.IsOpen)
            .Select(amendment => new Milestone(
                amendment.Status == AmendmentStatus.AwaitingSignatory ? AmendmentToAccept : AmendmentRead,
                MilestoneState.Now,
                null,
                null,
                Post.Number(amendment.Number)
            ));

    private static IEnumerable<Milestone> Settling(Application application) =>
        application.Settlement switch
        {
            null => [Now(FinalAccount)],
            { RecoveryDueOn: { } day } settlement when settlement.Repaid < settlement.Recovery =>
            [
                new(RepayBy, MilestoneState.Now, day, settlement.Recovery - settlement.Repaid),
            ],
            _ => [Now(ToClose)],
        };

    private static Milestone Now(MilestoneKind kind, DateOnly? day = null) => new(kind, MilestoneState.Now, day);

    private static IEnumerable<Milestone> Later(params IEnumerable<MilestoneKind> kinds) =>
        kinds.Select(kind => new Milestone(kind, MilestoneState.Coming, null));
}
