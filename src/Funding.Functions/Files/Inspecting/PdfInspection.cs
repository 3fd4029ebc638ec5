using System.Text;
using Funding.Core;
using Funding.Functions.Storage.Attachments;

namespace Funding.Functions.Files.Inspecting;

/// <summary>
/// A PDF begins as one at its first byte, and names nothing that acts by itself. Only names in the open are seen: what is packed inside
/// the file's own streams is the scanner's.
/// </summary>
internal sealed class PdfInspection : FileInspection
{
    private const int LongestName = 16;
    private readonly byte[] _name = new byte[LongestName];
    private int _length = -1;
    private int _hexDigits;
    private int _hex;

    private protected override Refusal? Begin(ReadOnlySpan<byte> block) =>
        block.StartsWith("%PDF-"u8) ? null : AttachmentRefusals.ContentDiffers;

    private protected override Refusal? Pass(ReadOnlySpan<byte> block)
    {
        while (block.Length > 0)
        {
            if (_length < 0)
            {
                var slash = block.IndexOf((byte)'/');
                if (slash < 0)
                {
                    return null;
                }
                _length = 0;
                block = block[(slash + 1)..];
                continue;
            }
            if (!IsPartOfName(block[0]))
            {
                if (Judge() is { } refusal)
                {
                    return refusal;
                }
                // The byte may begin the next name.
                (_length, _hexDigits) = (-1, 0);
                continue;
            }
            Add(block[0]);
            block = block[1..];
        }
        return null;
    }

    private protected override Refusal? End(ReadOnlySpan<byte> tail) => Judge() ?? base.End(tail);

    private Refusal? Judge() =>
        _length is < 0 or > LongestName
            ? null
            : Encoding.Latin1.GetString(_name, 0, _length) switch
            {
                "JavaScript" or "Launch" or "EmbeddedFile" or "EmbeddedFiles" or "RichMedia" =>
                    AttachmentRefusals.ActiveContent,
                "Encrypt" => AttachmentRefusals.Encrypted,
                _ => null,
            };

    private void Add(byte part)
    {
        // #4A is another way to write J.
        if (part == '#')
        {
            (_hexDigits, _hex) = (2, 0);
            return;
        }
        if (_hexDigits > 0)
        {
            _hex = (_hex * 16) + (Uri.IsHexDigit((char)part) ? Convert.ToInt32(((char)part).ToString(), 16) : 0);
            if (--_hexDigits > 0)
            {
                return;
            }
            part = (byte)_hex;
        }
        if (_length < LongestName)
        {
            _name[_length] = part;
        }
        // One more than fits says that it is another, longer name.
        _length = Math.Min(_length + 1, LongestName + 1);
    }

    private static bool IsPartOfName(byte part) =>
        part > ' '
        && part is not ((byte)'/' or (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[')
        && part is not ((byte)']' or (byte)'{' or (byte)'}' or (byte)'%');
}
