using Funding.Core;
using Funding.Pages.Forms;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Applying;

/// <summary>What a typed page says, as the domain's form.</summary>
/// <param name="Form">All that could be understood.</param>
/// <param name="Faults">What could not, field by field.</param>
/// <param name="Places">Where the domain's places are found on the page.</param>
public sealed record ReadForm(ApplicationForm Form, IReadOnlyList<FieldError> Faults, FieldPlaces Places);

/// <summary>Reads the typed page. Empty rows are left out; an unreadable value is a fault at its field, never an exception.</summary>
public sealed class FormReading(IStringLocalizer<Texts> texts)
{
    /// <summary>Reads it.</summary>
    /// <param name="typed">The page as typed.</param>
    /// <param name="before">The saved form: what the page does not show is kept from it.</param>
    /// <param name="members">Members by organisation number: co-applicants are chosen among them.</param>
    /// <param name="firstYear">The budget's first year while no period is given.</param>
    public ReadForm Read(
        FormState typed,
        ApplicationForm before,
        IReadOnlyDictionary<string, string> members,
        int firstYear
    )
    {
        var shape = FormShape.Of(typed, firstYear);
        var reader = new FieldReader(typed, texts);
        var places = new FieldPlaces(shape);
        var form = before with
        {
            Title = reader.Text("title"),
            Type = reader.Choice<InterventionType>("type"),
            Applicant = before.Applicant with
            {
                Bankgiro = reader.Text("applicant.bankgiro"),
                Plusgiro = reader.Text("applicant.plusgiro"),
                Contact = ReadContact(reader, "applicant.contact", before.Applicant.Contact),
                AuthorisedSignatory = ReadContact(
                    reader,
                    "applicant.authorisedSignatory",
                    before.Applicant.AuthorisedSignatory
                ),
            },
            CoApplicants = CoApplicants(),
            Implementer = ReadImplementer(reader),
            Background = reader.Text("background"),
            Purpose = reader.Text("purpose"),
            Goals = Rows(
                "goals",
                shape.Goals,
                row => new Goal
                {
                    Description = reader.Text(row + ".description"),
                    Measure = reader.Text(row + ".measure"),
                }
            ),
            TargetGroup = reader.Text("targetGroup"),
            Participants = reader.Count("participants"),
            Method = reader.Text("method"),
            Organisation = reader.Text("organisation"),
            Period = new FormPeriod { Start = reader.Date("period.start"), End = reader.Date("period.end") },
            Budget = ReadBudget(reader, shape, places),
            FollowUp = reader.Text("followUp"),
            Indicators = Rows(
                "indicators",
                shape.Indicators,
                row => new Indicator { Name = reader.Text(row + ".name"), Target = reader.Number(row + ".target") }
            ),
            AfterProject = reader.Text("afterProject"),
            Equality = reader.Text("equality"),
            Risks = reader.Text("risks"),
        };
        return new ReadForm(form, places.InOrder(reader.Faults), places);

        IReadOnlyList<TRow> Rows<TRow>(string list, int count, Func<string, TRow> read)
        {
            var rows = new List<TRow>();
            for (var i = 0; i < count; i++)
            {
                var row = $"{list}.{i}";
                if (!reader.HasAny(row + "."))
                    continue;
                places.Row($"/{list}/{rows.Count}", row);
                rows.Add(read(row));
            }

            return rows;
        }

        IReadOnlyList<CoApplicant> CoApplicants() =>
            Rows(
                "coApplicants",
                shape.CoApplicants,
                row =>
                {
                    var number = reader.Text(row + ".organisationNumber");
                    var known = before.CoApplicants.FirstOrDefault(co =>
                        string.Equals(co.OrganisationNumber, number, StringComparison.Ordinal)
                    );
                    return new CoApplicant
                    {
                        OrganisationNumber = number,
                        Name = members.GetValueOrDefault(number) ?? known?.Name ?? "",
                        Contact = ReadContact(reader, row + ".contact", known?.Contact ?? new Contact()),
                    };
                }
            );
    }

