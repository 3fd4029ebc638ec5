using System.Globalization;

namespace Funding.Pages.Overviews;

/// <summary>One bar of a chart.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Value">How long it is; below zero it is none.</param>
/// <param name="Text">The value as people write it.</param>
/// <param name="Series">Which of the chart's kinds it is, by its class.</param>
/// <param name="Href">Where the label leads, or null.</param>
public sealed record Bar(string Label, decimal Value, string Text, string Series = "cases", string? Href = null)
{
    /// <summary>Its length of a hundred, when the longest is this long.</summary>
    public string Width(decimal longest) =>
        longest <= 0 || Value <= 0
            ? "0"
            : Math.Round(Math.Min(100, 100 * Value / longest), 2).ToString(CultureInfo.InvariantCulture);
}
