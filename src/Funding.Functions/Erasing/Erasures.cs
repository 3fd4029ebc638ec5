using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Funding.Core;
using Funding.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Erasing;

/// <summary>A draft that is being erased.</summary>
/// <param name="Id">Which.</param>
/// <param name="SignOffs">How often its signatory was asked: each time had an orchestration of its own.</param>
internal sealed record ErasureBegun(ApplicationId Id, int SignOffs);

/// <summary>
/// Everything that is kept of a draft, and its going. The partition <c>erasures</c> of <c>Views</c> holds a row for each erasure under way, and how many
/// drafts were erased in a year, which is all that stays.
/// </summary>
internal sealed class Erasures(StorageClients clients, ViewStore views)
{
    private const string Partition = "erasures";
    private const string Begun = "draft|";
    private const int RowsAtOnce = 100;

    /// <summary>What was begun and has not come to its end.</summary>
    internal async Task<IReadOnlyList<ErasureBegun>> BegunAsync(CancellationToken cancellationToken)
    {
        List<ErasureBegun> begun = [];
        var (from, to) = (Begun, "draft}");
        await foreach (
            var row in clients.Views.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {from} and RowKey lt {to}"),
                cancellationToken: cancellationToken
            )
        )
        {
            begun.Add(new(ApplicationId.Parse(row.RowKey[Begun.Length..], null), row.GetInt32("SignOffs") ?? 0));
        }
        return begun;
    }

    /// <summary>It is not erased after all.</summary>
    internal Task ForgetAsync(ApplicationId id, CancellationToken cancellationToken) =>
        clients.Views.DeleteEntityAsync(Partition, Begun + id, ETag.All, cancellationToken);

    /// <summary>How many drafts have been erased in a year.</summary>
    internal async Task<long> CountAsync(int year, CancellationToken cancellationToken) =>
        (await CountRowAsync(year, cancellationToken))?.GetInt64("Count") ?? 0;

    /// <summary>From here on it is there for nobody: only if the version that was looked at is still the one.</summary>
    internal async Task<bool> TakeAwayAsync(ErasureBegun begun, long version, CancellationToken cancellationToken)
    {
        var partition = begun.Id.ToString();
        var state = await clients.Applications.GetEntityIfExistsAsync<TableEntity>(
            partition,
            AggregateRows.State,
            ["PartitionKey", "RowKey", "Version"],
            cancellationToken
        );
        if (!state.HasValue || state.Value!.GetInt64("Version") != version)
        {
            return false;
        }
        await clients.Views.UpsertEntityAsync(
            new TableEntity(Partition, Begun + begun.Id) { ["SignOffs"] = begun.SignOffs },
            TableUpdateMode.Replace,
            cancellationToken
        );
        try
        {
            await clients.Applications.DeleteEntityAsync(
                partition,
                AggregateRows.State,
                state.Value.ETag,
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            await ForgetAsync(begun.Id, cancellationToken);
            return false;
        }
    }

    /// <summary>
    /// Erases what is left of it; each step may be done again. False when its orchestration has not ended yet: the next round goes on.
    /// </summary>
    internal async Task<bool> FinishAsync(
        DurableTaskClient client,
        ErasureBegun begun,
        int year,
        CancellationToken cancellationToken
    )
    {
        await views.ForgetAsync(begun.Id, cancellationToken);
        // The files that no event names any more as well: what lay there was the draft's.
        foreach (
            var container in (BlobContainerClient[])
                [clients.Quarantine, clients.Attachments, clients.Records, clients.States]
        )
        {
            await EraseBlobsAsync(container, $"{begun.Id}/", cancellationToken);
        }
        await EraseRowsAsync(begun.Id.ToString(), cancellationToken);
        if (!await EraseOrchestrationsAsync(client, begun, cancellationToken))
        {
            return false;
        }
        await CountAsync(begun, year, cancellationToken);
        return true;
    }

    private static async Task EraseBlobsAsync(
        BlobContainerClient container,
        string prefix,
        CancellationToken cancellationToken
    )
    {
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken))
        {
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
        }
    }

    private async Task EraseRowsAsync(string partition, CancellationToken cancellationToken)
    {
        List<string> keys = [];
        await foreach (
            var row in clients.Applications.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
                select: ["RowKey"],
                cancellationToken: cancellationToken
            )
        )
        {
            keys.Add(row.RowKey);
        }
        foreach (var part in keys.Chunk(RowsAtOnce))
        {
            await clients.Applications.SubmitTransactionAsync(
                part.Select(key => new TableTransactionAction(
                    TableTransactionActionType.Delete,
                    new TableEntity(partition, key),
                    ETag.All
                )),
                cancellationToken
            );
        }
    }

    private static async Task<bool> EraseOrchestrationsAsync(
        DurableTaskClient client,
        ErasureBegun begun,
        CancellationToken cancellationToken
    )
    {
        var isGone = true;
        for (var round = 1; round <= begun.SignOffs; round++)
        {
            var instance = new ProcessRef.SignOff(round).InstanceId(begun.Id);
            if (await client.GetInstanceAsync(instance, cancellationToken) is not { } found)
            {
                continue;
            }
            if (!found.IsCompleted)
            {
                await client.TerminateInstanceAsync(instance, cancellationToken);
            }
            await client.PurgeInstanceAsync(instance, cancellationToken);
            isGone &= await client.GetInstanceAsync(instance, cancellationToken) is null;
        }
        return isGone;
    }

    // Counted once: what was begun goes with the count.
    private async Task CountAsync(ErasureBegun begun, int year, CancellationToken cancellationToken)
    {
        var row = await CountRowAsync(year, cancellationToken);
        var counted = new TableEntity(Partition, CountKey(year)) { ["Count"] = (row?.GetInt64("Count") ?? 0) + 1 };
        await clients.Views.SubmitTransactionAsync(
            [
                row is null
                    ? new(TableTransactionActionType.Add, counted)
                    : new(TableTransactionActionType.UpdateReplace, counted, row.ETag),
                new(TableTransactionActionType.Delete, new TableEntity(Partition, Begun + begun.Id), ETag.All),
            ],
            cancellationToken
        );
    }

    private async Task<TableEntity?> CountRowAsync(int year, CancellationToken cancellationToken)
    {
        var row = await clients.Views.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            CountKey(year),
            cancellationToken: cancellationToken
        );
        return row.HasValue ? row.Value : null;
    }

    private static string CountKey(int year) => string.Create(CultureInfo.InvariantCulture, $"count|{year:D4}");
}
