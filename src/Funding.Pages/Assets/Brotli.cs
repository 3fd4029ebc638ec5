using System.IO.Compression;

namespace Funding.Pages.Assets;

/// <summary>Compresses what is sent many times, once.</summary>
internal static class Brotli
{
    private const int Quality = 9;
    private const int Window = 22;

    /// <summary>The same content as Brotli, or null when it would be no smaller.</summary>
    internal static ReadOnlyMemory<byte>? Smaller(ReadOnlySpan<byte> content)
    {
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, room, out var written, Quality, Window) && written < content.Length
            ? room.AsMemory(0, written)
            : null;
    }
}
