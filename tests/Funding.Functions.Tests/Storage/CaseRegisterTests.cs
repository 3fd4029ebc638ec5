using Azure.Core;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Storage;

namespace Funding.Functions.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class CaseRegisterTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Two_hundred_registrations_at_once_from_four_processes_get_the_numbers_1_to_200()
    {
        await using var world = new StorageWorld(azurite);
        await world.StartAsync();
        StorageProcess[] processes = [world.Start(), world.Start(), world.Start(), world.Start()];

        var numbers = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(n =>
                    processes[n % processes.Length].Get<CaseRegister>().NumberAsync("KAL", 2026, Id(n), default)
                )
        );

        Assert.Equal(Enumerable.Range(1, 200), numbers.Order());
    }

    [Fact]
    public async Task Applications_sent_in_at_once_over_new_year_are_numbered_without_gap_in_the_year_they_came_in()
    {
        await using var world = new StorageWorld(azurite);
        world.Time.SetUtcNow(new DateTimeOffset(2026, 12, 31, 22, 59, 59, TimeSpan.Zero));
        await world.StartAsync();
        StorageProcess[] processes = [world.Start(), world.Start(), world.Start()];
        var cases = Enumerable.Range(1, 48).Select(n => new ApplicationId(Id(n))).ToList();
        await Parallel.ForEachAsync(
            cases.Index(),
            async (one, _) =>
                Assert.IsType<ChangeResult.Changed>(
                    await Do(one.Item, processes[one.Index % 3], StoredLife.Draft with { Id = one.Item }, People.Editor)
                )
        );
        var sent = 0;

        // Midnight in Sweden passes in the middle of it, at 23:00 UTC.
        await Parallel.ForEachAsync(
            cases.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = 12 },
            async (one, _) =>
            {
                if (Interlocked.Increment(ref sent) == cases.Count / 2)
                {
                    world.Time.Advance(TimeSpan.FromSeconds(2));
                }
                Assert.IsType<ChangeResult.Changed>(
                    await Do(
                        one.Item,
                        processes[one.Index % 3],
                        new ApplicationCommand.SubmitApplication(Samples.Association),
                        People.Signatory
                    )
                );
            }
        );

        List<Application> states = [];
        foreach (var id in cases)
        {
            states.Add((await processes[0].Store.LoadAsync(id, default))!.State);
        }
        var years = states.GroupBy(state => state.CaseNumber!.Year).ToList();
        Assert.Equal([2026, 2027], years.Select(year => year.Key).Order());
        Assert.All(
            years,
            year =>
                Assert.Equal(Enumerable.Range(1, year.Count()), year.Select(state => state.CaseNumber!.Number).Order())
        );
        Assert.All(
            states,
            state => Assert.Equal(SwedishTime.DayOf(state.SubmittedAt!.Value).Year, state.CaseNumber!.Year)
        );
        Assert.All(states, state => Assert.Equal([1], state.Records.Select(record => record.Number)));
        Assert.All(states, state => Assert.True(state.Records[0].IsStored));

        static Task<ChangeResult> Do(
            ApplicationId id,
            StorageProcess process,
            ApplicationCommand command,
            Actor actor
        ) => process.Store.ChangeAsync(process.Client, id, command, actor, null, default);
    }

    [Fact]
    public async Task A_case_keeps_its_number_however_often_it_is_asked_for()
    {
        await using var world = new StorageWorld(azurite);
        var register = (await world.StartAsync()).Get<CaseRegister>();

        var first = await register.NumberAsync("KAL", 2026, Id(1), default);
        await register.NumberAsync("KAL", 2026, Id(2), default);

        Assert.Equal(first, await register.NumberAsync("KAL", 2026, Id(1), default));
        Assert.Equal(first, await world.Start().Get<CaseRegister>().NumberAsync("KAL", 2026, Id(1), default));
    }

    [Fact]
    public async Task Every_association_and_year_counts_from_one()
    {
        await using var world = new StorageWorld(azurite);
        var register = (await world.StartAsync()).Get<CaseRegister>();

        Assert.Equal(1, await register.NumberAsync("KAL", 2026, Id(1), default));
        Assert.Equal(1, await register.NumberAsync("KAL", 2027, Id(2), default));
        Assert.Equal(1, await register.NumberAsync("VAX", 2026, Id(3), default));
        Assert.Equal(2, await register.NumberAsync("KAL", 2026, Id(4), default));
    }

    [Fact]
    public async Task A_lost_answer_costs_no_number()
    {
        await using var world = new StorageWorld(azurite);
        await world.StartAsync();
        var lost = new LostAnswerPolicy(request => request.Method == RequestMethod.Post);
        var register = world.Start(null, lost).Get<CaseRegister>();

        Assert.Equal(1, await register.NumberAsync("KAL", 2026, Id(1), default));
        Assert.True(lost.HasLost);
        Assert.Equal(2, await register.NumberAsync("KAL", 2026, Id(2), default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_at_any_request_leaves_no_gap(bool afterwards)
    {
        await using var world = new StorageWorld(azurite);
        var sound = (await world.StartAsync()).Get<CaseRegister>();
        var expected = 0;
        for (var request = 1; ; request++)
        {
            var kill = new KillPolicy(request, afterwards);
            var crashing = world.Start(null, kill).Get<CaseRegister>();
            var unharmed = false;
            try
            {
                await crashing.NumberAsync("KAL", 2026, Id(request), default);
                unharmed = !kill.Killed;
            }
            catch (ProcessKilledException) { }

            Assert.Equal(++expected, await sound.NumberAsync("KAL", 2026, Id(request), default));
            if (unharmed)
            {
                Assert.True(request > 3);
                return;
            }
        }
    }

    private static Guid Id(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
