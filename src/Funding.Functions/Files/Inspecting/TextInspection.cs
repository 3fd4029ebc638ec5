using System.Buffers;
using System.Text;
using Funding.Core;
using Funding.Functions.Storage.Attachments;

namespace Funding.Functions.Files.Inspecting;

/// <summary>A text: UTF-8 or the older one-byte encoding of Windows, without the bytes that only programs and pictures have.</summary>
internal sealed class TextInspection : FileInspection
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create([
        .. Enumerable.Range(0, 32).Select(code => (byte)code).Except("\t\n\v\f\r"u8.ToArray()),
    ]);

    // Windows-1252 has no characters for these.
    private static readonly SearchValues<byte> Unassigned = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n");
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly char[] _letters = new char[4096];
    private readonly NumberFinder _numbers = new(FilePlace.Line);
    private bool _isUtf8 = true;
    private bool _isWindows = true;
    private bool _endedWithReturn;

    internal override FoundNumbers? Numbers => _numbers.Found;

    private protected override Refusal? Begin(ReadOnlySpan<byte> block) =>
        block.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || block.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            ? AttachmentRefusals.TextEncoding
            : null;

    private protected override Refusal? Pass(ReadOnlySpan<byte> block)
    {
        if (block.ContainsAny(Controls))
        {
            return AttachmentRefusals.ContentDiffers;
        }
        _isWindows &= !block.ContainsAny(Unassigned);
        Read(block, isLast: false);
        return null;
    }

    private protected override Refusal? End(ReadOnlySpan<byte> tail)
    {
        Read([], isLast: true);
        _numbers.EndPlace();
        return _isUtf8 || _isWindows ? base.End(tail) : AttachmentRefusals.TextEncoding;
    }

    private void Read(ReadOnlySpan<byte> block, bool isLast)
    {
        bool completed;
        do
        {
            _decoder.Convert(block, _letters, isLast, out var used, out var written, out completed);
            block = block[used..];
            _isUtf8 &= !_letters.AsSpan(0, written).Contains('\uFFFD');
            Lines(_letters.AsSpan(0, written));
        } while (!completed || block.Length > 0);
    }

    private void Lines(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            // \r\n is one end of a line, also when a block ends between the two.
            if (_endedWithReturn && text[0] == '\n')
            {
                text = text[1..];
                _endedWithReturn = false;
                continue;
            }
            _endedWithReturn = false;
            var end = text.IndexOfAny(LineEnds);
            if (end < 0)
            {
                _numbers.Take(text);
                return;
            }
            _numbers.Take(text[..end]);
            _numbers.EndPlace();
            _endedWithReturn = text[end] == '\r';
            text = text[(end + 1)..];
        }
    }
}
