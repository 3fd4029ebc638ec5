using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Funding.Core;

namespace Funding.Functions.Extracting;

/// <summary>A document with the marked passages masked.</summary>
/// <param name="Html">The document.</param>
/// <param name="Masked">The marks that something was masked for.</param>
internal sealed record MaskedDocument(string Html, IReadOnlyList<SecrecyMark> Masked);

/// <summary>
/// Masks passages in a document of ours. Where words stand is told by their letters alone: how a text is broken into lines, paragraphs and elements
/// differs between the documents that repeat it. Each place says by which provision it is masked, and not how long it was.
/// </summary>
internal static class Masking
{
    internal static MaskedDocument Of(string html, IEnumerable<SecrecyMark> marks)
    {
        var document = new HtmlParser().ParseDocument(html);
        foreach (var comment in document.Descendants<IComment>().ToList())
        {
            comment.Remove();
        }
        // The longest first: a mark within another's words must not break them up.
        var masked = marks
            .Where(mark => !mark.IsWhole)
            .OrderByDescending(mark => mark.Passage.Length)
            .Where(mark => Mask(document, mark))
            .ToList();
        return new(document.ToHtml(), masked);
    }

    /// <summary>Whether the words stand in a text.</summary>
    internal static bool Holds(string text, string passage) =>
        Letters(text).Contains(Letters(passage), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the words stand in a document.</summary>
    internal static bool Stands(string html, string passage) =>
        Holds(string.Concat(Texts(new HtmlParser().ParseDocument(html)).Select(text => text.Data)), passage);

    /// <summary>What stands in a masked place.</summary>
    internal static string Label(SecrecyMark mark) => $"[maskat: {mark.Statute}]";

    private static bool Mask(IDocument document, SecrecyMark mark)
    {
        var passage = Letters(mark.Passage);
        var isFound = false;
        foreach (var attribute in document.All.SelectMany(element => element.Attributes))
        {
            if (attribute.LocalName != "class" && Holds(attribute.Value, passage))
            {
                attribute.Value = Label(mark);
                isFound = true;
            }
        }
        return MaskTexts(Texts(document), passage, Label(mark)) || isFound;
    }

    private static bool MaskTexts(List<IText> texts, string passage, string label)
    {
        StringBuilder letters = new();
        List<(int Text, int At)> places = [];
        foreach (var (number, text) in texts.Index())
        {
            foreach (var (at, letter) in text.Data.Index())
            {
                if (IsLetter(letter))
                {
                    letters.Append(letter);
                    places.Add((number, at));
                }
            }
        }
        var all = letters.ToString();
        // From the end, so that what is still to be masked stays where it is.
        List<int> found = [];
        for (
            var at = all.IndexOf(passage, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = all.IndexOf(passage, at + passage.Length, StringComparison.OrdinalIgnoreCase)
        )
        {
            found.Add(at);
        }
        foreach (var start in Enumerable.Reverse(found))
        {
            var (first, last) = (places[start], places[start + passage.Length - 1]);
            for (var number = last.Text; number >= first.Text; number--)
            {
                var data = texts[number].Data;
                var from = number == first.Text ? first.At : 0;
                var to = number == last.Text ? last.At + 1 : data.Length;
                texts[number].Data = data[..from] + (number == first.Text ? label : "") + data[to..];
            }
        }
        return found.Count > 0;
    }

    private static List<IText> Texts(IDocument document) =>
        [.. document.Descendants<IText>().Where(text => text.ParentElement is not { LocalName: "style" or "script" })];

    private static string Letters(string text) => string.Concat(text.Where(IsLetter));

    // Spaces, line breaks and what only guides a line break are no part of the words.
    private static bool IsLetter(char letter) => !char.IsWhiteSpace(letter) && letter is not ('\u00ad' or '\u200b');
}
