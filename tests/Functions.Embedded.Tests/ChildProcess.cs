using System.Diagnostics;
using System.Threading.Channels;

namespace Functions.Embedded.Tests;

/// <summary>The test program, running as a process of its own so that it can be killed.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(120);
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private ChildProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Receive(e.Data, last: e.Data is null);
        _process.ErrorDataReceived += (_, e) => Receive(e.Data, last: false);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal int Id => _process.Id;

    internal static ChildProcess Start(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(DotNet())
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Functions.Embedded.TestApp.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(start);
    }

    /// <summary>Reads lines until one starts with <paramref name="beginning"/>, and gives the rest of that line.</summary>
    internal async Task<string> ReadUntilAsync(string beginning) =>
        (await ReadUntilAsync(line => line.StartsWith(beginning, StringComparison.Ordinal), beginning))[
            beginning.Length..
        ];

    /// <summary>Reads lines until one contains <paramref name="part"/>, and gives that line.</summary>
    internal Task<string> ReadUntilContainingAsync(string part) =>
        ReadUntilAsync(line => line.Contains(part, StringComparison.Ordinal), part);

    internal async Task<int> WaitForExitAsync()
    {
        using var limit = new CancellationTokenSource(_limit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>As kill -9: the process gets no chance to say goodbye. Its children live on.</summary>
    internal async Task KillAsync()
    {
        _process.Kill(entireProcessTree: false);
        await WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task<string> ReadUntilAsync(Func<string, bool> isIt, string sought)
    {
        using var limit = new CancellationTokenSource(_limit);
        var seen = new List<string>();
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(limit.Token))
            {
                seen.Add(line);
                if (isIt(line))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"No line with '{sought}' came. What came: {string.Join('\n', seen)}", e);
        }

        throw new InvalidOperationException(
            $"It ended without a line with '{sought}'. What came: {string.Join('\n', seen)}"
        );
    }

    private static string DotNet() =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) is "dotnet" ? path : "dotnet";

    private void Receive(string? line, bool last)
    {
        if (line is not null)
        {
            _lines.Writer.TryWrite(line);
        }
        else if (last)
        {
            _lines.Writer.TryComplete();
        }
    }
}
