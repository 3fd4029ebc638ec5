using Azure.Data.Tables;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Storage;

namespace Funding.Functions.Tests.Outbox;

/// <summary>What one aggregate has another do: delivered as a change of the other's own, once, and never silently lost.</summary>
[Collection(AzuriteTests.Name)]
public sealed class TellingTests(AzuriteFixture azurite)
{
    private static readonly CaseNumber _number = new("KAL", 2026, 7);

    [Fact]
    public async Task What_another_aggregate_tells_an_application_happens_once_however_often_it_is_delivered()
    {
        await using var world = new StorageWorld(azurite);
        var process = await SubmittedAsync(world);
        var delivery = process.Get<EffectDelivery>();
        var item = Told(new ApplicationCommand.AssignCaseNumber(_number));

        var first = await delivery.DeliverAsync(process.Client, item, Nothing);
        var again = await delivery.DeliverAsync(process.Client, item, Nothing);

        Assert.NotNull(first);
        Assert.Null(again);
        Assert.Equal(_number, (await process.Store.LoadAsync(StoredLife.Id, default))!.State.CaseNumber);
    }

    [Fact]
    public async Task What_was_told_before_a_crash_is_told_by_the_sweep()
    {
        await using var world = new StorageWorld(azurite);
        var process = await SubmittedAsync(world);
        await LeaveBehindAsync(process, Told(new ApplicationCommand.AssignCaseNumber(_number)));
        world.Time.Advance(PendingMarks.Grace);

        Assert.Equal(
            new SweepReport(1, 1, 0),
            await process.Get<OutboxDispatcher>().SweepAsync(process.Client, default)
        );

        Assert.Equal(_number, (await process.Store.LoadAsync(StoredLife.Id, default))!.State.CaseNumber);
        Assert.Equal(0, await StoredLife.PendingAsync(process));
    }

    [Fact]
    public async Task What_an_application_refuses_stays_with_the_undelivered_and_says_why()
    {
        await using var world = new StorageWorld(azurite);
        var process = await SubmittedAsync(world);
        await LeaveBehindAsync(process, Told(new ApplicationCommand.CloseBoardDecision()));
        world.Time.Advance(PendingMarks.Grace);
        var dispatcher = process.Get<OutboxDispatcher>();

        Assert.Equal(new SweepReport(1, 0, 1), await dispatcher.SweepAsync(process.Client, default));

        var mark = Assert.Single(await dispatcher.ListTroubledAsync(10, default));
        Assert.Equal($"Application {StoredLife.Id} refused: not-allowed", mark.Reason);
        // It is tried again, ever more seldom, and stays in sight.
        Assert.Equal(new SweepReport(0, 0, 0), await dispatcher.SweepAsync(process.Client, default));
        world.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(new SweepReport(1, 0, 1), await dispatcher.SweepAsync(process.Client, default));
        Assert.Equal(2, Assert.Single(await dispatcher.ListTroubledAsync(10, default)).Attempts);
    }

    [Fact]
    public async Task The_marks_of_applications_are_as_the_first_release_wrote_and_reads_them()
    {
        await using var world = new StorageWorld(azurite);
        await world.StartAsync();
        var killed = world.Start(
            null,
            new KillAfterPolicy(request => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal), times: 1)
        );
        await Assert.ThrowsAsync<ProcessKilledException>(() =>
            StoredLife.DoAsync(killed, StoredLife.Step("draft"), world.Start())
        );

        var row = Assert.Single(killed.Get<StorageClients>().Pending.Query<TableEntity>());

        Assert.Equal(
            ["ApplicationId", "Attempts", "ChangeId", "Due", "PartitionKey", "RowKey", "Timestamp", "Version"],
            row.Keys.Where(key => !key.StartsWith("odata", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        );
        world.Time.Advance(PendingMarks.Grace);
        var sweeper = world.Start();
        Assert.Equal(
            new SweepReport(1, 1, 0),
            await sweeper.Get<OutboxDispatcher>().SweepAsync(sweeper.Client, default)
        );
    }

    // An application that has been sent in and not got its number: the register is told not to answer.
    private static async Task<StorageProcess> SubmittedAsync(StorageWorld world)
    {
        var process = await StoredLife.UpToAsync(world, "edit");
        var commits = process.Get<AggregateCommits<Application, ApplicationCommand, ApplicationEvent>>();
        var outcome = await commits.CommitAsync(
            StoredLife.Id,
            new ApplicationCommand.SubmitApplication(Samples.Association),
            People.Signatory,
            new ChangeOptions(),
            default
        );
        await process.Get<PendingMarks>().RemoveAsync(outcome.Commit!.Mark, default);
        return process;
    }

    private static OutboxItem Told(ApplicationCommand command) =>
        new(
            new EffectId(StoredLife.Id, 1, 9),
            new Effect.TellApplication(StoredLife.Id, command),
            Token: null,
            RowETag: null,
            QueuedAt: null,
            ClaimedUntil: null,
            Attempts: 0
        );

    private static Snapshot Nothing { get; } = new(StoredLife.Id, 1, (_, _) => Task.CompletedTask);

    // As a crash right after a commit leaves it: an outbox row and a mark.
    private static async Task LeaveBehindAsync(StorageProcess process, OutboxItem item)
    {
        var (_, row) = await process.Get<OutboxRows>().NewAsync(item.Id, item.Effect, null, "left behind", default);
        await process.Get<StorageClients>().Applications.SubmitTransactionAsync([row]);
        await process.Get<PendingMarks>().WriteAsync(item.Id.Of, item.Id.Sequence, "left behind", default);
    }
}
