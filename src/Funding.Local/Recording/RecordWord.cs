using System.Text.RegularExpressions;
using Functions.Embedded.Azurite;
using Funding.Local.Demo.Many;
using Spectre.Console;

namespace Funding.Local.Recording;

/// <summary>
/// <c>./dev record-histories</c>: plays a life of each fate and keeps what a release leaves in storage, so that every later
/// build can show that it understands it.
/// </summary>
internal static partial class RecordWord
{
    private const int Seed = 10;

    internal static async Task<int> RunAsync(CommandLine line, IAnsiConsole console)
    {
        var release = line.Option("release") ?? throw new UsageException("Say --release, such as --release 1.1.");
        if (!ReleaseName().IsMatch(release))
        {
            throw new UsageException($"--release is two numbers such as 1.1, not '{release}'.");
        }

        var folder = Path.GetFullPath(Path.Combine(line.Option("to") ?? "tests/Releases", release));
        if (Directory.Exists(folder))
        {
            throw new UsageException(
                $"{folder} is there already. What a release left in storage is never recorded anew: a test that fails on it has found "
                    + "cases under way that the code no longer understands. Raise the version (docs/decisions/0004) and record that."
            );
        }

        await using var azurite = await AzuriteProcess.StartAsync();
        var stages = new HashSet<Core.ApplicationStage>();
        List<(string Name, string Text)> files = [];
        foreach (var fate in Enum.GetValues<Fate>())
        {
            await using var system = await ManySystem.StartAsync(azurite.ConnectionString, $"R{(int)fate}x");
            var life = new FateLife(system, (int)fate + 1, fate, new Random(Seed));
            var recorder = new Recorder(system, release, stages);
            life.AfterStep = recorder.LookAsync;
            await system.PlayAsync([life], _ => { });
            var text = await recorder.EndAsync(life);
            files.Add(($"{fate}.json", text));
            console.MarkupLine($"{fate.Words()}: {text.Length / 1024} kB");
        }

        // Only when all of them are there: half a release would never be completed.
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        }

        console.MarkupLine(
            $"Recorded {files.Count} lives, {files.Sum(file => file.Text.Length) / 1024} kB, in [bold]{Markup.Escape(folder)}[/]. Commit them with the release."
        );
        return 0;
    }

    [GeneratedRegex(@"^\d+\.\d+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReleaseName();
}
