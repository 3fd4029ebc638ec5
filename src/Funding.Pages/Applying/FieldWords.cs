using System.Globalization;
using Funding.Core;
using Funding.Pages.Reading;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Applying;

/// <summary>What is missing or wrong in an application, and where it is corrected.</summary>
/// <param name="Section">The section's id.</param>
/// <param name="Field">The field on the section's page; null when the page has none.</param>
/// <param name="Message">What to do, with the field's name.</param>
public sealed record LeftToDo(string Section, string? Field, string Message)
{
    /// <summary>The field's address.</summary>
    /// <param name="application">The application's own address.</param>
    public string Href(string application) =>
        $"{application}/sections/{Section}"
        + (Field is null ? "" : $"#{Forms.FormState.Empty(FormFields.Act).IdOf(Field)}");
}

/// <summary>The names of the form's fields, as they are written on its pages.</summary>
public static class FieldWords
{
    /// <summary>What is left to do in a section, at its fields.</summary>
    public static IReadOnlyList<LeftToDo> Left(
        this IStringLocalizer<Texts> texts,
        FormDefinition definition,
        SectionProgress section,
        FieldPlaces places,
        Forms.FormState saved
    ) =>
        [
            .. section
                .Problems.Select(problem =>
                {
                    var field = places.FieldAt(problem.Field);
                    return new LeftToDo(section.Section.Id, field, texts.Message(definition, problem, field, saved));
                })
                .Distinct(),
        ];

    /// <summary>The name of a field: of a question with several fields the part of it too.</summary>
    public static string NameOf(this IStringLocalizer<Texts> texts, FormDefinition definition, string field)
    {
        var parts = field.Split('.');
        return parts switch
        {
            ["applicant", "bankgiro" or "plusgiro"] => texts[$"Form.{parts[1]}"],
            ["applicant", "contact", var part] => Within("Form.contact", $"Form.person.{part}"),
            ["applicant", "authorisedSignatory", var part] => Within("Form.signatory", $"Form.person.{part}"),
            ["coApplicants", var row, "organisationNumber"] => Row("Form.coApplicant", row, "Form.member"),
            ["coApplicants", var row, "contact", "email"] => Row("Form.coApplicant", row, "Form.contactEmail"),
            ["coApplicants", var row, ..] => Row("Form.coApplicant", row, "Form.contactName"),
            ["implementer", "organisationNumber"] => texts["Form.organisationNumber"],
            ["implementer", var part] => texts[$"Form.implementer.{part}"],
            ["goals", var row, var part] => Row("Form.goal", row, $"Form.goal.{part}"),
            ["activities", var row, var part] => Row("Form.activity", row, $"Form.activity.{part}"),
            ["partnerRoles", var row, "partner"] => Row("Form.partner", row, "Form.partner.name"),
            ["partnerRoles", var row, _] => Row("Form.partner", row, "Form.partner.role"),
            ["period", "start" or "end"] => texts[$"Form.period.{parts[1]}"],
            ["period", "phases", var row, var part] => Row("Form.phase", row, $"Form.phase.{part}"),
            ["budget", var year, var type] when Enum.TryParse<CostType>(type, out var cost) =>
                $"{texts.Word(cost)} {year}",
            ["coFunding", var row, "funder"] => Row("Form.coFunder", row, "Form.funder"),
            ["coFunding", var row, "kind"] => Row("Form.coFunder", row, "Form.coFundingKind"),
            ["coFunding", var row, "amount", var year] => $"{texts["Form.coFunder", Number(row)]}, {year}",
            ["indicators", var row, var part] => Row("Form.indicator", row, $"Form.indicator.{part}"),
            _ => FormShape.QuestionOf(definition, field) is { } question ? texts.Say(question.Title) : field,
        };

        string Within(string whole, string part) => $"{texts[whole]}, {Small(texts[part])}";

        string Row(string whole, string row, string part) => $"{texts[whole, Number(row)]}, {Small(texts[part])}";

        static int Number(string row) =>
            int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index + 1 : 1;

        static string Small(string text) => char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static string Message(
        this IStringLocalizer<Texts> texts,
        FormDefinition definition,
        FieldProblem problem,
        string? field,
        Forms.FormState saved
    )
    {
        var question = definition.QuestionAt(problem.Field);
        // What a whole list or the whole budget lacks has the question's own name.
        var name =
            question is not null && (field is null || IsWhole(question, problem.Field)) ? texts.Say(question.Title)
            : field is not null ? texts.NameOf(definition, field)
            : null;
        return name is null ? texts.Say(problem.Text)
            // An account is one of two fields: its own sentence says so.
            : IsMissing(problem, field, saved) && field is not "applicant.bankgiro" ? texts["Draft.Missing", name]
            : texts["Draft.Wrong", name, texts.Say(problem.Text)];
    }

    private static bool IsWhole(FormQuestion question, string place) =>
        place.TrimStart('/').Replace('/', '.') == question.Id || place is "/budget/rows" or "/budget/sought";

    // An empty field is no wrong address: it is empty.
    private static bool IsMissing(FieldProblem problem, string? field, Forms.FormState saved) =>
        problem.Code is ProblemCode.Required
        || (
            problem.Code is ProblemCode.InvalidEmail or ProblemCode.InvalidOrganisationNumber
            && field is not null
            && string.IsNullOrWhiteSpace(saved.Value(field))
        );
}
