using Azure.Core;
using Azure.Core.Pipeline;
using Funding.Benchmarks;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Storage;

namespace Funding.Functions.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class CaseFinderTests(AzuriteFixture azurite)
{
    private const int Many = 400;

    /// <summary>Every filter by itself, in each order, and combinations with and without a list of their own.</summary>
    private static readonly string[] _filters =
    [
        "",
        "stage=closed",
        "stage=active",
        "applicant=212000-0746",
        "applicant=212000-0746&stage=rejected",
        "year=2025",
        "year=2025&stage=closed",
        "officer=karin",
        "officer=none&stage=active",
        "waits=secretariat",
        "waits=secretariat&officer=lena",
        "deadline=overdue",
        "deadline=thisWeek&officer=mats",
        "deadline=overdue&from=500000",
        "order=deadline",
        "order=deadline&stage=active",
        "order=deadline&officer=none&from=500000",
        "from=1000000&to=2000000",
        "q=ung",
        "q=kalmar",
        "q=unga+kalmar",
        "q=k&stage=active",
        "q=kommun+unga&officer=karin",
        "q=KAL-2026-0400",
        "q=390",
        "q=öst",
        "q=%21%3F",
    ];

    [Fact]
    public async Task Each_filter_finds_exactly_the_cases_that_it_describes_once_each_in_order()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var rows = Enumerable.Range(0, Many).Select(n => ManyCases.Row(n, Many, world.Time.GetUtcNow())).ToList();
        await ManyCases.SeedAsync(process.Get<StorageClients>().Views, Many, world.Time.GetUtcNow());
        var today = SwedishTime.DayOf(world.Time.GetUtcNow());
        List<string> empty = [];
        foreach (var query in _filters)
        {
            var filter = Filter(query);

            var found = await AllAsync(process.Get<CaseFinder>(), filter, 7);

            var expected = rows.Where(row => Is(row, filter, today)).ToList();
            Assert.True(
                expected
                    .Select(row => row.Id.ToString())
                    .Order()
                    .SequenceEqual(found.Select(row => row.Id.ToString()).Order()),
                $"'{query}' found {found.Count} of {expected.Count}"
            );
            Assert.All(found, row => Assert.Contains(row, expected));
            if (expected.Count == 0)
            {
                empty.Add(query);
            }
            if (filter.Order == CaseOrder.Deadline || filter.Deadline is not null)
            {
                Assert.Equal(found.Select(row => row.Deadline).Order(), found.Select(row => row.Deadline));
            }
            else if (filter.Text.Length == 0)
            {
                Assert.Equal(
                    found.Select(row => row.SubmittedAt).OrderDescending(),
                    found.Select(row => row.SubmittedAt)
                );
            }
            if (await process.Get<CaseFinder>().CountAsync(filter, default) is { } count)
            {
                Assert.Equal((expected.Count, true), (count.Number, count.IsExact));
            }
        }
        // Only what can find nothing: else the test would say nothing of the others.
        Assert.Equal(["q=%21%3F"], empty);
    }

    [Fact]
    public async Task A_page_takes_as_many_reads_of_two_thousand_cases_as_of_two_hundred()
    {
        Assert.Equal(await ReadsAsync(200), await ReadsAsync(2000));
    }

    [Fact]
    public async Task What_no_list_answers_is_looked_for_in_so_many_rows_and_said_to_be_unfinished()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        await ManyCases.SeedAsync(process.Get<StorageClients>().Views, 1200, world.Time.GetUtcNow());
        var filter = CaseFilter.All with { AtLeast = Money.FromKronor(50_000_000) };

        var page = await process.Get<CaseFinder>().FindAsync(filter, null, 25, default);

        Assert.Empty(page.Rows);
        Assert.True(page.Unfinished);
        Assert.Equal(CaseFinder.MostReads * CaseFinder.RowsAtOnce, page.Looked);
        var rest = await process.Get<CaseFinder>().FindAsync(filter, page.Next, 25, default);
        Assert.Null(rest.Next);
        Assert.False(rest.Unfinished);
        Assert.Null(await process.Get<CaseFinder>().CountAsync(filter, default));
    }

    [Fact]
    public async Task Drafts_are_found_by_nobody_and_a_changed_title_by_its_new_words_only()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var (views, finder) = (process.Get<ViewStore>(), process.Get<CaseFinder>());
        var draft = Life.Draft().Current;
        await views.UpdateAsync(draft, default);
        Assert.Empty(await AllAsync(finder, CaseFilter.All, 10));
        Assert.Empty(await AllAsync(finder, CaseFilter.All with { Text = draft.Form.Applicant.Name }, 10));

        var submitted = Life.Submitted().Current;
        await views.UpdateAsync(submitted, default);
        Assert.Single(await AllAsync(finder, CaseFilter.All with { Text = submitted.CaseNumber!.ToString() }, 10));
        var renamed = submitted with
        {
            Version = submitted.Version + 1,
            SubmittedForm = submitted.SubmittedForm! with { Title = "Zebraprojektet" },
        };
        await views.UpdateAsync(renamed, default);

        Assert.Single(await AllAsync(finder, CaseFilter.All with { Text = "zebra" }, 10));
        var oldWord = SearchWords.Asked(submitted.SubmittedForm!.Title)[0];
        Assert.Empty(await AllAsync(finder, CaseFilter.All with { Text = oldWord }, 10));
    }

    [Fact]
    public async Task More_rows_than_one_transaction_takes_are_written_by_several_and_taken_away_again()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var (views, finder) = (process.Get<ViewStore>(), process.Get<CaseFinder>());
        var shown = Life.Submitted().Current;
        var form = shown.SubmittedForm!;
        // Twelve valid numbers: every second row of a transaction is a co-applicant's.
        var many = shown with
        {
            Form = form with
            {
                CoApplicants =
                [
                    .. Enumerable
                        .Range(0, 12)
                        .Select(n => form.CoApplicants[0] with { OrganisationNumber = Numbers[n] }),
                ],
            },
            SubmittedForm = form with { Title = string.Join(' ', Enumerable.Range(0, 40).Select(n => $"ord{n}x")) },
        };
        await views.UpdateAsync(many, default);
        var moved = many with
        {
            Version = many.Version + 1,
            Stage = ApplicationStage.Dismissed,
            SubmittedForm = form with { Title = string.Join(' ', Enumerable.Range(0, 40).Select(n => $"annat{n}y")) },
        };

        await views.UpdateAsync(moved, default);

        Assert.Empty(await AllAsync(finder, CaseFilter.All with { Text = "ord1x" }, 10));
        Assert.Single(await AllAsync(finder, CaseFilter.All with { Text = "annat1y" }, 10));
        Assert.Single(await AllAsync(finder, CaseFilter.All with { Stage = ApplicationStage.Dismissed }, 10));
        Assert.Empty(await AllAsync(finder, CaseFilter.All with { Stage = shown.Stage }, 10));
    }

    [Fact]
    public async Task A_page_of_another_list_is_none()
    {
        await using var world = new StorageWorld(azurite);
        var finder = (await world.StartAsync()).Get<CaseFinder>();

        foreach (var from in new[] { "x", "!x", "!stage|Active|1", "kalmar!word|kalmar!1" })
        {
            await Assert.ThrowsAsync<FormatException>(() => finder.FindAsync(CaseFilter.All, from, 10, default));
        }
    }

    private static readonly string[] Numbers =
    [
        "212000-0688",
        "212000-0696",
        "212000-0704",
        "212000-0712",
        "212000-0720",
        "212000-0738",
        "212000-0753",
        "212000-0761",
        "212000-0779",
        "212000-0787",
        "212000-0795",
        "232100-0073",
    ];

    private async Task<string> ReadsAsync(int cases)
    {
        await using var world = new StorageWorld(azurite);
        var reads = new CountingReads();
        var process = await world.StartAsync(null, reads);
        await ManyCases.SeedAsync(process.Get<StorageClients>().Views, cases, world.Time.GetUtcNow());
        var finder = process.Get<CaseFinder>();
        List<int> counts = [];
        foreach (
            var query in (string[])
                ["", "stage=closed", "officer=karin&stage=closed", "q=unga+kommun", "deadline=overdue"]
        )
        {
            reads.Count = 0;
            await finder.FindAsync(Filter(query), null, 10, default);
            await finder.CountAsync(Filter(query), default);
            counts.Add(reads.Count);
        }
        Assert.Equal([2, 2, 2, 3, 2], counts);
        return string.Join(' ', counts);
    }

    private static CaseFilter Filter(string query)
    {
        var said = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        var filter = CaseFilter.Read(name => said.GetValueOrDefault(name).ToString(), out var wrong);
        Assert.Empty(wrong);
        return filter;
    }

    // Said once more, in other words than the code.
    private static bool Is(ViewRow row, CaseFilter filter, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return (filter.Stage ?? row.Stage) == row.Stage
            && (filter.Applicant ?? row.Owner) == row.Owner
            && (filter.Year ?? row.SubmittedAt!.Value.Year) == row.SubmittedAt!.Value.Year
            && (filter.Officer is null || filter.Officer == (row.OfficerId ?? "none"))
            && (filter.Waits is null || row.Awaited.Contains(filter.Waits.ToString()!, StringComparison.Ordinal))
            && (filter.Deadline is not DeadlineSpan.Overdue || row.Deadline < today)
            && (
                filter.Deadline is not DeadlineSpan.ThisWeek
                || (row.Deadline >= today && row.Deadline < monday.AddDays(7))
            )
            && (filter.Order is not CaseOrder.Deadline || row.Deadline is not null)
            && row.Sought >= (filter.AtLeast ?? Money.Zero)
            && row.Sought <= (filter.AtMost ?? row.Sought)
            && (filter.Text.Length == 0 || Finds(row, filter.Text));
    }

    private static bool Finds(ViewRow row, string text) =>
        SearchWords.Asked(text) is { Count: > 0 } asked && SearchWords.Match(row.Words.Split(' '), asked);

    private static async Task<List<ViewRow>> AllAsync(CaseFinder finder, CaseFilter filter, int size)
    {
        List<ViewRow> rows = [];
        string? from = null;
        do
        {
            var page = await finder.FindAsync(filter, from, size, default);
            Assert.InRange(page.Rows.Count, 0, size);
            rows.AddRange(page.Rows);
            from = page.Next;
        } while (from is not null);
        return rows;
    }

    private sealed class CountingReads : HttpPipelineSynchronousPolicy
    {
        internal int Count;

        public override void OnSendingRequest(HttpMessage message)
        {
            if (message.Request.Method == RequestMethod.Get)
            {
                Interlocked.Increment(ref Count);
            }
        }
    }
}
