using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;

namespace Funding.Functions.Storage;

/// <summary>
/// Lists in one partition of <c>Views</c>, so that one transaction moves a thing from list to list. For each thing a head
/// row holds the version shown and the keys of its rows, and its ETag lets no older version overwrite a newer.
/// </summary>
internal sealed partial class VersionedLists(StorageClients clients, string partition)
{
    private const int Tries = 50;

    // Of a transaction's hundred the head row is one.
    private const int MostRows = 99;

    /// <summary>A page of the rows whose keys begin with the prefix, in the order of their keys.</summary>
    /// <exception cref="FormatException">The continuation is none.</exception>
    internal async Task<StoredPage<T>> PageAsync<T>(
        string prefix,
        string? continuation,
        int pageSize,
        Func<TableEntity, T> read,
        CancellationToken cancellationToken
    )
    {
        if (continuation is not null && !Continuation().IsMatch(continuation))
        {
            throw new FormatException("Not a continuation of a list.");
        }
        var (from, to) = (prefix + continuation, prefix + "~");
        var page = await clients
            .Views.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {from} and RowKey lt {to}"),
                pageSize,
                cancellationToken: cancellationToken
            )
            .FirstPageAsync(cancellationToken);
        return new StoredPage<T>(
            [.. page.Values.Select(read)],
            page.ContinuationToken is null ? null : page.Values[^1].RowKey[prefix.Length..]
        );
    }

    /// <summary>The first rows between two keys, with their keys, in one read.</summary>
    internal async Task<IReadOnlyList<KeyedRow<T>>> ReadAsync<T>(
        KeyRange range,
        int most,
        Func<TableEntity, T> read,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await QueryAsync(range, most, select: null, cancellationToken)).Select(row => new KeyedRow<T>(
                row.RowKey,
                read(row)
            )),
        ];

    /// <summary>How many rows there are between two keys, but counted no further than this; in one read.</summary>
    internal async Task<int> CountAsync(KeyRange range, int most, CancellationToken cancellationToken) =>
        (await QueryAsync(range, most, [nameof(TableEntity.RowKey)], cancellationToken)).Count;

    /// <summary>
    /// Shows this version of a thing in exactly these rows, unless a newer one is shown. What does not fit into one transaction is
    /// written by several: until the last the version shown stays the earlier one, and the head always names the rows that there are.
    /// </summary>
    /// <param name="head">Key of the thing's head row.</param>
    /// <param name="version">The version.</param>
    /// <param name="keys">Keys of its rows.</param>
    /// <param name="write">The row of a key.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <param name="again">Whether to write also when this version is shown already.</param>
    /// <exception cref="StorageConflictException">Others were first every time.</exception>
    internal async Task ShowAsync(
        string head,
        long version,
        IReadOnlyList<string> keys,
        Func<string, TableEntity> write,
        CancellationToken cancellationToken,
        bool again = false
    )
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await TryShowAsync(head, version, keys, write, again, cancellationToken))
            {
                return;
            }
        }
        throw new StorageConflictException("The lists could not be brought up to date: too many changes at once.");
    }

    /// <summary>Takes a thing out of all lists, the head row last; again does nothing.</summary>
    /// <param name="head">Key of the thing's head row.</param>
    /// <param name="cancellationToken">Stops.</param>
    internal async Task ForgetAsync(string head, CancellationToken cancellationToken)
    {
        var shown = await clients.Views.GetEntityIfExistsAsync<TableEntity>(
            partition,
            head,
            cancellationToken: cancellationToken
        );
        if (!shown.HasValue)
        {
            return;
        }
        string[] keys = shown.Value!.GetString("Keys").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var key in keys)
        {
            await clients.Views.DeleteEntityAsync(partition, key, ETag.All, cancellationToken);
        }
        await clients.Views.DeleteEntityAsync(partition, head, ETag.All, cancellationToken);
    }

    private async Task<bool> TryShowAsync(
        string head,
        long version,
        IReadOnlyList<string> keys,
        Func<string, TableEntity> write,
        bool again,
        CancellationToken cancellationToken
    )
    {
        var shown = await clients.Views.GetEntityIfExistsAsync<TableEntity>(
            partition,
            head,
            cancellationToken: cancellationToken
        );
        var (shownVersion, etag) = shown.HasValue
            ? (shown.Value!.GetInt64("Version") ?? 0, (ETag?)shown.Value.ETag)
            : (0, null);
        if (shown.HasValue && (shownVersion > version || (shownVersion == version && !again)))
        {
            return true;
        }
        string[] before = shown.HasValue
            ? shown.Value!.GetString("Keys").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : [];
        List<TableTransactionAction> rows =
        [
            .. keys.Select(key => new TableTransactionAction(TableTransactionActionType.UpsertReplace, write(key))),
            .. before
                .Except(keys, StringComparer.Ordinal)
                .Select(key => new TableTransactionAction(
                    TableTransactionActionType.Delete,
                    new TableEntity(partition, key),
                    ETag.All
                )),
        ];
        List<TableTransactionAction[]> parts =
            rows.Count == 0
                ?
                [
                    [],
                ]
                : [.. rows.Chunk(MostRows)];
        var there = before.ToHashSet(StringComparer.Ordinal);
        try
        {
            foreach (var (number, part) in parts.Index())
            {
                foreach (var action in part)
                {
                    _ =
                        action.ActionType == TableTransactionActionType.Delete
                            ? there.Remove(action.Entity.RowKey)
                            : there.Add(action.Entity.RowKey);
                }
                var now = new TableEntity(partition, head)
                {
                    ["Version"] = number == parts.Count - 1 ? version : shownVersion,
                    ["Keys"] = string.Join('\n', there),
                };
                var written = await clients.Views.SubmitTransactionAsync(
                    [
                        etag is { } of
                            ? new(TableTransactionActionType.UpdateReplace, now, of)
                            : new(TableTransactionActionType.Add, now),
                        .. part,
                    ],
                    cancellationToken
                );
                etag = written.Value[0].Headers.ETag;
            }
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Another version came in between, or our own first attempt, whose answer was lost: the next look tells.
            return false;
        }
    }

    private async Task<IReadOnlyList<TableEntity>> QueryAsync(
        KeyRange range,
        int most,
        IEnumerable<string>? select,
        CancellationToken cancellationToken
    )
    {
        var (after, before) = (range.After, range.Before);
        var page = await clients
            .Views.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter(
                    $"PartitionKey eq {partition} and RowKey gt {after} and RowKey lt {before}"
                ),
                most,
                select,
                cancellationToken
            )
            .FirstPageAsync(cancellationToken);
        return page.Values;
    }

    [GeneratedRegex("^[0-9]{19}\\|[0-9a-f-]{36}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Continuation();
}

/// <summary>A row of a list with the key that it stands under.</summary>
internal sealed record KeyedRow<T>(string Key, T Row);
