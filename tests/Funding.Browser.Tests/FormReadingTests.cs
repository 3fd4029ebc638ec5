using System.Text.Json;
using System.Text.Json.Nodes;
using Funding.Core;
using Funding.Local;
using Funding.Pages;
using Funding.Pages.Applying;
using Funding.Pages.Forms;
using Funding.Pages.Layout;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Funding.Browser.Tests;

/// <summary>The page's fields and the domain's form say the same.</summary>
public sealed class FormReadingTests
{
    private static readonly IStringLocalizer<Texts> _texts = new ServiceCollection()
        .AddLogging()
        .AddPages()
        .BuildServiceProvider()
        .GetRequiredService<IStringLocalizer<Texts>>();

    public static TheoryData<string> Names => [.. Samples.Applications];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_form_that_is_opened_and_saved_unchanged_is_unchanged(string name)
    {
        var json = Samples.Application(name);
        json.Remove("attachments");
        var form = json.Deserialize(CoreJson.Default.ApplicationForm)!;
        var members = form.CoApplicants.ToDictionary(
            co => co.OrganisationNumber,
            co => co.Name,
            StringComparer.Ordinal
        );

        var read = new FormReading(_texts).Read(FormFields.Fill(form), form, members, 2027);

        Assert.Empty(read.Faults);
        Assert.Equal(Text(form), Text(read.Form));
    }

    [Fact]
    public void Every_part_and_every_own_answer_survives_the_page()
    {
        var own = new[]
        {
            QuestionKind.ShortText,
            QuestionKind.Number,
            QuestionKind.Amount,
            QuestionKind.YesNo,
            QuestionKind.Date,
        };
        var definition = new FormDefinition(
            2,
            [
                .. FormDefinition.Default.Sections,
                new(
                    "own",
                    new("Egna frågor", "Own questions"),
                    [.. own.Select(kind => new FormQuestion($"q{(int)kind}", kind, new("Fråga", "Question")))]
                ),
            ]
        );
        var form = new ApplicationForm
        {
            SteeringGroup = "En chef från varje part",
            Activities = [new() { Description = "Kurs", Responsible = "Kalmar" }],
            PartnerRoles = [new() { Partner = "Regionen", Role = "Vård" }],
            Period = new()
            {
                Start = new(2027, 1, 1),
                End = new(2027, 12, 31),
                Phases =
                [
                    new()
                    {
                        Name = "Start",
                        Start = new(2027, 1, 1),
                        End = new(2027, 3, 31),
                    },
                ],
            },
            Answers = new Dictionary<string, string>
            {
                [$"q{(int)QuestionKind.ShortText}"] = "Ja tack",
                [$"q{(int)QuestionKind.Number}"] = "2.5",
                [$"q{(int)QuestionKind.Amount}"] = "1250000.5",
                [$"q{(int)QuestionKind.YesNo}"] = "no",
                [$"q{(int)QuestionKind.Date}"] = "2027-03-15",
            },
        };

        var read = new FormReading(_texts).Read(
            FormFields.Fill(form, definition),
            form,
            new Dictionary<string, string>(),
            2027,
            definition
        );

        Assert.Empty(read.Faults);
        Assert.Equal(Text(form), Text(read.Form));
        Assert.Equal("period.phases.0.end", read.Places.FieldAt("/period/phases/0/end"));
        Assert.Equal($"answers.q{(int)QuestionKind.Date}", read.Places.FieldAt($"/answers/q{(int)QuestionKind.Date}"));
    }

    [Fact]
    public void What_a_version_of_the_form_does_not_ask_is_kept_as_it_was()
    {
        var without = FormDefinition.Default with
        {
            Sections =
            [
                .. FormDefinition.Default.Sections.Select(section =>
                    section with
                    {
                        Questions = [.. section.Questions.Where(question => question.Id is not ("risks" or "goals"))],
                    }
                ),
            ],
        };
        var form = new ApplicationForm { Risks = "Kvar", Goals = [new() { Description = "Mål" }] };

        var read = new FormReading(_texts)
            .Read(FormState.Empty(FormFields.Act), form, new Dictionary<string, string>(), 2027, without)
            .Form;

        Assert.Equal("Kvar", read.Risks);
        Assert.Equal("Mål", Assert.Single(read.Goals).Description);
    }

    [Fact]
    public void A_page_of_one_section_changes_nothing_of_the_others()
    {
        var json = Samples.Application(Samples.Applications[0]);
        json.Remove("attachments");
        var form = json.Deserialize(CoreJson.Default.ApplicationForm)!;
        foreach (var section in FormDefinition.Default.Sections)
        {
            // Everything on the page is cleared, and a field of another section is slipped in.
            var typed = FormState.Of(FormFields.Act, [new(section.Id == "project" ? "risks" : "title", "Insmuget")]);

            var read = Read(FormFields.Fill(typed, form, FormDefinition.Default, section), form, section);

            Assert.Empty(read.Faults);
            var asked = section.Questions.Select(question => question.Id.Split('.')[0]).ToHashSet();
            var (before, after) = (Json(form), Json(read.Form));
            Assert.All(
                before.Where(part => !asked.Contains(part.Key)),
                part => Assert.Equal(part.Value?.ToJsonString(), after[part.Key]?.ToJsonString())
            );
            Assert.Contains(
                asked,
                part => before[part]?.ToJsonString() != after[part]?.ToJsonString() || part == "implementer"
            );
        }
    }

