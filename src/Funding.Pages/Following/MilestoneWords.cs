using Funding.Core;
using Funding.Pages.Formatting;
using Funding.Pages.Reading;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Following;

/// <summary>The life of a case in plain words.</summary>
internal static class MilestoneWords
{
    /// <summary>
    /// A sentence: what happened, or what happens and by when. The text <c>MilestoneKind.{kind}.On</c> is the one with a day,
    /// for kinds that are told before they happen; {0} is the day, {1} the money, {2} what it is about.
    /// </summary>
    internal static string Sentence(this IStringLocalizer<Texts> texts, Milestone milestone)
    {
        var key = $"MilestoneKind.{milestone.Kind}";
        if (
            milestone is { State: not MilestoneState.Past, Day: not null }
            && texts[$"{key}.On"] is { ResourceNotFound: false }
        )
        {
            key += ".On";
        }
        return texts[
            key,
            milestone.Day is { } day ? Formats.Date(day) : "",
            milestone.Amount is { } amount ? Formats.Kronor(amount.Kronor) : "",
            texts.About(milestone)
        ];
    }

    private static string About(this IStringLocalizer<Texts> texts, Milestone milestone) =>
        milestone.Kind is MilestoneKind.ReportDue or MilestoneKind.ReportHandedIn or MilestoneKind.ReportRead
            ? texts.ReportName(milestone.Target)
            : milestone.Target;

    /// <summary>What somebody is asked to do.</summary>
    internal static string Sentence(this IStringLocalizer<Texts> texts, ApplicantTask task) =>
        texts[
            $"ApplicantTaskKind.{task.Kind}",
            task.Kind is ApplicantTaskKind.HandInReport or ApplicantTaskKind.CorrectReport
                ? texts.ReportName(task.Target)
                : task.Target
        ];
}
