using System.Globalization;
using System.Text;
using Funding.Core;
using Funding.Pages.Formatting;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Forms;

/// <summary>Reads typed fields one by one and notes what cannot be understood, so that all of it is told at once.</summary>
public sealed class FieldReader(FormState typed, IStringLocalizer<Texts> texts)
{
    private readonly List<FieldError> faults = [];

    /// <summary>What could not be understood, so far.</summary>
    public IReadOnlyList<FieldError> Faults => faults;

    /// <summary>Whether the page has the field at all.</summary>
    public bool Sent(string name) => typed.Value(name) is not null;

    /// <summary>Whether any field with this beginning is filled in, but for one that does not count.</summary>
    public bool HasAny(string prefix, string? except = null) =>
        typed.Names.Any(name =>
            name.StartsWith(prefix, StringComparison.Ordinal)
            && name != except
            && !string.IsNullOrWhiteSpace(typed.Value(name))
        );

    /// <summary>Whether a field with this beginning has a fault.</summary>
    public bool Faulty(string prefix) =>
        faults.Any(fault => fault.Field?.StartsWith(prefix, StringComparison.Ordinal) == true);

    /// <summary>The text, with line breaks as <c>\n</c> and without control characters; never null.</summary>
    public string Text(string name)
    {
        var value = typed.Value(name);
        if (string.IsNullOrWhiteSpace(value))
            return "";
        var text = new StringBuilder(value.Length);
        foreach (var letter in value.ReplaceLineEndings("\n"))
        {
            if (letter is '\n' or '\t' || !char.IsControl(letter))
                text.Append(letter);
        }

        return text.ToString().Trim();
    }

    /// <summary>A text that must be there.</summary>
    public string Required(string name, string textKey)
    {
        var text = Text(name);
        if (text.Length == 0)
            Missing(name, textKey);
        return text;
    }

    /// <summary>Whether a box is ticked.</summary>
    public bool Checked(string name) => typed.Chosen(name, "true");

    /// <summary>The choice, or null when nothing, or nothing known, is chosen.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        var value = typed.Value(name);
        foreach (var choice in Enum.GetValues<T>())
        {
            if (string.Equals(choice.ToString(), value, StringComparison.Ordinal))
                return choice;
        }

        return null;
    }

    /// <summary>An amount in kronor, or null when empty or not understood.</summary>
    public Money? Amount(string name) =>
        Parse(
            name,
            "Read.Amount",
            (string? text, out Money money) =>
            {
                money = default;
                return Typed.TryAmount(text, out var kronor) && Money.TryFromKronor(kronor, out money);
            }
        );

    /// <summary>A whole number, or null when empty or not understood.</summary>
    public int? Count(string name) => Parse<int>(name, "Read.Count", Typed.TryCount);

    /// <summary>A number, or null when empty or not understood.</summary>
    public decimal? Number(string name) => Parse<decimal>(name, "Read.Number", Typed.TryNumber);

    /// <summary>A day, or null when empty or not understood.</summary>
    public DateOnly? Date(string name) => Parse<DateOnly>(name, "Read.Date", Typed.TryDate);

    /// <summary>Notes a fault at a field, in the reader's language.</summary>
    public void Refuse(string name, string message) => faults.Add(new FieldError(name, message));

    /// <summary>Notes a fault at a field.</summary>
    public void Missing(string name, string textKey) => faults.Add(new FieldError(name, texts[textKey]));

    private T? Parse<T>(string name, string textKey, TryParse<T> tryParse)
        where T : struct
    {
        var value = typed.Value(name);
        if (string.IsNullOrWhiteSpace(value))
            return null;
        if (tryParse(value, out var parsed))
            return parsed;
        var shown = value.Length > 40 ? value[..40] + "…" : value;
        faults.Add(new FieldError(name, string.Format(CultureInfo.CurrentCulture, texts[textKey], shown.Trim())));
        return null;
    }

    private delegate bool TryParse<T>(string? text, out T value);
}