    [Fact]
    public void A_value_that_cannot_be_read_keeps_what_was_saved_and_stops_nothing_else()
    {
        var form = new ApplicationForm
        {
            Participants = 40,
            Indicators = [new() { Name = "I arbete", Target = 30 }],
            Budget = new()
            {
                Rows = [new(2027, CostType.Travel, Money.FromKronor(100))],
                CoFunding = [new(2027, CoFundingKind.Cash, "Kalmar", Money.FromKronor(50))],
                Sought = [new(2027, Money.FromKronor(50))],
            },
        };
        var typed = FormFields
            .Fill(form)
            .With(
                FormState.Of(
                    FormFields.Act,
                    [
                        new("participants", "många"),
                        new("method", "Ny metod"),
                        new("indicators.0.target", "alla"),
                        new("budget.2027.Travel", "lite"),
                        new("budget.2027.Personnel", "200"),
                        new("coFunding.0.amount.2027", "hälften"),
                        new("coFunding.1.funder", "Utan slag"),
                        new("coFunding.2.funder", "Utan belopp"),
                        new("coFunding.2.kind", "Esf"),
                    ]
                ),
                name => name is not "coFunding.0.funder" and not "coFunding.0.kind" and not "indicators.0.name"
            );

        var read = Read(typed, form, null);

        Assert.Equal(
            [
                "budget.2027.Travel",
                "coFunding.0.amount.2027",
                "coFunding.1.kind",
                "coFunding.2.amount.2027",
                "indicators.0.target",
                "participants",
            ],
            read.Faults.Select(fault => fault.Field).Order(StringComparer.Ordinal)
        );
        Assert.Equal((40, "Ny metod"), (read.Form.Participants, read.Form.Method));
        Assert.Equal(30, Assert.Single(read.Form.Indicators).Target);
        Assert.Equal([200m, 100m], read.Form.Budget.Rows.Select(row => row.Amount.Kronor));
        Assert.Equal(
            [("Kalmar", 50m), ("Utan belopp", 0m)],
            read.Form.Budget.CoFunding.Select(row => (row.Funder, row.Amount.Kronor))
        );
        Assert.Null(FormFields.Fill(read.Form).Value("coFunding.1.amount.2027"));
    }

    [Fact]
    public void A_value_that_cannot_be_read_does_not_borrow_another_rows()
    {
        var form = new ApplicationForm { Indicators = [new() { Name = "I arbete", Target = 30 }] };
        var typed = FormState.Of(
            FormFields.Act,
            [new("indicators.0.name", "I studier"), new("indicators.0.target", "alla")]
        );

        var indicator = Assert.Single(Read(typed, form, null).Form.Indicators);

        Assert.Equal(("I studier", null), (indicator.Name, indicator.Target));
    }

    [Fact]
    public void Every_field_has_a_name_and_belongs_to_its_question()
    {
        var shape = FormShape.Of(FormState.Empty(FormFields.Act), 2027);
        foreach (var question in FormDefinition.Default.Questions)
        {
            Assert.All(
                shape.FieldNames(question),
                field =>
                {
                    Assert.Equal(question, FormShape.QuestionOf(FormDefinition.Default, field));
                    var name = _texts.NameOf(FormDefinition.Default, field);
                    Assert.DoesNotContain("Form.", name, StringComparison.Ordinal);
                    Assert.NotEqual(field, name);
                }
            );
        }
    }

    [Fact]
    public void No_amounts_however_large_or_many_stop_the_page()
    {
        var cells =
            from year in Enumerable.Range(2020, 40)
            from type in Enum.GetValues<CostType>()
            select KeyValuePair.Create<string, string?>(FormShape.Cell(year, type), "999999999999");
        var typed = FormState.Of(FormFields.Act, [.. cells, new("coFunding.49.amount.2027", "999 999 999 999")]);

        var read = new FormReading(_texts).Read(typed, new ApplicationForm(), new Dictionary<string, string>(), 2027);

        Assert.NotEmpty(read.Form.Budget.Rows);
        Assert.True(read.Form.Budget.TotalSought > Money.Zero);
    }

    [Fact]
    public void A_fault_of_the_domain_is_found_at_its_cell()
    {
        var typed = FormState.Of(
            FormFields.Act,
            [new("budget.2027.Travel", "100"), new("budget.2028.Personnel", "200"), new("goals.2.measure", "antal")]
        );

        var places = new FormReading(_texts)
            .Read(typed, new ApplicationForm(), new Dictionary<string, string>(), 2027)
            .Places;

        Assert.Equal("budget.2027.Travel", places.FieldAt("/budget/rows/0/amount"));
        Assert.Equal("budget.2028.Personnel", places.FieldAt("/budget/rows/1/amount"));
        // Empty rows before it are left out of the domain's list, not of the page.
        Assert.Equal("goals.2.description", places.FieldAt("/goals/0/description"));
        Assert.Equal("period.start", places.FieldAt("/period"));
        Assert.Null(places.FieldAt("/nothing/of/the/kind"));
    }

    private static ReadForm Read(FormState typed, ApplicationForm before, FormSection? section) =>
        new FormReading(_texts).Read(typed, before, new Dictionary<string, string>(), 2027, null, section);

    private static JsonObject Json(ApplicationForm form) =>
        JsonSerializer.SerializeToNode(form, CoreJson.Default.ApplicationForm)!.AsObject();

    private static string Text(ApplicationForm form) =>
        JsonSerializer.Serialize(
            form with
            {
                Budget = new Budget
                {
                    Rows = [.. form.Budget.Rows.OrderBy(row => (row.Year, row.CostType))],
                    CoFunding = [.. form.Budget.CoFunding.OrderBy(row => (row.Year, row.Funder, row.Kind))],
                    Sought = [.. form.Budget.Sought.OrderBy(row => row.Year)],
                },
            },
            CoreJson.Default.ApplicationForm
        );
}
