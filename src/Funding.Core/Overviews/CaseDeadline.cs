using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What a deadline in a case is for.</summary>
[JsonConverter(typeof(CamelCaseEnum<CaseDeadlineKind>))]
public enum CaseDeadlineKind
{
    /// <summary>The applicant answers a supplement.</summary>
    Supplement,

    /// <summary>The partners give their opinions.</summary>
    Opinions,

    /// <summary>The item with the board closes.</summary>
    BoardVote,

    /// <summary>The minutes are approved.</summary>
    Minutes,

    /// <summary>The minutes are put on notice.</summary>
    Notice,

    /// <summary>An instalment is to be paid.</summary>
    Payment,

    /// <summary>The applicant hands in a report.</summary>
    Report,

    /// <summary>The applicant pays back.</summary>
    Recovery,
}

/// <summary>A day by which somebody has to have done something in a case.</summary>
/// <param name="Kind">What.</param>
/// <param name="On">The last day.</param>
/// <param name="Subject">Which instalment or report; empty when it is the case itself.</param>
public sealed record CaseDeadline(CaseDeadlineKind Kind, DateOnly On, string Subject = "")
{
    /// <summary>The deadlines that a case waits for now, whoever has to keep them; none before it is submitted.</summary>
    public static IReadOnlyList<CaseDeadline> Of(Application application) =>
        application.SubmittedAt is null ? [] : [.. OfOthers(application), .. OfStaff(application)];

    private static IEnumerable<CaseDeadline> OfOthers(Application state) =>
        state.Stage switch
        {
            ApplicationStage.SupplementRequested => [new(CaseDeadlineKind.Supplement, state.Supplement!.Deadline)],
            ApplicationStage.PartnerReview => [new(CaseDeadlineKind.Opinions, state.Review!.Deadline)],
            ApplicationStage.BoardDecision =>
            [
                new(CaseDeadlineKind.BoardVote, SwedishTime.DayOf(state.Matter!.ClosesAt)),
            ],
            // A meeting's minutes are its chair's and adjuster's.
            ApplicationStage.MinutesApproval when state.Matter?.Meeting is not null =>
            [
                new(
                    CaseDeadlineKind.Minutes,
                    SwedishTime.DayOf(state.Decision!.DecidedAt).AddDays(state.Rules.MinutesDays)
                ),
            ],
            ApplicationStage.Active => state
                .Reports.Where(r => r.IsAwaited)
                .Select(r => new CaseDeadline(CaseDeadlineKind.Report, r.DueOn, r.Id)),
            _ => [],
        };

    private static IEnumerable<CaseDeadline> OfStaff(Application state)
    {
        foreach (var task in StaffTasks.Of(state))
        {
            if (task.DueOn is { } day && KindOf(task.Kind) is { } kind)
            {
                yield return new(kind, day, task.Subject);
            }
        }
    }

    /// <summary>Null where the deadline itself is the applicant's or the partners', and stands with theirs.</summary>
    private static CaseDeadlineKind? KindOf(StaffTaskKind task) =>
        task switch
        {
            StaffTaskKind.ApproveMinutes => CaseDeadlineKind.Minutes,
            StaffTaskKind.PostNotice => CaseDeadlineKind.Notice,
            StaffTaskKind.AuthorisePayment or StaffTaskKind.RetryPayment or StaffTaskKind.AnswerPayment =>
                CaseDeadlineKind.Payment,
            StaffTaskKind.RecordRecovery => CaseDeadlineKind.Recovery,
            _ => null,
        };
}
