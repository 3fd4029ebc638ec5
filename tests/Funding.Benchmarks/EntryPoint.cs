using System.Globalization;

namespace Funding.Benchmarks;

/// <summary>Prints the figures of docs/performance.md, as they are on this machine.</summary>
internal static class EntryPoint
{
    private static async Task<int> Main()
    {
        Print($"Measured on {Environment.ProcessorCount} cores, with Azurite in memory on the same machine.");

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

        Print($"\n## The secretariat's list at 10 000 applications\n");
        var list = await ListBench.RunAsync();
        Print($"| requests per second, 4 at a time | {list.PerSecond:0} |");
        Print($"|---|---|");
        Print($"| 95 of 100 within | {list.P95:0.0} ms |");
        Print($"| storage reads per request | {list.Reads:0.00} |");
        return 0;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
