namespace Funding.Core;

/// <summary>An indicator of the application, for a report.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Target">The number aimed at, when one was given.</param>
/// <param name="Last">What it stood at in the report before, when that told.</param>
public sealed record IndicatorLine(string Name, decimal? Target, decimal? Last);

/// <summary>The indicators that a report tells of.</summary>
public static class IndicatorFollowUp
{
    /// <summary>The application's indicators in their order.</summary>
    public static IReadOnlyList<IndicatorLine> Of(Application application, Report report)
    {
        var last = application
            .Reports.TakeWhile(r => r.Id != report.Id)
            .LastOrDefault(r => r.Content is not null)
            ?.Content;
        return
        [
            .. (application.SubmittedForm ?? application.Form).Indicators.Select(i => new IndicatorLine(
                i.Name,
                i.Target,
                last?.Indicators.FirstOrDefault(v => v.Name == i.Name)?.Value
            )),
        ];
    }
}
