using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Funding.Functions.Storage;

namespace Funding.Functions.Disposing;

/// <summary>A run with the ETag of its row.</summary>
internal sealed record StoredRun(DisposalRun Run, ETag ETag);

/// <summary>
/// Disposals as they are kept, in the table <c>Disposals</c>: the runs in the partition <c>runs</c>, and the cases on the list of each in a partition of its own. What was
/// done stands in the cases' trails besides.
/// </summary>
public sealed class DisposalStore
{
    private const string Runs = "runs";
    private const string Json = "Json";
    private readonly StorageClients _clients;

    internal DisposalStore(StorageClients clients) => _clients = clients;

    /// <summary>Every run, latest first: there are a few a year.</summary>
    internal async Task<IReadOnlyList<DisposalRun>> ListAsync(CancellationToken cancellationToken)
    {
        List<DisposalRun> runs = [];
        await foreach (
            var row in _clients.Disposals.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {Runs}"),
                cancellationToken: cancellationToken
            )
        )
        {
            runs.Add(Read(row));
        }
        return [.. runs.OrderByDescending(run => run.StartedAt)];
    }

    /// <summary>The run, or null when there is none.</summary>
    internal async Task<StoredRun?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var row = await _clients.Disposals.GetEntityIfExistsAsync<TableEntity>(
            Runs,
            id,
            cancellationToken: cancellationToken
        );
        return row.HasValue ? new(Read(row.Value!), row.Value!.ETag) : null;
    }

    /// <summary>A new run.</summary>
    internal Task AddAsync(DisposalRun run, CancellationToken cancellationToken) =>
        _clients.Disposals.AddEntityAsync(Row(run), cancellationToken);

    /// <summary>The run as it is from now on; false when somebody else has changed it meanwhile.</summary>
    internal async Task<bool> ChangeAsync(StoredRun before, DisposalRun after, CancellationToken cancellationToken)
    {
        try
        {
            await _clients.Disposals.UpdateEntityAsync(
                Row(after),
                before.ETag,
                TableUpdateMode.Replace,
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            return false;
        }
    }

    /// <summary>A case on the list; the same again writes the same.</summary>
    internal Task PutAsync(string run, ListedCase listed, CancellationToken cancellationToken)
    {
        var row = new TableEntity(run, listed.Id.ToString());
        EntityText.Write(row, Json, JsonSerializer.Serialize(listed, DisposingJson.Default.ListedCase));
        return _clients.Disposals.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Cases on the list after one of them, in the order of their ids.</summary>
    internal async Task<IReadOnlyList<ListedCase>> CasesAsync(
        string run,
        string? after,
        int most,
        CancellationToken cancellationToken
    )
    {
        var from = after ?? "";
        var page = await _clients
            .Disposals.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {run} and RowKey gt {from}"),
                most,
                cancellationToken: cancellationToken
            )
            .FirstPageAsync(cancellationToken);
        return [.. page.Values.Select(ReadCase)];
    }

    /// <summary>The hash over the list: every case and every thing, in order, whatever became of them since.</summary>
    internal async Task<string> HashAsync(string run, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (
            var row in _clients.Disposals.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {run}"),
                cancellationToken: cancellationToken
            )
        )
        {
            var listed = ReadCase(row) with { Result = null };
            hash.AppendData(
                Encoding.UTF8.GetBytes(JsonSerializer.Serialize(listed, DisposingJson.Default.ListedCase) + "\n")
            );
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static TableEntity Row(DisposalRun run)
    {
        var row = new TableEntity(Runs, run.Id);
        EntityText.Write(row, Json, JsonSerializer.Serialize(run, DisposingJson.Default.DisposalRun));
        return row;
    }

    private static DisposalRun Read(TableEntity row) =>
        JsonSerializer.Deserialize(EntityText.Read(row, Json)!, DisposingJson.Default.DisposalRun)!;

    private static ListedCase ReadCase(TableEntity row) =>
        JsonSerializer.Deserialize(EntityText.Read(row, Json)!, DisposingJson.Default.ListedCase)!;
}
