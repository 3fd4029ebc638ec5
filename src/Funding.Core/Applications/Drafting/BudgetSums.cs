namespace Funding.Core;

/// <summary>The sums of a budget.</summary>
public static class BudgetSums
{
    /// <summary>What is to be sought each year: costs less co-funding, for the years that have either.</summary>
    public static IReadOnlyList<YearAmount> Sought(Budget budget) =>
        [
            .. budget
                .Rows.Select(r => r.Year)
                .Concat(budget.CoFunding.Select(c => c.Year))
                .Distinct()
                .Order()
                .Select(year => new YearAmount(year, Costs(budget, year) - CoFunding(budget, year))),
        ];

    /// <summary>The costs of a year.</summary>
    public static Money Costs(Budget budget, int year) =>
        Money.Sum(budget.Rows.Where(r => r.Year == year).Select(r => r.Amount));

    /// <summary>The co-funding of a year.</summary>
    public static Money CoFunding(Budget budget, int year) =>
        Money.Sum(budget.CoFunding.Where(c => c.Year == year).Select(c => c.Amount));

    /// <summary>The costs of a kind.</summary>
    public static Money Costs(Budget budget, CostType type) =>
        Money.Sum(budget.Rows.Where(r => r.CostType == type).Select(r => r.Amount));
}
