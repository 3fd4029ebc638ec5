using System.Globalization;
using System.Text;

namespace Funding.Functions.Storage.Attachments;

/// <summary>Makes a sender's file name fit to show and to offer for download. It is never used as a path or a blob name.</summary>
internal static class FileNames
{
    private const int LongestName = 120;

    private static readonly HashSet<string> _devices = (
        (string[])["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. Ports("COM"), .. Ports("LPT")]
    ).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The last part of the name without control, direction and path characters; <c>fil</c> when nothing is left.</summary>
    internal static string Clean(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var last = fileName.Split('/', '\\')[^1];
        var clean = new StringBuilder(last.Length);
        foreach (var rune in Tidy(last).EnumerateRunes())
        {
            clean.Append(IsPlain(rune) ? rune.ToString() : "_");
        }
        var extension = Path.GetExtension(clean.ToString()).TrimEnd(' ', '_');
        var stem = Path.GetFileNameWithoutExtension(clean.ToString()).Trim(' ', '.', '_');
        if (stem.Length == 0)
        {
            stem = "fil";
        }
        // Windows takes these for devices, whatever stands after the first dot.
        if (_devices.Contains(stem.Split('.')[0].Trim()))
        {
            stem = "_" + stem;
        }
        var room = LongestName - Math.Min(extension.Length, 10);
        return (stem.Length > room ? stem[..room].TrimEnd('\uD800', ' ') : stem) + extension;
    }

    private static IEnumerable<string> Ports(string kind) => Enumerable.Range(0, 10).Select(n => $"{kind}{n}");

    // Half a surrogate pair is no text and cannot be normalised.
    private static string Tidy(string name) =>
        new string([.. name.EnumerateRunes().SelectMany(rune => rune.ToString())]).Normalize(NormalizationForm.FormC);

    private static bool IsPlain(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            )
        && rune.Value is not ('<' or '>' or ':' or '"' or '|' or '?' or '*' or ';' or 0xFFFD);
}
