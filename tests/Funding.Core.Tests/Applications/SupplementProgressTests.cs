using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class SupplementProgressTests
{
    [Theory]
    [InlineData("/method", "method")]
    [InlineData("/goals", "purpose")]
    [InlineData("/goals/0/measure", "purpose")]
    [InlineData("/budget", "budget")]
    [InlineData("", null)]
    [InlineData("/attachments", null)]
    public void A_question_belongs_to_the_section_of_what_it_asks_about(string field, string? section)
    {
        var question = Assert.Single(QuestionProgress.Of(Asked(field).Current));

        Assert.Equal(section, question.Section?.Id);
        Assert.False(question.IsAnswered);
    }

    [Fact]
    public void A_question_is_answered_when_what_it_asks_about_has_changed()
    {
        var life = Asked("/method", "/goals", "/goals/0/measure", "/budget", "");

        life.Do(
            new EditForm(
                Samples.Form with
                {
                    Goals = [new() { Description = "Fler i arbete", Measure = "Andel i arbete efter ett år" }],
                }
            ),
            People.Editor
        );
        Assert.Equal([false, true, true, false, true], Answered(life));

        // A row more: the list differs as a whole.
        life.Do(
            new EditForm(
                Samples.Form with
                {
                    Goals = [.. Samples.Form.Goals, new() { Description = "Ett till", Measure = "Antal" }],
                }
            ),
            People.Editor
        );
        Assert.Equal([false, true, true, false, true], Answered(life));

        // Taken back: as it was when it was asked about.
        life.Do(new EditForm(Samples.Form), People.Editor);
        Assert.DoesNotContain(true, Answered(life));
    }

    [Fact]
    public void A_question_about_attachments_is_answered_by_one()
    {
        var life = Asked("/attachments", "", "/method");

        life.Do(new AttachDocument(new("a1", "budget.csv", "text/csv", 10, new string('a', 64))), People.Editor);

        Assert.Equal([true, true, false], Answered(life));
    }

    [Fact]
    public void Without_a_supplement_there_are_no_questions() =>
        Assert.Empty(QuestionProgress.Of(Life.Submitted().Current));

    private static bool[] Answered(Life life) =>
        [.. QuestionProgress.Of(life.Current).Select(question => question.IsAnswered)];

    private static Life Asked(params string[] fields) =>
        Life.Submitted()
            .Do(
                new RequestSupplement([.. fields.Select(field => new Question(field, "Hur tänker ni?"))]),
                People.Officer
            );
}
