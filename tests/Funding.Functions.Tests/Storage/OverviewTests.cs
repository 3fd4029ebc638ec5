using Azure.Data.Tables;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Overviews;
using Funding.Functions.Storage;

namespace Funding.Functions.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class OverviewTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_case_is_counted_once_and_moves_with_its_stage_whatever_is_delivered_twice_or_late()
    {
        await using var world = new StorageWorld(azurite);
        await world.StartAsync();
        Application[] versions =
        [
            Life.Submitted().Current,
            Life.InReview().Current,
            Life.Reviewed().Current,
            Life.WithBoard().Current,
            Life.Decided().Current,
        ];

        await Task.WhenAll(
            versions
                .Concat(versions.Reverse())
                .Select(version => world.Start().Get<OverviewIndex>().UpdateAsync(version, default))
        );

        var store = world.Start().Get<OverviewStore>();
        var counts = await store.StagesAsync(default);
        Assert.Equal(1, counts.Values.Sum());
        Assert.Equal(1, counts[ApplicationStage.MinutesApproval]);
        Assert.Equal(await RowsOfAsync(world, versions[^1]), Keys(versions[^1]));
    }

    [Fact]
    public async Task Cases_that_are_counted_in_the_same_row_at_the_same_moment_are_all_counted()
    {
        await using var world = new StorageWorld(azurite);
        await world.StartAsync();
        var submitted = Life.Submitted().Current;
        var cases = Enumerable.Range(1, 20).Select(n => submitted with { Id = Id(n << 4) }).ToList();

        await Task.WhenAll(cases.Select(one => world.Start().Get<OverviewIndex>().UpdateAsync(one, default)));

        Assert.Equal(20, (await world.Start().Get<OverviewStore>().StagesAsync(default))[ApplicationStage.Submitted]);
    }

    [Fact]
    public async Task A_crash_between_any_two_storage_calls_is_made_good_by_the_next_delivery()
    {
        var (before, after) = (
            Life.InReview().Current,
            Many(150, Life.Active().Until(new DateOnly(2027, 1, 20)).Current)
        );
        for (var request = 1; request <= 12; request++)
        {
            foreach (var afterwards in new[] { false, true })
            {
                await using var world = new StorageWorld(azurite);
                var first = await world.StartAsync();
                await first.Get<OverviewIndex>().UpdateAsync(before, default);
                var kill = new KillPolicy(request, afterwards);
                var dying = world.Start(null, kill);
                await Record.ExceptionAsync(() => dying.Get<OverviewIndex>().UpdateAsync(after, default));

                await world.Start().Get<OverviewIndex>().UpdateAsync(before, default);
                await world.Start().Get<OverviewIndex>().UpdateAsync(after, default);

                var counts = await world.Start().Get<OverviewStore>().StagesAsync(default);
                Assert.Equal(1, counts.Values.Sum());
                Assert.Equal(1, counts[ApplicationStage.Active]);
                Assert.Equal(Keys(after), await RowsOfAsync(world, after));
            }
        }
    }

    [Fact]
    public async Task Only_what_differs_is_written_and_what_has_gone_is_taken_away()
    {
        await using var world = new StorageWorld(azurite);
        var count = new CountPolicy();
        var process = await world.StartAsync(null, count);
        var index = process.Get<OverviewIndex>();
        var life = Life.Active().Until(new DateOnly(2027, 1, 20));
        await index.UpdateAsync(life.Current, default);
        Assert.Equal([1], await NumbersAsync(process, InstalmentStatus.Due));
        count.Reset();

        life.Pay(1);
        await index.UpdateAsync(life.Current, default);

        // The head and one transaction: the stage is the same, so nothing is counted.
        Assert.Equal(2, count.Requests.Count);
        Assert.Empty(await NumbersAsync(process, InstalmentStatus.Due));
        Assert.Empty(await NumbersAsync(process, InstalmentStatus.Instructed));
        var month = SwedishTime.DayOf(life.Now);
        var paid = Assert.Single((await process.Get<OverviewStore>().PaidAsync(month, null, 10, default)).Items);
        Assert.Equal((1, life.Instalment(1).Amount), (paid.Number, paid.Amount));
        Assert.Empty((await process.Get<OverviewStore>().PaidAsync(month.AddMonths(1), null, 10, default)).Items);
    }

    [Fact]
    public async Task A_draft_stands_in_no_overview()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();

        await process.Get<OverviewIndex>().UpdateAsync(Life.Draft().Current, default);

        Assert.Equal(0, (await process.Get<OverviewStore>().StagesAsync(default)).Values.Sum());
    }

    [Fact]
    public async Task Everybody_has_the_tasks_of_all_their_roles_in_the_order_of_their_deadlines_page_by_page()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var (index, store) = (process.Get<OverviewIndex>(), process.Get<OverviewStore>());
        Application[] states =
        [
            Life.Submitted().Current,
            Life.InReview().Current,
            Life.Reviewed().Current,
            Life.Decided().Current,
            Life.Active().Until(new DateOnly(2027, 1, 20)).Current,
        ];
        foreach (var (n, state) in Enumerable.Range(0, 4).SelectMany(_ => states).Index())
        {
            await index.UpdateAsync(state with { Id = Id(n + 1) }, default);
        }
        var both = People.Officer with
        {
            Roles = new HashSet<Role> { Role.Secretariat, Role.Director },
        };

        foreach (var actor in new[] { People.Officer, People.Director, People.Finance, both })
        {
            var pages = await PagesAsync(continuation => store.TasksAsync(actor, continuation, 3, default));
            var expected = Enumerable
                .Range(0, 4)
                .SelectMany(_ => states)
                .Index()
                .SelectMany(s =>
                    StaffTasks.Of(s.Item).Where(t => t.IsFor(actor)).Select(t => (Id(s.Index + 1), t.Kind))
                )
                .ToHashSet();
            Assert.Equal(expected.Count, pages.Count);
            Assert.Equal(expected, pages.Select(p => (p.Case.Id, p.Task.Kind)).ToHashSet());
            var days = pages.Select(p => p.Task.DueOn ?? DateOnly.MaxValue).ToList();
            Assert.Equal(days.Order(), days);
        }
        Assert.Empty((await store.TasksAsync(People.Editor, null, 10, default)).Items);
        await Assert.ThrowsAsync<FormatException>(() => store.TasksAsync(People.Officer, "x' or 1", 3, default));
    }

    [Fact]
    public async Task A_task_that_is_anybodys_is_not_shown_to_whoever_has_done_their_part()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var store = process.Get<OverviewStore>();
        var life = Life.Active().Until(new DateOnly(2027, 1, 20));
        life.Do(new ApplicationCommand.AuthoriseInstalment(1), People.Director);
        await process.Get<OverviewIndex>().UpdateAsync(life.Current, default);

        Assert.DoesNotContain(
            (await store.TasksAsync(People.Director, null, 10, default)).Items,
            t => t.Task.Kind == StaffTaskKind.AuthorisePayment
        );
        Assert.Contains(
            (await store.TasksAsync(People.Finance, null, 10, default)).Items,
            t => t.Task.Kind == StaffTaskKind.AuthorisePayment
        );
    }

    [Fact]
    public async Task The_register_of_a_year_is_in_the_order_of_case_numbers()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var submitted = Life.Submitted().Current;
        foreach (var n in new[] { 3, 1, 12, 2 })
        {
            var one = submitted with { Id = Id(100 - n), CaseNumber = new CaseNumber("KAL", 2026, n) };
            await process.Get<OverviewIndex>().UpdateAsync(one, default);
        }

        var store = process.Get<OverviewStore>();
        var rows = await PagesAsync(continuation => store.RegisterAsync(2026, continuation, 2, default));

        Assert.Equal([1, 2, 3, 12], rows.Select(r => r.Case.CaseNumber!.Number));
        Assert.Empty((await store.RegisterAsync(2027, null, 2, default)).Items);
    }

    [Fact]
    public async Task Deadlines_are_read_up_to_a_day_and_no_further()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var review = Life.InReview().Current;
        await process.Get<OverviewIndex>().UpdateAsync(review, default);
        var day = review.Review!.Deadline;

        Assert.Empty(await process.Get<OverviewStore>().DeadlinesBeforeAsync(day, default));
        var deadline = Assert.Single(await process.Get<OverviewStore>().DeadlinesBeforeAsync(day.AddDays(1), default));
        Assert.Equal(new CaseDeadline(CaseDeadlineKind.Opinions, day), deadline.Deadline);
    }

    [Fact]
    public async Task A_year_is_summed_exactly_whatever_is_delivered_twice_or_late_or_at_once()
    {
        await using var world = new StorageWorld(azurite);
        await world.StartAsync();
        var granted = Life.Decided().Current;
        var paid = Life.Active().Until(new DateOnly(2027, 1, 20)).Pay(1).Current;
        var cases = Enumerable
            .Range(1, 6)
            .SelectMany(n => new[] { granted, paid }.Select(s => s with { Id = Id(n << 4) }));

        await Task.WhenAll(
            cases.Concat(cases.Reverse()).Select(one => world.Start().Get<FundStore>().UpdateAsync(one, default))
        );

        var fund = world.Start().Get<FundStore>();
        foreach (var use in FundUse.Of(paid))
        {
            var sums = await fund.SumsAsync("KAL", use.Year, default);
            Assert.Equal(new FundSums(Times(6, use.Committed), Times(6, use.Paid), Times(6, use.Recovered)), sums);
            Assert.Equal(6, (await fund.UsesAsync("KAL", use.Year, default)).Count);
        }
    }

    [Fact]
    public async Task What_release_1_wrote_of_the_fund_is_read_with_the_rest_and_counted_once_when_it_moves()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var fund = process.Get<FundStore>();
        var granted = Life.Decided().Current;
        var use = FundUse.Of(granted)[0];
        var old = new TableEntity($"fund|KAL|{use.Year}", granted.Id.ToString())
        {
            ["Version"] = granted.Version - 1,
            ["CaseNumber"] = use.CaseNumber,
            ["Title"] = use.Title,
            ["Committed"] = use.Committed.Ore,
            ["Paid"] = 0L,
            ["Recovered"] = 0L,
        };
        await process.Get<StorageClients>().Views.AddEntityAsync(old);
        Assert.Equal(use.Committed, (await fund.SumsAsync("KAL", use.Year, default)).Committed);
        Assert.Equal(use, Assert.Single(await fund.UsesAsync("KAL", use.Year, default)));

        await fund.UpdateAsync(granted, default);

        Assert.Equal(use.Committed, (await fund.SumsAsync("KAL", use.Year, default)).Committed);
        Assert.Single(await fund.UsesAsync("KAL", use.Year, default));
    }

    [Fact]
    public async Task The_overview_takes_as_many_storage_reads_for_three_hundred_cases_as_for_three()
    {
        await using var world = new StorageWorld(azurite);
        world.Settings["Association:File"] = Running.Repository.Association;
        var count = new CountPolicy();
        var process = await world.StartAsync(null, count);
        Application[] states =
        [
            Life.Submitted().Current,
            Life.Reviewed().Current,
            Life.Active().Until(new DateOnly(2027, 1, 20)).Current,
        ];
        world.Time.SetUtcNow(new DateTimeOffset(2027, 1, 21, 8, 0, 0, TimeSpan.Zero));
        await AddAsync(0, 1);
        var few = await ReadAsync();

        await AddAsync(1, 100);
        var many = await ReadAsync();

        Assert.Equal(few.Requests, many.Requests);
        Assert.InRange(many.Requests, 1, 20);
        Assert.Equal(300, many.Overview.Stages.Values.Sum());
        Assert.Equal(100, many.Overview.Stages[ApplicationStage.Active]);
        Assert.Equal(
            Times(100, few.Overview.Years.Single(y => y.Year == 2027).Committed),
            many.Overview.Years.Single(y => y.Year == 2027).Committed
        );
        Assert.Equal(100 * few.Overview.Deadlines.Overdue, many.Overview.Deadlines.Overdue);
        Assert.Equal(100 * few.Overview.Tasks.Open, many.Overview.Tasks.Open);

        async Task AddAsync(int from, int to)
        {
            var ids = Enumerable.Range(from, to - from).SelectMany(n => states.Index().Select(s => (n * 3) + s.Index));
            await Parallel.ForEachAsync(
                ids,
                new ParallelOptions { MaxDegreeOfParallelism = 4 },
                async (n, _) =>
                {
                    var state = states[n % 3] with { Id = Id(n + 1) };
                    await process.Get<OverviewIndex>().UpdateAsync(state, default);
                    await process.Get<FundStore>().UpdateAsync(state, default);
                }
            );
        }

        async Task<(Overview Overview, int Requests)> ReadAsync()
        {
            await process.Get<OverviewDesk>().ReadAsync(People.Officer, default);
            count.Reset();
            var overview = await process.Get<OverviewDesk>().ReadAsync(People.Officer, default);
            return (overview, count.Requests.Count);
        }
    }

    private static Money Times(int n, Money amount) => new(n * amount.Ore);

    private static ApplicationId Id(int n) => new(new Guid(0, 0, 0, [0, 0, 0, 0, 0, 0, (byte)(n >> 8), (byte)n]));

    // More rows than one transaction holds.
    private static Application Many(int more, Application state) =>
        state with
        {
            Instalments =
            [
                .. state.Instalments,
                .. Enumerable
                    .Range(100, more)
                    .Select(n => state.Instalments[0] with { Number = n, Status = InstalmentStatus.Failed }),
            ],
        };

    private static IEnumerable<string> Keys(Application state) =>
        OverviewLists.Of(state).Select(row => row.Key).Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> RowsOfAsync(StorageWorld world, Application state)
    {
        List<string> keys = [];
        await foreach (
            var row in world
                .Start()
                .Get<StorageClients>()
                .Views.QueryAsync<TableEntity>(row => row.PartitionKey == OverviewIndex.Partition)
        )
        {
            if (row.ContainsKey("Row") && row.RowKey.Contains(state.Id.ToString(), StringComparison.Ordinal))
            {
                keys.Add(row.RowKey);
            }
        }
        return keys.Order(StringComparer.Ordinal);
    }

    private static async Task<IEnumerable<int>> NumbersAsync(StorageProcess process, InstalmentStatus status) =>
        (await process.Get<OverviewStore>().PaymentsAsync(status, null, 10, default)).Items.Select(p => p.Number);

    private static async Task<List<T>> PagesAsync<T>(Func<string?, Task<StoredPage<T>>> read)
    {
        List<T> rows = [];
        string? continuation = null;
        do
        {
            var page = await read(continuation);
            rows.AddRange(page.Items);
            continuation = page.Continuation;
        } while (continuation is not null);
        return rows;
    }
}
