using System.Runtime.InteropServices;
using Functions.Embedded.Azurite;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.TestApp;

/// <summary>Runs the embedded runtime until it is told to end or is killed.</summary>
internal static class HostKeeper
{
    internal static async Task<int> RunAsync(string dataFolder, string searchFrom, string hub)
    {
        await using var azurite = await AzuriteProcess.StartAsync(dataFolder, searchFrom, Console.Out.WriteLine);
        return await RunAsync(azurite.ConnectionString, hub);
    }

    internal static async Task<int> RunAsync(string connectionString, string hub)
    {
        var ending = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminated = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            signal =>
            {
                signal.Cancel = true;
                ending.TrySetResult();
            }
        );
        Console.Out.WriteLine("starting");
        var runtime = await EmbeddedRuntime.StartAsync(
            new EmbeddedRuntimeOptions
            {
                Assemblies = [typeof(HostKeeper).Assembly],
                ConnectionString = connectionString,
                TaskHubName = hub,
                ConfigureLogging = logging => logging.AddSimpleConsole(console => console.SingleLine = true),
            }
        );
        Console.Out.WriteLine($"ready {runtime.BaseAddress}");
        await ending.Task;
        await runtime.StopAsync();
        Console.Out.WriteLine("stopped");
        return 0;
    }
}
