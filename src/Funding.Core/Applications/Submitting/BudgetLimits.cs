namespace Funding.Core;

/// <summary>The association's own limits for a budget; each breach is told at the largest of the cells that make it up.</summary>
internal static class BudgetLimits
{
    internal static IEnumerable<FieldProblem> Of(Budget budget, AssociationRules rules)
    {
        var costs = Money.Sum(budget.Rows.Select(r => r.Amount));
        return Sought(budget, rules)
            .Concat(rules.LargestCostShares.SelectMany(limit => CostShare(budget, limit, costs)))
            .Concat(rules.LargestYearShare is { } percent ? YearShare(budget, percent, costs) : []);
    }

    private static IEnumerable<FieldProblem> Sought(Budget budget, AssociationRules rules)
    {
        var sought = budget.TotalSought;
        if (sought > Money.Zero && sought < rules.SmallestSought)
        {
            yield return Problem.OutOfRange(
                LargestSought(budget),
                $"Det sökta beloppet är sammanlagt {sought}. Förbundet tar emot ansökningar från {rules.SmallestSought}.",
                $"The amount sought is {sought} altogether. The association takes applications from {rules.SmallestSought}."
            );
        }

        if (rules.LargestSought is { } most && sought > most)
        {
            yield return Problem.OutOfRange(
                LargestSought(budget),
                $"Det sökta beloppet är sammanlagt {sought}. Högst {most} kan sökas.",
                $"The amount sought is {sought} altogether. At most {most} can be sought."
            );
        }
    }

    private static IEnumerable<FieldProblem> CostShare(Budget budget, CostShareLimit limit, Money costs)
    {
        var cells = budget.Rows.Index().Where(r => r.Item.CostType == limit.CostType).ToList();
        var sum = Money.Sum(cells.Select(c => c.Item.Amount));
        if (!IsOver(sum, costs, limit.Percent))
        {
            return [];
        }

        var cell = cells.MaxBy(c => c.Item.Amount);
        return
        [
            Problem.OutOfRange(
                $"/budget/rows/{cell.Index}/amount",
                $"Kostnadsslaget får vara högst {limit.Percent} procent av alla kostnader, {Share(costs, limit.Percent)}, men är sammanlagt {sum}.",
                $"This kind of cost can be at most {limit.Percent} per cent of all costs, {Share(costs, limit.Percent)}, but is {sum} altogether."
            ),
        ];
    }

    private static IEnumerable<FieldProblem> YearShare(Budget budget, int percent, Money costs)
    {
        var years = budget.Rows.Index().GroupBy(r => r.Item.Year).OrderBy(g => g.Key).ToList();
        // One year is all of it, whatever the share.
        if (years.Count < 2)
        {
            yield break;
        }

        foreach (var year in years)
        {
            var sum = Money.Sum(year.Select(c => c.Item.Amount));
            if (IsOver(sum, costs, percent))
            {
                yield return Problem.OutOfRange(
                    $"/budget/rows/{year.MaxBy(c => c.Item.Amount).Index}/amount",
                    $"Högst {percent} procent av kostnaderna, {Share(costs, percent)}, får ligga på ett år, men {year.Key} har {sum}.",
                    $"At most {percent} per cent of the costs, {Share(costs, percent)}, can fall in one year, but {year.Key} has {sum}."
                );
            }
        }
    }

    private static string LargestSought(Budget budget) =>
        $"/budget/sought/{budget.Sought.Index().MaxBy(s => s.Item.Amount).Index}/amount";

    // Exact: no rounding lets an öre too much through or stops the last one that is allowed.
    private static bool IsOver(Money part, Money whole, int percent) =>
        (decimal)part.Ore * 100 > (decimal)whole.Ore * percent;

    private static Money Share(Money whole, int percent) => new((long)((decimal)whole.Ore * percent / 100));
}