    private static Contact ReadContact(FieldReader reader, string prefix, Contact before) =>
        before with
        {
            Name = reader.Text(prefix + ".name"),
            Email = reader.Text(prefix + ".email"),
            Phone = reader.Sent(prefix + ".phone") ? reader.Text(prefix + ".phone") : before.Phone,
            Title = reader.Sent(prefix + ".title") ? reader.Text(prefix + ".title") : before.Title,
        };

    private static Implementer? ReadImplementer(FieldReader reader) =>
        reader.HasAny("implementer.")
            ? new Implementer
            {
                Name = reader.Text("implementer.name"),
                OrganisationNumber = reader.Text("implementer.organisationNumber"),
                Basis = reader.Choice<ImplementerBasis>("implementer.basis"),
                SocialEnterprise = reader.Checked("implementer.socialEnterprise"),
                Ownership = reader.Text("implementer.ownership"),
                SurplusReinvested = reader.Checked("implementer.surplusReinvested"),
                Independent = reader.Checked("implementer.independent"),
                DeMinimisAid = reader.Amount("implementer.deMinimisAid") ?? Money.Zero,
            }
            : null;

    private static Budget ReadBudget(FieldReader reader, FormShape shape, FieldPlaces places)
    {
        var rows = new List<BudgetRow>();
        var coFunding = new List<CoFunding>();
        foreach (var year in shape.Years)
        {
            foreach (var type in Enum.GetValues<CostType>())
            {
                var cell = FormShape.Cell(year, type);
                if (reader.Amount(cell) is not { } amount)
                    continue;
                places.Row($"/budget/rows/{rows.Count}", cell, whole: true);
                rows.Add(new BudgetRow(year, type, amount));
            }
        }

        for (var i = 0; i < shape.CoFunders; i++)
        {
            var row = $"coFunding.{i}";
            if (!reader.HasAny(row + "."))
                continue;
            var kind = reader.Choice<CoFundingKind>(row + ".kind");
            var funder = reader.Text(row + ".funder");
            var amounts = shape
                .Years.Select(year => (Year: year, Field: $"{row}.amount.{year}"))
                .Select(part => (part.Year, part.Field, Amount: reader.Amount(part.Field)))
                .Where(part => part.Amount is not null)
                .ToList();
            if (kind is null)
                reader.Missing(row + ".kind", "Read.CoFundingKind");
            // The domain's rows are one per year: a funder without any amount has nowhere to stand.
            if (amounts.Count == 0 && !reader.Faulty(row + "."))
                reader.Missing($"{row}.amount.{shape.Years[0]}", "Read.CoFundingAmount");
            foreach (var (year, field, amount) in amounts)
            {
                places.Row($"/budget/coFunding/{coFunding.Count}", field, whole: true);
                places.Row($"/budget/coFunding/{coFunding.Count}/funder", row + ".funder", whole: true);
                places.Row($"/budget/coFunding/{coFunding.Count}/kind", row + ".kind", whole: true);
                coFunding.Add(new CoFunding(year, kind ?? CoFundingKind.Cash, funder, amount!.Value));
            }
        }

        var sought = new List<YearAmount>();
        foreach (var year in rows.Select(row => row.Year).Concat(coFunding.Select(row => row.Year)).Distinct().Order())
        {
            places.Row($"/budget/sought/{sought.Count}", FormShape.Cell(year, CostType.Personnel), whole: true);
            // Not asked for: what is sought is what the co-funding leaves, so that the sums cannot disagree.
            sought.Add(
                new YearAmount(
                    year,
                    Money.Sum(rows.Where(row => row.Year == year).Select(row => row.Amount))
                        - Money.Sum(coFunding.Where(row => row.Year == year).Select(row => row.Amount))
                )
            );
        }

        return new Budget
        {
            Rows = rows,
            CoFunding = coFunding,
            Sought = sought,
        };
    }
}
