using System.Globalization;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>One of the lists: its rows stand next to each other, as a rule the latest first.</summary>
internal sealed class ViewList
{
    private readonly Func<ViewRow, long> _order;

    private ViewList(string prefix, Func<ViewRow, long>? order = null) =>
        (Prefix, _order) = (
            prefix,
            order ?? (row => DateTimeOffset.MaxValue.UtcTicks - (row.SubmittedAt ?? row.CreatedAt).UtcTicks)
        );

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
        new($"waiting|{number}|", row => ApplicantTask.Read(row.Tasks).Min(Urgency));

    private static long Urgency(ApplicantTask task) =>
        task switch
        {
            { Kind: ApplicantTaskKind.FinishDraft } => DateTime.MaxValue.Ticks,
            { Day: { } day } => day.ToDateTime(TimeOnly.MinValue).Ticks,
            _ => 0,
        };

    /// <summary>The lists that an application stands in.</summary>
    internal static IReadOnlyList<ViewList> Of(ViewRow row)
    {
        IEnumerable<OrganisationNumber> organisations =
        [
            row.Owner,
            .. row
                .CoApplicants.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(number => OrganisationNumber.Parse(number, CultureInfo.InvariantCulture)),
        ];
        var own = organisations
            .SelectMany(number => new[] { Organisation(number), Organisation(number, row.Stage) })
            .Concat(row.Tasks.Length > 0 ? [Waiting(row.Owner)] : []);
        return row.SubmittedAt is null ? [.. own]
            : row.AwaitsReport ? [Submitted, Stage(row.Stage), AwaitingReport, .. own]
            : [Submitted, Stage(row.Stage), .. own];
    }

    /// <summary>The key of an application's row in this list.</summary>
    internal string Key(ViewRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{_order(row):D19}|{row.Id}");
}
