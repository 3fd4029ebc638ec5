using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Storage;

namespace Funding.Functions.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class WaitingListTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task What_waits_for_an_organisation_stands_in_one_list_the_most_urgent_first()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var views = process.Get<ViewStore>();
        var draft = await ShowAsync(views, Life.Draft());
        var running = await ShowAsync(views, Life.Active());
        var agreement = await ShowAsync(views, Life.Granted());
        await ShowAsync(views, Life.InReview());

        var waiting = await views.ListAsync(ViewList.Waiting(People.Kalmar), null, 10, default);

        Assert.Equal([agreement, running, draft], waiting.Items.Select(row => row.Id));
        Assert.Equal(
            ApplicantTasks.Of(Life.Active().Current),
            ApplicantTask.Read(waiting.Items.Single(row => row.Id == running).Tasks)
        );
        var count = new CountPolicy();
        await world.Start(null, count).Get<ViewStore>().ListAsync(ViewList.Waiting(People.Kalmar), null, 10, default);
        Assert.Single(count.Requests);
    }

    [Fact]
    public async Task What_is_done_leaves_the_list()
    {
        await using var world = new StorageWorld(azurite);
        var views = (await world.StartAsync()).Get<ViewStore>();
        await ShowAsync(views, Life.Draft(), Life.Id);
        await ShowAsync(views, Life.Submitted(), Life.Id);

        Assert.Empty((await views.ListAsync(ViewList.Waiting(People.Kalmar), null, 10, default)).Items);
    }

    private static async Task<ApplicationId> ShowAsync(ViewStore views, Life life, ApplicationId? id = null)
    {
        var shown = life.Current with { Id = id ?? new ApplicationId(Guid.NewGuid()) };
        await views.UpdateAsync(shown, default);
        return shown.Id;
    }
}
