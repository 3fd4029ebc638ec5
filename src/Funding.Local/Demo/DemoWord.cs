using System.Diagnostics;
using System.Globalization;
using Functions.Embedded.Azurite;
using Funding.Core;
using Funding.Local.Demo.Many;
using Spectre.Console;

namespace Funding.Local.Demo;

/// <summary><c>./dev demo</c>: a life in the terminal, on storage that is thrown away.</summary>
internal static class DemoWord
{
    private const int MostAtOnce = 2000;

    internal static async Task<int> RunAsync(CommandLine line, IAnsiConsole console)
    {
        var seed = line.Number("seed", 0, int.MaxValue);
        if (line.Number("many", 1, MostAtOnce) is { } many)
        {
            return line.Option("fail") is null && line.Option("sample") is null
                ? await ManyWord.RunAsync(many, seed ?? 1, console)
                : throw new UsageException("--many has fates of its own: leave --fail and --sample out.");
        }

        if (seed is not null)
        {
            throw new UsageException("--seed goes with --many.");
        }

        var watch = Stopwatch.StartNew();
        var trouble = Trouble(line.Option("fail"));
        var script = new LifeScript(
            "demo",
            Samples.Application(line.Option("sample") ?? Samples.Applications[0]),
            trouble
        );
        using var cast = new LifeCast(Samples.Association(), script.Applicant);
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var world = await VirtualWorld.StartAsync(azurite.ConnectionString, script);

        console.MarkupLine($"[bold]{Markup.Escape(script.Title)}[/]");
        console.MarkupLine(
            $"One application's whole life in virtual time, over HTTP against {world.Address}. Begins {script.Begun:yyyy-MM-dd}."
        );
        var record = await DemoLife.PlayAsync(world, script, cast, new DemoScreen(console));
        console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(world.Now - LifeScript.At(script.Begun, 9)).TotalDays:0} days in {watch.Elapsed.TotalSeconds:0.0} s."
            )
        );
        var expected = trouble == LifeTrouble.Board ? ApplicationStage.Rejected : ApplicationStage.Closed;
        return record.Stage == expected && record.Faults().Count == 0 ? 0 : 1;
    }

    private static LifeTrouble Trouble(string? fail) =>
        fail switch
        {
            null => LifeTrouble.None,
            "board" => LifeTrouble.Board,
            "supplement" => LifeTrouble.Supplement,
            "overdue" => LifeTrouble.Overdue,
            "payment" => LifeTrouble.Payment,
            _ => throw new UsageException($"--fail is board, supplement, overdue or payment, not '{fail}'."),
        };
}
