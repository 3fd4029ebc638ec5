namespace Funding.Functions.Storage.Attachments;

/// <summary>A kind of file that may be attached.</summary>
/// <param name="Extension">With its dot, lower case.</param>
/// <param name="ContentType">What the file is served as, whatever the sender called it.</param>
/// <param name="Signature">How the content begins.</param>
/// <param name="RequiredEntry">For packages: the entry that makes it this kind.</param>
internal sealed record FileKind(
    string Extension,
    string ContentType,
    FileSignature Signature,
    string? RequiredEntry = null
)
{
    /// <summary>Everything that may be attached.</summary>
    internal static IReadOnlyList<FileKind> Allowed { get; } =
    [
        new(".pdf", "application/pdf", FileSignature.Pdf),
        new(
            ".docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileSignature.Zip,
            "word/document.xml"
        ),
        new(
            ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileSignature.Zip,
            "xl/workbook.xml"
        ),
        new(".odt", "application/vnd.oasis.opendocument.text", FileSignature.Zip, "content.xml"),
        new(".ods", "application/vnd.oasis.opendocument.spreadsheet", FileSignature.Zip, "content.xml"),
        new(".png", "image/png", FileSignature.Png),
        new(".jpg", "image/jpeg", FileSignature.Jpeg),
        new(".jpeg", "image/jpeg", FileSignature.Jpeg),
        new(".txt", "text/plain", FileSignature.Text),
        new(".csv", "text/csv", FileSignature.Text),
    ];

    /// <summary>The kind that a file name promises, or null when it may not be attached.</summary>
    internal static FileKind? Of(string fileName)
    {
        var extension = Path.GetExtension(fileName);
        return Allowed.FirstOrDefault(kind =>
            string.Equals(kind.Extension, extension, StringComparison.OrdinalIgnoreCase)
        );
    }

    /// <summary>Whether the content begins as this kind does.</summary>
    internal bool Matches(ReadOnlySpan<byte> beginning) =>
        Signature switch
        {
            FileSignature.Pdf => beginning.StartsWith("%PDF-"u8),
            FileSignature.Png => beginning.StartsWith(
                (ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            ),
            FileSignature.Jpeg => beginning.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
            FileSignature.Zip => beginning.StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x03, 0x04]),
            // UTF-8 and the older one-byte encodings have no zero bytes; programs and most other formats do.
            FileSignature.Text => beginning.Length > 0 && !beginning.Contains((byte)0),
        };
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
