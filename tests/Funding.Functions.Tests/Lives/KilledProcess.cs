using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using Funding.Local;
using Funding.Local.Demo;

namespace Funding.Functions.Tests.Lives;

/// <summary>
/// <c>./dev run</c> as a process of its own, with an Azurite of its own, in real time. It is killed with SIGKILL right
/// after the steps that are asked for, and started again on the same data.
/// </summary>
internal sealed class KilledProcess(string dataFolder, Func<int, bool> killAfter) : ILifeWorld, IAsyncDisposable
{
    private readonly int _port = FreePort();
    private Process? _process;
    private int _steps;

    public DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    internal int Kills { get; private set; }

    public async Task DoAsync(Func<Uri, Task> act)
    {
        if (_process is null)
        {
            await StartAsync();
        }

        await act(new Uri($"http://localhost:{_port}/"));
        if (killAfter(++_steps))
        {
            await KillAsync();
        }
    }

    // Time passes by itself here; whoever waits for a mail looks again a little later.
    public Task AdvanceToAsync(DateTimeOffset to) => Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            using var azurite = Azurite();
            await KillAsync();
            Kills--;
            // It saves what it has and ends by itself; until then it writes into the folder.
            await azurite.WaitForExitAsync();
        }
    }

    private Process Azurite()
    {
        var owner = File.ReadAllText(Path.Combine(dataFolder, "azurite", "azurite.owner"));
        return Process.GetProcessById(int.Parse(owner.Split(' ')[0], CultureInfo.InvariantCulture));
    }

    private async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (
            var argument in (string[])
                [
                    typeof(Samples).Assembly.Location,
                    "run",
                    "--port",
                    _port.ToString(CultureInfo.InvariantCulture),
                    "--data",
                    dataFolder,
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        // The process makes its own storage.
        start.Environment.Remove("AzureWebJobsStorage");
        _process = Process.Start(start)!;
        var said = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Contains("Ctrl-C", StringComparison.Ordinal))
            {
                // What it says from now on is nobody's concern, but must not fill the pipe.
                _ = _process.StandardOutput.ReadToEndAsync();
                _ = _process.StandardError.ReadToEndAsync();
                return;
            }
        }

        throw new LifeException(string.Join('\n', [.. said, await _process.StandardError.ReadToEndAsync()]));
    }

    private async Task KillAsync()
    {
        Kills++;
        // SIGKILL to this process alone: Azurite has to find out by itself.
        _process!.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    // Below those that the system hands out by itself: while this process is dead, nobody takes its port.
    private static int FreePort()
    {
        var taken = IPGlobalProperties
            .GetIPGlobalProperties()
            .GetActiveTcpListeners()
            .Select(at => at.Port)
            .ToHashSet();
        int port;
        do
        {
            port = RandomNumberGenerator.GetInt32(20_000, 30_000);
        } while (taken.Contains(port));
        return port;
    }
}
