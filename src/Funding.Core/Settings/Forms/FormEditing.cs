using System.Diagnostics;
using static Funding.Core.FormDraftEdit;
using static Funding.Core.SettingsEvent;

namespace Funding.Core;

/// <summary>Changes the draft of the next application form, step by step; every step leaves a form that could be published.</summary>
public static class FormEditing
{
    /// <summary>The form with the change; what the change names and the form does not have changes nothing. Total.</summary>
    public static FormDefinition Apply(FormDefinition form, FormDraftEdit edit) =>
        edit switch
        {
            SetSection e => form with
            {
                Sections = form.Sections.Any(s => s.Id == e.Id)
                    ? [.. form.Sections.Select(s => s.Id == e.Id ? s with { Title = e.Title, Help = e.Help } : s)]
                    : [.. form.Sections, new FormSection(e.Id, e.Title, []) { Help = e.Help }],
            },
            MoveSection e => form with { Sections = Moved(form.Sections, s => s.Id == e.Id, e.Steps) },
            RemoveSection e => form with { Sections = [.. form.Sections.Where(s => s.Id != e.Id)] },
            SetQuestion e => form with { Sections = [.. form.Sections.Select(s => Set(s, e))] },
            MoveQuestion e => Questions(form, questions => Moved(questions, q => q.Id == e.Id, e.Steps)),
            RemoveQuestion e => Questions(form, questions => [.. questions.Where(q => q.Id != e.Id)]),
            ReplaceForm e => e.Form with { Version = form.Version },
            _ => throw new UnreachableException(),
        };

    internal static Decision<SettingsEvent> Decide(AssociationSettings state, SettingsCommand.ChangeFormDraft command)
    {
        // Begun from what comes last, so that nothing that has been published already is lost.
        var latest =
            state.Forms.Where(c => !c.Withdrawn).OrderBy(c => c.From).ThenBy(c => c.Number).LastOrDefault()?.Form
            ?? command.First;
        var form = state.FormDraft?.Form ?? latest;
        var edit = WithId(form, command.Edit);
        if (Refused(form, edit) is { } refusal)
        {
            return refusal;
        }
        var edited = Apply(form, edit);
        var known = FormDefinitionCheck.Of(form).Select(p => (p.Field, p.Code)).ToHashSet();
        var faults = FormDefinitionCheck
            .Of(edited)
            .Where(p => edit is ReplaceForm || !known.Contains((p.Field, p.Code)))
            .Select(p => p with { Field = Place(edited, edit, p.Field) });
        return TextRules.RefusalOf(faults) is { } wrong ? wrong
            : FormComparison.Of(form, edited).Count == 0 ? Decision<SettingsEvent>.Nothing
            : state.FormDraft is null ? Decision<SettingsEvent>.Of(new FormDraftBegun(form), new FormDraftChanged(edit))
            : new FormDraftChanged(edit);
    }

    private static Refusal? Refused(FormDefinition form, FormDraftEdit edit) =>
        edit switch
        {
            MoveSection e when form.Sections.All(s => s.Id != e.Id) => Refusals.NotFound(),
            RemoveSection e => form.Sections.FirstOrDefault(s => s.Id == e.Id) switch
            {
                null => Refusals.NotFound(),
                { Questions.Count: > 0 } => Refusals.FormSectionInUse(),
                _ => null,
            },
            SetQuestion e when form.Sections.All(s => s.Id != e.Section) => Refusals.NotFound(),
            MoveQuestion e when form.Question(e.Id) is null => Refusals.NotFound(),
            RemoveQuestion e => form.Question(e.Id) switch
            {
                null => Refusals.NotFound(),
                var question when FormPart.Of(question.Id) is { Always: true } => Refusals.FormPartNeeded(),
                _ when form.Questions.FirstOrDefault(q => q.ShownWhen?.Question == e.Id) is { } other =>
                    Refusals.FormQuestionInUse(other.Title),
                _ => null,
            },
            _ => null,
        };

    private static FormDraftEdit WithId(FormDefinition form, FormDraftEdit edit) =>
        edit switch
        {
            SetSection { Id: "" } e => e with
            {
                Id = Free(Slug.Name(e.Title.Sv ?? "", "section"), id => form.Sections.Any(s => s.Id == id)),
            },
            SetQuestion { Question: { Id: "", Kind: not QuestionKind.Part } question } e => e with
            {
                Question = question with
                {
                    Id = Free(
                        Slug.Name(question.Title.Sv ?? "", "question"),
                        id => form.Question(id) is not null || FormPart.Of(id) is not null
                    ),
                },
            },
            _ => edit,
        };

    private static string Free(string stem, Func<string, bool> taken) =>
        Enumerable
            .Range(1, int.MaxValue)
            .Select(n => n == 1 ? stem : FormattableString.Invariant($"{stem}{n}"))
            .First(id => !taken(id));

    private static FormSection Set(FormSection section, SetQuestion edit)
    {
        var stands = section.Questions.Any(q => q.Id == edit.Question.Id);
        return section.Id == edit.Section
                ? section with
                {
                    Questions = stands
                        ? [.. section.Questions.Select(q => q.Id == edit.Question.Id ? edit.Question : q)]
                        : [.. section.Questions, edit.Question],
                }
            : stands ? section with { Questions = [.. section.Questions.Where(q => q.Id != edit.Question.Id)] }
            : section;
    }

    private static FormDefinition Questions(
        FormDefinition form,
        Func<IReadOnlyList<FormQuestion>, IReadOnlyList<FormQuestion>> change
    ) => form with { Sections = [.. form.Sections.Select(s => s with { Questions = change(s.Questions) })] };

    private static IReadOnlyList<T> Moved<T>(IReadOnlyList<T> all, Func<T, bool> which, int steps)
    {
        if (all.FirstOrDefault(which) is not { } one)
        {
            return all;
        }
        var rest = all.Where(item => !which(item)).ToList();
        var place = all.Index().First(item => which(item.Item)).Index;
        rest.Insert((int)Math.Clamp((long)place + steps, 0, rest.Count), one);
        return rest;
    }

    // The fault's place in what was sent, where it concerns that; else in the form.
    private static string Place(FormDefinition edited, FormDraftEdit edit, string field)
    {
        var own = edit switch
        {
            SetQuestion e => edited
                .Sections.Index()
                .SelectMany(s =>
                    s.Item.Questions.Index().Select(q => (q.Item.Id, Place: $"/sections/{s.Index}/questions/{q.Index}"))
                )
                .Where(q => q.Id == e.Question.Id)
                .Select(q => q.Place)
                .FirstOrDefault(),
            SetSection e => edited
                .Sections.Index()
                .Where(s => s.Item.Id == e.Id)
                .Select(s => FormattableString.Invariant($"/sections/{s.Index}"))
                .FirstOrDefault(),
            _ => null,
        };
        return own is not null && field.StartsWith(own + "/", StringComparison.Ordinal)
            ? field[own.Length..]
            : "/form" + field;
    }
}
