using System.Globalization;
using Funding.Core;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;

namespace Funding.Pages.Applying;

/// <summary>How many rows and which years the application form shows: what is filled in, and room for one more where asked.</summary>
/// <param name="Years">Calendar years of the budget, in order.</param>
/// <param name="CoApplicants">Rows for co-applicants, at least one.</param>
/// <param name="Goals">Rows for goals, at least one.</param>
/// <param name="Indicators">Rows for indicators, at least one.</param>
/// <param name="CoFunders">Rows for co-funding, at least one.</param>
public sealed record FormShape(IReadOnlyList<int> Years, int CoApplicants, int Goals, int Indicators, int CoFunders)
{
    /// <summary>Rows for phases, at least one.</summary>
    public int Phases { get; init; } = 1;

    /// <summary>Rows for activities, at least one.</summary>
    public int Activities { get; init; } = 1;

    /// <summary>Rows for partners' roles, at least one.</summary>
    public int PartnerRoles { get; init; } = 1;

    /// <summary>What the form asks.</summary>
    public FormDefinition Definition { get; init; } = FormDefinition.Default;

    private const int MostRows = 50;
    private const int MostYears = 10;
    private static readonly string[] CoFundingFields = ["funder", "kind"];

    /// <summary>The shape of what was typed.</summary>
    /// <param name="typed">The form.</param>
    /// <param name="firstYear">The budget's first year while no period is given.</param>
    /// <param name="add">List that gets one more row, <c>years</c> for one more year in the budget, or null.</param>
    /// <param name="definition">What the form asks; the first form when it is left out.</param>
    public static FormShape Of(FormState typed, int firstYear, string? add = null, FormDefinition? definition = null)
    {
        return new FormShape(
            YearsOf(typed, firstYear, more: add is "years"),
            Rows("coApplicants"),
            Rows("goals"),
            Rows("indicators"),
            Rows("coFunding")
        )
        {
            Phases = Rows("period.phases"),
            Activities = Rows("activities"),
            PartnerRoles = Rows("partnerRoles"),
            Definition = definition ?? FormDefinition.Default,
        };

        int Rows(string list)
        {
            var used = typed
                .Names.Where(name => name.StartsWith(list + ".", StringComparison.Ordinal))
                .Where(name => !string.IsNullOrWhiteSpace(typed.Value(name)))
                .Select(name => IndexIn(name, list.Length + 1))
                .DefaultIfEmpty(-1)
                .Max();
            var more = string.Equals(add, list, StringComparison.Ordinal) ? 1 : 0;
            return Math.Clamp(used + 1 + more, 1, MostRows);
        }
    }

    /// <summary>The names of all fields, in the order of the form.</summary>
    public IEnumerable<string> FieldNames() => Definition.Questions.SelectMany(FieldNames);

    /// <summary>The names of a question's fields.</summary>
    public IEnumerable<string> FieldNames(FormQuestion question) =>
        question.Kind is not QuestionKind.Part
            ? [$"answers.{question.Id}"]
            : question.Id switch
            {
                "applicant" =>
                [
                    "applicant.bankgiro",
                    "applicant.plusgiro",
                    .. Contact("applicant.contact", "phone"),
                    .. Contact("applicant.authorisedSignatory", "title"),
                ],
                "coApplicants" => Each(
                    "coApplicants",
                    CoApplicants,
                    "organisationNumber",
                    "contact.name",
                    "contact.email"
                ),
                "implementer" =>
                [
                    "implementer.name",
                    "implementer.organisationNumber",
                    "implementer.basis",
                    "implementer.deMinimisAid",
                    "implementer.socialEnterprise",
                ],
                "implementer.enterprise" =>
                [
                    "implementer.ownership",
                    "implementer.surplusReinvested",
                    "implementer.independent",
                ],
                "goals" => Each("goals", Goals, "description", "measure"),
                "activities" => Each("activities", Activities, "description", "responsible"),
                "partnerRoles" => Each("partnerRoles", PartnerRoles, "partner", "role"),
                "period" => ["period.start", "period.end"],
                "period.phases" => Each("period.phases", Phases, "name", "start", "end"),
                "budget" =>
                [
                    .. from year in Years from type in Enum.GetValues<CostType>() select Cell(year, type),
                    .. from row in Enumerable.Range(0, CoFunders)
                    from field in CoFundingFields.Concat(Years.Select(year => $"amount.{year}"))
                    select $"coFunding.{row}.{field}",
                ],
                "indicators" => Each("indicators", Indicators, "name", "target"),
                _ => [question.Id],
            };

    /// <summary>The question that a field belongs to, or null when the form does not ask it.</summary>
    public static FormQuestion? QuestionOf(FormDefinition definition, string field) =>
        definition.QuestionAt(
            field.StartsWith("coFunding.", StringComparison.Ordinal) ? "/budget" : "/" + field.Replace('.', '/')
        );

    /// <summary>The name of a cell in the budget.</summary>
    public static string Cell(int year, CostType type) => $"budget.{year}.{type}";

    private static IEnumerable<string> Contact(string prefix, string more) =>
        [$"{prefix}.name", $"{prefix}.email", $"{prefix}.{more}"];

    private static IEnumerable<string> Each(string list, int rows, params string[] fields) =>
        from row in Enumerable.Range(0, rows)
        from field in fields
        select $"{list}.{row}.{field}";

    private static List<int> YearsOf(FormState typed, int firstYear, bool more)
    {
        var years = new SortedSet<int>();
        var hasStart = Typed.TryDate(typed.Value("period.start"), out var start);
        var hasEnd = Typed.TryDate(typed.Value("period.end"), out var end);
        if (hasStart && hasEnd && end >= start)
            years.UnionWith(Enumerable.Range(start.Year, Math.Min(end.Year - start.Year + 1, MostYears)));
        else if (hasStart)
            years.Add(start.Year);
        else if (hasEnd)
            years.Add(end.Year);
        // An amount typed for a year outside the period is shown, so that it can be moved or removed.
        foreach (var name in typed.Names.Where(name => !string.IsNullOrWhiteSpace(typed.Value(name))))
        {
            if (YearIn(name) is { } year)
                years.Add(year);
        }

        if (years.Count == 0)
            years.UnionWith([firstYear, firstYear + 1]);
        if (more && years.Count < MostYears)
            years.Add(years.Max + 1);
        return [.. years.Take(2 * MostYears)];
    }

    private static int? YearIn(string name)
    {
        var parts = name.Split('.');
        var text = parts switch
        {
            ["budget", var year, _] => year,
            ["coFunding", _, "amount", var year] => year,
            _ => null,
        };
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 2000 and <= 2999
            ? number
            : null;
    }

    private static int IndexIn(string name, int start)
    {
        var end = name.IndexOf('.', start);
        return
            end > start
            && int.TryParse(
                name.AsSpan(start, end - start),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var index
            )
            && index < MostRows
            ? index
            : -1;
    }
}
