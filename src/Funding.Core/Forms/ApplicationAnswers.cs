using System.Globalization;

namespace Funding.Core;

/// <summary>What an application answers to the questions of its form, and which of them are asked of it.</summary>
public static class ApplicationAnswers
{
    internal const string SocialEnterprise = "socialEnterprise";
    private const string Yes = "yes";

    /// <summary>Whether the question is asked of this application: its condition holds, and the question that it depends on is asked too.</summary>
    /// <param name="definition">The form's definition; a checked one.</param>
    /// <param name="form">The application.</param>
    /// <param name="question">One of the definition's questions.</param>
    public static bool IsAsked(FormDefinition definition, ApplicationForm form, FormQuestion question)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (var asked = question; asked.ShownWhen is { } condition; )
        {
            // A circle, which no checked definition has, asks rather than going round for ever.
            if (!seen.Add(asked.Id) || definition.Question(condition.Question) is not { } other)
            {
                return true;
            }

            var given = Of(form, other);
            if (given.Count == 0 || (condition.Values.Count > 0 && !condition.Values.Any(given.Contains)))
            {
                return false;
            }

            asked = other;
        }

        return true;
    }

    /// <summary>The answers to a question, as conditions name them; empty when it has not been answered.</summary>
    public static IReadOnlyList<string> Of(ApplicationForm form, FormQuestion question) =>
        question.Kind != QuestionKind.Part
            ? form.Answers.TryGetValue(question.Id, out var answer) && !string.IsNullOrWhiteSpace(answer)
                ? [answer]
                : []
            : question.Id switch
            {
                "type" => form.Type switch
                {
                    InterventionType.Individual => ["individual"],
                    InterventionType.Structural => ["structural"],
                    null => [],
                },
                "implementer" => form.Implementer switch
                {
                    null => [],
                    { SocialEnterprise: true } => [Yes, SocialEnterprise],
                    _ => [Yes],
                },
                _ => Has(form, question.Id) ? [Yes] : [],
            };

    /// <summary>The text of a part that is one text; null for other parts.</summary>
    public static string? Text(ApplicationForm form, string part) =>
        part switch
        {
            "title" => form.Title,
            "background" => form.Background,
            "purpose" => form.Purpose,
            "targetGroup" => form.TargetGroup,
            "method" => form.Method,
            "organisation" => form.Organisation,
            "steeringGroup" => form.SteeringGroup,
            "followUp" => form.FollowUp,
            "afterProject" => form.AfterProject,
            "equality" => form.Equality,
            "risks" => form.Risks,
            _ => null,
        };

    /// <summary>An answer read as a number; false when it is none.</summary>
    internal static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out number
        );

    /// <summary>An answer read as a day; false when it is none.</summary>
    internal static bool TryDate(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static bool Has(ApplicationForm form, string part) =>
        part switch
        {
            "applicant" => form.Applicant.OrganisationNumber.Length > 0,
            "coApplicants" => form.CoApplicants.Count > 0,
            "implementer.enterprise" => form.Implementer is { Ownership: not "" },
            "goals" => form.Goals.Count > 0,
            "participants" => form.Participants is not null,
            "activities" => form.Activities.Count > 0,
            "partnerRoles" => form.PartnerRoles.Count > 0,
            "period" => form.Period is { Start: not null, End: not null },
            "period.phases" => form.Period.Phases.Count > 0,
            "budget" => form.Budget.Rows.Count > 0,
            "indicators" => form.Indicators.Count > 0,
            _ => !string.IsNullOrWhiteSpace(Text(form, part)),
        };
}
