using static Funding.Core.FormDraftEdit;
using static Funding.Core.SettingsCommand;

namespace Funding.Core.Tests.Settings;

/// <summary>The next application form is written step by step, and applies to nobody before it is published.</summary>
public sealed class FormEditingTests
{
    private static readonly DateTimeOffset _now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly _later = new(2027, 1, 1);
    private static readonly FormDefinition _first = FormDefinition.Default;

    [Fact]
    public void A_section_is_added_named_moved_and_removed()
    {
        var settings = Done(null, new SetSection("", Text("Egna frågor", "Own questions"), null));
        Assert.Equal("egnaFragor", Draft(settings).Sections[^1].Id);

        settings = Done(settings, new MoveSection("egnaFragor", -100));
        Assert.Equal("egnaFragor", Draft(settings).Sections[0].Id);

        settings = Done(settings, new SetSection("egnaFragor", Text("Mer", "More"), Text("Hjälp", "Help")));
        Assert.Equal(("Mer", "Help"), (Draft(settings).Sections[0].Title.Sv, Draft(settings).Sections[0].Help!.En));

        settings = Done(settings, new RemoveSection("egnaFragor"));
        Assert.Equal(_first.Sections.Count, Draft(settings).Sections.Count);
        Assert.Equal(RefusalCode.FormSectionInUse, Code(settings, new RemoveSection("project")));
        Assert.Equal(RefusalCode.NotFound, Code(settings, new RemoveSection("nothing")));
    }

    [Fact]
    public void A_part_that_the_law_needs_stays_and_another_is_hidden_and_asked_again()
    {
        Assert.Equal(RefusalCode.FormPartNeeded, Code(null, new RemoveQuestion("budget")));

        var settings = Done(null, new RemoveQuestion("risks"));
        Assert.Null(Draft(settings).Question("risks"));

        settings = Done(settings, new SetQuestion("project", _first.Question("risks")!));
        Assert.Equal("risks", Draft(settings).Sections[0].Questions[^1].Id);
    }

    [Fact]
    public void An_own_question_gets_an_id_and_may_depend_on_another()
    {
        var settings = Done(
            null,
            new SetQuestion("project", Own("Söker ni på nytt?", QuestionKind.YesNo) with { Required = true })
        );
        var id = Draft(settings).Sections[0].Questions[^1].Id;
        Assert.Equal("sokerNiPaNytt", id);

        settings = Done(
            settings,
            new SetQuestion(
                "project",
                Own("Vad lärde ni er?", QuestionKind.LongText) with
                {
                    ShownWhen = new(id, ["yes"]),
                }
            )
        );

        Assert.Equal(RefusalCode.FormQuestionInUse, Code(settings, new RemoveQuestion(id)));
        Assert.Empty(FormDefinitionCheck.Of(Draft(settings)));
    }

    [Fact]
    public void A_question_moves_within_its_section_and_to_another()
    {
        var settings = Done(null, new MoveQuestion("type", -1));
        Assert.Equal(["type", "title"], Draft(settings).Sections[0].Questions.Select(q => q.Id));

        settings = Done(settings, new SetQuestion("applicant", _first.Question("type")!));
        Assert.Equal(["title"], Draft(settings).Sections[0].Questions.Select(q => q.Id));
        Assert.Equal(["applicant", "type"], Draft(settings).Sections[1].Questions.Select(q => q.Id));
    }

    [Fact]
    public void What_cannot_be_asked_is_refused_at_its_place()
    {
        Assert.Equal(
            ["/title/en"],
            Problems(
                null,
                new SetQuestion("project", Own("Fråga", QuestionKind.ShortText) with { Title = Text("Fråga", "") })
            )
        );
        Assert.Equal(["/choices"], Problems(null, new SetQuestion("project", Own("Val?", QuestionKind.Choice))));
        Assert.Equal(["/title/sv"], Problems(null, new SetSection("project", Text("", "Project"), null)));
        Assert.Equal(["/form/sections"], Problems(null, new ReplaceForm(_first with { Sections = null! })));
    }

    [Fact]
    public void What_changes_nothing_begins_no_draft() =>
        Assert.Empty(Accepted(null, new SetQuestion("project", _first.Question("title")!)));

