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

    /// <summary>Shows this version of a thing in exactly these rows, unless a newer one is shown.</summary>
    /// <param name="head">Key of the thing's head row.</param>
    /// <param name="version">The version.</param>
    /// <param name="keys">Keys of its rows.</param>
    /// <param name="write">The row of a key.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="StorageConflictException">Others were first every time.</exception>
    internal async Task ShowAsync(
        string head,
        long version,
        IReadOnlyList<string> keys,
        Func<string, TableEntity> write,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await TryShowAsync(head, version, keys, write, cancellationToken))
            {
                return;
            }
        }
        throw new StorageConflictException("The lists could not be brought up to date: too many changes at once.");
    }

    private async Task<bool> TryShowAsync(
        string head,
        long version,
        IReadOnlyList<string> keys,
        Func<string, TableEntity> write,
        CancellationToken cancellationToken
    )
    {
        var shown = await clients.Views.GetEntityIfExistsAsync<TableEntity>(
            partition,
            head,
            cancellationToken: cancellationToken
        );
        if (shown.HasValue && shown.Value!.GetInt64("Version") >= version)
        {
            return true;
        }
        var before = shown.HasValue ? shown.Value!.GetString("Keys").Split('\n') : [];
        var now = new TableEntity(partition, head) { ["Version"] = version, ["Keys"] = string.Join('\n', keys) };
        List<TableTransactionAction> actions =
        [
            shown.HasValue
                ? new(TableTransactionActionType.UpdateReplace, now, shown.Value!.ETag)
                : new(TableTransactionActionType.Add, now),
            .. keys.Select(key => new TableTransactionAction(TableTransactionActionType.UpsertReplace, write(key))),
            .. before
                .Except(keys, StringComparer.Ordinal)
                .Select(key => new TableTransactionAction(
                    TableTransactionActionType.Delete,
                    new TableEntity(partition, key),
                    ETag.All
                )),
        ];
        try
        {
            await clients.Views.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Another version came in between, or our own first attempt, whose answer was lost: the next look tells.
            return false;
        }
    }

    [GeneratedRegex("^[0-9]{19}\\|[0-9a-f-]{36}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Continuation();
}
