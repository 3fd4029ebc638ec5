namespace Funding.Core;

/// <summary>Whole days from start to end, both included.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day, never before the first.</param>
public sealed record Period(DateOnly Start, DateOnly End)
{
    /// <summary>Whether the day lies in the period.</summary>
    public bool Contains(DateOnly day) => Start <= day && day <= End;

    /// <summary>The calendar years that the period touches.</summary>
    public IEnumerable<int> Years() => Enumerable.Range(Start.Year, End.Year - Start.Year + 1);
}
