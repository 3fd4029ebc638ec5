namespace Funding.Core;

/// <summary>Checks that the budget agrees in every direction.</summary>
internal static class BudgetCheck
{
    private const int MostRows = 500;

    /// <summary>Largest single amount: no association's yearly frame comes near it, and sums stay exact.</summary>
    private static readonly Money Largest = Money.FromKronor(1_000_000_000);

    internal static IEnumerable<FieldProblem> Of(Budget budget, Period? period, AssociationRules rules)
    {
        List<FieldProblem> problems = [.. Cells(budget, period)];
        // Sums of impossible cells would only hide the cause.
        return problems.Count > 0 ? problems : Sums(budget).Concat(BudgetLimits.Of(budget, rules));
    }

    private static IEnumerable<FieldProblem> Cells(Budget budget, Period? period)
    {
        if (budget.Rows.Count == 0)
        {
            yield return Problem.Required("/budget/rows");
        }

        if (budget.Sought.Count == 0)
        {
            yield return Problem.Required("/budget/sought");
        }

        if (budget.Rows.Count + budget.CoFunding.Count + budget.Sought.Count > MostRows)
        {
            yield return Problem.TooMany("/budget/rows", MostRows);
            yield break;
        }

        IEnumerable<(string Field, int Year, Money Amount)> cells =
        [
            .. budget.Rows.Index().Select(r => ($"/budget/rows/{r.Index}", r.Item.Year, r.Item.Amount)),
            .. budget.CoFunding.Index().Select(c => ($"/budget/coFunding/{c.Index}", c.Item.Year, c.Item.Amount)),
            .. budget.Sought.Index().Select(s => ($"/budget/sought/{s.Index}", s.Item.Year, s.Item.Amount)),
        ];
        foreach (var (field, year, amount) in cells)
        {
            if (amount < Money.Zero)
            {
                yield return Problem.NegativeAmount($"{field}/amount");
            }

            if (amount > Largest)
            {
                yield return Problem.OutOfRange(
                    $"{field}/amount",
                    "Beloppet är för stort. Kontrollera antalet nollor.",
                    "The amount is too large. Check the number of zeros."
                );
            }

            if (period is not null && !period.Years().Contains(year))
            {
                yield return Problem.YearOutsidePeriod($"{field}/year", year);
            }
        }

        foreach (var (index, coFunding) in budget.CoFunding.Index())
        {
            if (string.IsNullOrWhiteSpace(coFunding.Funder))
            {
                yield return Problem.Required($"/budget/coFunding/{index}/funder");
            }
        }
    }

    private static IEnumerable<FieldProblem> Sums(Budget budget)
    {
        HashSet<int> seen = [];
        foreach (var (index, sought) in budget.Sought.Index())
        {
            if (!seen.Add(sought.Year))
            {
                yield return Problem.Duplicate($"/budget/sought/{index}/year");
            }
        }

        var years = budget.Rows.Select(r => r.Year).Concat(budget.CoFunding.Select(c => c.Year)).Concat(seen);
        foreach (var year in years.Distinct().Order())
        {
            var expected =
                Money.Sum(budget.Rows.Where(r => r.Year == year).Select(r => r.Amount))
                - Money.Sum(budget.CoFunding.Where(c => c.Year == year).Select(c => c.Amount));
            var cell = budget.Sought.Index().FirstOrDefault(s => s.Item.Year == year);
            var sought = cell.Item?.Amount ?? Money.Zero;
            if (sought != expected)
            {
                yield return Problem.BudgetUnbalanced(
                    cell.Item is null ? "/budget/sought" : $"/budget/sought/{cell.Index}/amount",
                    year,
                    expected,
                    sought
                );
            }
        }

        if (budget.TotalSought <= Money.Zero)
        {
            yield return Problem.NothingSought("/budget/sought");
        }
    }
}
