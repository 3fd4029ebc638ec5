using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What a place in a file is counted in.</summary>
[JsonConverter(typeof(CamelCaseEnum<FilePlace>))]
public enum FilePlace
{
    /// <summary>Lines of a text.</summary>
    Line,

    /// <summary>Paragraphs of a document or of slides.</summary>
    Paragraph,

    /// <summary>Cells of a spreadsheet, in the order in which the file has them.</summary>
    Cell,
}

/// <summary>Where in a file there is what looks like personal identity numbers; never the numbers themselves.</summary>
/// <param name="Count">In how many places.</param>
/// <param name="Place">What the places are.</param>
/// <param name="At">The first of them, from 1.</param>
public sealed record FoundNumbers(int Count, FilePlace Place, IReadOnlyList<int> At)
{
    /// <summary>How many places are told.</summary>
    public const int MostTold = 5;
}
