using System.Globalization;
using System.Text;
using Azure.Data.Tables;

namespace Funding.Functions.Storage;

/// <summary>Long texts in table rows: a property holds 64 KiB (32 Ki UTF-16 characters), so a text is cut into several.</summary>
internal static class EntityText
{
    /// <summary>Characters of one property.</summary>
    internal const int PropertyLength = 32_000;

    /// <summary>Characters of one row; a row holds 1 MiB, two bytes a character, and the rest is for its other properties.</summary>
    internal const int RowLength = 450_000;

    /// <summary>Writes <paramref name="text"/> as <c>{name}00</c>, <c>{name}01</c>, …</summary>
    internal static void Write(TableEntity entity, string name, string text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, RowLength, nameof(text));
        for (var (part, from) = (0, 0); part == 0 || from < text.Length; part++)
        {
            var to = Math.Min(from + PropertyLength, text.Length);
            // A pair of surrogates is one character: cut apart, neither half survives the transport.
            if (to < text.Length && char.IsHighSurrogate(text[to - 1]))
            {
                to--;
            }
            entity[Part(name, part)] = text[from..to];
            from = to;
        }
    }

    /// <summary>The text that <see cref="Write"/> wrote, or null when there is none.</summary>
    internal static string? Read(TableEntity entity, string name)
    {
        if (entity.GetString(Part(name, 0)) is not { } first)
        {
            return null;
        }
        if (first.Length < PropertyLength - 1)
        {
            return first;
        }
        var text = new StringBuilder(first);
        for (var part = 1; entity.GetString(Part(name, part)) is { } next; part++)
        {
            text.Append(next);
        }
        return text.ToString();
    }

    /// <summary>Bytes that <paramref name="text"/> takes at most in a request, whose JSON escapes all but plain characters.</summary>
    internal static int RequestLength(string text)
    {
        var length = 0;
        foreach (var character in text)
        {
            length += char.IsAsciiLetterOrDigit(character) || character is ' ' or ',' or '.' or ':' or '-' ? 1 : 6;
        }
        return length;
    }

    private static string Part(string name, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}{part:D2}");
}
