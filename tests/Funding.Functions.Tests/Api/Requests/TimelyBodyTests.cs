using System.Threading.Channels;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Funding.Functions.Tests.Api.Requests;

public sealed class TimelyBodyTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Channel<byte> _sent = Channel.CreateUnbounded<byte>();

    [Fact]
    public async Task What_comes_in_time_comes_through_to_its_end()
    {
        await using var body = new TimelyBody(new MemoryStream("år 2027"u8.ToArray()), _clock);
        using var reader = new StreamReader(body);

        Assert.Equal("år 2027", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Silence_ends_it()
    {
        await using var body = new TimelyBody(new Trickle(_sent.Reader), _clock);
        var read = body.ReadAsync(new byte[10]).AsTask();
        _clock.Advance(TimelyBody.Silence - TimeSpan.FromSeconds(1));
        Assert.False(read.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(408, (await Assert.ThrowsAsync<BadHttpRequestException>(() => read)).StatusCode);
    }

    [Fact]
    public async Task A_byte_now_and_then_does_not_keep_it_open_longer_than_the_whole_may_take()
    {
        await using var body = new TimelyBody(new Trickle(_sent.Reader), _clock);
        var (start, bytes) = (_clock.GetUtcNow(), 0);

        var fault = await Assert.ThrowsAsync<BadHttpRequestException>(async () =>
        {
            while (true)
            {
                var read = body.ReadAsync(new byte[10]).AsTask();
                _clock.Advance(TimelyBody.Silence / 2);
                _sent.Writer.TryWrite(1);
                bytes += await read;
            }
        });

        Assert.Equal(408, fault.StatusCode);
        Assert.Equal(TimelyBody.Whole, _clock.GetUtcNow() - start);
        Assert.Equal((int)(TimelyBody.Whole / (TimelyBody.Silence / 2)) - 1, bytes);
    }

    [Fact]
    public async Task A_caller_who_leaves_is_not_called_slow()
    {
        await using var body = new TimelyBody(new Trickle(_sent.Reader), _clock);
        using var left = new CancellationTokenSource();
        var read = body.ReadAsync(new byte[10], left.Token).AsTask();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    private sealed class Trickle(ChannelReader<byte> sent) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var one = await sent.ReadAsync(cancellationToken);
            buffer.Span[0] = one;
            return 1;
        }
    }
}
