using FsCheck;
using FsCheck.Xunit;

namespace Funding.Core.Tests;

public sealed class FormProgressTests
{
    private static readonly ApplicationForm New = new()
    {
        Association = "KAL",
        Applicant = new() { OrganisationNumber = "212000-0746", Name = "Kalmar kommun" },
    };

    [Fact]
    public void A_new_application_has_nothing_begun_and_says_how_much_there_is_to_do()
    {
        var progress = Of(New);

        Assert.Equal((0, 9), (progress.Done, progress.Total));
        Assert.False(progress.IsComplete);
        Assert.All(
            progress.Sections,
            s =>
                Assert.Equal(
                    s.Section.Id == "implementer" ? SectionStatus.Optional : SectionStatus.NotStarted,
                    s.Status
                )
        );
    }

    [Fact]
    public void A_complete_application_has_every_section_done()
    {
        var progress = Of(Samples.Form);

        Assert.Equal((9, 9), (progress.Done, progress.Total));
        Assert.True(progress.IsComplete);
    }

    [Fact]
    public void A_section_where_something_is_missing_is_in_progress_and_says_what()
    {
        var section = Of(New with { Background = "Många unga saknar sysselsättning." }).Sections[4];

        Assert.Equal(("purpose", SectionStatus.InProgress), (section.Section.Id, section.Status));
        Assert.Equal(["/purpose", "/goals"], section.Problems.Select(p => p.Field));
    }

    [Fact]
    public void A_section_that_is_filled_in_wrongly_is_not_done()
    {
        var form = Samples.Form with { Applicant = Samples.Form.Applicant with { Bankgiro = "991-2347" } };

        var section = Assert.Single(Of(form).Sections, s => s.Status != SectionStatus.Done && s.Problems.Count > 0);
        Assert.Equal(("applicant", SectionStatus.InProgress), (section.Section.Id, section.Status));
        Assert.Equal(ProblemCode.InvalidAccount, Assert.Single(section.Problems).Code);
    }

    [Fact]
    public void An_optional_section_counts_once_somebody_has_written_in_it()
    {
        var progress = Of(Samples.Form with { Implementer = new() { Name = "Klara" } });

        Assert.Equal((9, 10), (progress.Done, progress.Total));
        Assert.Equal(SectionStatus.InProgress, progress.Sections[3].Status);
    }

    [Fact]
    public void Sections_are_those_of_the_drafts_own_form_with_its_own_questions()
    {
        var asked = new FormQuestion("extra", QuestionKind.YesNo, new("Något mer?", "Anything more?"))
        {
            Required = true,
        };
        var definition = FormDefinitionTests.With(asked, asked with { Id = "other", Required = false });

        Assert.Equal(SectionStatus.NotStarted, Of(Samples.Form, definition).Sections[^1].Status);
        var half = Samples.Form with { Answers = new Dictionary<string, string> { ["other"] = "yes" } };
        Assert.Equal(SectionStatus.InProgress, Of(half, definition).Sections[^1].Status);
        var whole = Samples.Form with { Answers = new Dictionary<string, string> { ["extra"] = "no" } };
        Assert.Equal(SectionStatus.Done, Of(whole, definition).Sections[^1].Status);
    }

    [Fact]
    public void A_fault_that_no_section_asks_about_is_told_all_the_same()
    {
        var progress = Of(Samples.Form with { Association = "XYZ" });

        Assert.Equal(progress.Total, progress.Done);
        Assert.False(progress.IsComplete);
        Assert.Equal("/association", Assert.Single(progress.Elsewhere).Field);
    }

    [Property(Arbitrary = [typeof(FormEdits)], MaxTest = 60)]
    public void What_is_complete_by_its_sections_can_be_sent_in_and_nothing_else(TwoEditors editors)
    {
        var form = FormMerge.Of(editors.Read, editors.Saved, editors.Typed).Form;
        var progress = Of(form);

        var draft = Life.Draft(form);
        var found = ApplicationDecider.Decide(
            draft.Current,
            new ApplicationCommand.SubmitApplication(Samples.Association),
            People.Signatory,
            draft.Now
        )
            is Decision.Refused { Refusal: var refusal }
            ? refusal.Problems
            : [];
        Assert.Equal(found.Count == 0, progress.IsComplete);
        Assert.Equal(
            found.Order(ByField),
            progress.Sections.SelectMany(s => s.Problems).Concat(progress.Elsewhere).Order(ByField)
        );
    }

    private static Comparer<FieldProblem> ByField { get; } =
        Comparer<FieldProblem>.Create((a, b) => string.CompareOrdinal(a.Field + a.Code, b.Field + b.Code));

    private static FormProgress Of(ApplicationForm form, FormDefinition? definition = null) =>
        FormProgress.Of(form, Samples.Association, definition ?? FormDefinition.Default, People.Kalmar);
}
