using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>A cost type in a report: budget against costs.</summary>
/// <param name="CostType">Kind of cost.</param>
/// <param name="BudgetWhole">The whole project's budget.</param>
/// <param name="BudgetPeriod">The budget of the report's days: each year's budget spread evenly over the project's days in it.</param>
/// <param name="SpentBefore">Costs in earlier reports that have been handed in.</param>
/// <param name="ThisPeriod">Costs in this report.</param>
/// <param name="Deviates">Whether the period's costs differ from its budget by more than the rules' share, in either direction.</param>
/// <param name="MustExplain">Whether the costs pass the budget, of the period or for a final report of the whole, by so much that the report must say why.</param>
public sealed record CostLine(
    CostType CostType,
    Money BudgetWhole,
    Money BudgetPeriod,
    Money SpentBefore,
    Money ThisPeriod,
    bool Deviates,
    bool MustExplain
)
{
    /// <summary>Costs in the report before this one, when it has been handed in.</summary>
    public Money LastPeriod { get; init; }

    /// <summary>What is left of the whole budget after this report; below zero when it is overspent.</summary>
    [JsonIgnore]
    public Money Left => BudgetWhole - SpentBefore - ThisPeriod;

    /// <summary>How much the period's costs differ from its budget, in percent with one decimal; null when the period has no budget.</summary>
    [JsonIgnore]
    public decimal? DeviationPercent =>
        BudgetPeriod == Money.Zero
            ? null
            : decimal.Round(
                (ThisPeriod - BudgetPeriod).Ore * 100m / BudgetPeriod.Ore,
                1,
                MidpointRounding.AwayFromZero
            );
}

/// <summary>Sets a report's costs against the budget.</summary>
public static class CostFollowUp
{
    /// <summary>A line for every cost type that has a budget or costs, in the order of the cost types.</summary>
    /// <param name="application">The application, with an agreement.</param>
    /// <param name="report">The report.</param>
    /// <param name="costs">The costs to look at: those handed in, or as typed so far.</param>
    public static IReadOnlyList<CostLine> Of(Application application, Report report, IReadOnlyList<ReportedCost> costs)
    {
        var budget = application.CostBudget;
        var period = application.ProjectPeriod ?? report.Covers;
        var before = application
            .Reports.TakeWhile(r => r.Id != report.Id)
            .Where(r => r.Content is not null)
            .SelectMany(r => r.Content!.Costs)
            .ToList();
        var last = application.Reports.TakeWhile(r => r.Id != report.Id).LastOrDefault()?.Content?.Costs ?? [];
        var allOfPeriod = Between(budget, period, report.Covers);
        return
        [
            .. Enum.GetValues<CostType>()
                .Select(type =>
                    Line(
                        type,
                        [.. budget.Where(r => r.CostType == type)],
                        Sum(before, type),
                        Sum(costs, type),
                        period,
                        report,
                        allOfPeriod,
                        application.Rules.ReportDeviationPercent.GetValueOrDefault()
                    ) with
                    {
                        LastPeriod = Sum(last, type),
                    }
                )
                .Where(l => l.BudgetWhole != Money.Zero || l.SpentBefore != Money.Zero || l.ThisPeriod != Money.Zero),
        ];
    }

    private static CostLine Line(
        CostType type,
        IReadOnlyList<BudgetRow> rows,
        Money before,
        Money now,
        Period period,
        Report report,
        Money allOfPeriod,
        int percent
    )
    {
        var whole = Money.Sum(rows.Select(r => r.Amount));
        var planned = Between(rows, period, report.Covers);
        // A type without a budget is measured by the budget of the period as a whole.
        var measure = planned == Money.Zero ? allOfPeriod : planned;
        var passes = IsMore(now - planned, measure, percent);
        return new CostLine(
            type,
            whole,
            planned,
            before,
            now,
            passes || IsMore(planned - now, measure, percent),
            passes
                || (report.Kind == ReportKind.Final && now > Money.Zero && IsMore(before + now - whole, whole, percent))
        );
    }

    private static bool IsMore(Money difference, Money of, int percent) =>
        difference.Ore * 100m > of.Ore * (decimal)percent && difference > Money.Zero;

    /// <summary>Differences of what is to be spent by a day: periods that follow one another add up to the öre.</summary>
    private static Money Between(IReadOnlyList<BudgetRow> rows, Period project, Period days) =>
        By(rows, project, days.End) - By(rows, project, days.Start.AddDays(-1));

    private static Money By(IReadOnlyList<BudgetRow> rows, Period project, DateOnly day) =>
        Money.Sum(rows.Select(row => By(row, project, day)));

    private static Money By(BudgetRow row, Period project, DateOnly day)
    {
        var (first, last) = (new DateOnly(row.Year, 1, 1), new DateOnly(row.Year, 12, 31));
        var start = first > project.Start ? first : project.Start;
        var end = last < project.End ? last : project.End;
        var days = end.DayNumber - start.DayNumber + 1;
        var gone = Math.Clamp(day.DayNumber - start.DayNumber + 1, 0, Math.Max(days, 0));
        return days <= 0
            ? (day >= first ? row.Amount : Money.Zero)
            : new Money((long)(row.Amount.Ore * (decimal)gone / days));
    }

    private static Money Sum(IEnumerable<ReportedCost> costs, CostType type) =>
        Money.Sum(costs.Where(c => c.CostType == type).Select(c => c.Amount));
}
