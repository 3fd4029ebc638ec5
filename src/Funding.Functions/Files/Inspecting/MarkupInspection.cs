using System.Xml;
using Funding.Functions.Storage.Attachments;

namespace Funding.Functions.Files.Inspecting;

/// <summary>
/// Reads one XML part of a package: what it says of the package (content types, relationships, encryption), whether it starts anything,
/// and its text for personal identity numbers. Texts pass in pieces and are not kept.
/// </summary>
internal sealed class MarkupInspection(FileKind kind, string name, NumberFinder? numbers)
{
    // Characters of one part: as the package's own limit, for parts are mostly ASCII.
    private const long MostCharacters = PackageInspection.MostUnpacked;
    private readonly char[] _text = new char[4096];
    private readonly char[] _field = new char[64];
    private int _fieldLength;

    /// <summary>Whether it is the list of content types and says that the package is of the kind that it is to be.</summary>
    internal bool SaysMainContentType { get; private set; }

    internal async Task LookAsync(CountedStream content, CancellationToken cancellationToken)
    {
        content.IsMarkup = true;
        var settings = new XmlReaderSettings
        {
            Async = true,
            CloseInput = false,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        numbers?.BeginPart(kind.IsMainText(name));
        using var reader = XmlReader.Create(content, settings);
        while (await reader.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Element(reader);
                    EndPlace(reader, reader.IsEmptyElement);
                    break;
                case XmlNodeType.EndElement:
                    EndPlace(reader, isEnd: true);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    await TextAsync(reader);
                    break;
            }
        }
        numbers?.EndPlace();
    }

    private void Element(XmlReader reader)
    {
        if (PackageParts.IsContentTypes(name))
        {
            ContentType(reader.GetAttribute("ContentType") ?? "");
        }
        else if (PackageParts.IsRelationships(name))
        {
            Relationship(reader.GetAttribute("Type") ?? "", reader.GetAttribute("TargetMode"));
        }
        else
        {
            Refuse(
                reader.LocalName switch
                {
                    // Links that fetch and run, in sheets; programs of OpenDocument.
                    "ddeLink" or "event-listener" or "script" => AttachmentRefusals.ActiveContent,
                    "encryption-data" => AttachmentRefusals.Encrypted,
                    _ => null,
                }
            );
            if (string.Equals(reader.LocalName, "fldSimple", StringComparison.Ordinal))
            {
                Field((reader.GetAttribute("instr", reader.NamespaceURI) ?? "").AsSpan());
            }
            _fieldLength = string.Equals(reader.LocalName, "p", StringComparison.Ordinal) ? 0 : _fieldLength;
            _isField = string.Equals(reader.LocalName, "instrText", StringComparison.Ordinal);
        }
    }

    private bool _isField;

    private void ContentType(string type)
    {
        SaysMainContentType |= string.Equals(type, kind.MainContentType, StringComparison.OrdinalIgnoreCase);
        string[] acting = ["macro", "vba", "activeX", "oleObject", "dialogsheet"];
        Refuse(
            acting.Any(word => type.Contains(word, StringComparison.OrdinalIgnoreCase))
                ? AttachmentRefusals.ActiveContent
                : null
        );
    }

    // A link that a person clicks, and sums from another workbook, fetch nothing by themselves; everything else outside does.
    private void Relationship(string type, string? mode)
    {
        var sort = type[(type.LastIndexOf('/') + 1)..];
        var isOutside = string.Equals(mode, "External", StringComparison.OrdinalIgnoreCase);
        Refuse(
            sort is "attachedTemplate" or "oleObject" or "aFChunk" or "control" or "vbaProject"
            || (isOutside && sort is not ("hyperlink" or "externalLinkPath"))
                ? AttachmentRefusals.ActiveContent
                : null
        );
    }

    private async Task TextAsync(XmlReader reader)
    {
        int count;
        while ((count = await reader.ReadValueChunkAsync(_text, 0, _text.Length)) > 0)
        {
            if (_isField)
            {
                Field(_text.AsSpan(0, count));
            }
            numbers?.Take(_text.AsSpan(0, count));
        }
    }

    // The instruction may be spread over several runs: what of it fits is put together until the paragraph ends.
    private void Field(ReadOnlySpan<char> instruction)
    {
        var piece = instruction.Trim();
        piece = piece[..Math.Min(piece.Length, _field.Length - _fieldLength)];
        piece.CopyTo(_field.AsSpan(_fieldLength));
        _fieldLength += piece.Length;
        Refuse(
            _field.AsSpan(0, _fieldLength).Contains("DDE", StringComparison.OrdinalIgnoreCase)
                ? AttachmentRefusals.ActiveContent
                : null
        );
    }

    private void EndPlace(XmlReader reader, bool isEnd)
    {
        if (isEnd && reader.LocalName is "p" or "h" or "si" or "v")
        {
            numbers?.EndPlace();
        }
    }

    private static void Refuse(Funding.Core.Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new PackageRefusedException(refusal);
        }
    }
}
