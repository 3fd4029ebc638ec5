using System.Globalization;

namespace Funding.Core;

/// <summary>How two versions of the application form differ.</summary>
public static class FormComparison
{
    /// <summary>Every difference: sections first, then questions, in the order of the later form; removals last.</summary>
    public static IReadOnlyList<FormDifference> Of(FormDefinition before, FormDefinition after) =>
        [.. Sections(before, after), .. Questions(before, after)];

    private static IEnumerable<FormDifference> Sections(FormDefinition before, FormDefinition after)
    {
        var was = before.Sections.ToDictionary(s => s.Id, StringComparer.Ordinal);
        var moved = Moved([.. before.Sections.Select(s => s.Id)], [.. after.Sections.Select(s => s.Id)]);
        foreach (var section in after.Sections)
        {
            if (!was.TryGetValue(section.Id, out var old))
            {
                yield return new(FormDifferenceKind.SectionAdded, section.Title);
                continue;
            }
            if (moved.Contains(section.Id))
            {
                yield return new(FormDifferenceKind.SectionMoved, section.Title);
            }
            if (Changes(Title(old.Title, section.Title), Help(old.Help, section.Help)) is { Count: > 0 } changes)
            {
                yield return new(FormDifferenceKind.SectionChanged, section.Title) { Changes = changes };
            }
        }
        foreach (var gone in before.Sections.Where(s => after.Sections.All(a => a.Id != s.Id)))
        {
            yield return new(FormDifferenceKind.SectionRemoved, gone.Title);
        }
    }

    private static IEnumerable<FormDifference> Questions(FormDefinition before, FormDefinition after)
    {
        var was = Placed(before).ToDictionary(q => q.Question.Id, StringComparer.Ordinal);
        foreach (var section in after.Sections)
        {
            var old = before.Sections.FirstOrDefault(s => s.Id == section.Id);
            var moved = old is null
                ? []
                : Moved([.. old.Questions.Select(q => q.Id)], [.. section.Questions.Select(q => q.Id)]);
            foreach (var question in section.Questions)
            {
                if (!was.TryGetValue(question.Id, out var earlier))
                {
                    yield return new(FormDifferenceKind.QuestionAdded, question.Title) { Section = section.Title };
                    continue;
                }
                if (earlier.Section.Id != section.Id || moved.Contains(question.Id))
                {
                    yield return new(FormDifferenceKind.QuestionMoved, question.Title) { Section = section.Title };
                }
                if (Changes(Of(earlier.Question, question)) is { Count: > 0 } changes)
                {
                    yield return new(FormDifferenceKind.QuestionChanged, question.Title) { Changes = changes };
                }
            }
        }
        foreach (var gone in Placed(before).Where(q => after.Question(q.Question.Id) is null))
        {
            yield return new(FormDifferenceKind.QuestionRemoved, gone.Question.Title) { Section = gone.Section.Title };
        }
    }

    private static FormTextChange?[] Of(FormQuestion before, FormQuestion after) =>
        [
            Title(before.Title, after.Title),
            Help(before.Help, after.Help),
            Change(FormAspect.Kind, before.Kind.ToString(), after.Kind.ToString()),
            Change(FormAspect.Required, before.Required ? "yes" : "no", after.Required ? "yes" : "no"),
            Change(FormAspect.Longest, Number(before.Longest), Number(after.Longest)),
            Change(FormAspect.Condition, Condition(before), Condition(after)),
            Change(FormAspect.Choices, Choices(before), Choices(after)),
        ];

    private static IReadOnlyList<FormTextChange> Changes(params FormTextChange?[] changes) =>
        [.. changes.OfType<FormTextChange>()];

    private static FormTextChange? Title(LocalizedText before, LocalizedText after) =>
        before == after ? null : new(FormAspect.Title, before, after);

    private static FormTextChange? Help(LocalizedText? before, LocalizedText? after) =>
        before == after ? null : new(FormAspect.Help, before, after);

    private static FormTextChange? Change(FormAspect aspect, string? before, string? after) =>
        before == after ? null : new(aspect, Same(before), Same(after));

    private static LocalizedText? Same(string? text) => text is null ? null : new(text, text);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Condition(FormQuestion question) =>
        question.ShownWhen is { } when ? $"{when.Question}: {string.Join(", ", when.Values)}" : null;

    private static string? Choices(FormQuestion question) =>
        question.Choices.Count == 0
            ? null
            : string.Join(
                " · ",
                question.Choices.Select(c => c.Text is null ? c.Id : $"{c.Text.Sv} / {c.Text.En} ({c.Id})")
            );

    private static IEnumerable<(FormSection Section, FormQuestion Question)> Placed(FormDefinition form) =>
        form.Sections.SelectMany(s => s.Questions.Select(q => (s, q)));

    /// <summary>The fewest that have changed places among those that both have.</summary>
    private static HashSet<string> Moved(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        List<string> was = [.. before.Where(after.Contains)];
        List<string> now = [.. after.Where(before.Contains)];
        // What is in the longest run that kept its order stayed; the rest moved.
        var longest = new int[was.Count + 1, now.Count + 1];
        for (var i = was.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                longest[i, j] =
                    was[i] == now[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }
        HashSet<string> moved = [.. now];
        for (int i = 0, j = 0; i < was.Count && j < now.Count; )
        {
            if (was[i] == now[j])
            {
                moved.Remove(now[j]);
                (i, j) = (i + 1, j + 1);
            }
            else if (longest[i + 1, j] >= longest[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
        return moved;
    }
}

/// <summary>How a section or question differs.</summary>
public enum FormDifferenceKind
{
    /// <summary>A section is new.</summary>
    SectionAdded,

    /// <summary>A section stands elsewhere.</summary>
    SectionMoved,

    /// <summary>A section has other words.</summary>
    SectionChanged,

    /// <summary>A section is gone.</summary>
    SectionRemoved,

    /// <summary>A question is new.</summary>
    QuestionAdded,

    /// <summary>A question stands elsewhere.</summary>
    QuestionMoved,

    /// <summary>A question is put in another way.</summary>
    QuestionChanged,

    /// <summary>A question is no longer asked.</summary>
    QuestionRemoved,
}

/// <summary>What of a section or question is other than before.</summary>
public enum FormAspect
{
    /// <summary>Heading or question.</summary>
    Title,

    /// <summary>Help text.</summary>
    Help,

    /// <summary>Kind of answer.</summary>
    Kind,

    /// <summary>Whether it must be answered.</summary>
    Required,

    /// <summary>Longest answer.</summary>
    Longest,

    /// <summary>When it is asked.</summary>
    Condition,

    /// <summary>What can be chosen.</summary>
    Choices,
}

/// <summary>A difference between two versions of the form.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Title">The section's heading or the question, as it is now, or was last.</param>
public sealed record FormDifference(FormDifferenceKind Kind, LocalizedText Title)
{
    /// <summary>The section that the question stands or stood in, where that matters.</summary>
    public LocalizedText? Section { get; init; }

    /// <summary>What of it has changed.</summary>
    public IReadOnlyList<FormTextChange> Changes { get; init; } = [];
}

/// <summary>Something that was and is put in other words; kinds of answers, yes and no by their names in JSON.</summary>
/// <param name="Aspect">What.</param>
/// <param name="Before">How it was; null for nothing.</param>
/// <param name="After">How it is; null for nothing.</param>
public sealed record FormTextChange(FormAspect Aspect, LocalizedText? Before, LocalizedText? After);
