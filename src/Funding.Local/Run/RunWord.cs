using System.Runtime.InteropServices;
using Functions.Embedded.Azurite;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Funding.Local.Run;

/// <summary><c>./dev run</c>: the system on this machine until Ctrl-C, with its data kept between runs.</summary>
internal static class RunWord
{
    private const int DefaultPort = 7071;

    internal static async Task<int> RunAsync(CommandLine line, IAnsiConsole console)
    {
        var port = line.Port("port", DefaultPort);
        var data = Path.GetFullPath(line.Option("data") ?? ".data");
        using var stop = new StopRequest();

        console.MarkupLine($"Starting; data are kept in [bold]{Markup.Escape(data)}[/].");
        await using var storage = await StorageAsync(data, console, stop.Token);
        await using var runtime = await LocalRuntime.StartAsync(
            new LocalRuntimeOptions
            {
                ConnectionString = storage.ConnectionString,
                Port = port,
                AssociationFile = Samples.AssociationFile,
                ClamAv = line.Option("clamav"),
                Logging = logging =>
                    logging
                        .AddSimpleConsole()
                        .SetMinimumLevel(LogLevel.Warning)
                        // That keys lie unencrypted in a storage on this machine is no news.
                        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error),
            },
            stop.Token
        );
        console.MarkupLine(
            line.Option("clamav") is { } scanner
                ? $"Uploaded files are scanned by ClamAV at {Markup.Escape(scanner)}."
                : "[yellow]Uploaded files are not scanned for malicious code.[/] To have them scanned: --clamav HOST:PORT."
        );
        Welcome.Print(console, runtime.BaseAddress, Samples.Association());
        if (await Task.WhenAny(stop.WaitAsync(), runtime.Stopped) == runtime.Stopped)
        {
            await Console.Error.WriteLineAsync(
                "Another process has taken over the work, so this one has stopped. Run the same command again to go on here."
            );
            return 1;
        }
        console.MarkupLine("Stopping; what is being done is finished first.");
        await runtime.StopAsync();
        return 0;
    }

    // Storage of one's own, such as an account in Azure, is used when it is given.
    private static async Task<RunStorage> StorageAsync(
        string data,
        IAnsiConsole console,
        CancellationToken cancellationToken
    ) =>
        Environment.GetEnvironmentVariable("AzureWebJobsStorage") is { Length: > 0 } given
            ? new RunStorage(given, null)
            : RunStorage.Of(
                await AzuriteProcess.StartAsync(
                    Path.Combine(data, "azurite"),
                    report: text => console.MarkupLine(Markup.Escape(text)),
                    cancellationToken: cancellationToken
                )
            );

    private sealed record RunStorage(string ConnectionString, AzuriteProcess? Azurite) : IAsyncDisposable
    {
        internal static RunStorage Of(AzuriteProcess azurite) => new(azurite.ConnectionString, azurite);

        public ValueTask DisposeAsync() => Azurite?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    /// <summary>Ctrl-C or a polite kill. The second one ends the process at once.</summary>
    private sealed class StopRequest : IDisposable
    {
        private readonly CancellationTokenSource _asked = new();
        private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<PosixSignalRegistration> _signals = [];

        internal StopRequest()
        {
            foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM])
            {
                _signals.Add(PosixSignalRegistration.Create(signal, Ask));
            }
        }

        internal CancellationToken Token => _asked.Token;

        internal Task WaitAsync() => _stopped.Task;

        public void Dispose()
        {
            _signals.ForEach(signal => signal.Dispose());
            _asked.Dispose();
        }

        private void Ask(PosixSignalContext context)
        {
            if (_stopped.TrySetResult())
            {
                context.Cancel = true;
                _asked.Cancel();
            }
        }
    }
}
