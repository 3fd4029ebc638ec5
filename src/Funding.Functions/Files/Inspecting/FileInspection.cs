using Funding.Core;
using Funding.Functions.Storage.Attachments;

namespace Funding.Functions.Files.Inspecting;

/// <summary>
/// Looks at a file while it passes, block by block, and refuses what may not be kept. It holds the last 64 kB and no more of it.
/// </summary>
internal abstract class FileInspection
{
    private readonly FileTail _tail = new();

    /// <summary>Where personal identity numbers seem to be; null when nowhere, or when this kind is looked into when it is stored.</summary>
    internal virtual FoundNumbers? Numbers => null;

    /// <summary>The inspection of one file.</summary>
    internal static FileInspection Of(FileKind kind) =>
        kind.Signature switch
        {
            FileSignature.Pdf => new PdfInspection(),
            FileSignature.Png => new PngInspection(),
            FileSignature.Jpeg => new JpegInspection(),
            FileSignature.Text => new TextInspection(),
            FileSignature.Zip => new PackageBeginning(),
        };

    /// <summary>The next block; null when it may pass.</summary>
    internal Refusal? Take(ReadOnlySpan<byte> block, bool isFirst)
    {
        _tail.Take(block);
        return (isFirst ? Begin(block) : null) ?? Pass(block);
    }

    /// <summary>After the last block; null when the file may be kept.</summary>
    internal Refusal? End() => End(_tail.Bytes);

    /// <summary>How the file begins.</summary>
    private protected abstract Refusal? Begin(ReadOnlySpan<byte> block);

    /// <summary>Each block, the first included.</summary>
    private protected virtual Refusal? Pass(ReadOnlySpan<byte> block) => null;

    /// <summary>How the file ends.</summary>
    private protected virtual Refusal? End(ReadOnlySpan<byte> tail) =>
        // A file that is a package too shows one thing to whoever looks at its beginning and another to whoever unpacks it.
        ZipEnding.IsAtEndOf(tail)
            ? AttachmentRefusals.ContentDiffers
            : null;
}

/// <summary>The last 64 kB of what has passed: as far from its end as a zip file's table of contents can point.</summary>
internal sealed class FileTail
{
    private readonly byte[] _bytes = new byte[ZipEnding.Reach];
    private int _length;

    internal ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    internal void Take(ReadOnlySpan<byte> block)
    {
        if (block.Length >= _bytes.Length)
        {
            block[^_bytes.Length..].CopyTo(_bytes);
            _length = _bytes.Length;
            return;
        }
        var kept = Math.Min(_length, _bytes.Length - block.Length);
        _bytes.AsSpan(_length - kept, kept).CopyTo(_bytes);
        block.CopyTo(_bytes.AsSpan(kept));
        _length = kept + block.Length;
    }
}

/// <summary>What a zip file ends with: the record that says where its table of contents is, and a comment.</summary>
internal static class ZipEnding
{
    /// <summary>Bytes of the record without its comment.</summary>
    internal const int Length = 22;

    /// <summary>The record with the longest comment there can be.</summary>
    internal const int Reach = Length + ushort.MaxValue;

    /// <summary>Whether whoever unpacks the file would find a package.</summary>
    internal static bool IsAtEndOf(ReadOnlySpan<byte> tail)
    {
        for (var at = tail.Length - Length; at >= 0; at--)
        {
            if (IsRecord(tail[at..]) && CommentLength(tail[at..]) == tail.Length - at - Length)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether it is the record and nothing after it.</summary>
    internal static bool IsWhole(ReadOnlySpan<byte> end) =>
        end.Length == Length && IsRecord(end) && CommentLength(end) == 0;

    private static bool IsRecord(ReadOnlySpan<byte> at) => at.StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x05, 0x06]);

    private static int CommentLength(ReadOnlySpan<byte> record) => record[20] | (record[21] << 8);
}
