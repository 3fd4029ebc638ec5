using System.Globalization;
using System.Text;
using Funding.Functions.Storage.Attachments;

namespace Funding.Functions.Archiving;

/// <summary>
/// Names of files in an archive. Each begins with a number of ours and holds letters, digits, dots, dashes and underscores alone: no name that somebody
/// gave a file can lead out of the folder, stand for a device, or be the same as another.
/// </summary>
internal static class ArchiveNames
{
    private const int Longest = 80;

    internal static string Of(string folder, int number, string fileName)
    {
        var safe = new StringBuilder();
        foreach (var rune in FileNames.Clean(fileName).Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            safe.Append(Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_' ? rune.ToString() : "_");
        }
        var name = safe.ToString().Trim('.');
        var extension = Path.GetExtension(name) is { Length: > 0 and <= 10 } given ? given : "";
        var stem = name[..^extension.Length];
        if (stem.Length > Longest)
        {
            var cut = char.IsHighSurrogate(stem[Longest - 1]) ? Longest - 1 : Longest;
            stem = stem[..cut];
        }
        return string.Create(CultureInfo.InvariantCulture, $"{folder}/{number:D4}-{stem}{extension}");
    }
}
