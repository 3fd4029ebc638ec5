namespace Funding.Core;

/// <summary>How large a share of all costs one kind may be.</summary>
/// <param name="CostType">Kind of cost.</param>
/// <param name="Percent">Largest share of the budget's costs, 0–100.</param>
public sealed record CostShareLimit(CostType CostType, int Percent);
