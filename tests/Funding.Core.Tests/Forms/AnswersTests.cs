using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class AnswersTests
{
    private static readonly FormQuestion Question = new(
        "extra",
        QuestionKind.ShortText,
        new("Något mer?", "Anything more?")
    );

    [Fact]
    public void A_required_own_question_must_be_answered()
    {
        Assert.Equal(("/answers/extra", ProblemCode.Required), Problem(Question with { Required = true }, ""));
        Assert.Null(Problem(Question with { Required = true }, "Ja, tack."));
        Assert.Null(Problem(Question, ""));
    }

    [Theory]
    [InlineData(QuestionKind.Number, "2.5", true)]
    [InlineData(QuestionKind.Number, "-3", true)]
    [InlineData(QuestionKind.Number, "två", false)]
    [InlineData(QuestionKind.Amount, "1250000.50", true)]
    [InlineData(QuestionKind.Amount, "0.505", false)]
    [InlineData(QuestionKind.Amount, "-1", false)]
    [InlineData(QuestionKind.YesNo, "yes", true)]
    [InlineData(QuestionKind.YesNo, "ja", false)]
    [InlineData(QuestionKind.Date, "2027-02-28", true)]
    [InlineData(QuestionKind.Date, "2027-02-30", false)]
    [InlineData(QuestionKind.Choice, "b", true)]
    [InlineData(QuestionKind.Choice, "c", false)]
    public void An_answer_is_of_the_questions_kind(QuestionKind kind, string answer, bool isRight)
    {
        var question = Question with
        {
            Kind = kind,
            Choices = kind == QuestionKind.Choice ? [new("a", new("A", "A")), new("b", new("B", "B"))] : [],
        };

        Assert.Equal(isRight ? null : ("/answers/extra", ProblemCode.OutOfRange), Problem(question, answer));
    }

    [Fact]
    public void A_text_is_no_longer_than_its_question_allows()
    {
        Assert.Equal(("/answers/extra", ProblemCode.TooLong), Problem(Question with { Longest = 10 }, "Elva tecken"));
        Assert.Null(Problem(Question with { Longest = 11 }, "Elva tecken"));
    }

    [Fact]
    public void Nothing_is_required_while_the_condition_does_not_hold()
    {
        var question = Question with { Required = true, ShownWhen = new("type", ["structural"]) };

        Assert.Null(Problem(question, ""));
        Assert.NotNull(Problem(question with { ShownWhen = new("type", ["individual"]) }, ""));
    }

    [Fact]
    public void A_question_that_depends_on_one_that_is_not_asked_is_not_asked_either()
    {
        var first = Question with { Id = "first", Kind = QuestionKind.YesNo, ShownWhen = new("type", ["structural"]) };
        var second = Question with { Id = "second", Required = true, ShownWhen = new("first", ["yes"]) };
        var definition = FormDefinitionTests.With(first, second);
        var form = Samples.Form with { Answers = new Dictionary<string, string> { ["first"] = "yes" } };

        Assert.Empty(FormDefinitionCheck.Of(definition));
        Assert.False(ApplicationAnswers.IsAsked(definition, form, second));
        Assert.True(ApplicationAnswers.IsAsked(definition, form with { Type = InterventionType.Structural }, second));
    }

    [Fact]
    public void An_answer_to_no_question_is_told()
    {
        var form = Samples.Form with { Answers = new Dictionary<string, string> { ["a/b"] = "x" } };

        var problem = Assert.Single(
            Draft(FormDefinition.Default, form)
                .Refuses(new SubmitApplication(Samples.Association), People.Signatory, RefusalCode.FormIncomplete)
                .Problems
        );

        Assert.Equal(("/answers/a~1b", ProblemCode.UnknownReference), (problem.Field, problem.Code));
    }

    [Fact]
    public void Personal_identity_numbers_are_found_in_answers_too()
    {
        var life = Draft(
            FormDefinitionTests.With(Question),
            Samples.Form with
            {
                Answers = new Dictionary<string, string> { ["extra"] = "Kontakta 850709-9805." },
            }
        );

        var refusal = life.Refuses(
            new SubmitApplication(Samples.Association),
            People.Signatory,
            RefusalCode.FormIncomplete
        );

        Assert.Equal(
            ("/answers/extra", ProblemCode.PersonalIdentityNumber),
            (refusal.Problems[0].Field, refusal.Problems[0].Code)
        );
    }

    [Fact]
    public void A_draft_keeps_the_form_it_was_started_with_when_a_new_version_is_published()
    {
        var first = FormDefinitionTests.With(Question);
        var second = FormDefinitionTests.With(Question with { Required = true }) with { Version = 3 };

        var life = Draft(first, Samples.Form)
            .Do(new SubmitApplication(Samples.Association with { Form = second }), People.Signatory);

        Assert.Equal(2, life.Current.Association.FormInForce.Version);
    }

    [Fact]
    public void A_draft_of_the_time_before_forms_had_versions_has_the_first()
    {
        Assert.Null(Life.Draft().Current.Association.Form);
        Assert.Equal(1, Life.Draft().Current.Association.FormInForce.Version);
    }

    [Fact]
    public void Rows_of_lists_are_whole_and_phases_lie_within_the_period()
    {
        var form = Samples.Form with
        {
            Activities = [new() { Responsible = "Kalmar kommun" }],
            PartnerRoles = [new() { Partner = "Nybro kommun" }],
            Period = Samples.Form.Period with
            {
                Phases =
                [
                    new()
                    {
                        Name = "Uppstart",
                        Start = new(2026, 12, 1),
                        End = new(2027, 3, 31),
                    },
                    new()
                    {
                        Name = "Genomförande",
                        Start = new(2027, 4, 1),
                        End = new(2028, 12, 31),
                    },
                ],
            },
        };

        var problems = Draft(FormDefinition.Default, form)
            .Refuses(new SubmitApplication(Samples.Association), People.Signatory, RefusalCode.FormIncomplete)
            .Problems;

        Assert.Equal(
            ["/activities/0/description", "/partnerRoles/0/role", "/period/phases/0/end"],
            problems.Select(p => p.Field).Order()
        );
    }

    [Fact]
    public void An_optional_part_that_an_association_requires_is_required()
    {
        var definition = FormDefinition.Default with
        {
            Version = 2,
            Sections =
            [
                .. FormDefinition.Default.Sections.Select(s =>
                    s with
                    {
                        Questions =
                        [
                            .. s.Questions.Select(q =>
                                q.Id is "steeringGroup" or "activities" ? q with { Required = true } : q
                            ),
                        ],
                    }
                ),
            ],
        };

        var problems = Draft(definition, Samples.Form)
            .Refuses(new SubmitApplication(Samples.Association), People.Signatory, RefusalCode.FormIncomplete)
            .Problems;

        Assert.Equal(["/activities", "/steeringGroup"], problems.Select(p => p.Field).Order());
    }

    private static (string, string)? Problem(FormQuestion question, string answer)
    {
        var form =
            answer.Length == 0
                ? Samples.Form
                : Samples.Form with
                {
                    Answers = new Dictionary<string, string> { [question.Id] = answer },
                };
        var life = Draft(FormDefinitionTests.With(question), form);
        return
            ApplicationDecider.Decide(
                life.State,
                new SubmitApplication(Samples.Association),
                People.Signatory,
                life.Now
            )
                is Decision.Refused { Refusal.Problems: [var problem] }
            ? (problem.Field, problem.Code)
            : null;
    }

    private static Life Draft(FormDefinition definition, ApplicationForm form) =>
        new Life().Do(new CreateDraft(Life.Id, form, Samples.Association with { Form = definition }), People.Editor);
}
