namespace Funding.Core;

/// <summary>Sums up a scoring sheet.</summary>
internal static class ReviewScore
{
    /// <summary>The mean of the points by the association's weights, rounded to two decimals.</summary>
    internal static decimal? Of(Opinion? opinion, AssociationRules rules)
    {
        var weighted = (opinion?.Scores ?? [])
            .Join(rules.Criteria, s => s.Criterion, c => c.Id, (s, c) => (s.Points, c.Weight), StringComparer.Ordinal)
            .ToList();
        var weights = weighted.Sum(w => w.Weight);
        return weights == 0 ? null : Math.Round((decimal)weighted.Sum(w => w.Points * w.Weight) / weights, 2);
    }
}
