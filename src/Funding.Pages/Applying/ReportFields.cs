using System.Globalization;
using Funding.Core;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;

namespace Funding.Pages.Applying;

/// <summary>A report as the fields of its page.</summary>
public static class ReportFields
{
    /// <summary>Name of the page's form.</summary>
    public const string Act = "report";

    /// <summary>The field of a group of participants.</summary>
    public static string Participants(Sex sex, AgeGroup age) => $"participants.{sex}.{age}";

    /// <summary>The field of the form's nth indicator.</summary>
    public static string Indicator(int index) => string.Create(CultureInfo.InvariantCulture, $"indicators.{index}");

    /// <summary>The field of a cost.</summary>
    public static string Cost(CostType type) => $"costs.{type}";

    /// <summary>The page as it is opened: what was saved or handed in last, the indicators as they stood before, and the secretariat's questions.</summary>
    public static FormState Start(Application application, Report report)
    {
        var form = application.SubmittedForm ?? application.Form;
        var state = (report.Draft?.Content ?? report.Content) is { } content
            ? Fill(content, form)
            : FormState.Of(
                Act,
                IndicatorFollowUp
                    .Of(application, report)
                    .Index()
                    .Select(line => new KeyValuePair<string, string?>(
                        Indicator(line.Index),
                        line.Item.Last is { } last ? Formats.Number(last) : null
                    ))
            );
        return Asked(state, report);
    }

    /// <summary>The same values, with the secretariat's questions at their fields.</summary>
    public static FormState Asked(FormState state, Report report) =>
        report.Status is ReportStatus.Returned
            ? state.Asked(
                report
                    .FieldQuestions.GroupBy(question => FieldOf(question.Field), StringComparer.Ordinal)
                    .ToDictionary(
                        field => field.Key,
                        field => string.Join(" ", field.Select(question => question.Text)),
                        StringComparer.Ordinal
                    )
            )
            : state;

    /// <summary>The parts of a report that a question can be about: JSON pointer, and text key.</summary>
    public static IReadOnlyList<(string Pointer, string TextKey)> QuestionFields { get; } =
    [
        ("/activities", "Report.activities"),
        ("/participants", "Report.participants"),
        ("/indicators", "Form.indicators"),
        ("/goalAttainment", "Report.goalAttainment"),
        ("/costs", "Report.costs"),
        ("/coFunding", "Report.coFunding"),
        ("/deviations", "Report.deviations"),
        ("/nextPeriod", "Report.nextPeriod"),
    ];

    private static string FieldOf(string pointer) =>
        pointer.Split('/').ElementAtOrDefault(1) switch
        {
            "participants" => Participants(Sex.Women, AgeGroup.From16To29),
            "indicators" => Indicator(0),
            "costs" => Cost(CostType.Personnel),
            { Length: > 0 } name => name,
            _ => "activities",
        };

    /// <summary>A page filled in with what was handed in before, for a report that was sent back.</summary>
    public static FormState Fill(ReportContent? content, ApplicationForm form)
    {
        if (content is null)
            return FormState.Empty(Act);
        var values = new List<KeyValuePair<string, string?>>
        {
            new("activities", content.Activities),
            new("goalAttainment", content.GoalAttainment),
            new("coFunding", Formats.Typed(content.CoFunding.Kronor)),
            new("deviations", content.Deviations),
            new("nextPeriod", content.NextPeriod),
        };
        foreach (var group in content.Participants.GroupBy(count => (count.Sex, count.AgeGroup)))
        {
            values.Add(
                new(
                    Participants(group.Key.Sex, group.Key.AgeGroup),
                    group.Sum(count => count.Count).ToString(CultureInfo.InvariantCulture)
                )
            );
        }

        foreach (var cost in content.Costs.GroupBy(cost => cost.CostType))
            values.Add(new(Cost(cost.Key), Formats.Typed(Money.Sum(cost.Select(part => part.Amount)).Kronor)));
        foreach (var (index, indicator) in form.Indicators.Index())
        {
            if (content.Indicators.FirstOrDefault(value => value.Name == indicator.Name) is { } known)
                values.Add(new(Indicator(index), Formats.Number(known.Value)));
        }

        return FormState.Of(Act, values);
    }

    /// <summary>Reads the typed page: the report, and where the domain's places are on it.</summary>
    public static (ReportContent Content, IReadOnlyDictionary<string, string> Places) Read(
        FieldReader reader,
        ApplicationForm form
    )
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var participants = new List<ParticipantCount>();
        foreach (var sex in Enum.GetValues<Sex>())
        {
            foreach (var age in Enum.GetValues<AgeGroup>())
            {
                if (reader.Count(Participants(sex, age)) is not { } count)
                    continue;
                places[$"/participants/{participants.Count}"] = Participants(sex, age);
                participants.Add(new ParticipantCount(sex, age, count));
            }
        }

        var indicators = new List<IndicatorValue>();
        foreach (var (index, indicator) in form.Indicators.Index())
        {
            places.TryAdd("/indicators", Indicator(index));
            if (reader.Number(Indicator(index)) is not { } value)
                continue;
            places[$"/indicators/{indicators.Count}"] = Indicator(index);
            indicators.Add(new IndicatorValue(indicator.Name, value));
        }

        var costs = new List<ReportedCost>();
        foreach (var type in Enum.GetValues<CostType>())
        {
            if (reader.Amount(Cost(type)) is not { } amount)
                continue;
            places[$"/costs/{costs.Count}"] = Cost(type);
            costs.Add(new ReportedCost(type, amount));
        }

        places["/participants"] = Participants(Sex.Women, AgeGroup.From16To29);
        places["/costs"] = Cost(CostType.Personnel);
        foreach (var name in (string[])["activities", "goalAttainment", "coFunding", "deviations", "nextPeriod"])
            places["/" + name] = name;
        var content = new ReportContent
        {
            Activities = reader.Text("activities"),
            Participants = participants,
            Indicators = indicators,
            GoalAttainment = reader.Text("goalAttainment"),
            Costs = costs,
            CoFunding = reader.Amount("coFunding") ?? Money.Zero,
            Deviations = reader.Text("deviations"),
            NextPeriod = reader.Text("nextPeriod"),
        };
        return (content, places);
    }
}
