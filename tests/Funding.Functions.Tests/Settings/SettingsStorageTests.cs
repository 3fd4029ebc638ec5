using System.Text.Json;
using Azure.Core;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Running;
using Funding.Functions.Tests.Storage;
using People = Funding.Core.Tests.People;

namespace Funding.Functions.Tests.Settings;

/// <summary>Settings are kept as safely as applications: an aggregate of another kind in the same storage.</summary>
[Collection(AzuriteTests.Name)]
public sealed class SettingsStorageTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_at_any_storage_request_of_a_change_loses_nothing_and_doubles_nothing(bool afterwards)
    {
        for (var request = 1; ; request++)
        {
            await using var world = World();
            var sound = await world.StartAsync();
            await ChangeAsync(sound, "reviewDays", "20");
            var kill = new KillPolicy(request, afterwards);
            try
            {
                await ChangeAsync(world.Start(null, kill), "supplementDays", "10");
            }
            catch (ProcessKilledException) { }
            if (kill.Killed)
            {
                world.Time.Advance(PendingMarks.Grace + TimeSpan.FromSeconds(1));
                await sound.Get<OutboxDispatcher>().SweepAsync(sound.Client, default);
            }
            // Whoever got no answer does the same again.
            await ChangeAsync(sound, "supplementDays", "10");

            var store = sound.Get<SettingsStore>();
            Assert.Equal(2, (await store.GetAsync(default)).State.Version);
            Assert.Null(await store.FindBrokenEventAsync(SettingsStore.TheOne, default));
            Assert.Equal(0, await StoredLife.PendingAsync(sound));
            var rules = (await world.Start().Get<DirectoryStore>().GetAsync(default)).Snapshot().Rules;
            Assert.Equal((20, 10), (rules.ReviewDays, rules.SupplementDays));
            if (!kill.Killed)
            {
                Assert.True(request > 6, $"The change made no more than {request} requests.");
                return;
            }
        }
    }

    [Fact]
    public async Task A_change_is_known_at_once_where_it_was_made_and_within_a_minute_elsewhere()
    {
        await using var world = World();
        var here = await world.StartAsync();
        var there = world.Start();
        Assert.Equal(21, (await there.Get<DirectoryStore>().GetAsync(default)).Snapshot().Rules.ReviewDays);

        await ChangeAsync(here, "reviewDays", "20");

        Assert.Equal(20, (await here.Get<DirectoryStore>().GetAsync(default)).Snapshot().Rules.ReviewDays);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(20, (await there.Get<DirectoryStore>().GetAsync(default)).Snapshot().Rules.ReviewDays);
    }

    [Fact]
    public async Task The_association_with_its_settings_is_one_read_a_minute()
    {
        await using var world = World();
        await ChangeAsync(await world.StartAsync(), "reviewDays", "20");
        var count = new CountPolicy();
        var directory = world.Start(null, count).Get<DirectoryStore>();

        await directory.GetAsync(default);
        await directory.GetAsync(default);

        Assert.Single(count.Requests);
    }

    [Fact]
    public async Task An_older_change_that_is_delivered_late_does_not_hide_a_newer_one()
    {
        await using var world = World();
        var sound = await world.StartAsync();
        var killed = world.Start(null, new KillAfterPolicy(IsTransaction, times: 1));
        await Assert.ThrowsAsync<ProcessKilledException>(() => ChangeAsync(killed, "reviewDays", "20"));
        var late = (await sound.Get<SettingsStore>().GetAsync(default)).State;
        await ChangeAsync(sound, "reviewDays", "25");

        await sound.Get<DirectoryStore>().ShowAsync(late, default);

        Assert.Equal(25, (await world.Start().Get<DirectoryStore>().GetAsync(default)).Snapshot().Rules.ReviewDays);
    }

    [Fact]
    public async Task What_has_been_changed_stays_when_the_associations_file_is_imported_anew()
    {
        await using var world = World();
        await ChangeAsync(await world.StartAsync(), "reviewDays", "20");
        var directory = world.Start().Get<DirectoryStore>();
        var file = await File.ReadAllBytesAsync(Repository.Association);

        Assert.True(await directory.ImportAsync((byte[])[.. file, (byte)'\n'], default));

        Assert.Equal(20, (await directory.GetAsync(default)).Snapshot().Rules.ReviewDays);
    }

    private StorageWorld World() => new(azurite) { Settings = { ["Association:File"] = Repository.Association } };

    private static async Task ChangeAsync(StorageProcess process, string name, string value)
    {
        var result = await process
            .Get<SettingsStore>()
            .ChangeAsync(
                process.Client,
                SettingsStore.TheOne,
                new SettingsCommand.ChangeRules(
                    new DateOnly(2026, 9, 1),
                    new Dictionary<string, JsonElement> { [name] = JsonElement.Parse(value) },
                    new AssociationRules()
                )
                {
                    Reason = "Styrelsens beslut.",
                },
                People.Officer,
                null,
                default
            );
        Assert.IsType<ChangeResult<AssociationSettings, SettingsEvent>.Changed>(result);
    }

    private static bool IsTransaction(Request request) =>
        request.Method == RequestMethod.Post && request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);
}
