using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What a case's next deadline is about.</summary>
[JsonConverter(typeof(CamelCaseEnum<DeadlineKind>))]
public enum DeadlineKind
{
    /// <summary>The applicant's supplement.</summary>
    Supplement,

    /// <summary>The partners' opinions.</summary>
    Opinions,

    /// <summary>The board's item closes.</summary>
    BoardItem,

    /// <summary>The minutes are to be approved.</summary>
    Minutes,

    /// <summary>A payment is due.</summary>
    Payment,

    /// <summary>The applicant's report.</summary>
    Report,

    /// <summary>Money is to be repaid.</summary>
    Recovery,
}

/// <summary>The nearest day by which somebody has to do something in a case; a passed one stays until it is done.</summary>
/// <param name="On">The last day.</param>
/// <param name="Kind">What is to be done.</param>
public sealed record NextDeadline(DateOnly On, DeadlineKind Kind)
{
    /// <summary>The next deadline of a case; null when nothing in it has one.</summary>
    public static NextDeadline? Of(Application application) => All(application).MinBy(d => (d.On, d.Kind));

    private static IEnumerable<NextDeadline> All(Application state) =>
        state switch
        {
            { Stage: ApplicationStage.SupplementRequested, Supplement: { } supplement } =>
            [
                new(supplement.Deadline, DeadlineKind.Supplement),
            ],
            { Stage: ApplicationStage.PartnerReview, Review: { } review } =>
            [
                new(review.Deadline, DeadlineKind.Opinions),
            ],
            { Stage: ApplicationStage.BoardDecision, Matter: { } matter } =>
            [
                new(SwedishTime.DayOf(matter.ClosesAt), DeadlineKind.BoardItem),
            ],
            { Stage: ApplicationStage.MinutesApproval, Minutes: null, Decision: { } decision } =>
            [
                new(SwedishTime.DayOf(decision.DecidedAt).AddDays(state.Rules.MinutesDays), DeadlineKind.Minutes),
            ],
            { Stage: ApplicationStage.Active } => [.. Reports(state), .. Payments(state)],
            { Stage: ApplicationStage.Settlement } => [.. Recovery(state), .. Payments(state)],
            _ => [],
        };

    private static IEnumerable<NextDeadline> Reports(Application state) =>
        state.Reports.Where(r => r.IsAwaited).Select(r => new NextDeadline(r.DueOn, DeadlineKind.Report));

    private static IEnumerable<NextDeadline> Payments(Application state) =>
        state
            .Instalments.Where(i =>
                i
                    is {
                        Date: not null,
                        Status: InstalmentStatus.Planned
                            or InstalmentStatus.Due
                            or InstalmentStatus.AwaitingAuthorisation
                            or InstalmentStatus.Failed
                    }
            )
            .Select(i => new NextDeadline(i.Date!.Value, DeadlineKind.Payment));

    private static IEnumerable<NextDeadline> Recovery(Application state) =>
        state.Settlement is { RecoveryDueOn: { } dueOn } settlement && settlement.Repaid < settlement.Recovery
            ? [new NextDeadline(dueOn, DeadlineKind.Recovery)]
            : [];
}
