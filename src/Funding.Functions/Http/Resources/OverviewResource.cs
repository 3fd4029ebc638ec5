using Funding.Core;
using Funding.Functions.Overviews;
using Funding.Functions.Storage;

namespace Funding.Functions.Http.Resources;

/// <summary>Something that waits for whoever asks.</summary>
/// <param name="ApplicationId">The case.</param>
/// <param name="CaseNumber">Its number.</param>
/// <param name="Title">The project.</param>
/// <param name="Applicant">Who applies.</param>
/// <param name="Stage">Where the case is.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Subject">Which instalment, request, report or change; absent when it is the case itself.</param>
/// <param name="For">Whose it is.</param>
/// <param name="From">The first day on which it can be done; absent: at once.</param>
/// <param name="DueOn">The last day to do it in time; absent when nothing sets one.</param>
/// <param name="Overdue">Whether that day has passed.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Amount">The money that it is about.</param>
internal sealed record StaffTaskRow(
    ApplicationId ApplicationId,
    CaseNumber? CaseNumber,
    string Title,
    string Applicant,
    ApplicationStage Stage,
    StaffTaskKind Kind,
    string? Subject,
    StaffAudience For,
    DateOnly? From,
    DateOnly? DueOn,
    bool Overdue,
    DateTimeOffset Since,
    Money? Amount
)
{
    public static StaffTaskRow Of(TaskLine line, DateOnly today) =>
        new(
            line.Case.Id,
            line.Case.CaseNumber,
            line.Case.Title,
            line.Case.Applicant,
            line.Case.Stage,
            line.Task.Kind,
            line.Task.Subject.Length == 0 ? null : line.Task.Subject,
            line.Task.For,
            line.Task.From,
            line.Task.DueOn,
            line.Task.IsOverdueOn(today),
            line.Task.Since,
            line.Task.Amount
        );
}

/// <summary>How everything stands.</summary>
internal sealed record OverviewResource(
    DateOnly Today,
    IReadOnlyList<StageCount> Stages,
    DeadlinesResource Deadlines,
    TaskCounts Tasks,
    IReadOnlyList<YearResource> Years,
    IReadOnlyList<NextMeeting> Meetings,
    int Undelivered
)
{
    public static OverviewResource Of(Overview overview) =>
        new(
            overview.Today,
            [
                .. overview
                    .Stages.Where(stage => stage.Key != ApplicationStage.Draft)
                    .Select(stage => new StageCount(stage.Key, stage.Value)),
            ],
            new(
                overview.Deadlines.Overdue,
                overview.Deadlines.ThisWeek,
                overview.Deadlines.AreMore,
                [.. overview.Deadlines.First.Select(DeadlineResource.Of)]
            ),
            new(overview.Tasks.Open, overview.Tasks.Overdue, overview.Tasks.AreMore),
            [.. overview.Years.Select(YearResource.Of)],
            [.. overview.Meetings.Select(row => new NextMeeting(row.Id, row.Kind, row.Stage, row.StartsAt, row.Place))],
            overview.Undelivered.Count
        );
}

/// <summary>How many cases there are in a stage.</summary>
internal sealed record StageCount(ApplicationStage Stage, long Count);

/// <summary>How many tasks whoever asks has.</summary>
internal sealed record TaskCounts(int Open, int Overdue, bool AreMore);

/// <summary>Deadlines that have passed or come within seven days.</summary>
internal sealed record DeadlinesResource(
    int Overdue,
    int ThisWeek,
    bool AreMore,
    IReadOnlyList<DeadlineResource> First
);

/// <summary>A deadline of a case.</summary>
internal sealed record DeadlineResource(
    ApplicationId ApplicationId,
    CaseNumber? CaseNumber,
    string Title,
    CaseDeadlineKind Kind,
    string? Subject,
    DateOnly On
)
{
    public static DeadlineResource Of(DeadlineLine line) =>
        new(
            line.Case.Id,
            line.Case.CaseNumber,
            line.Case.Title,
            line.Deadline.Kind,
            line.Deadline.Subject.Length == 0 ? null : line.Deadline.Subject,
            line.Deadline.On
        );
}

/// <summary>A year's money.</summary>
internal sealed record YearResource(
    int Year,
    Money? Frame,
    Money Granted,
    Money Paid,
    Money Recovered,
    Money? Available,
    IReadOnlyList<FunderResource> Funders
)
{
    public static YearResource Of(FundLedger ledger) =>
        new(
            ledger.Year,
            ledger.Frame,
            ledger.Committed,
            ledger.Paid,
            ledger.Recovered,
            ledger.Available,
            FundResource.Of(ledger, []).Funders
        );
}

/// <summary>A meeting ahead.</summary>
internal sealed record NextMeeting(
    MeetingId Id,
    MeetingKind Kind,
    MeetingStage Stage,
    DateTimeOffset StartsAt,
    string Place
);
