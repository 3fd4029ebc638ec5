using Azure;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Storage;

namespace Funding.Functions.Outbox;

/// <summary>
/// Before a mark may go, its change must have happened or be impossible. A commit that is still under way (a slow process,
/// a request on the wire) is made impossible by touching the state row, on whose ETag the commit depends; whoever was
/// about to commit finds out and decides again, with a new mark.
/// </summary>
internal sealed class Fence(StorageClients clients, ApplicationRows rows)
{
    private const int Tries = 50;

    /// <summary>The application as it is once no commit to <paramref name="version"/> is under way; null when there is none.</summary>
    internal async Task<Application?> SettleAsync(ApplicationId id, long version, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var row = await rows.LoadAsync(id, cancellationToken);
            if (row.Version >= version || await TouchAsync(id, row, cancellationToken))
            {
                return row.State;
            }
        }
        throw new StorageConflictException($"The application {id} changes too fast to be swept.");
    }

    private async Task<bool> TouchAsync(ApplicationId id, StateRow row, CancellationToken cancellationToken)
    {
        var touch = new TableEntity(id.ToString(), ApplicationRows.State) { ["Fence"] = Guid.NewGuid() };
        try
        {
            if (row.RowETag is { } etag)
            {
                await clients.Applications.UpdateEntityAsync(touch, etag, TableUpdateMode.Merge, cancellationToken);
            }
            else
            {
                // The place of an application that may yet come, which is no application: version 0.
                touch["Version"] = 0L;
                await clients.Applications.AddEntityAsync(touch, cancellationToken);
            }
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            return false;
        }
    }
}
