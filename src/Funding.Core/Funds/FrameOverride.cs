namespace Funding.Core;

/// <summary>Asks the board to grant more than what is left of a year's frame.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Years">The years, with how much beyond the frame.</param>
public sealed record FrameOverride(string Reason, IReadOnlyList<YearAmount> Years)
{
    /// <summary>Whether the board has been asked for at least this much beyond each year's frame.</summary>
    public bool Covers(IEnumerable<YearAmount> beyond) =>
        beyond.All(b => Years.Any(y => y.Year == b.Year && y.Amount >= b.Amount));
}
