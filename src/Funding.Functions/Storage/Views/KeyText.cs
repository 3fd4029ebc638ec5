namespace Funding.Functions.Storage;

/// <summary>Texts as parts of keys, which hold no characters that storage forbids or that separate parts.</summary>
internal static class KeyText
{
    /// <summary>An id. Two ids may become the same: whoever reads a list by one looks at the rows too.</summary>
    internal static string Of(string id) =>
        string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '@' or '_' ? c : '_'));

    /// <summary>
    /// A word of letters and digits, so that the beginning of a word is the beginning of its key. Letters beyond a–z are written in
    /// ASCII: the three that Swedish has by one character each, others by their numbers.
    /// </summary>
    internal static string OfWord(string word) =>
        string.Concat(
            word.Select(c =>
                c switch
                {
                    'å' => "^",
                    'ä' => "_",
                    'ö' => "`",
                    _ when char.IsAsciiLetterOrDigit(c) => c.ToString(),
                    _ => $"={(int)c:x4}",
                }
            )
        );
}
