namespace Funding.Functions.Storage;

/// <summary>A page of the cases that a filter lets through.</summary>
/// <param name="Rows">The cases.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
/// <param name="Looked">How many rows were looked at for it.</param>
/// <param name="Unfinished">Whether the page is not full although there may be more: only so many rows are looked at for a page.</param>
internal sealed record FoundCases(IReadOnlyList<ViewRow> Rows, string? Next, int Looked, bool Unfinished);

/// <summary>How many cases a filter lets through.</summary>
/// <param name="Number">So many, or more than so many.</param>
/// <param name="IsExact">Whether it is exactly so many.</param>
internal sealed record CaseCount(int Number, bool IsExact);
