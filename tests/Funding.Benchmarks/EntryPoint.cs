using System.Globalization;

namespace Funding.Benchmarks;

/// <summary>Prints the figures of docs/performance.md, as they are on this machine.</summary>
internal static class EntryPoint
{
    private static async Task<int> Main(string[] words)
    {
        Print($"Measured on {Environment.ProcessorCount} cores, with Azurite in memory on the same machine.");

        if (words is ["lists"])
        {
            await ListsAsync();
            return 0;
        }

        Print($"\n## Durable engine (a chain of five activities)\n");
        var engine = await EngineBench.RunAsync();
        Print($"| orchestrations per second | {engine.PerSecond:0} |");
        Print($"|---|---|");
        Print($"| storage transactions per orchestration | {engine.Transactions:0.0} |");

        Print($"\n## One application's whole life (the demo)\n");
        Print($"| stage | app reads | app writes | engine | billed in all |");
        Print($"|---|---|---|---|---|");
        var stages = await LifeBench.RunAsync();
        foreach (var stage in stages)
        {
            Print($"| {stage.Title} | {stage.AppReads} | {stage.AppWrites} | {stage.Engine} | {stage.Billed} |");
        }

        Print(
            $"| all | {stages.Sum(s => s.AppReads)} | {stages.Sum(s => s.AppWrites)} | {stages.Sum(s => s.Engine)} | {stages.Sum(s => s.Billed)} |"
        );

        await ListsAsync();
        return 0;
    }

    private static async Task ListsAsync()
    {
        Print($"\n## The office's list at {ListBench.Cases} applications\n");
        Print($"| page | half within | 95 of 100 within | storage reads |");
        Print($"|---|---|---|---|");
        foreach (var page in await ListBench.RunAsync())
        {
            Print($"| {page.Title} | {page.Median:0} ms | {page.P95:0} ms | {page.Reads:0.0} |");
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
