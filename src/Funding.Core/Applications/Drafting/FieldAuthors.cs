using System.Globalization;

namespace Funding.Core;

/// <summary>Who last wrote a part of a draft.</summary>
/// <param name="Part">JSON pointer; a list is one part.</param>
/// <param name="By">Who.</param>
public sealed record FieldAuthor(string Part, Author By);

/// <summary>Who last wrote what in a draft that several people edit.</summary>
internal static class FieldAuthors
{
    /// <summary>The parts that places lie in: a row belongs to its list, because rows move.</summary>
    internal static IReadOnlyList<string> Parts(IEnumerable<string> places) =>
        [.. places.Select(PartOf).Distinct(StringComparer.Ordinal)];

    /// <summary>Who last wrote at the place, when that is known.</summary>
    internal static Author? Of(Application state, string place) =>
        state.FieldAuthors.FirstOrDefault(a => a.Part == PartOf(place))?.By;

    /// <summary>The authors after somebody has written in these parts.</summary>
    internal static IReadOnlyList<FieldAuthor> After(
        IReadOnlyList<FieldAuthor> authors,
        IReadOnlyList<string> parts,
        Author by
    ) =>
        [
            .. authors.Where(a => !parts.Contains(a.Part, StringComparer.Ordinal)),
            .. parts.Select(part => new FieldAuthor(part, by)),
        ];

    private static string PartOf(string place)
    {
        var names = place.Split('/');
        var row = Array.FindIndex(
            names,
            name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        );
        return row < 0 ? place : string.Join('/', names[..row]);
    }
}
