using System.Diagnostics;
using Functions.Embedded;
using Functions.Embedded.Azurite;
using Microsoft.DurableTask.Client;

namespace Funding.Benchmarks;

/// <summary>How fast the durable engine is, and what it asks of the storage.</summary>
internal static class EngineBench
{
    private const int Warm = 20;
    private const int Orchestrations = 300;

    internal static async Task<EngineFigures> RunAsync()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var storage = new CountingStorage();
        await using var runtime = await EmbeddedRuntime.StartAsync(
            new EmbeddedRuntimeOptions
            {
                Assemblies = [typeof(ChainFunctions).Assembly],
                ConnectionString = azurite.ConnectionString,
                ConfigureStorageClient = client => client.AddPolicy(storage, Azure.Core.HttpPipelinePosition.PerRetry),
            }
        );
        await RunAsync(runtime.DurableTaskClient, Warm);
        await runtime.WhenIdleAsync();

        var before = storage.Total;
        var watch = Stopwatch.StartNew();
        await RunAsync(runtime.DurableTaskClient, Orchestrations);
        var seconds = watch.Elapsed.TotalSeconds;
        await runtime.WhenIdleAsync();
        return new(Orchestrations / seconds, (double)(storage.Total - before) / Orchestrations);
    }

    private static async Task RunAsync(DurableTaskClient client, int count)
    {
        var ids = await Task.WhenAll(
            Enumerable
                .Range(0, count)
                .Select(_ => client.ScheduleNewOrchestrationInstanceAsync(nameof(ChainFunctions.Chain)))
        );
        var ended = await Task.WhenAll(ids.Select(id => client.WaitForInstanceCompletionAsync(id)));
        if (
            ended.FirstOrDefault(instance => instance.RuntimeStatus != OrchestrationRuntimeStatus.Completed) is
            { } other
        )
        {
            throw new InvalidOperationException($"An orchestration ended {other.RuntimeStatus}.");
        }
    }
}

/// <summary>What the engine does.</summary>
/// <param name="PerSecond">Orchestrations that end each second, all started at once.</param>
/// <param name="Transactions">Storage transactions of one orchestration, its start and the waiting for its end included.</param>
internal sealed record EngineFigures(double PerSecond, double Transactions);
