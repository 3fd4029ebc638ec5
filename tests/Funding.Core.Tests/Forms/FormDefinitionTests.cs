using System.Text.Json;
using System.Text.Json.Nodes;

namespace Funding.Core.Tests;

public sealed class FormDefinitionTests
{
    private static readonly FormQuestion Own = new(
        "permits",
        QuestionKind.YesNo,
        new("Har ni de tillstånd som krävs?", "Do you have the permits needed?")
    );

    [Fact]
    public void The_first_form_can_be_published() => Assert.Empty(FormDefinitionCheck.Of(FormDefinition.Default));

    [Fact]
    public void The_first_form_asks_for_every_part_of_an_application_once()
    {
        var asked = FormDefinition.Default.Questions.Select(q => q.Id);

        Assert.Equal(FormPart.All.Select(p => p.Id).Order(), asked.Order());
    }

    [Fact]
    public void Every_part_has_its_place_in_the_forms_json()
    {
        var json = JsonSerializer.SerializeToNode(
            Samples.Form with
            {
                Implementer = new(),
            },
            CoreJson.Default.ApplicationForm
        )!;

        Assert.All(
            FormPart.All.Where(p => p.Id != "implementer.enterprise"),
            p => Assert.NotNull(p.Id.Split('.').Aggregate((JsonNode?)json, (node, name) => node?[name]))
        );
    }

    [Fact]
    public void A_definition_is_stored_faithfully()
    {
        var definition = With(Own with { Required = true, ShownWhen = new("type", ["individual"]) });
        var json = JsonSerializer.Serialize(definition, CoreJson.Default.FormDefinition);

        var read = JsonSerializer.Deserialize(json, CoreJson.Default.FormDefinition)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, CoreJson.Default.FormDefinition));
        Assert.Empty(FormDefinitionCheck.Of(read));
    }

    [Fact]
    public void Ids_are_unique_among_questions_and_among_sections()
    {
        var problems = FormDefinitionCheck.Of(With(Own, Own));
        var sections = FormDefinitionCheck.Of(
            FormDefinition.Default with
            {
                Sections =
                [
                    .. FormDefinition.Default.Sections,
                    FormDefinition.Default.Sections[0] with
                    {
                        Questions = [],
                    },
                ],
            }
        );

        Assert.Equal((Place(1) + "/id", ProblemCode.Duplicate), Only(problems));
        Assert.Equal(("/sections/10/id", ProblemCode.Duplicate), Only(sections));
    }

    [Theory]
    [InlineData("Permits")]
    [InlineData("per mits")]
    [InlineData("")]
    [InlineData("budget")]
    public void An_own_question_has_an_id_of_its_own(string id) =>
        Assert.Contains(
            FormDefinitionCheck.Of(With(Own with { Id = id })),
            p => p.Field == Place(0) + "/id" && p.Code == ProblemCode.UnknownReference
        );

    [Fact]
    public void A_condition_refers_to_a_question_of_the_form_and_to_one_of_its_answers()
    {
        var unknown = FormDefinitionCheck.Of(With(Own with { ShownWhen = new("nothing", []) }));
        var noAnswer = FormDefinitionCheck.Of(With(Own with { ShownWhen = new("type", ["mixed"]) }));

        Assert.Equal((Place(0) + "/shownWhen/question", ProblemCode.UnknownReference), Only(unknown));
        Assert.Equal((Place(0) + "/shownWhen/values", ProblemCode.UnknownReference), Only(noAnswer));
    }

    [Fact]
    public void Conditions_do_not_go_in_a_circle()
    {
        var one = Own with { Id = "one", ShownWhen = new("two", ["yes"]) };
        var two = Own with { Id = "two", ShownWhen = new("one", ["yes"]) };

        var problems = FormDefinitionCheck.Of(With(one, two));

        Assert.Equal(
            [Place(0) + "/shownWhen/question", Place(1) + "/shownWhen/question"],
            problems.Select(p => p.Field)
        );
    }

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        var problems = FormDefinitionCheck.Of(With(Own with { Title = new("Fråga", ""), Help = new(" ", "Help") }));

        Assert.Equal([Place(0) + "/title/en", Place(0) + "/help/sv"], problems.Select(p => p.Field));
    }

    [Fact]
    public void Choices_belong_to_choice_questions_and_are_at_least_two()
    {
        AnswerChoice one = new("a", new("A", "A"));

        Assert.Equal(
            (Place(0) + "/choices", ProblemCode.OutOfRange),
            Only(FormDefinitionCheck.Of(With(Own with { Kind = QuestionKind.Choice, Choices = [one] })))
        );
        Assert.Equal(
            (Place(0) + "/choices", ProblemCode.UnknownReference),
            Only(FormDefinitionCheck.Of(With(Own with { Choices = [one, one with { Id = "b" }] })))
        );
    }

    [Fact]
    public void What_every_application_needs_cannot_be_left_out_or_made_conditional()
    {
        var without = FormDefinition.Default with
        {
            Sections =
            [
                .. FormDefinition.Default.Sections.Select(s =>
                    s with
                    {
                        Questions = [.. s.Questions.Where(q => q.Id != "budget")],
                    }
                ),
            ],
        };
        var conditional = FormDefinition.Default with
        {
            Sections =
            [
                .. FormDefinition.Default.Sections.Select(s =>
                    s with
                    {
                        Questions =
                        [
                            .. s.Questions.Select(q =>
                                q.Id == "period" ? q with { ShownWhen = new("type", ["individual"]) } : q
                            ),
                        ],
                    }
                ),
            ],
        };

        Assert.Equal(("/sections", ProblemCode.UnknownReference), Only(FormDefinitionCheck.Of(without)));
        Assert.EndsWith("/shownWhen", Only(FormDefinitionCheck.Of(conditional)).Field, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_with_gaps_is_refused_by_place_and_never_throws()
    {
        var broken = JsonSerializer.Deserialize(
            """{"version":2,"sections":[{"id":"a"},{"id":"b","title":{"sv":"B","en":"B"},"questions":[{"id":"x","kind":"date"}]}]}""",
            CoreJson.Default.FormDefinition
        )!;

        Assert.Equal(["/sections/0", "/sections/1/questions/0"], FormDefinitionCheck.Of(broken).Select(p => p.Field));
        Assert.Equal(("/sections", ProblemCode.Required), Only(FormDefinitionCheck.Of(new FormDefinition(1, null!))));
    }

    /// <summary>The first form with own questions in a section of their own at the end.</summary>
    internal static FormDefinition With(params FormQuestion[] own) =>
        new(2, [.. FormDefinition.Default.Sections, new FormSection("own", new("Egna frågor", "Own questions"), own)]);

    private static string Place(int question) =>
        $"/sections/{FormDefinition.Default.Sections.Count}/questions/{question}";

    private static (string Field, string Code) Only(IReadOnlyList<FieldProblem> problems)
    {
        var problem = Assert.Single(problems);
        return (problem.Field, problem.Code);
    }
}
