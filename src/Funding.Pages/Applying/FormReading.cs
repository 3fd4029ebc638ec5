using System.Globalization;
using Funding.Core;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Applying;

/// <summary>What a typed page says, as the domain's form.</summary>
/// <param name="Form">All that could be understood; a field that could not be says what it said before.</param>
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
    /// <param name="definition">What the form asks; the first form when it is left out.</param>
    /// <param name="section">The section that the page shows; the whole form when it is left out.</param>
    public ReadForm Read(
        FormState typed,
        ApplicationForm before,
        IReadOnlyDictionary<string, string> members,
        int firstYear,
        FormDefinition? definition = null,
        FormSection? section = null
    )
    {
        definition ??= FormDefinition.Default;
        var asked = section?.Questions ?? [.. definition.Questions];
        var read = Once(typed, before, members, firstYear, definition, asked);
        return read.Faults.Count == 0
            ? read
            : read with
            {
                Form = Once(
                    Readable(typed, before, definition, read.Faults),
                    before,
                    members,
                    firstYear,
                    definition,
                    asked
                ).Form,
            };
    }

    // One word that cannot be read is no reason to lose the rest.
    private static FormState Readable(
        FormState typed,
        ApplicationForm before,
        FormDefinition definition,
        IReadOnlyList<FieldError> faults
    )
    {
        var saved = FormFields.Fill(before, definition);
        var unread = faults.Select(fault => fault.Field!).ToHashSet(StringComparer.Ordinal);
        return typed
            .With(saved, unread.Contains)
            .With(FormState.Empty(typed.Act), field => unread.Contains(field) && !IsSameRow(field));

        // Rows move: what is saved under a row's number may be another row by now.
        bool IsSameRow(string field) =>
            RowOf(field) is not { } row
            || typed.Names.Any(name =>
                name.StartsWith(row, StringComparison.Ordinal)
                && !unread.Contains(name)
                && !string.IsNullOrWhiteSpace(typed.Value(name))
                && string.Equals(typed.Value(name), saved.Value(name), StringComparison.Ordinal)
            );
    }

    // "coFunding.0." of "coFunding.0.amount.2027".
    private static string? RowOf(string field)
    {
        var parts = field.Split('.');
        var number = Array.FindIndex(parts, part => part.Length is > 0 and < 4 && part.All(char.IsAsciiDigit));
        return number < 0 ? null : string.Join('.', parts[..(number + 1)]) + ".";
    }

    private ReadForm Once(
        FormState typed,
        ApplicationForm before,
        IReadOnlyDictionary<string, string> members,
        int firstYear,
        FormDefinition definition,
        IReadOnlyList<FormQuestion> asked
    )
    {
        var shape = FormShape.Of(typed, firstYear, definition: definition);
        var reader = new FieldReader(typed, texts);
        var places = new FieldPlaces(shape);
        var form = before with
        {
            Title = Words("title", before.Title),
            Type = Asks("type") ? reader.Choice<InterventionType>("type") : before.Type,
            Applicant = !Asks("applicant")
                ? before.Applicant
                : before.Applicant with
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
            Implementer =
                Asks("implementer") || Asks("implementer.enterprise") ? ReadImplementer(reader) : before.Implementer,
            Background = Words("background", before.Background),
            Purpose = Words("purpose", before.Purpose),
            Goals = Rows(
                before.Goals,
                "goals",
                shape.Goals,
                row => new Goal
                {
                    Description = reader.Text(row + ".description"),
                    Measure = reader.Text(row + ".measure"),
                }
            ),
            TargetGroup = Words("targetGroup", before.TargetGroup),
            Participants = Asks("participants") ? reader.Count("participants") : before.Participants,
            Method = Words("method", before.Method),
            Activities = Rows(
                before.Activities,
                "activities",
                shape.Activities,
                row => new ProjectActivity
                {
                    Description = reader.Text(row + ".description"),
                    Responsible = reader.Text(row + ".responsible"),
                }
            ),
            Organisation = Words("organisation", before.Organisation),
            SteeringGroup = Words("steeringGroup", before.SteeringGroup),
            PartnerRoles = Rows(
                before.PartnerRoles,
                "partnerRoles",
                shape.PartnerRoles,
                row => new PartnerRole { Partner = reader.Text(row + ".partner"), Role = reader.Text(row + ".role") }
            ),
            Period = new FormPeriod
            {
                Start = Asks("period") ? reader.Date("period.start") : before.Period.Start,
                End = Asks("period") ? reader.Date("period.end") : before.Period.End,
                Phases = Rows(
                    before.Period.Phases,
                    "period.phases",
                    shape.Phases,
                    row => new ProjectPhase
                    {
                        Name = reader.Text(row + ".name"),
                        Start = reader.Date(row + ".start"),
                        End = reader.Date(row + ".end"),
                    }
                ),
            },
            Budget = Asks("budget") ? ReadBudget(reader, shape, places) : before.Budget,
            FollowUp = Words("followUp", before.FollowUp),
            Indicators = Rows(
                before.Indicators,
                "indicators",
                shape.Indicators,
                row => new Indicator { Name = reader.Text(row + ".name"), Target = reader.Number(row + ".target") }
            ),
            AfterProject = Words("afterProject", before.AfterProject),
            Equality = Words("equality", before.Equality),
            Risks = Words("risks", before.Risks),
            Answers = Answers(),
        };
        return new ReadForm(form, places.InOrder(reader.Faults), places);

        // What this version of the form, or this page of it, does not ask is kept as it was saved.
        bool Asks(string part) => asked.Any(question => question.Kind is QuestionKind.Part && question.Id == part);

        string Words(string part, string saved) => Asks(part) ? reader.Text(part) : saved;

        IReadOnlyDictionary<string, string> Answers()
        {
            var answers = new Dictionary<string, string>(before.Answers, StringComparer.Ordinal);
            foreach (var question in asked.Where(question => question.Kind is not QuestionKind.Part))
            {
                var field = $"answers.{question.Id}";
                answers[question.Id] = question.Kind switch
                {
                    QuestionKind.Number => reader.Number(field)?.ToString(CultureInfo.InvariantCulture) ?? "",
                    QuestionKind.Amount => reader.Amount(field)?.Kronor.ToString(CultureInfo.InvariantCulture) ?? "",
                    QuestionKind.Date => reader.Date(field) is { } day ? Formats.Machine(day) : "",
                    _ => reader.Text(field),
                };
            }

            return answers;
        }

        IReadOnlyList<TRow> Rows<TRow>(IReadOnlyList<TRow> saved, string list, int count, Func<string, TRow> read)
        {
            if (!Asks(list))
                return saved;
            var rows = new List<TRow>();
            for (var i = 0; i < count; i++)
            {
                var row = $"{list}.{i}";
                if (!reader.HasAny(row + "."))
                    continue;
                places.Row($"/{list.Replace('.', '/')}/{rows.Count}", row);
                rows.Add(read(row));
            }

            return rows;
        }

        IReadOnlyList<CoApplicant> CoApplicants() =>
            Rows(
                before.CoApplicants,
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

    // No aid is what the field says by itself: it alone is no implementer.
    private static Implementer? ReadImplementer(FieldReader reader) =>
        reader.HasAny("implementer.", except: "implementer.deMinimisAid")
        || reader.Amount("implementer.deMinimisAid") is { Ore: > 0 }
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
            {
                reader.Missing(row + ".kind", "Read.CoFundingKind");
                continue;
            }

            if (amounts.Count == 0)
            {
                if (!reader.Faulty(row + "."))
                    reader.Missing($"{row}.amount.{shape.Years[0]}", "Read.CoFundingAmount");
                // The domain's rows are one per year: until there is an amount the funder stands at the first one.
                coFunding.Add(new CoFunding(shape.Years[0], kind.Value, funder, Money.Zero));
                continue;
            }

            foreach (var (year, field, amount) in amounts)
            {
                places.Row($"/budget/coFunding/{coFunding.Count}", field, whole: true);
                places.Row($"/budget/coFunding/{coFunding.Count}/funder", row + ".funder", whole: true);
                places.Row($"/budget/coFunding/{coFunding.Count}/kind", row + ".kind", whole: true);
                coFunding.Add(new CoFunding(year, kind.Value, funder, amount!.Value));
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
