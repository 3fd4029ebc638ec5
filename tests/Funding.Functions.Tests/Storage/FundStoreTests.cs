using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Storage;

namespace Funding.Functions.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class FundStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Each_year_has_its_own_row_of_a_granted_application()
    {
        await using var world = new StorageWorld(azurite);
        var fund = (await world.StartAsync()).Get<FundStore>();
        var granted = Life.Decided().Current;

        await fund.UpdateAsync(granted, default);

        foreach (var expected in FundUse.Of(granted))
        {
            Assert.Equal(expected, Assert.Single(await fund.UsesAsync("KAL", expected.Year, default)));
        }
        Assert.Empty(await fund.UsesAsync("KAL", 2030, default));
        Assert.Empty(await fund.UsesAsync("GOT", 2027, default));
    }

    [Fact]
    public async Task Before_a_grant_nothing_is_written()
    {
        await using var world = new StorageWorld(azurite);
        var fund = (await world.StartAsync()).Get<FundStore>();

        await fund.UpdateAsync(Life.WithBoard().Current, default);

        Assert.Empty(await fund.UsesAsync("KAL", 2027, default));
    }

    [Fact]
    public async Task An_older_version_never_overwrites_a_newer_one_whatever_the_order()
    {
        await using var world = new StorageWorld(azurite);
        var fund = (await world.StartAsync()).Get<FundStore>();
        var older = Life.Decided().Current;
        var newer = Life.Active().Until(new DateOnly(2027, 1, 20)).Pay(1).Current;

        await Task.WhenAll(
            fund.UpdateAsync(older, default),
            fund.UpdateAsync(newer, default),
            fund.UpdateAsync(older, default),
            fund.UpdateAsync(newer, default)
        );

        Assert.Equal(FundUse.Of(newer)[0], Assert.Single(await fund.UsesAsync("KAL", 2027, default)));
    }

    [Fact]
    public async Task Delegated_decisions_stand_in_a_list_of_their_own_until_they_are_reported()
    {
        await using var world = new StorageWorld(azurite);
        var views = (await world.StartAsync()).Get<ViewStore>();
        var life = Life.DecidedByDelegates();
        await views.UpdateAsync(life.Current, default);
        Assert.Single((await views.ListAsync(ViewList.AwaitingReport, null, 10, default)).Items);

        life.Do(
            new ApplicationCommand.RecordReported("§ 3", SwedishTime.DayOf(life.Now)),
            Funding.Core.Tests.People.Officer
        );
        await views.UpdateAsync(life.Current, default);

        Assert.Empty((await views.ListAsync(ViewList.AwaitingReport, null, 10, default)).Items);
    }
}
