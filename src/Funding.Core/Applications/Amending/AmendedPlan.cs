using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>What an amendment does to the plan of payments and reports.</summary>
internal static class AmendedPlan
{
    /// <summary>Whether the period's end can still be moved: the final report has not been handed in.</summary>
    internal static bool CanMove(Application state) =>
        state.Reports.FirstOrDefault(r => r.Kind == ReportKind.Final) is { Status: ReportStatus.Planned };

    /// <summary>The reports that a new end brings: interim ones by the rules for the days that are added, and the final one moved.</summary>
    internal static IReadOnlyList<ReportPlan> Reports(Application state, DateOnly end, DateTimeOffset now)
    {
        var final = state.Reports.Single(r => r.Kind == ReportKind.Final);
        var interims = state.Reports.Count(r => r.Kind == ReportKind.Interim);
        var plan = ReportPlanning.Default(new Period(final.Covers.Start, end), state.Rules);
        List<ReportPlan> numbered = [];
        foreach (var report in plan)
        {
            if (report.Kind == ReportKind.Final)
            {
                numbered.Add(report with { Id = final.Id });
                continue;
            }

            do
            {
                interims++;
            } while (state.Reports.Any(r => r.Id == InterimId(interims)));
            numbered.Add(report with { Id = InterimId(interims) });
        }

        return NotBefore(numbered, now, state.Rules);
    }

    /// <summary>A report that would be due at once because the signature came late gets the usual time from now.</summary>
    internal static IReadOnlyList<ReportPlan> NotBefore(
        IReadOnlyList<ReportPlan> reports,
        DateTimeOffset now,
        AssociationRules rules
    )
    {
        var earliest = SwedishTime.DayOf(now).AddDays(rules.InterimReportDays);
        return [.. reports.Select(r => r.DueOn < earliest ? r with { DueOn = earliest } : r)];
    }

    /// <summary>The new money's instalments, numbered on from those that there are.</summary>
    internal static IReadOnlyList<Instalment> Instalments(Application state, IReadOnlyList<InstalmentPlan> plan)
    {
        var last = state.Instalments.Select(i => i.Number).DefaultIfEmpty().Max();
        return
        [
            .. plan.Index()
                .Select(i => new Instalment(
                    last + i.Index + 1,
                    i.Item.Amount,
                    i.Item.On,
                    i.Item.On == InstalmentTrigger.Date ? i.Item.Date : null,
                    i.Item.On == InstalmentTrigger.Report ? i.Item.ReportId : null,
                    InstalmentStatus.Planned
                )),
        ];
    }

    /// <summary>Brings payments in line: on hold while a report is overdue, let go when none is, due when their report is accepted already.</summary>
    internal static IEnumerable<ApplicationEvent> Payments(Application after, AmendmentTookEffect took)
    {
        if (after.Reports.FirstOrDefault(r => r.Overdue) is { } overdue)
        {
            return took.Instalments.Count == 0
                ? []
                : [new InstalmentsHeld([.. took.Instalments.Select(i => i.Number)], overdue.Id)];
        }

        return
        [
            .. took.Reports.Count > 0 ? Reporting.LiftedHold(after) : [],
            .. took
                .Instalments.Select(i => (i.Number, Report: after.Reports.FirstOrDefault(r => r.Id == i.ReportId)))
                .Where(i => i.Report?.Status == ReportStatus.Accepted)
                .Select(i => new InstalmentFellDue(null, i.Number, i.Report!.AcceptedBy)),
        ];
    }

    private static string InterimId(int number) => FormattableString.Invariant($"interim-{number}");
}
