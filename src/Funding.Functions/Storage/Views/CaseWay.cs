using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>By which list the cases of a filter are read, and what the list does not answer by itself.</summary>
/// <param name="Range">The rows to read.</param>
/// <param name="Accepts">Whether a row is one of those asked for.</param>
/// <param name="IsWhole">Whether every row of the range is.</param>
/// <param name="Word">The word that the rows are of; null when it is a list.</param>
internal sealed record CaseWay(KeyRange Range, Func<KeyedRow<ViewRow>, bool> Accepts, bool IsWhole, string? Word = null)
{
    /// <summary>The way of a filter without words.</summary>
    internal static CaseWay Of(CaseFilter filter, DateOnly today)
    {
        var byDeadline = filter.Order == CaseOrder.Deadline || filter.Deadline is not null;
        // What the list's own order answers too, and what its name answers.
        var (list, rest) = byDeadline ? ByDeadline(filter) : ByTime(filter);
        var range = byDeadline ? Days(list, filter.Deadline, today) : Year(list, filter.Year);
        rest = byDeadline ? rest with { Deadline = null } : rest with { Year = null };
        return new CaseWay(range, row => Matches(filter, row.Row, today), rest.IsAll);
    }

    /// <summary>The way of a filter with words, by one of them.</summary>
    internal static CaseWay Of(CaseFilter filter, IReadOnlyList<string> asked, string word, DateOnly today) =>
        new(
            WordList.Of(word),
            row =>
                Matches(filter, row.Row, today)
                && WordList.IsFirst(row.Key, row.Row, word)
                && SearchWords.Match(WordList.Words(row.Row), asked),
            IsWhole: false,
            word
        );

    private static (ViewList List, CaseFilter Left) ByTime(CaseFilter filter) =>
        filter switch
        {
            { Applicant: { } applicant, Stage: { } stage } => (
                ViewList.Applicant(applicant, stage),
                filter with
                {
                    Applicant = null,
                    Stage = null,
                }
            ),
            { Officer: { } officer, Stage: { } stage } => (
                ViewList.Officer(officer, stage),
                filter with
                {
                    Officer = null,
                    Stage = null,
                }
            ),
            { Waits: { } role } => (ViewList.Awaits(role.ToString()), filter with { Waits = null }),
            { Applicant: { } applicant } => (ViewList.Applicant(applicant), filter with { Applicant = null }),
            { Officer: { } officer } => (ViewList.Officer(officer), filter with { Officer = null }),
            { Stage: { } stage } => (ViewList.Stage(stage), filter with { Stage = null }),
            _ => (ViewList.Submitted, filter),
        };

    private static (ViewList List, CaseFilter Left) ByDeadline(CaseFilter filter) =>
        filter switch
        {
            { Officer: { } officer } => (ViewList.DueOf(officer), filter with { Officer = null }),
            { Stage: { } stage } => (ViewList.DueInStage(stage), filter with { Stage = null }),
            _ => (ViewList.Due, filter),
        };

    private static KeyRange Year(ViewList list, int? year) =>
        year is { } one
            ? new KeyRange(
                // The latest moment has the smallest key; both ends belong to the year.
                list.Prefix + ViewList.Ticks(FirstOf(one + 1).AddTicks(-1)),
                list.Prefix + ViewList.Ticks(FirstOf(one)) + "~"
            )
            : KeyRange.Of(list.Prefix);

    private static KeyRange Days(ViewList list, DeadlineSpan? span, DateOnly today) =>
        span switch
        {
            DeadlineSpan.Overdue => new KeyRange(list.Prefix, list.Prefix + ViewList.Ticks(today)),
            DeadlineSpan.ThisWeek => new KeyRange(
                list.Prefix + ViewList.Ticks(today),
                list.Prefix + ViewList.Ticks(EndOfWeek(today).AddDays(1))
            ),
            null => KeyRange.Of(list.Prefix),
        };

    private static DateTimeOffset FirstOf(int year) => SwedishTime.EndOf(new DateOnly(year - 1, 12, 31));

    // A week ends with its Sunday.
    private static DateOnly EndOfWeek(DateOnly day) => day.AddDays((7 - (int)day.DayOfWeek) % 7);

    private static bool Matches(CaseFilter filter, ViewRow row, DateOnly today) =>
        row.SubmittedAt is { } submitted
        && (filter.Stage is not { } stage || row.Stage == stage)
        && (filter.Applicant is not { } applicant || row.Owner == applicant)
        && (filter.Year is not { } year || SwedishTime.DayOf(submitted).Year == year)
        && (filter.Officer is not { } officer || (row.OfficerId ?? CaseFilter.Nobody) == officer)
        && (filter.Waits is not { } role || row.Awaited.Split(' ').Contains(role.ToString(), StringComparer.Ordinal))
        && (filter.AtLeast is not { } least || row.Sought >= least)
        && (filter.AtMost is not { } most || row.Sought <= most)
        && filter.Deadline switch
        {
            DeadlineSpan.Overdue => row.Deadline < today,
            DeadlineSpan.ThisWeek => row.Deadline >= today && row.Deadline <= EndOfWeek(today),
            null => filter.Order != CaseOrder.Deadline || filter.Text.Length > 0 || row.Deadline is not null,
        };
}
