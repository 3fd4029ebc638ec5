using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Funding.Local.Demo.Many;

/// <summary><c>./dev demo --many N</c>: N applications of different fates, side by side in one system.</summary>
internal static class ManyWord
{
    internal static async Task<int> RunAsync(int count, int seed, IAnsiConsole console)
    {
        var watch = Stopwatch.StartNew();
        await using var system = await ManySystem.StartAsync();
        var lives = system.Lives(count, seed);
        console.MarkupLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"[bold]{count} applications[/] side by side in virtual time, over HTTP against {system.Runtime.BaseAddress}. Seed {seed}."
            )
        );
        var screen = new ManyScreen(console);
        await system.PlayAsync(lives, playing => screen.Passed(system.Clock.Now, playing));
        var played = watch.Elapsed;

        var books = await CaseBooks.ReadAsync(system.Runtime.Services, lives);
        screen.Show(books);
        var faults = await Audit.FaultsAsync(system, books);
        foreach (var fault in faults)
        {
            console.MarkupLine($"[red]Does not agree:[/] {Markup.Escape(fault)}");
        }

        if (faults.Count == 0)
        {
            console.MarkupLine(
                "[green]Agrees:[/] what people noted, payment rows, trails, lists and ledgers tell the same of every case; "
                    + "every case ended as its fate has it; no trail is altered, no case number left out, no mail sent twice."
            );
        }

        console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(system.Clock.Now - LifeScript.At(ManySystem.Begins, 7)).TotalDays:0} days in {played.TotalSeconds:0.0} s: {books.Sum(book => book.Trail.Count)} events, {books.Sum(book => book.Payments.Count)} payments, {system.Post.Count} mails."
            )
        );
        return faults.Count == 0 ? 0 : 1;
    }
}
