using Azure;
using Azure.Data.Tables;
using Funding.Functions.Directory;
using Funding.Functions.Security;

namespace Funding.Functions.Storage;

/// <summary>Looks personal links up and revokes them. Issuing and using up happen inside a change's own transaction.</summary>
public sealed class LinkStore
{
    private readonly StorageClients _clients;
    private readonly DirectoryStore _directory;
    private readonly TimeProvider _time;

    internal LinkStore(StorageClients clients, DirectoryStore directory, TimeProvider time) =>
        (_clients, _directory, _time) = (clients, directory, time);

    /// <summary>What a token in an address is good for. Reads only: mail scanners open links.</summary>
    internal Task<LinkAnswer> FindAsync(AggregateRef of, string? token, CancellationToken cancellationToken) =>
        FindByHashAsync(of, SecretToken.HashOf(token), cancellationToken);

    /// <summary>
    /// What a link is good for, by its key. One read, whether there is such a link or not. A person whose mandate has ended
    /// has no good links: that is looked at here, whenever one is used, so that no change of people can be missed.
    /// </summary>
    internal async Task<LinkAnswer> FindByHashAsync(AggregateRef of, string hash, CancellationToken cancellationToken)
    {
        var row = await _clients
            .TableOf(of.Kind)
            .GetEntityIfExistsAsync<TableEntity>(
                of.Partition,
                LinkRows.Prefix + hash,
                cancellationToken: cancellationToken
            );
        if (!row.HasValue)
        {
            return new LinkAnswer.Bad(LinkRefusals.Unknown);
        }
        var answer = LinkRows.Read(of.Kind, row.Value!, _time.GetUtcNow());
        return
            answer is LinkAnswer.Good { Link: var link }
            && await _directory.FindAsync(cancellationToken) is { } association
            && association.HasLost(link.Person.Id, link.Purpose)
            ? new LinkAnswer.Bad(LinkRefusals.MandateEnded, link)
            : answer;
    }

    /// <summary>Takes back every unused link that a person has for an application, a meeting, …; how many there were.</summary>
    internal async Task<int> RevokeAsync(AggregateRef of, string personId, CancellationToken cancellationToken)
    {
        var partition = of.Partition;
        var (from, to) = (LinkRows.Prefix, "link}");
        var rows = _clients
            .TableOf(of.Kind)
            .QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter(
                    $"PartitionKey eq {partition} and RowKey gt {from} and RowKey lt {to} and PersonId eq {personId}"
                ),
                cancellationToken: cancellationToken
            );
        var revoked = 0;
        await foreach (var row in rows)
        {
            if (
                LinkRows.Read(of.Kind, row, _time.GetUtcNow()) is LinkAnswer.Good
                && await RevokeAsync(of, row, cancellationToken)
            )
            {
                revoked++;
            }
        }
        return revoked;
    }

    private async Task<bool> RevokeAsync(AggregateRef of, TableEntity row, CancellationToken cancellationToken)
    {
        var change = new TableEntity(row.PartitionKey, row.RowKey) { ["RevokedAt"] = _time.GetUtcNow() };
        try
        {
            await _clients
                .TableOf(of.Kind)
                .UpdateEntityAsync(change, row.ETag, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status == 412)
        {
            // Used at the same instant: there is nothing left to take back.
            return false;
        }
    }
}
