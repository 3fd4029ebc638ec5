using Funding.Core;

namespace Funding.Functions.Storage.Attachments;

/// <summary>A kind of file that may be attached.</summary>
/// <param name="Extension">With its dot, lower case.</param>
/// <param name="ContentType">What the file is served as, whatever the sender called it.</param>
/// <param name="Signature">How the content begins.</param>
/// <param name="RequiredEntry">For packages: the entry that makes it this kind.</param>
/// <param name="MainContentType">For Office packages: what the package calls that entry; a macro-enabled one calls it something else.</param>
internal sealed record FileKind(
    string Extension,
    string ContentType,
    FileSignature Signature,
    string? RequiredEntry = null,
    string? MainContentType = null
)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    /// <summary>Everything that may be attached.</summary>
    internal static IReadOnlyList<FileKind> Allowed { get; } =
    [
        new(".pdf", "application/pdf", FileSignature.Pdf),
        OfficePackage(".docx", "wordprocessingml.document", "word/document.xml"),
        OfficePackage(".xlsx", "spreadsheetml.sheet", "xl/workbook.xml"),
        OfficePackage(".pptx", "presentationml.presentation", "ppt/presentation.xml"),
        new(".odt", "application/vnd.oasis.opendocument.text", FileSignature.Zip, "content.xml"),
        new(".ods", "application/vnd.oasis.opendocument.spreadsheet", FileSignature.Zip, "content.xml"),
        new(".png", "image/png", FileSignature.Png),
        new(".jpg", "image/jpeg", FileSignature.Jpeg),
        new(".jpeg", "image/jpeg", FileSignature.Jpeg),
        new(".txt", "text/plain", FileSignature.Text),
        new(".csv", "text/csv", FileSignature.Text),
    ];

    /// <summary>What places in the file's text are called.</summary>
    internal FilePlace Place =>
        Extension switch
        {
            ".txt" or ".csv" => FilePlace.Line,
            ".xlsx" or ".ods" => FilePlace.Cell,
            _ => FilePlace.Paragraph,
        };

    /// <summary>Whether an entry is the text itself, whose places people can count.</summary>
    internal bool IsMainText(string entry) =>
        string.Equals(entry, RequiredEntry, StringComparison.OrdinalIgnoreCase)
        || string.Equals(entry, "xl/sharedStrings.xml", StringComparison.OrdinalIgnoreCase);

    /// <summary>The kind that a file name promises, or null when it may not be attached.</summary>
    internal static FileKind? Of(string fileName)
    {
        var extension = Path.GetExtension(fileName);
        return Allowed.FirstOrDefault(kind =>
            string.Equals(kind.Extension, extension, StringComparison.OrdinalIgnoreCase)
        );
    }

    private static FileKind OfficePackage(string extension, string name, string entry) =>
        new(extension, Office + name, FileSignature.Zip, entry, $"{Office}{name}.main+xml");
}

/// <summary>How a file's content is recognised.</summary>
internal enum FileSignature
{
    Pdf,
    Png,
    Jpeg,
    Zip,
    Text,
}
