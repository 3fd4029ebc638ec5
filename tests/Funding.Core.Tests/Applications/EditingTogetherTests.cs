using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

public sealed class EditingTogetherTests
{
    [Fact]
    public void What_another_has_saved_meanwhile_is_kept()
    {
        var life = Life.Draft().Do(new EditForm(Samples.Form with { Risks = "Annas" }), People.Editor);

        life.Do(new EditForm(Samples.Form with { Equality = "Bos" }) { Read = Samples.Form }, People.CoEditor);

        Assert.Equal(("Annas", "Bos"), (life.Current.Form.Risks, life.Current.Form.Equality));
        Assert.Empty(life.Current.ReplacedTexts);
    }

    [Fact]
    public void On_the_same_field_the_last_writer_wins_and_it_stands_whose_text_was_replaced_and_what_it_was()
    {
        var life = Life.Draft().Do(new EditForm(Samples.Form with { Risks = "Annas" }), People.Editor);

        life.Do(new EditForm(Samples.Form with { Risks = "Bos" }) { Read = Samples.Form }, People.CoEditor);

        Assert.Equal("Bos", life.Current.Form.Risks);
        var replaced = Assert.Single(life.Current.ReplacedTexts);
        Assert.Equal(("/risks", "Annas"), (replaced.Field, replaced.Text));
        Assert.Equal("editor@kalmar.se", replaced.WrittenBy!.PersonId);
        Assert.Equal("editor@nybro.se", replaced.ReplacedBy!.PersonId);
        Assert.Equal(life.Now, replaced.At);
    }

    [Fact]
    public void A_save_without_what_was_read_takes_the_place_of_everything()
    {
        var life = Life.Draft().Do(new EditForm(Samples.Form with { Risks = "Annas" }), People.Editor);

        life.Do(new EditForm(Samples.Form with { Equality = "Bos" }), People.CoEditor);

        Assert.Equal(Samples.Form.Risks, life.Current.Form.Risks);
    }

    [Fact]
    public void Sending_in_forgets_who_wrote_what()
    {
        var life = Life.Draft().Do(new EditForm(Samples.Form with { Risks = "Annas" }), People.Editor);
        Assert.NotEmpty(life.Current.FieldAuthors);

        life.Do(new SubmitApplication(Samples.Association), People.Signatory);

        Assert.Empty(life.Current.FieldAuthors);
        Assert.Empty(life.Current.ReplacedTexts);
    }

    [Fact]
    public void A_trail_of_the_time_before_fields_were_merged_folds_as_it_did()
    {
        var old = Json.Again(new FormEdited(Samples.Form with { Title = "Gammal" }));

        Assert.Equal("Gammal", Application.Fold(Life.Draft().Current, old).Form.Title);
    }

    [Fact]
    public void An_earlier_application_is_copied_without_what_belonged_to_its_time()
    {
        var definition = Samples.Association with
        {
            Form = Forms(
                new("day", QuestionKind.Date, new("Dag", "Day")),
                new("more", QuestionKind.ShortText, new("Mer", "More"))
            ),
        };
        var form = Samples.Form with
        {
            Period = Samples.Form.Period with
            {
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
                ["day"] = "2027-01-01",
                ["more"] = "Ja",
                ["gone"] = "Nej",
            },
        };

        var copy = FormCopy.Of(form, definition, 2030);

        Assert.Equal((new DateOnly(2030, 1, 1), new DateOnly(2031, 12, 31)), (copy.Period.Start, copy.Period.End));
        Assert.Equal(new DateOnly(2030, 3, 31), copy.Period.Phases[0].End);
        Assert.Equal([2030, 2030, 2031], copy.Budget.Rows.Select(r => r.Year));
        Assert.Equal(form.Budget.TotalSought, copy.Budget.TotalSought);
        Assert.Equal(["more"], copy.Answers.Keys);
        Assert.Equal(form.Background, copy.Background);
    }

    [Fact]
    public void A_copy_of_a_project_that_has_not_begun_keeps_its_years() =>
        Assert.Equal(Samples.Form.Period.Start, FormCopy.Of(Samples.Form, Samples.Association, 2027).Period.Start);

    [Fact]
    public void A_copied_draft_says_what_it_was_copied_from()
    {
        var from = new ApplicationId(Guid.Parse("99999999-2222-3333-4444-555555555555"));

        var life = Life.Nothing()
            .Do(new CreateDraft(Life.Id, Samples.Form, Samples.Association) { CopiedFrom = from }, People.Editor);

        Assert.Equal(from, life.Current.CopiedFrom);
    }

    private static FormDefinition Forms(params FormQuestion[] own) => FormDefinitionTests.With(own);
}
