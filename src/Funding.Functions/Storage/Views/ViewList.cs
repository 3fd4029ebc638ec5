using System.Globalization;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>One of the lists: its rows stand next to each other, as a rule the latest first.</summary>
internal sealed class ViewList
{
    private readonly Func<ViewRow, string> _order;

    private ViewList(string prefix, Func<ViewRow, string>? order = null) =>
        (Prefix, _order) = (prefix, order ?? (row => Ticks(row.SubmittedAt ?? row.CreatedAt)));

    /// <summary>What the keys of its rows begin with.</summary>
    internal string Prefix { get; }

    /// <summary>Everything that has been submitted.</summary>
    internal static ViewList Submitted { get; } = new("submitted|");

    /// <summary>What has been submitted and is in one stage.</summary>
    internal static ViewList Stage(ApplicationStage stage) => new($"stage|{stage}|");

    /// <summary>What delegates have decided and the board has not been told.</summary>
    internal static ViewList AwaitingReport { get; } = new("awaiting-report|");

    /// <summary>What an organisation applies for, alone or with others, drafts included.</summary>
    internal static ViewList Organisation(OrganisationNumber number) => new($"organisation|{number}|");

    /// <summary>The same in one stage.</summary>
    internal static ViewList Organisation(OrganisationNumber number, ApplicationStage stage) =>
        new($"organisation-stage|{number}|{stage}|");

    /// <summary>
    /// What waits for the applicant in the cases of an organisation, the most urgent first: what has no last day is to be
    /// done at once, but for a draft, which may wait longest.
    /// </summary>
    internal static ViewList Waiting(OrganisationNumber number) =>
        new(
            $"waiting|{number}|",
            row => string.Create(CultureInfo.InvariantCulture, $"{ApplicantTask.Read(row.Tasks).Min(Urgency):D19}")
        );

    /// <summary>What an organisation has submitted as applicant.</summary>
    internal static ViewList Applicant(OrganisationNumber number) => new($"applicant|{number}|");

    /// <summary>The same in one stage.</summary>
    internal static ViewList Applicant(OrganisationNumber number, ApplicationStage stage) =>
        new($"applicant-stage|{number}|{stage}|");

    /// <summary>The cases of an officer, or of nobody in particular.</summary>
    internal static ViewList Officer(string officer) => new($"officer|{KeyText.Of(officer)}|");

    /// <summary>The same in one stage.</summary>
    internal static ViewList Officer(string officer, ApplicationStage stage) =>
        new($"officer-stage|{KeyText.Of(officer)}|{stage}|");

    /// <summary>Where a role of the office has the next move.</summary>
    internal static ViewList Awaits(string role) => new($"awaits|{role}|");

    /// <summary>What has a deadline, the nearest first.</summary>
    internal static ViewList Due { get; } = new("due|", ByDeadline);

    /// <summary>The same in one stage.</summary>
    internal static ViewList DueInStage(ApplicationStage stage) => new($"due-stage|{stage}|", ByDeadline);

    /// <summary>The same of an officer, or of nobody in particular.</summary>
    internal static ViewList DueOf(string officer) => new($"due-officer|{KeyText.Of(officer)}|", ByDeadline);

    /// <summary>The lists that an application stands in.</summary>
    internal static IReadOnlyList<ViewList> Of(ViewRow row) => [.. Staffs(row), .. Organisations(row)];

    /// <summary>The office's lists; a draft stands in none.</summary>
    internal static IEnumerable<ViewList> Staffs(ViewRow row)
    {
        if (row.SubmittedAt is null)
        {
            return [];
        }
        var officer = row.OfficerId ?? CaseFilter.Nobody;
        ViewList[] always =
        [
            Submitted,
            Stage(row.Stage),
            Applicant(row.Owner),
            Applicant(row.Owner, row.Stage),
            Officer(officer),
            Officer(officer, row.Stage),
        ];
        return
        [
            .. always,
            .. row.Awaited.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Awaits),
            .. row.Deadline is null ? Array.Empty<ViewList>() : [Due, DueInStage(row.Stage), DueOf(officer)],
            .. row.AwaitsReport ? [AwaitingReport] : Array.Empty<ViewList>(),
        ];
    }

    /// <summary>The key of an application's row in this list.</summary>
    internal string Key(ViewRow row) => $"{Prefix}{_order(row)}|{row.Id}";

    /// <summary>A moment in keys of lists with the latest first.</summary>
    internal static string Ticks(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks:D19}");

    /// <summary>A day in keys of lists with the nearest deadline first.</summary>
    internal static string Ticks(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.ToDateTime(TimeOnly.MinValue).Ticks:D19}");

    private static IEnumerable<ViewList> Organisations(ViewRow row)
    {
        IEnumerable<OrganisationNumber> organisations =
        [
            row.Owner,
            .. row
                .CoApplicants.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(number => OrganisationNumber.Parse(number, CultureInfo.InvariantCulture)),
        ];
        return organisations
            .SelectMany(number => new[] { Organisation(number), Organisation(number, row.Stage) })
            .Concat(row.Tasks.Length > 0 ? [Waiting(row.Owner)] : []);
    }

    private static string ByDeadline(ViewRow row) => Ticks(row.Deadline!.Value);

    private static long Urgency(ApplicantTask task) =>
        task switch
        {
            { Kind: ApplicantTaskKind.FinishDraft } => DateTime.MaxValue.Ticks,
            { Day: { } day } => day.ToDateTime(TimeOnly.MinValue).Ticks,
            _ => 0,
        };
}
