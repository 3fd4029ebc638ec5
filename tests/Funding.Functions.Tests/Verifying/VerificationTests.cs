using Azure.Data.Tables;
using Azure.Storage.Blobs.Specialized;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Functions.Storage.Records;
using Funding.Functions.Tests.Running;
using Funding.Functions.Tests.Storage;
using Funding.Functions.Verifying;
using Funding.Local;
using Funding.Local.Verifying;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using static Funding.Core.ApplicationCommand;

namespace Funding.Functions.Tests.Verifying;

/// <summary>Whatever somebody with access to the storage changes, takes away, adds or moves is found and named.</summary>
[Collection(AzuriteTests.Name)]
public sealed class VerificationTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private static readonly string _id = StoredLife.Id.ToString();
    private static readonly string _name = $"application {_id}";
    private readonly StorageWorld _world = new(azurite);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    /// <summary>Each way to forge a trail, what is done to the rows, and what is found.</summary>
    public static TheoryData<string, FindingKind, int?> Forgeries =>
        new()
        {
            { "edit a word of an event", FindingKind.EventAltered, 2 },
            { "edit an event and its hash", FindingKind.EventAltered, 3 },
            { "say that somebody else did it", FindingKind.EventAltered, 3 },
            { "delete one in the middle", FindingKind.EventsMissing, 3 },
            { "delete the first", FindingKind.EventsMissing, 1 },
            { "delete the last", FindingKind.LastEventsMissing, null },
            { "swap two", FindingKind.EventAltered, 3 },
            { "add one at the end", FindingKind.EventInserted, null },
            { "change the state alone", FindingKind.StateDiffers, null },
            { "take the state away", FindingKind.StateMissing, null },
            { "take a line out of the register of documents", FindingKind.DocumentsDiffer, null },
            { "change the agreement's document", FindingKind.RecordAltered, null },
            { "take the agreement's document away", FindingKind.RecordAltered, null },
            { "change an attached file", FindingKind.AttachmentAltered, null },
            { "add a mail of an event that never was", FindingKind.StrayRow, null },
            { "cut the trail off and set the state back", FindingKind.LastEventsMissing, null },
            { "write all of it anew", FindingKind.HeadDiffers, null },
            { "delete the whole case", FindingKind.AllGone, null },
            { "give its number to nobody", FindingKind.NumbersMissing, 1 },
            { "give it another number", FindingKind.NumberDiffers, null },
            { "change what was anchored", FindingKind.AnchorAltered, null },
        };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forgery_is_found_and_named(string forgery, FindingKind kind, int? sequence)
    {
        var process = await LifeAsync();

        await ForgeAsync(process, forgery);
        var run = await RunAsync(process);

        var found = Assert.Single(
            run.Findings,
            finding => finding.Kind == kind && (sequence is null || finding.Sequence == sequence)
        );
        Assert.True(
            found.Of == _name
                || kind is FindingKind.NumbersMissing or FindingKind.NumberDiffers or FindingKind.AnchorAltered,
            found.Of
        );
    }

    [Fact]
    public async Task What_nobody_has_touched_is_whole_and_reading_it_costs_what_there_is_to_read()
    {
        var reads = new StorageReads();
        var process = await LifeAsync(reads);
        var before = reads.Count;

        var run = await RunAsync(process);

        Assert.Empty(run.Findings);
        Assert.Equal((1, 1, 1), (run.Applications, run.Numbers, run.Anchors));
        Assert.Equal((await process.Store.LoadAsync(StoredLife.Id, default))!.Version, run.Events);
        // The anchors, the register and the keys for each of three tables; the case; each of its files.
        Assert.InRange(reads.Count - before, 1, 18 + (int)run.Files);
    }

    [Fact]
    public async Task Many_cases_are_gone_through_in_parts_that_go_on_where_the_last_one_stopped()
    {
        var process = await _world.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await process.Store.ChangeAsync(
                process.Client,
                new ApplicationId(Guid.NewGuid()),
                StoredLife.Draft with
                {
                    Id = new ApplicationId(Guid.NewGuid()),
                },
                People.Editor,
                null,
                default
            );
        }
        var verifier = process.Get<Verifier>();
        var run = Verification.Begin(_world.Time.GetUtcNow(), null);
        List<long> steps = [];
        while (run.Position is not null)
        {
            run = await verifier.NextAsync(run, 2, default);
            steps.Add(run.Applications);
        }

        Assert.Equal([2, 4, 5], steps.Distinct());
        Assert.Equal(0, run.FindingCount);
    }

    [Fact]
    public async Task Anchors_are_written_once_for_what_has_grown_and_follow_each_other()
    {
        var process = await StoredLife.UpToAsync(_world, "submit");
        var anchors = process.Get<TrailAnchors>();

        var first = await anchors.WriteAsync(default);
        var again = await anchors.WriteAsync(default);
        await StoredLife.DoAsync(process, StoredLife.Step("complete"), process);
        _world.Time.Advance(TimeSpan.FromDays(200));
        var second = await anchors.WriteAsync(default);

        Assert.NotNull(first);
        Assert.Null(again);
        Assert.NotEqual(first.Hash, second!.Hash);
        var book = await anchors.ReadAsync(default);
        Assert.Empty(book.Findings);
        Assert.Equal((2, second.Hash), (book.Count, book.Last!.Hash));
        Assert.Equal(2, book.Of(AggregateKind.Application, _id).Count);
    }

    [Fact]
    public async Task The_word_verify_says_what_it_found_and_ends_with_what_it_found()
    {
        var process = await LifeAsync();
        var (whole, text) = await SayAsync();
        await ForgeAsync(process, "delete one in the middle");
        var (broken, found) = await SayAsync();
        var (missed, _) = await SayAsync("--anchor", new string('0', 64));

        Assert.Equal((0, VerifyWord.Found, VerifyWord.Found), (whole, broken, missed));
        Assert.Contains("Everything is as it was written", text, StringComparison.Ordinal);
        Assert.Contains($"EventsMissing in {_name}, number 3", found, StringComparison.Ordinal);
        Assert.Contains("docs/records.md", found, StringComparison.Ordinal);

        async Task<(int Code, string Text)> SayAsync(params string[] more)
        {
            using var output = new StringWriter();
            var console = AnsiConsole.Create(
                new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) }
            );
            console.Profile.Width = 400;
            var line = CommandLine.Read(["verify", "--prefix", _world.Prefix, .. more]);
            return (await VerifyWord.RunAsync(azurite.ConnectionString, line, console), output.ToString());
        }
    }

    [Fact]
    public async Task A_draft_is_anchored_by_nobody()
    {
        var process = await StoredLife.UpToAsync(_world, "edit");

        Assert.Null(await process.Get<TrailAnchors>().WriteAsync(default));
    }

    public static TheoryData<string> Lives => [.. RecordedLife.Names];

    [Theory]
    [MemberData(nameof(Lives))]
    public async Task What_an_earlier_release_stored_is_whole(string name)
    {
        var process = await _world.StartAsync();
        var table = process.Get<StorageClients>().Applications;
        var life = RecordedLife.Read(name);
        var (hash, id) = ("", ((ApplicationEvent.DraftCreated)life.Trail[0]).Id);
        foreach (var (index, json) in life.TrailTexts.Index())
        {
            hash = AggregateRows.Hash(hash, index + 1, json);
            var happened = life.Trail[index];
            var row = new TableEntity(id.ToString(), AggregateRows.Event(index + 1))
            {
                ["At"] = happened.At,
                ["By"] = happened.By.PersonId,
                ["Type"] = happened.GetType().Name,
                ["Hash"] = hash,
            };
            EntityText.Write(row, "Json", json);
            await table.AddEntityAsync(row);
        }
        var state = new TableEntity(id.ToString(), AggregateRows.State)
        {
            ["Version"] = (long)life.Trail.Count,
            ["Stage"] = life.Trail.Aggregate((Application?)null, Application.Fold)!.Stage.ToString(),
            ["TrailHash"] = hash,
        };
        EntityText.Write(state, "Json", life.States[^1].GetRawText());
        await table.AddEntityAsync(state);

        var run = await RunAsync(process);

        // The recording has trail and state; the number's register and generated documents are not part of it.
        Assert.DoesNotContain(
            run.Findings,
            finding =>
                finding.Kind
                    is not (FindingKind.NumberDiffers or FindingKind.RecordAltered or FindingKind.AttachmentAltered)
        );
        Assert.Equal(life.Trail.Count, run.Events);
    }

    private async Task<StorageProcess> LifeAsync(StorageReads? reads = null)
    {
        var process = reads is null ? await _world.StartAsync() : await _world.StartAsync(null, reads);
        foreach (var step in StoredLife.Steps)
        {
            Assert.IsType<ChangeResult.Changed>(await StoredLife.DoAsync(process, step, process));
            if (step.Name == "edit")
            {
                await AttachAsync(process);
            }
            if (step.Name == "countersign")
            {
                break;
            }
        }
        Assert.NotNull(await process.Get<TrailAnchors>().WriteAsync(default));
        return process;
    }

    private static async Task AttachAsync(StorageProcess process)
    {
        using var content = new MemoryStream("en bilaga"u8.ToArray());
        var stored = Assert.IsType<AttachmentUpload.Stored>(
            await process
                .Get<AttachmentStore>()
                .SaveAsync(StoredLife.Id, "bilaga.txt", content, FileRoom.For(1_000_000), default, "file-1")
        );
        Assert.IsType<ChangeResult.Changed>(
            await process.Store.ChangeAsync(
                process.Client,
                StoredLife.Id,
                new AttachDocument(stored.Document),
                People.Editor,
                null,
                default
            )
        );
    }

    private static async Task<Verification> RunAsync(StorageProcess process)
    {
        var verifications = process.Get<Verifications>();
        Verification run;
        do
        {
            run = await verifications.NextAsync("karin", default);
        } while (run.EndedAt is null);
        Assert.Equal(run.FindingCount, (await verifications.LastAsync(default))!.FindingCount);
        return run;
    }

    private async Task ForgeAsync(StorageProcess process, string forgery)
    {
        var clients = process.Get<StorageClients>();
        var table = clients.Applications;
        var state = await RowAsync(AggregateRows.State);
        var last = state.GetInt64("Version")!.Value;
        switch (forgery)
        {
            case "edit a word of an event":
                await ChangeAsync(2, row => row["Json00"] = Edited(row));
                break;
            case "edit an event and its hash":
                var before = (await EventAsync(1)).GetString("Hash");
                await ChangeAsync(
                    2,
                    row =>
                    {
                        row["Json00"] = Edited(row);
                        row["Hash"] = AggregateRows.Hash(before, 2, row.GetString("Json00"));
                    }
                );
                break;
            case "say that somebody else did it":
                await ChangeAsync(3, row => row["By"] = "somebody-else");
                break;
            case "delete one in the middle":
                await DeleteAsync(3);
                break;
            case "delete the first":
                await DeleteAsync(1);
                break;
            case "delete the last":
                await DeleteAsync(last);
                break;
            case "swap two":
                var (third, fourth) = (await EventAsync(3), await EventAsync(4));
                (third.RowKey, fourth.RowKey) = (fourth.RowKey, third.RowKey);
                await PutAsync(third);
                await PutAsync(fourth);
                break;
            case "add one at the end":
                var added = await EventAsync(last);
                added.RowKey = AggregateRows.Event(last + 1);
                added["Hash"] = AggregateRows.Hash(state.GetString("TrailHash"), last + 1, added.GetString("Json00"));
                await table.AddEntityAsync(added);
                break;
            case "change the state alone":
                state["Json00"] = Edited(state);
                await PutAsync(state);
                break;
            case "take the state away":
                await table.DeleteEntityAsync(_id, AggregateRows.State);
                break;
            case "take a line out of the register of documents":
                await table.DeleteEntityAsync(_id, RegisterRows.Key(2));
                break;
            case "change the agreement's document":
                await clients
                    .Records.GetBlobClient($"{_id}/agreement-1.html")
                    .UploadAsync(BinaryData.FromString("<p>Något annat</p>"), overwrite: true);
                break;
            case "take the agreement's document away":
                await clients.Records.DeleteBlobAsync($"{_id}/agreement-1.html");
                break;
            case "change an attached file":
                await clients
                    .Attachments.GetBlobClient($"{_id}/file-1")
                    .UploadAsync(BinaryData.FromString("en annan"), overwrite: true);
                break;
            case "add a mail of an event that never was":
                await table.AddEntityAsync(new TableEntity(_id, $"mail|{last + 1:D8}|000"));
                break;
            case "cut the trail off and set the state back":
                await CutAsync(last - 2);
                break;
            case "write all of it anew":
                await RewriteAsync(last);
                break;
            case "delete the whole case":
                await foreach (var row in table.QueryAsync<TableEntity>(r => r.PartitionKey == _id))
                {
                    await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
                }
                break;
            case "give its number to nobody":
                await clients.Register.DeleteEntityAsync("KAL|2026", "number|0001");
                break;
            case "give it another number":
                await clients.Register.UpdateEntityAsync(
                    new TableEntity("KAL|2026", $"case|{_id}") { ["Number"] = 7 },
                    Azure.ETag.All,
                    TableUpdateMode.Replace
                );
                break;
            case "change what was anchored":
                var blob = clients.TrailAnchors.GetAppendBlobClient("2026.txt");
                var text = (await blob.DownloadContentAsync()).Value.Content.ToString();
                await blob.DeleteAsync();
                await blob.CreateAsync();
                using (
                    var other = new MemoryStream(
                        System.Text.Encoding.UTF8.GetBytes(
                            text.Replace("KAL|2026 1", "KAL|2026 2", StringComparison.Ordinal)
                        )
                    )
                )
                {
                    await blob.AppendBlockAsync(other);
                }
                break;
            default:
                throw new ArgumentException(forgery, nameof(forgery));
        }

        async Task<TableEntity> RowAsync(string key) => (await table.GetEntityAsync<TableEntity>(_id, key)).Value;

        Task<TableEntity> EventAsync(long sequence) => RowAsync(AggregateRows.Event(sequence));

        async Task PutAsync(TableEntity row) =>
            await table.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace);

        async Task DeleteAsync(long sequence) => await table.DeleteEntityAsync(_id, AggregateRows.Event(sequence));

        async Task ChangeAsync(long sequence, Action<TableEntity> change)
        {
            var row = await EventAsync(sequence);
            change(row);
            await PutAsync(row);
        }

        // The end is gone and the state is what the rest makes: nothing within the case tells.
        async Task CutAsync(long to)
        {
            var rows = process.Get<AggregateRows<Application, ApplicationCommand, ApplicationEvent>>();
            var trail = (await rows.TrailAsync(StoredLife.Id, default)).Take((int)to);
            var folded = trail.Aggregate((Application?)null, Application.Fold)!;
            for (var sequence = to + 1; sequence <= last; sequence++)
            {
                await DeleteAsync(sequence);
            }
            (state["Version"], state["Stage"]) = (to, folded.Stage.ToString());
            state["TrailHash"] = (await EventAsync(to)).GetString("Hash");
            EntityText.Write(
                state,
                "Json",
                System.Text.Json.JsonSerializer.Serialize(folded, CoreJson.Default.Application)
            );
            await PutAsync(state);
        }

        // Another title from the beginning, with every hash after it.
        async Task RewriteAsync(long to)
        {
            var rows = process.Get<AggregateRows<Application, ApplicationCommand, ApplicationEvent>>();
            var hash = "";
            for (var sequence = 1L; sequence <= to; sequence++)
            {
                var row = await EventAsync(sequence);
                var json = EntityText.Read(row, "Json")!;
                json = sequence == 2 ? json.Replace("vidare", "framåt", StringComparison.Ordinal) : json;
                hash = AggregateRows.Hash(hash, sequence, json);
                EntityText.Write(row, "Json", json);
                row["Hash"] = hash;
                await PutAsync(row);
            }
            var folded = (await rows.TrailAsync(StoredLife.Id, default)).Aggregate(
                (Application?)null,
                Application.Fold
            )!;
            state["TrailHash"] = hash;
            EntityText.Write(
                state,
                "Json",
                System.Text.Json.JsonSerializer.Serialize(folded, CoreJson.Default.Application)
            );
            await PutAsync(state);
        }

        static string Edited(TableEntity row) =>
            row.GetString("Json00").Replace("kommun", "kommnu", StringComparison.OrdinalIgnoreCase);
    }
}
