using Microsoft.Extensions.Localization;

namespace Funding.Pages.Reading;

/// <summary>What people call a report: <c>delårsrapport 2</c>, <c>slutrapport</c>.</summary>
public static class ReportNames
{
    /// <summary>The name of the report with this id (<c>interim-2</c>, <c>final</c>).</summary>
    public static string ReportName(this IStringLocalizer<Texts> texts, string id) =>
        id.StartsWith("interim-", StringComparison.Ordinal)
            ? texts["Report.Interim", id["interim-".Length..]]
            : texts["Report.Final"];

    /// <summary>The same at the start of a sentence.</summary>
    public static string ReportTitle(this IStringLocalizer<Texts> texts, string id)
    {
        var name = texts.ReportName(id);
        return char.ToUpperInvariant(name[0]) + name[1..];
    }
}
