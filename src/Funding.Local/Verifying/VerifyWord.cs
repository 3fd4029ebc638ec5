using Azure;
using Functions.Embedded.Azurite;
using Funding.Core;
using Funding.Functions;
using Funding.Functions.Storage;
using Funding.Functions.Verifying;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Funding.Local.Verifying;

/// <summary><c>./dev verify</c>: reads everything that is stored and says what is not as it was written. It changes nothing.</summary>
internal static class VerifyWord
{
    internal const int Found = 2;
    private const int AtOnce = 50;

    internal static async Task<int> RunAsync(CommandLine line, IAnsiConsole console)
    {
        if (
            (line.Option("storage") ?? Environment.GetEnvironmentVariable("AzureWebJobsStorage")) is
            { Length: > 0 } given
        )
        {
            return await RunAsync(given, line, console);
        }
        var data = Path.GetFullPath(line.Option("data") ?? ".data");
        if (!Directory.Exists(Path.Combine(data, "azurite")))
        {
            throw new UsageException(
                $"There are no data in {data}. Say --data with the folder that ./dev run keeps them in, or --storage with a connection string."
            );
        }
        await using var azurite = await AzuriteProcess.StartAsync(
            Path.Combine(data, "azurite"),
            report: text => console.MarkupLine(Markup.Escape(text))
        );
        return await RunAsync(azurite.ConnectionString, line, console);
    }

    internal static async Task<int> RunAsync(string connectionString, CommandLine line, IAnsiConsole console)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["AzureWebJobsStorage"] = connectionString,
                    ["Storage:TablePrefix"] = line.Option("prefix") ?? "",
                }
            )
            .Build();
        var services = new ServiceCollection();
        services.AddFunding(configuration);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Critical));
        await using var provider = services.BuildServiceProvider();
        try
        {
            // Opens nothing yet, but reads the connection string.
            provider.GetRequiredService<StorageClients>();
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new UsageException(
                "This is no connection string of a storage account. Copy it whole from the account's access keys, and put it between quotation marks."
            );
        }
        try
        {
            return await RunAsync(provider, line.Option("anchor"), console);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            throw new UsageException(
                missing.ErrorCode == "ContainerNotFound"
                    ? "The tables are here, but a container beside them is missing: attachments, quarantine, records, states or trail-anchors. Storage of a release before anchors has no trail-anchors: start the app once, and verify again. If the container was there, somebody has taken it away: change nothing, and see docs/records.md."
                    : "This storage has no tables of the system. Check the connection string and, when one is set, --prefix."
            );
        }
        catch (RequestFailedException refused) when (refused.Status is 401 or 403)
        {
            throw new UsageException(
                $"The storage account does not let us read ({refused.ErrorCode}). Check the key in the connection string, and whether the account's firewall lets this machine in."
            );
        }
        catch (Exception away) when (away is AggregateException or RequestFailedException { Status: 0 })
        {
            throw new UsageException(
                "The storage account does not answer. Check its name in the connection string and the network; nothing has been verified."
            );
        }
    }

    private static async Task<int> RunAsync(IServiceProvider services, string? anchor, IAnsiConsole console)
    {
        var (verifier, time) = (services.GetRequiredService<Verifier>(), services.GetRequiredService<TimeProvider>());
        console.MarkupLine("Reading every event, document and attachment; nothing is changed.");
        var run = Verification.Begin(time.GetUtcNow(), null);
        while (run.Position is { } position)
        {
            run = await verifier.NextAsync(run, AtOnce, CancellationToken.None);
            console.MarkupLine(
                $"  {Words(position.Kind)}: {run.Applications} applications, {run.Meetings} meetings, {run.Events} events, {run.Files} files read; {run.FindingCount} findings"
            );
        }
        var book = await services.GetRequiredService<TrailAnchors>().ReadAsync(CancellationToken.None);
        console.MarkupLine(
            book.Last is { } last
                ? $"Heads were anchored {book.Count} times, last {last.At:yyyy-MM-dd HH:mm} UTC: {last.Hash}"
                : "Nothing has been anchored yet: that is done every night, and shows when a whole case or the end of one has been taken away."
        );
        if (anchor is not null && !book.Hashes.Contains(anchor))
        {
            run = run.With([new(FindingKind.AnchorAltered, "anchor", null, anchor)]);
        }
        if (run.FindingCount == 0)
        {
            console.MarkupLine(
                $"[green]Everything is as it was written[/]: {run.Applications} applications, {run.Meetings} meetings, {run.Numbers} case numbers, {run.Events} events, {run.Files} files."
            );
            return 0;
        }
        foreach (var finding in run.Findings)
        {
            console.MarkupLine(
                $"[red]{finding.Kind}[/] in {Markup.Escape(finding.Of)}{(finding.Sequence is { } sequence ? $", number {sequence}" : "")}{(finding.Detail is { } detail ? $": {Markup.Escape(detail)}" : "")}"
            );
        }
        if (run.FindingCount > run.Findings.Count)
        {
            console.MarkupLine($"… and {run.FindingCount - run.Findings.Count} more.");
        }
        console.MarkupLine(
            $"{run.FindingCount} findings. Change nothing: compare with a backup of the storage, and see docs/records.md for what each kind means."
        );
        return Found;
    }

    private static string Words(AggregateKind kind) =>
        kind switch
        {
            AggregateKind.Application => "Applications",
            AggregateKind.Meeting => "Meetings",
            AggregateKind.Settings => "Settings",
        };
}