    [Fact]
    public void The_draft_is_published_as_a_new_version_and_is_no_more()
    {
        var settings = Done(null, new RemoveQuestion("risks"));
        Assert.Null(settings.FormOn(null, _later));
        Assert.Null(settings.From(_later).FormDraft);

        settings = Act(settings, new PublishForm(_later, Draft(settings), _first) { Reason = "Kortare." });

        Assert.Null(settings.FormDraft);
        Assert.Equal(2, settings.FormOn(_first, _later)!.Version);
        Assert.Null(settings.FormOn(_first, _later)!.Question("risks"));
    }

    [Fact]
    public void The_next_draft_begins_from_what_was_published_last_though_its_day_has_not_come()
    {
        var settings = Done(null, new RemoveQuestion("risks"));
        settings = Act(settings, new PublishForm(_later, Draft(settings), _first) { Reason = "Kortare." });

        settings = Done(settings, new RemoveQuestion("equality"));

        Assert.Null(Draft(settings).Question("risks"));
        settings = Act(settings, new DropFormDraft { Reason = "" });
        Assert.Null(settings.FormDraft);
    }

    [Fact]
    public void Nobody_else_than_those_who_change_settings_writes_the_form() =>
        Assert.IsType<Decision<SettingsEvent>.Refused>(
            SettingsDecider.Decide(
                null,
                new ChangeFormDraft(new RemoveQuestion("risks"), _first) { Reason = "" },
                People.Finance,
                _now
            )
        );

    [Fact]
    public void The_differences_name_what_was_added_moved_changed_and_removed()
    {
        var form = FormEditing.Apply(_first, new RemoveQuestion("risks"));
        form = FormEditing.Apply(form, new SetSection("own", Text("Eget", "Own"), null));
        form = FormEditing.Apply(form, new SetQuestion("own", Own("Ny?", QuestionKind.YesNo) with { Id = "ny" }));
        form = FormEditing.Apply(form, new MoveQuestion("type", -1));
        form = FormEditing.Apply(
            form,
            new SetQuestion("purpose", _first.Question("background")! with { Required = false, Help = null })
        );

        var differences = FormComparison.Of(_first, form);

        Assert.Equal(
            [
                FormDifferenceKind.SectionAdded,
                FormDifferenceKind.QuestionMoved,
                FormDifferenceKind.QuestionChanged,
                FormDifferenceKind.QuestionAdded,
                FormDifferenceKind.QuestionRemoved,
            ],
            differences.Select(d => d.Kind)
        );
        Assert.Equal([FormAspect.Help, FormAspect.Required], differences[2].Changes.Select(c => c.Aspect));
        Assert.Empty(FormComparison.Of(form, form));
    }

    private static LocalizedText Text(string sv, string en) => new(sv, en);

    private static FormQuestion Own(string title, QuestionKind kind) => new("", kind, Text(title, "Question"));

    private static FormDefinition Draft(AssociationSettings settings) => settings.FormDraft!.Form;

    private static AssociationSettings Done(AssociationSettings? state, FormDraftEdit edit)
    {
        var events = Accepted(state, edit);
        Assert.NotEmpty(events);
        return events.Aggregate(state!, AssociationSettings.Fold);
    }

    private static AssociationSettings Act(AssociationSettings state, SettingsCommand command) =>
        Assert
            .IsType<Decision<SettingsEvent>.Accepted>(SettingsDecider.Decide(state, command, People.Officer, _now))
            .Events.Aggregate(state, AssociationSettings.Fold);

    private static IReadOnlyList<SettingsEvent> Accepted(AssociationSettings? state, FormDraftEdit edit)
    {
        var decision = Decide(state, edit);
        Assert.True(
            decision is Decision<SettingsEvent>.Accepted,
            (decision as Decision<SettingsEvent>.Refused)?.Refusal.ToString()
        );
        return ((Decision<SettingsEvent>.Accepted)decision).Events;
    }

    private static Refusal Refused(AssociationSettings? state, FormDraftEdit edit) =>
        Assert.IsType<Decision<SettingsEvent>.Refused>(Decide(state, edit)).Refusal;

    private static string Code(AssociationSettings? state, FormDraftEdit edit) => Refused(state, edit).Code;

    private static IEnumerable<string> Problems(AssociationSettings? state, FormDraftEdit edit) =>
        Refused(state, edit).Problems.Select(p => p.Field);

    private static Decision<SettingsEvent> Decide(AssociationSettings? state, FormDraftEdit edit) =>
        SettingsDecider.Decide(state, new ChangeFormDraft(edit, _first) { Reason = "" }, People.Officer, _now);
}
