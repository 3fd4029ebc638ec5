using System.Collections.Immutable;
using System.Text;

namespace Funding.Pages.Forms;

/// <summary>One fault that a form was refused for.</summary>
/// <param name="Field">Name of the field, or null when it concerns the whole form.</param>
/// <param name="Message">What is wrong and what to do, in the reader's language.</param>
public sealed record FieldError(string? Field, string Message);

/// <summary>
/// What a form shows: values as typed, to the letter, and the faults of each field.
/// Kept apart from the domain's form so that a value which could not be understood is shown again as it was written.
/// </summary>
public sealed class FormState
{
    private readonly IReadOnlyDictionary<string, ImmutableArray<string>> values;
    private readonly ILookup<string, string> errors;
    private readonly IReadOnlyDictionary<string, string> questions;

    /// <summary>A form with these values; <paramref name="act"/> tells the forms of one page apart.</summary>
    public FormState(
        string act,
        IReadOnlyDictionary<string, ImmutableArray<string>> values,
        IReadOnlyList<FieldError>? errors = null,
        IReadOnlyDictionary<string, string>? questions = null
    )
    {
        Act = act;
        this.values = values;
        Errors = errors ?? [];
        this.errors = Errors
            .Where(error => error.Field is not null)
            .ToLookup(error => error.Field!, error => error.Message, StringComparer.Ordinal);
        this.questions = questions ?? ImmutableDictionary<string, string>.Empty;
    }

    /// <summary>What the form does; sent as the hidden field <c>act</c>.</summary>
    public string Act { get; }

    /// <summary>All faults, in the order of the form.</summary>
    public IReadOnlyList<FieldError> Errors { get; }

    /// <summary>An empty form.</summary>
    public static FormState Empty(string act) => new(act, ImmutableDictionary<string, ImmutableArray<string>>.Empty);

    /// <summary>A form filled in with one value per field.</summary>
    public static FormState Of(string act, IEnumerable<KeyValuePair<string, string?>> values) =>
        new(
            act,
            values
                .Where(pair => pair.Value is not null)
                .ToImmutableDictionary(
                    pair => pair.Key,
                    pair => ImmutableArray.Create(pair.Value!),
                    StringComparer.Ordinal
                )
        );

    /// <summary>The same values, refused for these faults.</summary>
    public FormState Refused(IReadOnlyList<FieldError> faults) => new(Act, values, faults, questions);

    /// <summary>The same values, with the secretariat's questions at their fields.</summary>
    public FormState Asked(IReadOnlyDictionary<string, string> asked) => new(Act, values, Errors, asked);

    /// <summary>These values, but for the fields that are taken from the other: those hold what it has, or nothing.</summary>
    public FormState With(FormState other, Func<string, bool> isTaken) =>
        new(
            Act,
            values
                .Where(pair => !isTaken(pair.Key))
                .Concat(other.values.Where(pair => isTaken(pair.Key)))
                .ToImmutableDictionary(StringComparer.Ordinal),
            Errors,
            questions
        );

    /// <summary>What was typed in the field, or null.</summary>
    public string? Value(string name) => values.TryGetValue(name, out var all) && all.Length > 0 ? all[0] : null;

    /// <summary>All that was chosen in the field.</summary>
    public IReadOnlyList<string> All(string name) => values.TryGetValue(name, out var all) ? all : [];

    /// <summary>Whether this choice was made in the field.</summary>
    public bool Chosen(string name, string value) =>
        values.TryGetValue(name, out var all) && all.Contains(value, StringComparer.Ordinal);

    /// <summary>Names of all fields that have a value.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>The faults of one field.</summary>
    public IEnumerable<string> ErrorsOf(string name) => errors[name];

    /// <summary>What the secretariat asks about the field, or null.</summary>
    public string? QuestionOf(string name) => questions.TryGetValue(name, out var question) ? question : null;

    /// <summary>The element id of a field: also what the error summary links to.</summary>
    public string IdOf(string name)
    {
        var id = new StringBuilder(Act.Length + name.Length + 1).Append(Act).Append('-');
        foreach (var letter in name)
            id.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        return id.ToString();
    }
}
