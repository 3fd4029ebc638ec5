using System.Net;
using System.Net.Sockets;
using System.Text;
using Funding.Core;
using Funding.Functions.Files.Scanning;
using Microsoft.Extensions.Time.Testing;

namespace Funding.Functions.Tests.Files;

/// <summary>The client against the genuine daemon, and against ones that behave badly.</summary>
public sealed class ClamAvScannerTests(ClamAvDaemon daemon) : IClassFixture<ClamAvDaemon>
{
    [Fact]
    public async Task The_daemon_answers_and_tells_its_version()
    {
        Assert.True(await daemon.Scanner.PingAsync(default));
        Assert.StartsWith("ClamAV ", await daemon.Scanner.VersionAsync(default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clean_file_is_clean_however_large()
    {
        Assert.Equal(ScanVerdict.Clean, await daemon.Scanner.ScanAsync(new MemoryStream([1]), default));
        using var large = new MemoryStream(new byte[25 * 1024 * 1024]);
        Assert.Equal(ScanVerdict.Clean, await daemon.Scanner.ScanAsync(large, default));
    }

    [Fact]
    public async Task The_test_file_is_found_plain_and_inside_a_document()
    {
        foreach (
            var content in (byte[][])
                [HostileFiles.Eicar, HostileFiles.Docx("x", ("word/media/image1.png", HostileFiles.Eicar))]
        )
        {
            var verdict = await daemon.Scanner.ScanAsync(new MemoryStream(content), default);

            Assert.Equal(ScanState.Infected, verdict!.State);
            Assert.Contains("Eicar-Test", verdict.Threat, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_the_daemon_finds_too_large_waits_and_staff_are_told_what_to_change()
    {
        using var large = new MemoryStream(new byte[27 * 1024 * 1024]);

        var away = await Assert.ThrowsAsync<ScannerAwayException>(() => daemon.Scanner.ScanAsync(large, default));

        Assert.Contains("StreamMaxLength", away.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_daemon_that_is_not_there_is_away()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        await Assert.ThrowsAsync<ScannerAwayException>(() =>
            new ClamAvScanner("127.0.0.1", port, TimeProvider.System).ScanAsync(new MemoryStream([1]), default)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("Can't allocate memory ERROR\0")]
    [InlineData("UNKNOWN COMMAND\0")]
    [InlineData("stream: \0")]
    public async Task An_answer_that_is_no_verdict_lets_nothing_through(string reply)
    {
        var away = await Assert.ThrowsAsync<ScannerAwayException>(() =>
            AskAsync(Encoding.UTF8.GetBytes(reply), TimeProvider.System)
        );

        Assert.StartsWith("file-scan: ", away.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_daemon_could_not_look_into_is_no_find()
    {
        var verdict = await AskAsync("stream: Heuristics.Encrypted.PDF FOUND\0"u8.ToArray(), TimeProvider.System);

        Assert.Equal(ScanState.Unscannable, verdict!.State);
    }

    [Fact]
    public async Task A_daemon_that_never_answers_is_given_up()
    {
        var time = new FakeTimeProvider();

        await Assert.ThrowsAsync<ScannerAwayException>(() => AskAsync(null, time));
    }

    // A daemon that takes everything and answers so; null: it says nothing until time is up.
    private static async Task<ScanVerdict?> AskAsync(byte[]? reply, TimeProvider time)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var served = ServeAsync();
        try
        {
            return await new ClamAvScanner("127.0.0.1", port, time, TimeSpan.FromMinutes(1)).ScanAsync(
                new MemoryStream([1, 2, 3]),
                default
            );
        }
        finally
        {
            await served;
        }

        async Task ServeAsync()
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            var taken = new byte[256];
            // The command, one chunk and the end.
            await stream.ReadExactlyAsync(taken.AsMemory(0, "zINSTREAM\0".Length + 4 + 3 + 4));
            if (reply is not null)
            {
                await stream.WriteAsync(reply);
                return;
            }
            // Time passes until it hangs up.
            int count;
            do
            {
                ((FakeTimeProvider)time).Advance(TimeSpan.FromMinutes(2));
                count = await stream.ReadAsync(taken);
            } while (count > 0);
        }
    }
}
