using System.Diagnostics;
using System.Globalization;
using Functions.Embedded.Azurite;
using Funding.Core;
using Funding.Functions.Storage;
using Funding.Local;
using Funding.Local.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Benchmarks;

/// <summary>How fast the office's list, its filters and the search are when there are many applications.</summary>
internal static class ListBench
{
    private const int AllCases = 100_000;
    private const int Warm = 5;
    private const int Requests = 40;

    private static readonly (string Title, string Address)[] _pages =
    [
        ("everything", "/staff/applications"),
        ("a stage", "/staff/applications?stage=closed"),
        ("an applicant in a stage", "/staff/applications?applicant=212000-0746&stage=rejected"),
        ("an officer", "/staff/applications?officer=karin"),
        ("a year", "/staff/applications?year={year}"),
        ("overdue", "/staff/applications?deadline=overdue"),
        ("waiting for the secretariat", "/staff/applications?waits=secretariat"),
        ("amounts (looked at in the rows)", "/staff/applications?from=1000000&to=1500000"),
        ("one word", "/staff/applications?q=kalmar"),
        ("two words and a stage", "/staff/applications?q=unga+lind&stage=closed"),
        ("search, a case number's end", "/staff/search?q=24242"),
    ];

    /// <summary>How many cases are looked among: <c>BENCH_CASES</c>, or a hundred thousand.</summary>
    internal static int Cases =>
        int.TryParse(
            Environment.GetEnvironmentVariable("BENCH_CASES"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var cases
        )
            ? cases
            : AllCases;

    internal static async Task<IReadOnlyList<ListFigures>> RunAsync()
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
        var now = TimeProvider.System.GetUtcNow();
        await ManyCases.SeedAsync(runtime.Services.GetRequiredService<StorageClients>().Views, Cases, now);

        var association = Samples.Association();
        var officer = association.People.First(person => person.Roles.Contains(Role.Secretariat));
        using var person = new Person(officer.Name, officer.Email.ToString());
        await person.SignInAsync(runtime.BaseAddress, now);
        List<ListFigures> figures = [];
        foreach (var (title, address) in _pages)
        {
            var page = address.Replace(
                "{year}",
                now.AddYears(-2).Year.ToString(CultureInfo.InvariantCulture),
                StringComparison.Ordinal
            );
            await AskAsync(person, runtime.BaseAddress, page, Warm);
            var before = storage.Reads;
            var times = await AskAsync(person, runtime.BaseAddress, page, Requests);
            times.Sort();
            figures.Add(
                new(
                    title,
                    times[Requests / 2],
                    times[(int)(Requests * 0.95)],
                    (double)(storage.Reads - before) / Requests
                )
            );
        }
        return figures;
    }

    private static async Task<List<double>> AskAsync(Person person, Uri system, string page, int requests)
    {
        List<double> times = [];
        for (var n = 0; n < requests; n++)
        {
            var watch = Stopwatch.StartNew();
            await person.OpenAsync(system, page);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        return times;
    }
}

/// <summary>What one page of the list does.</summary>
/// <param name="Title">What is asked for.</param>
/// <param name="Median">Milliseconds within which half of the requests are answered.</param>
/// <param name="P95">Milliseconds within which 95 of 100 are.</param>
/// <param name="Reads">Storage reads per request, the session's included.</param>
internal sealed record ListFigures(string Title, double Median, double P95, double Reads);
