using Funding.Functions.Storage.Attachments;

namespace Funding.Functions.Files.Inspecting;

/// <summary>
/// An entry while it is unpacked: it counts, refuses to become longer than it said or than is left for the package, and refuses markup
/// without an end, which would have to be held in memory.
/// </summary>
internal sealed class CountedStream(Stream inner, long said, Func<long> left) : Stream
{
    // No paragraph, cell or attribute that a person wrote is as long.
    private const long LongestRun = 4L * 1024 * 1024;
    private byte[] _back = [];
    private long _read;
    private long _run;

    /// <summary>Whether tags are looked for, as in markup.</summary>
    internal bool IsMarkup { get; set; }

    /// <summary>Bytes that have been taken.</summary>
    internal long Count => _read - _back.Length;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Gives back what was read at the very beginning.</summary>
    internal void PutBack(ReadOnlySpan<byte> bytes) => _back = bytes.ToArray();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_back.Length > 0)
        {
            var again = Math.Min(buffer.Length, _back.Length);
            _back.AsSpan(0, again).CopyTo(buffer.Span);
            _back = _back[again..];
            return again;
        }
        var count = await inner.ReadAsync(buffer, cancellationToken);
        Check(buffer.Span[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Check(ReadOnlySpan<byte> bytes)
    {
        _read += bytes.Length;
        if (_read > said || _read > left())
        {
            throw new PackageRefusedException(AttachmentRefusals.Bomb);
        }
        if (!IsMarkup)
        {
            return;
        }
        var last = bytes.LastIndexOf((byte)'<');
        _run = last < 0 ? _run + bytes.Length : bytes.Length - last;
        if (_run > LongestRun)
        {
            throw new PackageRefusedException(AttachmentRefusals.Bomb);
        }
    }
}
