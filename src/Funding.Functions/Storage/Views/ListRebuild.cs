using System.Globalization;
using Azure.Data.Tables;

namespace Funding.Functions.Storage;

/// <summary>
/// Writes the lists, the words, the overviews and the fund's rows of every application anew, from its state: when a release brings new lists, or
/// when rows have been lost. It goes through the applications a page at a time, in the order of their ids, and can go on where it stopped;
/// what changes meanwhile is shown by its own change, which is newer.
/// </summary>
public sealed class ListRebuild
{
    private readonly StorageClients _clients;
    private readonly ApplicationStore _store;
    private readonly ViewStore _views;
    private readonly FundStore _funds;
    private readonly OverviewIndex _overviews;

    internal ListRebuild(
        StorageClients clients,
        ApplicationStore store,
        ViewStore views,
        FundStore funds,
        OverviewIndex overviews
    ) => (_clients, _store, _views, _funds, _overviews) = (clients, store, views, funds, overviews);

    /// <summary>Rebuilds the rows of the next applications.</summary>
    /// <param name="after">The last application of the page before; null for the first page.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>How many were rebuilt, and the last of them when there may be more.</returns>
    internal async Task<(int Done, ApplicationId? Last)> NextAsync(
        ApplicationId? after,
        int most,
        CancellationToken cancellationToken
    )
    {
        // A state row of each partition: the one query that reads across them, and only its keys.
        var from = after?.ToString() ?? "";
        List<ApplicationId> ids = [];
        await foreach (
            var row in _clients.Applications.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey gt {from} and RowKey eq {AggregateRows.State}"),
                most,
                [nameof(TableEntity.PartitionKey)],
                cancellationToken
            )
        )
        {
            ids.Add(ApplicationId.Parse(row.PartitionKey, CultureInfo.InvariantCulture));
            if (ids.Count == most)
            {
                break;
            }
        }
        foreach (var id in ids)
        {
            if (await _store.LoadAsync(id, cancellationToken) is { } stored)
            {
                await _views.UpdateAsync(stored.State, cancellationToken, again: true);
                await _funds.UpdateAsync(stored.State, cancellationToken);
                await _overviews.UpdateAsync(stored.State, cancellationToken, again: true);
            }
        }
        return (ids.Count, ids.Count == most ? ids[^1] : null);
    }
}
