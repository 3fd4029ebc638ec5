using Azure.Core;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Storage;

namespace Funding.Functions.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class ViewStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_older_version_never_overwrites_a_newer_one()
    {
        await using var world = new StorageWorld(azurite);
        var views = (await world.StartAsync()).Get<ViewStore>();
        var (older, newer) = (Life.Submitted().Current, Life.InReview().Current);

        await views.UpdateAsync(newer, default);
        await views.UpdateAsync(older, default);

        Assert.Equal(ViewRow.Of(newer), Assert.Single(await AllAsync(views, ViewList.Submitted)));
        Assert.Empty(await AllAsync(views, ViewList.Stage(ApplicationStage.Submitted)));
    }

    [Fact]
    public async Task An_older_version_that_has_looked_before_a_newer_one_wrote_does_not_overwrite_it()
    {
        await using var world = new StorageWorld(azurite);
        var views = (await world.StartAsync()).Get<ViewStore>();
        // All three stand in the same lists, so that nothing but the version tells them apart.
        var shown = Life.Submitted().Current;
        var older = shown with { Version = shown.Version + 1, SubmittedForm = Samples.Form with { Title = "Äldre" } };
        var newer = shown with { Version = shown.Version + 2, SubmittedForm = Samples.Form with { Title = "Nyare" } };
        await views.UpdateAsync(shown, default);
        var slow = world.Start(
            null,
            new BeforePolicy(request => request.Method == RequestMethod.Post, () => views.UpdateAsync(newer, default))
        );

        await slow.Get<ViewStore>().UpdateAsync(older, default);

        Assert.Equal("Nyare", Assert.Single(await AllAsync(views, ViewList.Submitted)).Title);
    }

    [Fact]
    public async Task Many_versions_at_once_end_with_the_latest()
    {
        await using var world = new StorageWorld(azurite);
        await world.StartAsync();
        Application[] versions =
        [
            Life.Draft().Current,
            Life.Submitted().Current,
            Life.InReview().Current,
            Life.Reviewed().Current,
            Life.WithBoard().Current,
            Life.Decided().Current,
        ];

        await Task.WhenAll(
            versions
                .Concat(versions.Reverse())
                .Select(version => world.Start().Get<ViewStore>().UpdateAsync(version, default))
        );

        var views = world.Start().Get<ViewStore>();
        Assert.Equal(ViewRow.Of(versions[^1]), Assert.Single(await AllAsync(views, ViewList.Submitted)));
        Assert.Single(await AllAsync(views, ViewList.Organisation(People.Kalmar)));
        foreach (var stage in Enum.GetValues<ApplicationStage>())
        {
            Assert.Equal(stage == versions[^1].Stage ? 1 : 0, (await AllAsync(views, ViewList.Stage(stage))).Count);
        }
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_organisations_and_nobody_else()
    {
        await using var world = new StorageWorld(azurite);
        var views = (await world.StartAsync()).Get<ViewStore>();

        await views.UpdateAsync(Life.Draft().Current, default);

        Assert.Empty(await AllAsync(views, ViewList.Submitted));
        Assert.Empty(await AllAsync(views, ViewList.Stage(ApplicationStage.Draft)));
        Assert.Single(await AllAsync(views, ViewList.Organisation(People.Kalmar)));
        Assert.Single(await AllAsync(views, ViewList.Organisation(People.Nybro)));
        Assert.Empty(await AllAsync(views, ViewList.Organisation(People.Region)));
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_latest_first()
    {
        await using var world = new StorageWorld(azurite);
        var views = (await world.StartAsync()).Get<ViewStore>();
        var submitted = Life.Submitted().Current;
        var ids = Enumerable.Range(1, 7).Select(n => new ApplicationId(new Guid(n, 0, 0, new byte[8]))).ToList();
        foreach (var (n, id) in ids.Index())
        {
            await views.UpdateAsync(
                submitted with
                {
                    Id = id,
                    SubmittedAt = submitted.SubmittedAt!.Value.AddMinutes(n),
                },
                default
            );
        }

        Assert.Equal(ids.AsEnumerable().Reverse(), (await AllAsync(views, ViewList.Submitted)).Select(row => row.Id));
        await Assert.ThrowsAsync<FormatException>(() => views.ListAsync(ViewList.Submitted, "stage|x", 3, default));
    }

    private static async Task<List<ViewRow>> AllAsync(ViewStore views, ViewList list)
    {
        List<ViewRow> rows = [];
        string? continuation = null;
        do
        {
            var page = await views.ListAsync(list, continuation, 3, default);
            Assert.InRange(page.Items.Count, 0, 3);
            rows.AddRange(page.Items);
            continuation = page.Continuation;
        } while (continuation is not null);
        return rows;
    }
}
