using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Erasing;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Functions.Tests.Storage;
using static Funding.Core.ApplicationCommand;

namespace Funding.Functions.Tests.Erasing;

/// <summary>What nobody sends in: a warning, then nothing is left of it but a number, wherever the round is cut off.</summary>
[Collection(AzuriteTests.Name)]
public sealed class DraftEraserTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private static readonly ApplicationId _id = StoredLife.Id;
    private readonly StorageWorld _world = World(azurite);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Those_who_write_in_a_draft_are_told_a_month_before_and_then_it_is_gone_with_everything_that_was_its()
    {
        var process = await DraftAsync(_world);
        Assert.NotEmpty(await LeftAsync(process));

        await AtAsync(new(2027, 8, 1));
        Assert.Equal(new ErasureReport(1, 0, 0, 0), await RoundAsync(process));
        await AtAsync(new(2027, 8, 2));
        Assert.Equal(new ErasureReport(1, 1, 0, 0), await RoundAsync(process));
        Assert.Equal(new ErasureReport(1, 0, 0, 0), await RoundAsync(process));
        var mails = await process.Get<MailLog>().ListAsync(_id, null, 100, default);
        Assert.All(
            mails.Items.Where(mail => mail.Template == MailTemplate.DraftErasureWarning),
            mail => Assert.Contains("Tas bort: 1 september 2027", mail.Text, StringComparison.Ordinal)
        );
        Assert.Contains(mails.Items, mail => mail.Template == MailTemplate.DraftErasureWarning);

        await AtAsync(new(2027, 8, 31));
        Assert.Equal(0, (await RoundAsync(process)).Erased);
        await AtAsync(new(2027, 9, 1));
        Assert.Equal(new ErasureReport(1, 0, 1, 0), await RoundAsync(process));

        Assert.Empty(await LeftAsync(process));
        Assert.Empty(_world.Hub.Instances);
        Assert.Equal(1, await process.Get<Erasures>().CountAsync(2027, default));
        Assert.Equal(new ErasureReport(0, 0, 0, 0), await RoundAsync(process));

        Task AtAsync(DateOnly day)
        {
            _world.Time.SetUtcNow(new(day.ToDateTime(new TimeOnly(1, 50)), TimeSpan.Zero));
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_draft_that_somebody_changes_after_the_warning_is_kept_for_as_long_again()
    {
        var process = await DraftAsync(_world);
        _world.Time.Advance(TimeSpan.FromDays(340));
        Assert.Equal(1, (await RoundAsync(process)).Warned);
        await ChangeAsync(process, new EditForm(Samples.Form with { Title = "Vi fortsätter" }), People.CoEditor);

        _world.Time.Advance(TimeSpan.FromDays(40));
        Assert.Equal(new ErasureReport(1, 0, 0, 0), await RoundAsync(process));
        _world.Time.Advance(TimeSpan.FromDays(300));

        Assert.Equal(new ErasureReport(1, 1, 0, 0), await RoundAsync(process));
    }

    [Fact]
    public async Task What_was_sent_in_or_whose_warning_has_reached_nobody_stays()
    {
        var process = await DraftAsync(_world);
        _world.Time.Advance(TimeSpan.FromDays(340));
        await RoundAsync(process);
        var clients = process.Get<StorageClients>();
        await clients.Applications.UpsertEntityAsync(await UndeliveredAsync(clients));
        _world.Time.Advance(TimeSpan.FromDays(400));
        Assert.Equal(0, (await RoundAsync(process)).Erased);

        await process.Get<OutboxDispatcher>().SweepAsync(process.Client, default);
        await ChangeAsync(process, new SubmitApplication(Samples.Association), People.Signatory);
        _world.Time.Advance(TimeSpan.FromDays(4000));

        Assert.Equal(new ErasureReport(0, 0, 0, 0), await RoundAsync(process));
        Assert.NotEmpty(await LeftAsync(process));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_round_that_is_cut_off_at_any_request_is_finished_by_the_next(bool afterwards)
    {
        for (var request = 1; ; request++)
        {
            await using var world = World(azurite);
            var sound = await DraftAsync(world);
            await ChangeAsync(sound, new Withdraw("Det blev inget."), People.Editor);
            world.Time.Advance(TimeSpan.FromDays(366));
            var kill = new KillPolicy(request, afterwards);
            try
            {
                await RoundAsync(world.Start(null, kill));
            }
            catch (ProcessKilledException) { }

            world.Time.Advance(TimeSpan.FromDays(1));
            await RoundAsync(sound);

            Assert.True((await LeftAsync(sound)).Count == 0, $"Killed at request {request}.");
            Assert.Empty(world.Hub.Instances);
            Assert.Equal(1, await sound.Get<Erasures>().CountAsync(2027, default));
            if (!kill.Killed)
            {
                Assert.True(request > 12, $"A round made no more than {request} requests.");
                return;
            }
        }
    }

    private static StorageWorld World(AzuriteFixture azurite) =>
        new(azurite) { Settings = { ["Association:File"] = Running.Repository.Association } };

    // With a file, one that no event names, a link that is out, mails, and a signatory who has been asked.
    private static async Task<StorageProcess> DraftAsync(StorageWorld world)
    {
        var process = await world.StartAsync();
        await ChangeAsync(process, StoredLife.Draft, People.Editor);
        foreach (var isNamed in (bool[])[true, false])
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes("Hur vi tänker."));
            var upload = await process
                .Get<AttachmentStore>()
                .SaveAsync(_id, "tankar.txt", content, new FileRoom(1000, 1000, 1000), default);
            if (isNamed)
            {
                var document = Assert.IsType<AttachmentUpload.Stored>(upload).Document;
                await ChangeAsync(process, new AttachDocument(document), People.Editor);
            }
        }
        await ChangeAsync(
            process,
            new AskForSignOff(People.Ref("editor@kalmar.se"), Samples.Association),
            People.Editor
        );
        Assert.Single(world.Hub.Instances);
        return process;
    }

    private static async Task ChangeAsync(StorageProcess process, ApplicationCommand command, Actor actor) =>
        Assert.IsType<ChangeResult.Changed>(
            await process.Store.ChangeAsync(process.Client, _id, command, actor, null, default)
        );

    private static Task<ErasureReport> RoundAsync(StorageProcess process) =>
        process.Get<DraftEraser>().RunAsync(process.Client, default);

    private static async Task<TableEntity> UndeliveredAsync(StorageClients clients)
    {
        await foreach (var row in clients.Applications.QueryAsync<TableEntity>(e => e.PartitionKey == _id.ToString()))
        {
            if (
                row.RowKey.StartsWith(OutboxRows.MailPrefix, StringComparison.Ordinal)
                && row.GetString("Template") == nameof(MailTemplate.DraftErasureWarning)
            )
            {
                row["Undelivered"] = true;
                return row;
            }
        }
        throw new InvalidOperationException("Nobody was warned.");
    }

    // Every row and every file that has anything to do with the draft, but for what the local mailbox has taken.
    private static async Task<IReadOnlyList<string>> LeftAsync(StorageProcess process)
    {
        var clients = process.Get<StorageClients>();
        List<string> left = [];
        foreach (
            var table in (TableClient[])
                [clients.Applications, clients.Views, clients.Pending, clients.Register, clients.Notifications]
        )
        {
            await foreach (var row in table.QueryAsync<TableEntity>())
            {
                if ($"{row.PartitionKey} {row.RowKey}".Contains(_id.ToString(), StringComparison.Ordinal))
                {
                    left.Add($"{table.Name} {row.PartitionKey} {row.RowKey}");
                }
            }
        }
        foreach (
            var container in (BlobContainerClient[])
                [clients.Attachments, clients.Quarantine, clients.States, clients.Records]
        )
        {
            await foreach (var blob in container.GetBlobsAsync())
            {
                left.Add($"{container.Name} {blob.Name}");
            }
        }
        return left;
    }
}
