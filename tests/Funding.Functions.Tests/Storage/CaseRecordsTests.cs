using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Records;

namespace Funding.Functions.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class CaseRecordsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_register_is_read_a_page_at_a_time_without_gap_or_double()
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "countersign");
        var application = (await process.Store.LoadAsync(StoredLife.Id, default))!.State;
        var trail = await process.Store.ReadTrailAsync(StoredLife.Id, null, 1000, default);
        var counted = DocumentRegister.OfTrail(trail.Items.Select(entry => entry.Event)).Entries;

        foreach (var size in (int[])[1, 2, 3, 7, 1000])
        {
            List<RegisterEntry> read = [];
            string? continuation = null;
            do
            {
                var page = await process.Get<CaseRecords>().ListAsync(application, continuation, size, default);
                Assert.True(page.Items.Count <= size);
                read.AddRange(page.Items);
                continuation = page.Continuation;
            } while (continuation is not null);

            Assert.Equal(counted.Select(Text), read.Select(Text));
        }
        Assert.Equal(application.Registered, counted.Count);
    }

    [Fact]
    public async Task A_case_from_before_registers_were_kept_gets_its_register_from_its_trail_and_goes_on_counting()
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "complete");
        var kept = await RegisterAsync(process);
        await ForgetRegisterAsync(process);

        Assert.Null((await process.Store.LoadAsync(StoredLife.Id, default))!.State.Registered);
        Assert.Equal(kept, await RegisterAsync(process));

        var step = StoredLife.Steps.First(step => step.Name.StartsWith("opinion", StringComparison.Ordinal));
        Assert.IsType<ChangeResult.Changed>(await StoredLife.DoAsync(process, step, process));

        var now = await RegisterAsync(process);
        Assert.Equal(kept, now.Take(kept.Count));
        Assert.StartsWith(
            $"{kept.Count + 1} Received Opinion",
            Assert.Single(now.Skip(kept.Count)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_document_is_stored_once_and_what_was_stored_first_counts()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var store = process.Get<RecordStore>();
        var first = await store.SaveAsync(StoredLife.Id, "decision-1", Encoding.UTF8.GetBytes("Beslut"), default);

        var again = await store.SaveAsync(StoredLife.Id, "decision-1", Encoding.UTF8.GetBytes("Beslut"), default);
        var other = await store.SaveAsync(StoredLife.Id, "decision-1", Encoding.UTF8.GetBytes("Annat"), default);

        Assert.Equal(first, again);
        Assert.Equal(first, other);
        var read = await store.ReadAsync(StoredLife.Id, "decision-1", first.Sha256, default);
        Assert.Equal("Beslut", Encoding.UTF8.GetString(Assert.IsType<RecordReading.Whole>(read).Bytes));
    }

    [Fact]
    public async Task A_document_that_was_altered_or_lost_is_never_handed_out()
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "submit");
        var application = (await process.Store.LoadAsync(StoredLife.Id, default))!.State;
        var record = Assert.Single(application.Records);
        Assert.IsType<RecordReading.Whole>(await process.Get<CaseRecords>().ReadAsync(application, record, default));
        var blob = process.Get<StorageClients>().Records.GetBlobClient($"{StoredLife.Id}/application-1.html");
        Assert.Equal("text/html; charset=utf-8", (await blob.GetPropertiesAsync()).Value.ContentType);

        await blob.UploadAsync(BinaryData.FromString("Något annat"), new BlobUploadOptions(), default);
        Assert.IsType<RecordReading.Altered>(await process.Get<CaseRecords>().ReadAsync(application, record, default));

        await blob.DeleteAsync();
        Assert.IsType<RecordReading.Altered>(await process.Get<CaseRecords>().ReadAsync(application, record, default));
    }

    private static async Task<List<string>> RegisterAsync(StorageProcess process)
    {
        var application = (await process.Store.LoadAsync(StoredLife.Id, default))!.State;
        var page = await process.Get<CaseRecords>().ListAsync(application, null, 1000, default);
        return [.. page.Items.Select(Text)];
    }

    // As release 1.0 stored it: no rows of the register, and a state that has never heard of it.
    private static async Task ForgetRegisterAsync(StorageProcess process)
    {
        var table = process.Get<StorageClients>().Applications;
        var partition = StoredLife.Id.ToString();
        await foreach (
            var row in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter(
                    $"PartitionKey eq {partition} and RowKey gt 'register|' and RowKey lt 'register}}'"
                )
            )
        )
        {
            await table.DeleteEntityAsync(row);
        }
        var state = (await table.GetEntityAsync<TableEntity>(partition, "state")).Value;
        var application = (await process.Store.LoadAsync(StoredLife.Id, default))!.State;
        var json = JsonNode.Parse(Json.Of(application))!.AsObject();
        Assert.True(json.Remove("registered") && json.Remove("records") && json.Remove("lastSending"));
        EntityText.Write(state, "Json", json.ToJsonString());
        await table.UpdateEntityAsync(state, state.ETag, TableUpdateMode.Replace);
    }

    private static string Text(RegisterEntry entry) =>
        $"{entry.Number} {entry.Direction} {entry.Kind} {entry.Counterpart} {entry.Title} {entry.Event} {(entry.Reference is DocumentReference.Mail mail ? string.Join(' ', mail.MailIds) : entry.Reference)}";
}
