using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>
/// What the application form asks, in which order and in which words: one version of it. A draft keeps the version that it was started
/// with, however many are published after it. What the law asks for is checked besides, whatever the definition says.
/// </summary>
/// <param name="Version">1 for the first; a later version has a higher number.</param>
/// <param name="Sections">The sections, in order.</param>
public sealed record FormDefinition(int Version, IReadOnlyList<FormSection> Sections)
{
    /// <summary>The form that an association starts with: version 1.</summary>
    public static FormDefinition Default { get; } = FirstForm.Definition;

    /// <summary>All questions, in order.</summary>
    [JsonIgnore]
    public IEnumerable<FormQuestion> Questions => Sections.SelectMany(section => section.Questions);

    /// <summary>The question with the id, or null when the form does not ask it.</summary>
    public FormQuestion? Question(string id) =>
        Questions.FirstOrDefault(q => string.Equals(q.Id, id, StringComparison.Ordinal));

    /// <summary>The question that a place in an application belongs to (<c>/goals/0/measure</c> to <c>goals</c>), or null.</summary>
    /// <param name="place">JSON pointer into <see cref="ApplicationForm"/>.</param>
    public FormQuestion? QuestionAt(string place)
    {
        if (place.StartsWith("/answers/", StringComparison.Ordinal))
        {
            return Question(place["/answers/".Length..]);
        }

        var path = Path(place);
        return Questions
            .Where(q => q.Kind == QuestionKind.Part && (path + ".").StartsWith(q.Id + ".", StringComparison.Ordinal))
            .MaxBy(q => q.Id.Length);
    }

    // What makes an enterprise one stands within the implementer, and is a question of its own.
    private static string Path(string place) =>
        place is "/implementer/ownership" or "/implementer/surplusReinvested" or "/implementer/independent"
            ? "implementer.enterprise"
            : place.TrimStart('/').Replace('/', '.');
}

/// <summary>A section of the form.</summary>
/// <param name="Id">Unique among the sections: a lower-case letter, then letters and digits.</param>
/// <param name="Title">Heading.</param>
/// <param name="Questions">Its questions, in order.</param>
public sealed record FormSection(string Id, LocalizedText Title, IReadOnlyList<FormQuestion> Questions)
{
    /// <summary>What to know before answering, if anything.</summary>
    public LocalizedText? Help { get; init; }
}

/// <summary>A question.</summary>
/// <param name="Id">
/// For a part of the application (<see cref="FormPart"/>) its JSON name, such as <c>background</c> or <c>period.phases</c>; else an id of the
/// association's own: a lower-case letter, then letters and digits, at most 50.
/// </param>
/// <param name="Kind">What kind of answer it takes.</param>
/// <param name="Title">The question.</param>
public sealed record FormQuestion(string Id, QuestionKind Kind, LocalizedText Title)
{
    /// <summary>Help beside the question, if any.</summary>
    public LocalizedText? Help { get; init; }

    /// <summary>Whether an application cannot be sent in without an answer; while the condition does not hold nothing is required.</summary>
    public bool Required { get; init; }

    /// <summary>Longest answer in characters, for texts; 10 000 when nothing is said.</summary>
    public int? Longest { get; init; }

    /// <summary>When the question is asked; always when there is no condition.</summary>
    public QuestionCondition? ShownWhen { get; init; }

    /// <summary>What to choose among, for <see cref="QuestionKind.Choice"/>.</summary>
    public IReadOnlyList<AnswerChoice> Choices
    {
        get;
        init => field = Rows.Of(value);
    } = [];
}

/// <summary>What kind of answer a question takes.</summary>
[JsonConverter(typeof(CamelCaseEnum<QuestionKind>))]
public enum QuestionKind
{
    /// <summary>A part of the application with its own shape; see <see cref="FormPart"/>.</summary>
    Part,

    /// <summary>One line.</summary>
    ShortText,

    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>A number, at most four decimals; stored as <c>12.5</c>.</summary>
    Number,

    /// <summary>Kronor, at most two decimals, not below zero; stored as <c>1250000.50</c>.</summary>
    Amount,

    /// <summary>Stored as <c>yes</c> or <c>no</c>.</summary>
    YesNo,

    /// <summary>One of the question's choices; stored as its id.</summary>
    Choice,

    /// <summary>A day; stored as <c>2027-03-15</c>.</summary>
    Date,
}

/// <summary>An answer to choose.</summary>
/// <param name="Id">Unique within the question; what is stored.</param>
/// <param name="Text">What people read.</param>
public sealed record AnswerChoice(string Id, LocalizedText Text);

/// <summary>A question is asked when another has been answered in a certain way.</summary>
/// <param name="Question">Id of the other question.</param>
/// <param name="Values">
/// The answers that call for it, as stored: <c>yes</c>, a choice's id, <c>individual</c>; for the implementer <c>yes</c>, and
/// <c>socialEnterprise</c> when it is one; for lists and texts <c>yes</c> when there is something. Empty: any answer at all.
/// </param>
public sealed record QuestionCondition(string Question, IReadOnlyList<string> Values);
