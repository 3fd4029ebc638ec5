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
        // Said in two ways, for a null in one expression would be taken for an empty memory.
        if (BrotliEncoder.TryCompress(content, room, out var written, Quality, Window) && written < content.Length)
        {
            return room.AsMemory(0, written);
        }

        return null;
    }
}
