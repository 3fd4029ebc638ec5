namespace Funding.Core;

/// <summary>The plan of reports that the association's rules give for a period.</summary>
public static class ReportPlanning
{
    /// <summary>Interim reports up to each of the rules' dates within the period, and a final report after its end.</summary>
    public static IReadOnlyList<ReportPlan> Default(Period period, AssociationRules rules)
    {
        var cuts = period
            .Years()
            .SelectMany(year => rules.InterimReportDates.Select(d => new DateOnly(year, d.Month, d.Day)))
            .Where(cut => period.Start < cut && cut < period.End)
            .Order()
            .ToList();
        List<ReportPlan> plan = [];
        var start = period.Start;
        foreach (var cut in cuts)
        {
            plan.Add(
                new ReportPlan(
                    FormattableString.Invariant($"interim-{plan.Count + 1}"),
                    ReportKind.Interim,
                    new Period(start, cut),
                    cut.AddDays(rules.InterimReportDays)
                )
            );
            start = cut.AddDays(1);
        }

        plan.Add(
            new ReportPlan(
                "final",
                ReportKind.Final,
                new Period(start, period.End),
                period.End.AddMonths(rules.FinalReportMonths)
            )
        );
        return plan;
    }
}
