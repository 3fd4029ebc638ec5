using Azure;
using Azure.Data.Tables;
using Funding.Functions.Storage;

namespace Funding.Functions.Outbox;

/// <summary>
/// Before a mark may go, its change must have happened or be impossible. A commit that is still under way (a slow process,
/// a request on the wire) is made impossible by touching the state row, on whose ETag the commit depends; whoever was
/// about to commit finds out and decides again, with a new mark.
/// </summary>
internal sealed class Fence(StorageClients clients, IEnumerable<AggregateRows> rows)
{
    private const int Tries = 50;
    private readonly Dictionary<AggregateKind, AggregateRows> _rows = rows.ToDictionary(each => each.Kind);

    /// <summary>The aggregate as it is once no commit to <paramref name="version"/> is under way; null when there is none.</summary>
    internal async Task<Snapshot?> SettleAsync(AggregateRef of, long version, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var (snapshot, rowETag) = await _rows[of.Kind].GlanceAsync(of, cancellationToken);
            if (snapshot?.Version >= version || await TouchAsync(of, rowETag, cancellationToken))
            {
                return snapshot;
            }
        }
        throw new StorageConflictException($"{of} changes too fast to be swept.");
    }

    private async Task<bool> TouchAsync(AggregateRef of, ETag? rowETag, CancellationToken cancellationToken)
    {
        var touch = new TableEntity(of.Partition, AggregateRows.State) { ["Fence"] = Guid.NewGuid() };
        var table = clients.TableOf(of.Kind);
        try
        {
            if (rowETag is { } etag)
            {
                await table.UpdateEntityAsync(touch, etag, TableUpdateMode.Merge, cancellationToken);
            }
            else
            {
                // The place of what may yet come and is nothing so far: version 0.
                touch["Version"] = 0L;
                await table.AddEntityAsync(touch, cancellationToken);
            }
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            return false;
        }
    }
}
