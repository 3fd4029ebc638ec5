using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Functions.Embedded.Azurite;
using Funding.Core;
using Funding.Functions.Storage;
using Funding.Local;
using Funding.Local.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Benchmarks;

/// <summary>How fast the secretariat's list is when there are many applications.</summary>
internal static class ListBench
{
    private const int Applications = 10_000;
    private const int AtOnce = 4;
    private const int Warm = 40;
    private const int Requests = 1_000;

    internal static async Task<ListFigures> RunAsync()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var storage = new CountingStorage();
        await using var runtime = await LocalRuntime.StartAsync(
            new LocalRuntimeOptions
            {
                ConnectionString = azurite.ConnectionString,
                AssociationFile = Samples.AssociationFile,
                StoragePolicy = storage,
            },
            CancellationToken.None
        );
        await SeedAsync(runtime.Services.GetRequiredService<StorageClients>().Views);

        var association = Samples.Association();
        var officer = association.People.First(person => person.Roles.Contains(Role.Secretariat));
        using var person = new Person(officer.Name, officer.Email.ToString());
        await person.SignInAsync(runtime.BaseAddress, TimeProvider.System.GetUtcNow());
        await AskAsync(person, runtime.BaseAddress, Warm);

        var before = storage.Reads;
        var watch = Stopwatch.StartNew();
        var times = await AskAsync(person, runtime.BaseAddress, Requests);
        var seconds = watch.Elapsed.TotalSeconds;
        times.Sort();
        return new(Requests / seconds, times[(int)(Requests * 0.95)], (double)(storage.Reads - before) / Requests);
    }

    private static async Task<List<double>> AskAsync(Person person, Uri system, int requests)
    {
        var left = requests;
        var workers = Enumerable
            .Range(0, AtOnce)
            .Select(async _ =>
            {
                var times = new List<double>();
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    var watch = Stopwatch.StartNew();
                    await person.OpenAsync(system, "/staff");
                    times.Add(watch.Elapsed.TotalMilliseconds);
                }

                return times;
            });
        return [.. (await Task.WhenAll(workers)).SelectMany(times => times)];
    }

    // The rows that ten thousand submitted applications leave in the lists, written a hundred at a time.
    private static async Task SeedAsync(TableClient views)
    {
        var rows = Enumerable
            .Range(0, Applications)
            .Select(Row)
            .SelectMany(row => ViewList.Of(row).Select(list => ViewColumns.Write("applications", list.Key(row), row)));
        foreach (var batch in rows.Chunk(100))
        {
            await views.SubmitTransactionAsync(
                batch.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row))
            );
        }
    }

    private static ViewRow Row(int n)
    {
        var submitted = new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(n * 50);
        return new ViewRow(
            new Core.ApplicationId(new Guid(n + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1])),
            (ApplicationStage)(1 + (n % 10)),
            CaseNumber.Parse(
                string.Create(CultureInfo.InvariantCulture, $"KAL-2026-{n + 1:D4}"),
                CultureInfo.InvariantCulture
            ),
            $"Insats {n + 1} för unga som varken arbetar eller studerar",
            "Kalmar kommun",
            OrganisationNumber.Parse("212000-0746", CultureInfo.InvariantCulture),
            "212000-0704",
            Money.FromKronor(4_900_000),
            Money.Zero,
            Money.Zero,
            submitted,
            submitted
        );
    }
}

/// <summary>What the list does.</summary>
/// <param name="PerSecond">Requests per second, four at a time.</param>
/// <param name="P95">Milliseconds within which 95 of 100 requests are answered.</param>
/// <param name="Reads">Storage reads per request.</param>
internal sealed record ListFigures(double PerSecond, double P95, double Reads);
