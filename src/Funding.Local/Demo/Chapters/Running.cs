using Funding.Core;

namespace Funding.Local.Demo;

/// <summary>Two years: payments on their dates and after reports, each with four eyes; reports before their days, or not.</summary>
internal static class Running
{
    internal static async Task PlayAsync(LifePlayer life)
    {
        var plan = await life.LookAsync();
        var days = plan
            .Reports.Select(report =>
                (Day: HandedInOn(life.Script, report), Play: (Func<Task>)(() => Reporting.PlayAsync(life, report.Id)))
            )
            .Concat(
                plan.Instalments.Where(instalment => instalment.Date is not null)
                    .Select(instalment =>
                        (
                            Day: instalment.Date!.Value,
                            Play: (Func<Task>)(() => Paying.PlayAsync(life, instalment.Number))
                        )
                    )
            )
            .OrderBy(day => day.Day);
        foreach (var (_, play) in days)
        {
            await play();
        }
    }

    /// <summary>Reports come three days before they are due; the first one comes a month late in one variant.</summary>
    internal static DateOnly HandedInOn(LifeScript script, Report report) =>
        report.DueOn.AddDays(IsLate(script, report) ? 30 : -3);

    internal static bool IsLate(LifeScript script, Report report) =>
        script.Trouble == LifeTrouble.Overdue && report.Id == "interim-1";
}
