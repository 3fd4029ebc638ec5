using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Funding.Core;

namespace Funding.Functions.Files.Scanning;

/// <summary>
/// ClamAV's daemon, asked over TCP by its <c>INSTREAM</c> command: the content goes in chunks, each after its length, and a length of
/// zero ends it. The daemon is trusted and the line is not encrypted: it belongs in the same network.
/// </summary>
internal sealed class ClamAvScanner(string host, int port, TimeProvider time, TimeSpan? patience = null) : IFileScanner
{
    private const int ChunkLength = 64 * 1024;
    private const int LongestReply = 1024;

    // Between two steps: to connect, to take a chunk, to think about the whole.
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromMinutes(2);

    public string Name => "ClamAV";

    public bool Scans => true;

    public Task<ScanVerdict?> ScanAsync(QuarantinedFile file, CancellationToken cancellationToken) =>
        AskAsync(
            async (stream, turn) =>
            {
                await using var content = await file.OpenAsync(turn.Token);
                return Verdict(await SendAsync(stream, content, turn));
            },
            cancellationToken
        );

    /// <summary>The daemon's version and that of its signatures.</summary>
    internal Task<string> VersionAsync(CancellationToken cancellationToken) =>
        AskAsync((stream, turn) => CommandAsync(stream, "zVERSION\0"u8.ToArray(), turn), cancellationToken);

    /// <summary>Whether it answers.</summary>
    internal async Task<bool> PingAsync(CancellationToken cancellationToken) =>
        await AskAsync((stream, turn) => CommandAsync(stream, "zPING\0"u8.ToArray(), turn), cancellationToken)
            is "PONG";

    /// <summary>Scans any content.</summary>
    internal Task<ScanVerdict?> ScanAsync(Stream content, CancellationToken cancellationToken) =>
        AskAsync(async (stream, turn) => Verdict(await SendAsync(stream, content, turn)), cancellationToken);

    private async Task<T> AskAsync<T>(Func<NetworkStream, Turn, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var turn = new Turn(_patience, time, cancellationToken);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, turn.Token);
            await using var stream = client.GetStream();
            return await ask(stream, turn);
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            throw new ScannerAwayException("file-scan: the scanner does not answer", fault);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ScannerAwayException("file-scan: the scanner took too long", late);
        }
    }

    private static async Task<string> SendAsync(NetworkStream stream, Stream content, Turn turn)
    {
        // Room for the length in front of each chunk, so that a chunk is one write.
        var chunk = new byte[sizeof(uint) + ChunkLength];
        try
        {
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), turn.Token);
            int count;
            do
            {
                count = await content.ReadAsync(chunk.AsMemory(sizeof(uint)), turn.Token);
                BinaryPrimitives.WriteUInt32BigEndian(chunk, (uint)count);
                await stream.WriteAsync(chunk.AsMemory(0, sizeof(uint) + count), turn.Token);
                turn.GoOn();
            } while (count > 0);
        }
        catch (IOException)
        {
            // The daemon hangs up when it has had enough, and has said so before.
        }
        return await ReplyAsync(stream, turn);
    }

    private static async Task<string> CommandAsync(NetworkStream stream, byte[] command, Turn turn)
    {
        await stream.WriteAsync(command, turn.Token);
        return await ReplyAsync(stream, turn);
    }

    private static async Task<string> ReplyAsync(NetworkStream stream, Turn turn)
    {
        turn.GoOn();
        var reply = new byte[LongestReply];
        var length = 0;
        int count;
        while (length < reply.Length && (count = await stream.ReadAsync(reply.AsMemory(length), turn.Token)) > 0)
        {
            length += count;
            if (reply.AsSpan(0, length).Contains((byte)0))
            {
                break;
            }
        }
        return Encoding.UTF8.GetString(reply, 0, length).TrimEnd('\0', '\n');
    }

    private static ScanVerdict? Verdict(string reply) =>
        reply switch
        {
            "stream: OK" => ScanVerdict.Clean,
            _ when Found(reply) is { } threat => new ScanVerdict(
                IsUnscannable(threat) ? ScanState.Unscannable : ScanState.Infected,
                threat
            ),
            _ when reply.Contains("size limit exceeded", StringComparison.Ordinal) => throw new ScannerAwayException(
                "file-scan: the file is larger than the scanner's StreamMaxLength"
            ),
            "" => throw new ScannerAwayException("file-scan: the scanner hung up"),
            _ => throw new ScannerAwayException("file-scan: the scanner reports an error"),
        };

    private static string? Found(string reply) =>
        reply.StartsWith("stream: ", StringComparison.Ordinal) && reply.EndsWith(" FOUND", StringComparison.Ordinal)
            ? reply["stream: ".Length..^" FOUND".Length]
            : null;

    // What it calls a file that it could not look into, when it is set up to say so.
    private static bool IsUnscannable(string threat) =>
        threat.StartsWith("Heuristics.Encrypted", StringComparison.Ordinal)
        || threat.StartsWith("Heuristics.Limits", StringComparison.Ordinal);

    /// <summary>Patience that begins anew with each step.</summary>
    private sealed class Turn : IDisposable
    {
        private readonly CancellationTokenSource _late;
        private readonly CancellationTokenSource _either;
        private readonly TimeSpan _patience;

        internal Turn(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
        {
            _patience = patience;
            _late = new CancellationTokenSource(patience, time);
            _either = CancellationTokenSource.CreateLinkedTokenSource(_late.Token, cancellationToken);
        }

        internal CancellationToken Token => _either.Token;

        internal void GoOn() => _late.CancelAfter(_patience);

        public void Dispose()
        {
            _either.Dispose();
            _late.Dispose();
        }
    }
}
