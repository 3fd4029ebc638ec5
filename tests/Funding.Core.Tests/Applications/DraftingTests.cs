using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

public sealed class DraftingTests
{
    [Fact]
    public void A_draft_belongs_to_the_organisation_of_whoever_creates_it()
    {
        var life = Life.Draft();

        Assert.Equal(ApplicationStage.Draft, life.Current.Stage);
        Assert.Equal(People.Kalmar, life.Current.Owner);
        Assert.Equal("editor@kalmar.se", life.Trail[0].By.PersonId);
        Assert.Equal(life.Now, life.Trail[0].At);
    }

    [Fact]
    public void Creating_the_same_draft_again_does_nothing() =>
        Assert.Empty(Life.Draft().When(new CreateDraft(Life.Id, new(), Samples.Association), People.Editor));

    [Fact]
    public void Another_organisation_cannot_take_an_id_that_is_in_use() =>
        Life.Draft()
            .Refuses(
                new CreateDraft(Life.Id, new(), Samples.Association),
                People.Stranger,
                RefusalCode.ApplicationExists
            );

    [Fact]
    public void Staff_cannot_create_drafts() =>
        Life.Nothing()
            .Refuses(new CreateDraft(Life.Id, new(), Samples.Association), People.Officer, RefusalCode.NotAllowed);

    [Fact]
    public void Whatever_is_asked_of_an_application_that_is_not_there_is_not_found() =>
        Life.Nothing().Refuses(new EditForm(new()), People.Editor, RefusalCode.NotFound);

    [Fact]
    public void A_draft_may_hold_anything_and_nothing()
    {
        var life = Life.Draft(new ApplicationForm());

        life.Do(new EditForm(new() { Title = "Halvfärdig", Participants = -3 }), People.Editor);
    }

    [Fact]
    public void Saving_the_same_form_again_does_nothing() =>
        Assert.Empty(Life.Draft().When(new EditForm(Samples.Form), People.Editor));

    [Fact]
    public void People_of_a_co_applicant_edit_the_draft_too() =>
        Assert.Single(Life.Draft().When(new EditForm(Samples.Form with { Title = "Ny" }), People.CoEditor));

    [Fact]
    public void For_staff_and_other_municipalities_a_draft_does_not_exist()
    {
        var life = Life.Draft();

        life.Refuses(new EditForm(new()), People.Officer, RefusalCode.NotFound);
        life.Refuses(new EditForm(new()), People.Stranger, RefusalCode.NotFound);
    }

    [Fact]
    public void A_form_that_could_not_be_stored_is_refused() =>
        Life.Draft()
            .Refuses(
                new EditForm(Samples.Form with { Background = new string('x', 300_000) }),
                People.Editor,
                RefusalCode.FormTooLarge
            );

    [Fact]
    public void A_form_that_has_been_sent_in_cannot_be_edited() =>
        Life.Submitted().Refuses(new EditForm(new()), People.Editor, RefusalCode.WrongStage);

    [Fact]
    public void A_document_is_attached_once_however_often_it_is_sent()
    {
        var life = Life.Draft().Do(new AttachDocument(Samples.Document()), People.Editor);

        Assert.Empty(life.When(new AttachDocument(Samples.Document()), People.Editor));
        Assert.Equal(life.Now, life.Current.Documents.Single().AttachedAt);
    }

    [Fact]
    public void Another_document_cannot_take_an_id_that_is_in_use() =>
        Life.Draft()
            .Do(new AttachDocument(Samples.Document()), People.Editor)
            .Refuses(
                new AttachDocument(Samples.Document() with { Sha256 = new string('b', 64) }),
                People.Editor,
                RefusalCode.DocumentExists
            );

    [Fact]
    public void A_document_is_at_most_25_MB_and_all_are_at_most_100()
    {
        const long Largest = 25 * 1024 * 1024;
        var life = Life.Draft();

        life.Refuses(
            new AttachDocument(Samples.Document("x", Largest + 1)),
            People.Editor,
            RefusalCode.DocumentTooLarge
        );
        foreach (var id in new[] { "a", "b", "c", "d" })
        {
            life.Do(new AttachDocument(Samples.Document(id, Largest)), People.Editor);
        }

        life.Refuses(new AttachDocument(Samples.Document("e", 1)), People.Editor, RefusalCode.DocumentsTooLarge);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb.pdf")]
    [InlineData("850709-9805.pdf")]
    public void A_document_needs_a_name_that_can_be_kept(string fileName) =>
        Life.Draft()
            .Refuses(
                new AttachDocument(Samples.Document() with { FileName = fileName }),
                People.Editor,
                RefusalCode.DocumentInvalid
            );

    [Fact]
    public void An_empty_document_is_refused() =>
        Life.Draft().Refuses(new AttachDocument(Samples.Document("d", 0)), People.Editor, RefusalCode.DocumentInvalid);

    [Fact]
    public void A_document_of_the_draft_can_be_removed_and_removing_it_again_does_nothing()
    {
        var life = Life.Draft().Do(new AttachDocument(Samples.Document()), People.Editor);

        Assert.IsType<DocumentRemoved>(Assert.Single(life.When(new RemoveDocument("d1"), People.Editor)));
        Assert.Empty(life.When(new RemoveDocument("d1"), People.Editor));
    }

    [Fact]
    public void A_document_that_has_been_sent_in_stays()
    {
        var life = Life.Draft()
            .Do(new AttachDocument(Samples.Document()), People.Editor)
            .Do(new SubmitApplication(Samples.Association), People.Signatory);

        life.Refuses(new RemoveDocument("d1"), People.Editor, RefusalCode.DocumentRegistered);
    }
}
