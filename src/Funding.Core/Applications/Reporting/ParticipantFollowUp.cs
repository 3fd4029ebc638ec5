namespace Funding.Core;

/// <summary>A group of participants in the reports before.</summary>
/// <param name="Sex">Sex.</param>
/// <param name="AgeGroup">Age group.</param>
/// <param name="Last">How many the report before told of; null when it was not handed in or told nothing of the group.</param>
/// <param name="Before">How many all reports before told of together.</param>
public sealed record ParticipantLine(Sex Sex, AgeGroup AgeGroup, int? Last, int Before);

/// <summary>The participants that reports have told of, group by group.</summary>
public static class ParticipantFollowUp
{
    /// <summary>A line for every group.</summary>
    public static IReadOnlyList<ParticipantLine> Of(Application application, Report report)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(report);
        var before = application.Reports.TakeWhile(r => r.Id != report.Id).Select(r => r.Content).ToList();
        return
        [
            .. from sex in Enum.GetValues<Sex>()
            from age in Enum.GetValues<AgeGroup>()
            let last = Counts(before.LastOrDefault(), sex, age)
            select new ParticipantLine(
                sex,
                age,
                last.Count == 0 ? null : last.Sum(),
                before.SelectMany(content => Counts(content, sex, age)).Sum()
            ),
        ];
    }

    private static List<int> Counts(ReportContent? content, Sex sex, AgeGroup age) =>
        [
            .. (content?.Participants ?? [])
                .Where(count => count.Sex == sex && count.AgeGroup == age)
                .Select(count => count.Count),
        ];
}
