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
    public static FormState Fill(ApplicationForm form) => FormState.Of(Act, Values(form));

    private static IEnumerable<KeyValuePair<string, string?>> Values(ApplicationForm form)
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
        Put("organisation", form.Organisation);
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
                foreach (var year in funder.GroupBy(part => part.Year))
                {
                    Put($"coFunding.{row}.amount.{year.Key}", Formats.Typed(year.Sum(part => part.Amount.Kronor)));
                }
            }
        }
    }
}
