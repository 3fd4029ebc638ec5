using System.Globalization;
using Funding.Core;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;

namespace Funding.Pages.Applying;

/// <summary>The domain's form as the fields of the page.</summary>
public static class FormFields
{
    /// <summary>Name of the page's form.</summary>
    public const string Act = "draft";

    /// <summary>A page filled in with what is saved.</summary>
    /// <param name="form">The form.</param>
    /// <param name="definition">What it asks; the first form when it is left out.</param>
    public static FormState Fill(ApplicationForm form, FormDefinition? definition = null) =>
        FormState.Of(Act, Values(form, definition ?? FormDefinition.Default));

    /// <summary>A page of one section: what is typed in its fields, and for the rest of the form what is saved.</summary>
    /// <param name="typed">The page as typed; fields of other sections in it do not count.</param>
    /// <param name="form">The form as saved.</param>
    /// <param name="definition">What it asks.</param>
    /// <param name="section">The page's section.</param>
    public static FormState Fill(
        FormState typed,
        ApplicationForm form,
        FormDefinition definition,
        FormSection section
    ) => Fill(form, definition).With(typed, field => IsIn(definition, section, field));

    /// <summary>Whether a field is one of the section's.</summary>
    public static bool IsIn(FormDefinition definition, FormSection section, string field) =>
        FormShape.QuestionOf(definition, field) is { } question && section.Questions.Contains(question);

    private static IEnumerable<KeyValuePair<string, string?>> Values(ApplicationForm form, FormDefinition definition)
    {
        var values = new List<KeyValuePair<string, string?>>();
        Put("title", form.Title);
        Put("type", form.Type?.ToString());
        Put("applicant.bankgiro", form.Applicant.Bankgiro);
        Put("applicant.plusgiro", form.Applicant.Plusgiro);
        PutContact("applicant.contact", form.Applicant.Contact);
        PutContact("applicant.authorisedSignatory", form.Applicant.AuthorisedSignatory);
        foreach (var (row, co) in form.CoApplicants.Index())
        {
            Put($"coApplicants.{row}.organisationNumber", co.OrganisationNumber);
            PutContact($"coApplicants.{row}.contact", co.Contact);
        }

        if (form.Implementer is { } implementer)
        {
            Put("implementer.name", implementer.Name);
            Put("implementer.organisationNumber", implementer.OrganisationNumber);
            Put("implementer.basis", implementer.Basis?.ToString());
            Check("implementer.socialEnterprise", implementer.SocialEnterprise);
            Put("implementer.ownership", implementer.Ownership);
            Check("implementer.surplusReinvested", implementer.SurplusReinvested);
            Check("implementer.independent", implementer.Independent);
            Put("implementer.deMinimisAid", Formats.Typed(implementer.DeMinimisAid.Kronor));
        }

        Put("background", form.Background);
        Put("purpose", form.Purpose);
        foreach (var (row, goal) in form.Goals.Index())
        {
            Put($"goals.{row}.description", goal.Description);
            Put($"goals.{row}.measure", goal.Measure);
        }

        Put("targetGroup", form.TargetGroup);
        Put("participants", form.Participants?.ToString(CultureInfo.InvariantCulture));
        Put("method", form.Method);
        foreach (var (row, activity) in form.Activities.Index())
        {
            Put($"activities.{row}.description", activity.Description);
            Put($"activities.{row}.responsible", activity.Responsible);
        }

        Put("organisation", form.Organisation);
        Put("steeringGroup", form.SteeringGroup);
        foreach (var (row, partner) in form.PartnerRoles.Index())
        {
            Put($"partnerRoles.{row}.partner", partner.Partner);
            Put($"partnerRoles.{row}.role", partner.Role);
        }

        foreach (var (row, phase) in form.Period.Phases.Index())
        {
            Put($"period.phases.{row}.name", phase.Name);
            Put($"period.phases.{row}.start", phase.Start is { } first ? Formats.Machine(first) : null);
            Put($"period.phases.{row}.end", phase.End is { } last ? Formats.Machine(last) : null);
        }

        foreach (var question in definition.Questions.Where(question => question.Kind is not QuestionKind.Part))
        {
            Put($"answers.{question.Id}", Typed(question, form.Answers.GetValueOrDefault(question.Id)));
        }

        Put("period.start", form.Period.Start is { } start ? Formats.Machine(start) : null);
        Put("period.end", form.Period.End is { } end ? Formats.Machine(end) : null);
        PutBudget(form.Budget);
        Put("followUp", form.FollowUp);
        foreach (var (row, indicator) in form.Indicators.Index())
        {
            Put($"indicators.{row}.name", indicator.Name);
            Put($"indicators.{row}.target", indicator.Target is { } target ? Formats.Number(target) : null);
        }

        Put("afterProject", form.AfterProject);
        Put("equality", form.Equality);
        Put("risks", form.Risks);
        return values;

        static string? Typed(FormQuestion question, string? answer) =>
            answer is not null
            && question.Kind is QuestionKind.Number or QuestionKind.Amount
            && Reading.FormWords.Decimal(answer ?? "") is { } number
                ? question.Kind is QuestionKind.Amount
                    ? Formats.Typed(number)
                    : Formats.Exact(number)
                : answer;

        void Put(string name, string? value) => values.Add(new(name, value));
        void Check(string name, bool value) => Put(name, value ? "true" : null);
        void PutContact(string prefix, Contact contact)
        {
            Put($"{prefix}.name", contact.Name);
            Put($"{prefix}.email", contact.Email);
            Put($"{prefix}.phone", contact.Phone);
            Put($"{prefix}.title", contact.Title);
        }

        void PutBudget(Budget budget)
        {
            foreach (var cell in budget.Rows.GroupBy(row => (row.Year, row.CostType)))
            {
                Put(
                    FormShape.Cell(cell.Key.Year, cell.Key.CostType),
                    Formats.Typed(cell.Sum(row => row.Amount.Kronor))
                );
            }

            foreach (var (row, funder) in budget.CoFunding.GroupBy(row => (row.Kind, row.Funder)).Index())
            {
                Put($"coFunding.{row}.kind", funder.Key.Kind.ToString());
                Put($"coFunding.{row}.funder", funder.Key.Funder);
                // A funder that is saved before its amounts are stands there with nothing.
                foreach (var year in funder.Where(part => part.Amount != Money.Zero).GroupBy(part => part.Year))
                {
                    Put($"coFunding.{row}.amount.{year.Key}", Formats.Typed(year.Sum(part => part.Amount.Kronor)));
                }
            }
        }
    }
}
