using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Requests;

/// <summary>
/// A request's body that has to come in time. Web servers end what is all too slow (Kestrel below 240 bytes a second), but a file that
/// trickles just above that would hold its buffer, its connection and its function for hours. The time is the app's own, so that it is the
/// same behind every front end.
/// </summary>
internal sealed class TimelyBody(Stream body, TimeProvider time) : Stream
{
    /// <summary>The longest that nothing at all may come: long enough for a telephone that changes networks.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>The longest that a whole body may take: the largest file at 52 kB a second, and less than the host gives a function.</summary>
    internal static readonly TimeSpan Whole = TimeSpan.FromMinutes(8);

    private long? _firstRead;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Has the body of a request come in time.</summary>
    internal static void Of(HttpContext httpContext, TimeProvider time) =>
        httpContext.Request.Body = new TimelyBody(httpContext.Request.Body, time);

    /// <summary>Reads what has come.</summary>
    /// <exception cref="BadHttpRequestException">408: it did not come in time.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var left = Whole - time.GetElapsedTime(_firstRead ??= time.GetTimestamp());
        if (left <= TimeSpan.Zero)
        {
            throw TooSlow();
        }
        using var late = new CancellationTokenSource(left < Silence ? left : Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await body.ReadAsync(buffer, either.Token);
        }
        catch (OperationCanceledException)
            when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TooSlow();
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static BadHttpRequestException TooSlow() =>
        new("The body did not come in time.", StatusCodes.Status408RequestTimeout);
}
