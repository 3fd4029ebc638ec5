using System.Text.Json.Nodes;
using Funding.Core;

namespace Funding.Local.Demo;

/// <summary>One report, the reminders before it, and what its acceptance sets free.</summary>
internal static class Reporting
{
    internal static async Task PlayAsync(LifePlayer life, string reportId)
    {
        var cast = life.Cast;
        var report = Of(await life.LookAsync(), reportId);
        if (Running.IsLate(life.Script, report))
        {
            await life.WaitUntilAsync(LifeScript.At(report.DueOn.AddDays(21), 9));
            await life.ExpectAsync(
                "payments are on hold",
                application => Of(application, reportId).Overdue || !Of(application, reportId).IsAwaited
            );
        }

        await life.WaitUntilAsync(LifeScript.At(Running.HandedInOn(life.Script, report), 15));
        var content = Content(life.Script, report);
        await life.DoAsync(
            cast.Editor,
            $"hands in the {(report.Kind == ReportKind.Final ? "final report" : $"report {report.Id}")}",
            done: application => !Of(application, reportId).IsAwaited,
            act: (system, _) =>
                cast.Editor.PostAsync(system, $"{life.CasePath}/reports/{reportId}", content.DeepClone())
        );

        await life.WaitUntilAsync(LifeScript.At(life.Today.AddDays(4), 10));
        await life.DoAsync(
            cast.OtherOfficer,
            "reads and accepts the report",
            done: application => Of(application, reportId).Status == ReportStatus.Accepted,
            act: (system, _) => cast.OtherOfficer.PostAsync(system, $"{life.CasePath}/reports/{reportId}/acceptance")
        );

        foreach (var freed in (await life.LookAsync()).Instalments.Where(i => i.ReportId == reportId))
        {
            await Paying.PlayAsync(life, freed.Number);
        }
    }

    // Costs follow the budget of the days that the report covers, a little below it.
    private static JsonObject Content(LifeScript script, Report report)
    {
        var share = Share(script, report);
        var budget = script.Form["budget"]!;
        var costs = budget["rows"]!
            .AsArray()
            .GroupBy(row => row!["costType"]!.GetValue<string>(), StringComparer.Ordinal)
            .Select(type =>
                (JsonNode)
                    new JsonObject
                    {
                        ["costType"] = type.Key,
                        ["amount"] = Part(
                            type.Sum(row => row!["amount"]!.GetValue<decimal>()),
                            share * LifeScript.ShareUsed
                        ),
                    }
            );
        var coFunding = budget["coFunding"]!.AsArray().Sum(row => row!["amount"]!.GetValue<decimal>());
        var participants = (script.Form["participants"]?.GetValue<int>() ?? 0) / 6;
        return new JsonObject
        {
            ["activities"] =
                "Deltagare har börjat enligt plan, de gemensamma planeringarna hålls och styrgruppen har mötts varannan månad.",
            ["participants"] = new JsonArray(
                Participants("women", "16-29", participants),
                Participants("women", "30-44", participants),
                Participants("men", "16-29", participants)
            ),
            ["indicators"] = new JsonArray([
                .. script.Form["indicators"]!
                    .AsArray()
                    .Select(indicator =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["name"] = indicator!["name"]!.GetValue<string>(),
                                ["value"] = Math.Floor(indicator["target"]!.GetValue<decimal>() * share),
                            }
                    ),
            ]),
            ["goalAttainment"] = "Målen bedöms kunna nås. Fler än väntat har gått vidare till studier.",
            ["costs"] = new JsonArray([.. costs]),
            ["coFunding"] = Part(coFunding, share),
            ["deviations"] = "Rekryteringen av en tjänst tog två månader längre än planerat.",
            ["nextPeriod"] =
                report.Kind == ReportKind.Final
                    ? "Arbetssättet tas över av ordinarie verksamhet."
                    : "Fler arbetsgivare ska kontaktas.",
        };
    }

    private static decimal Share(LifeScript script, Report report)
    {
        var end = script.ProjectEnd;
        decimal days = report.Covers.End.DayNumber - report.Covers.Start.DayNumber + 1;
        return days / (end.DayNumber - script.ProjectStart.DayNumber + 1);
    }

    private static decimal Part(decimal amount, decimal share) => decimal.Round(amount * share, 2);

    private static JsonObject Participants(string sex, string ageGroup, int count) =>
        new()
        {
            ["sex"] = sex,
            ["ageGroup"] = ageGroup,
            ["count"] = count,
        };

    private static Report Of(Case seen, string reportId) => seen.Reports.Single(r => r.Id == reportId);
}
