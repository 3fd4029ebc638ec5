using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Disposing;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Functions.Tests.Storage;
using Funding.Functions.Verifying;
using Funding.Pages.Disposing;
using static Funding.Core.ApplicationCommand;

namespace Funding.Functions.Tests.Disposing;

/// <summary>What the plan lets go is listed, confirmed by somebody else, and gone: wherever the work is cut off, and with nothing else.</summary>
[Collection(AzuriteTests.Name)]
public sealed class DisposalTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private static readonly ApplicationId _id = StoredLife.Id;
    private readonly StorageWorld _world = World(azurite);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task What_is_due_goes_after_a_second_person_has_confirmed_the_list_and_the_trail_says_so_and_holds()
    {
        var process = await EndedAsync(_world, "keepAttachmentsYears", "keepLettersYears");
        Assert.Equal(0, (await ListAsync(process)).Cases);
        _world.Time.SetUtcNow(new(2028, 1, 1, 9, 0, 0, TimeSpan.Zero));

        var run = await ListAsync(process);

        Assert.Equal((DisposalStatus.Listed, 1), (run.Status, run.Cases));
        Assert.Equal([RetentionClass.Attachments, RetentionClass.Letters], run.Sums.Select(sum => sum.Class));
        Assert.NotNull(await OpenAsync(process));
        Assert.Equal(
            RefusalCode.OwnDisposalPreview,
            (await ConfirmAsync(process, run, run.ListHash, People.Officer))?.Code
        );
        Assert.Equal(
            RefusalCode.DisposalListOutdated,
            (await ConfirmAsync(process, run, "another", People.Director))?.Code
        );
        Assert.Null(await ConfirmAsync(process, run, run.ListHash, People.Director));
        run = await WorkAsync(process, run.Id);

        Assert.Equal((DisposalStatus.Done, 1, 0), (run.Status, run.CasesDone, run.CasesLeft));
        Assert.Equal(run.Sums, run.Disposed);
        Assert.Null(await OpenAsync(process));
        var state = (await process.Store.LoadAsync(_id, default))!.State;
        var disposal = Assert.Single(state.Disposals);
        Assert.All(
            disposal.Things.Where(thing => thing.Kind == DisposedKind.Mail),
            thing => Assert.DoesNotContain(thing.Id, MailIds(process), StringComparer.Ordinal)
        );
        // Notices within the association are of a class that the plan says nothing of.
        Assert.NotEmpty(MailIds(process));
        Assert.Equal(0, (await ListAsync(process)).Cases);
        Assert.Empty((await VerifyAsync(process)).Findings);
    }

    [Fact]
    public async Task A_document_that_is_gone_without_such_an_event_is_still_found()
    {
        var process = await EndedAsync(_world, "keepLettersYears");
        _world.Time.SetUtcNow(new(2028, 1, 1, 9, 0, 0, TimeSpan.Zero));
        var run = await ListAsync(process);
        await ConfirmAsync(process, run, run.ListHash, People.Director);
        await WorkAsync(process, run.Id);

        await process
            .Get<AttachmentStore>()
            .DeleteAsync(_id, (await process.Store.LoadAsync(_id, default))!.State.Documents[0].Id, default);

        Assert.Equal(FindingKind.AttachmentAltered, Assert.Single((await VerifyAsync(process)).Findings).Kind);
    }

    [Fact]
    public async Task A_hold_that_comes_after_the_list_leaves_the_case_as_it_was()
    {
        var process = await EndedAsync(_world, "keepAttachmentsYears");
        _world.Time.SetUtcNow(new(2028, 1, 1, 9, 0, 0, TimeSpan.Zero));
        var run = await ListAsync(process);
        await ChangeAsync(process, new HoldDisposal("Ett mål pågår."), People.Officer);
        await ConfirmAsync(process, run, run.ListHash, People.Director);

        run = await WorkAsync(process, run.Id);

        Assert.Equal((DisposalStatus.Done, 1), (run.Status, run.CasesLeft));
        Assert.Empty(run.Disposed);
        Assert.NotNull(await OpenAsync(process));
        Assert.Equal((0, 1), ((await ListAsync(process)).Cases, (await ListAsync(process)).Held));
    }

    [Fact]
    public async Task A_list_that_somebody_has_changed_in_the_storage_is_not_carried_out()
    {
        var process = await EndedAsync(_world, "keepAttachmentsYears");
        _world.Time.SetUtcNow(new(2028, 1, 1, 9, 0, 0, TimeSpan.Zero));
        var run = await ListAsync(process);
        var store = process.Get<DisposalStore>();
        var listed = Assert.Single(await store.CasesAsync(run.Id, null, 10, default));
        await store.PutAsync(run.Id, listed with { Title = "Ett annat" }, default);
        await ConfirmAsync(process, run, run.ListHash, People.Director);

        Assert.Equal(DisposalStatus.Altered, (await WorkAsync(process, run.Id)).Status);
        Assert.NotNull(await OpenAsync(process));
    }

    [Fact]
    public async Task A_disposal_that_was_stored_and_never_started_is_started_by_the_watch()
    {
        var process = await EndedAsync(_world, "keepAttachmentsYears");
        _world.Hub.OutOfOrder = new InvalidOperationException("The engine is away.");
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            process.Get<Disposals>().BeginAsync(process.Client, People.Officer, default)
        );
        _world.Hub.OutOfOrder = null;

        Assert.Equal(1, await process.Get<Disposals>().HealAsync(process.Client, default));
        Assert.Equal(0, await process.Get<Disposals>().HealAsync(process.Client, default));
    }

    [Fact]
    public async Task Work_that_is_cut_off_at_any_request_is_done_once_by_whoever_goes_on()
    {
        for (var request = 1; ; request++)
        {
            await using var world = World(azurite);
            var sound = await EndedAsync(world, "keepAttachmentsYears", "keepLettersYears");
            world.Time.SetUtcNow(new(2028, 1, 1, 9, 0, 0, TimeSpan.Zero));
            var run = await ListAsync(sound);
            await ConfirmAsync(sound, run, run.ListHash, People.Director);
            var kill = new KillPolicy(request, afterwards: true);
            try
            {
                await WorkAsync(world.Start(null, kill), run.Id);
            }
            catch (ProcessKilledException) { }

            run = await WorkAsync(sound, run.Id);

            Assert.Equal((DisposalStatus.Done, 1L, 0L), (run.Status, run.CasesDone, run.CasesLeft));
            Assert.Equal(run.Sums, run.Disposed);
            Assert.Null(await OpenAsync(sound));
            var trail = await sound.Store.ReadTrailAsync(_id, null, 1000, default);
            Assert.Single(trail.Items, entry => entry.Event is ApplicationEvent.DocumentsDisposed);
            Assert.Empty((await VerifyAsync(sound)).Findings);
            if (!kill.Killed)
            {
                Assert.True(request > 12, $"The work made no more than {request} requests.");
                return;
            }
        }
    }

    private static StorageWorld World(AzuriteFixture azurite) =>
        new(azurite) { Settings = { ["Association:File"] = Running.Repository.Association } };

    // A case with a file and mails, withdrawn in 2026; the plan keeps these classes for one year.
    private static async Task<StorageProcess> EndedAsync(StorageWorld world, params IReadOnlyList<string> plan)
    {
        var process = await world.StartAsync();
        await process
            .Get<SettingsStore>()
            .ChangeAsync(
                process.Client,
                SettingsStore.TheOne,
                new SettingsCommand.ChangeRules(
                    new DateOnly(2026, 9, 1),
                    plan.ToDictionary(name => name, _ => JsonElement.Parse("1")),
                    new AssociationRules()
                )
                {
                    Reason = "Dokumenthanteringsplanen.",
                },
                People.Officer,
                null,
                default
            );
        await ChangeAsync(process, StoredLife.Draft, People.Editor);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("Budget."));
        var upload = await process
            .Get<AttachmentStore>()
            .SaveAsync(_id, "budget.txt", content, new FileRoom(1000, 1000, 1000), default);
        await ChangeAsync(
            process,
            new AttachDocument(Assert.IsType<AttachmentUpload.Stored>(upload).Document),
            People.Editor
        );
        await ChangeAsync(process, new SubmitApplication(Samples.Association), People.Signatory);
        await ChangeAsync(process, new Withdraw("Vi avstår."), People.Editor);
        world.Time.Advance(TimeSpan.FromMinutes(2));
        return process;
    }

    private static async Task ChangeAsync(StorageProcess process, ApplicationCommand command, Actor actor) =>
        Assert.IsType<ChangeResult.Changed>(
            await process.Store.ChangeAsync(process.Client, _id, command, actor, null, default)
        );

    private static async Task<DisposalRun> ListAsync(StorageProcess process) =>
        await WorkAsync(process, await process.Get<Disposals>().BeginAsync(process.Client, People.Officer, default));

    private static Task<Refusal?> ConfirmAsync(StorageProcess process, DisposalRun run, string? hash, Actor by) =>
        process.Get<Disposals>().ConfirmAsync(process.Client, run.Id, hash, by, default);

    // What the orchestration does.
    private static async Task<DisposalRun> WorkAsync(StorageProcess process, string run)
    {
        while ((await process.Get<Disposals>().NextAsync(process.Client, run, default)).More) { }
        return (await process.Get<DisposalStore>().FindAsync(run, default))!.Run;
    }

    private static async Task<Stream?> OpenAsync(StorageProcess process)
    {
        var state = (await process.Store.LoadAsync(_id, default))!.State;
        return await process.Get<AttachmentStore>().OpenReadAsync(_id, state.Documents[0].Id, default);
    }

    private static List<string> MailIds(StorageProcess process) =>
        [
            .. process
                .Get<StorageClients>()
                .Applications.Query<TableEntity>(row => row.PartitionKey == _id.ToString())
                .Where(row => row.RowKey.StartsWith("mail|", StringComparison.Ordinal))
                .Select(row => row.RowKey["mail|".Length..]),
        ];

    private static async Task<Verification> VerifyAsync(StorageProcess process)
    {
        var run = Verification.Begin(DateTimeOffset.UnixEpoch, null);
        while (run.Position is not null)
        {
            run = await process.Get<Verifier>().NextAsync(run, 100, default);
        }
        return run;
    }
}
