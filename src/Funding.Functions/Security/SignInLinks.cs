using Azure;
using Azure.Data.Tables;
using Funding.Functions.Storage;

namespace Funding.Functions.Security;

/// <summary>
/// One-time links for signing in: fifteen minutes, one use, and a new one voids the one before. Per person there is one
/// row in the partition <c>sign-in</c> for the link in force and one that points at it.
/// </summary>
public sealed class SignInLinks
{
    private readonly StorageClients _clients;
    private readonly TimeProvider _time;

    internal SignInLinks(StorageClients clients, TimeProvider time) => (_clients, _time) = (clients, time);

    private const string Partition = "sign-in";
    private const int Tries = 20;
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>A new secret for the person.</summary>
    internal async Task<string> IssueAsync(string personId, CancellationToken cancellationToken)
    {
        var token = SecretToken.Create();
        SecretToken.TryHash(token, out var hash);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await TryIssueAsync(personId, hash!, cancellationToken))
            {
                return token;
            }
        }
        throw new StorageConflictException("A sign-in link could not be issued: too many at once for one person.");
    }

    /// <summary>The person whose link it is, without using it up; null when it is unknown, used, voided or too old.</summary>
    internal async Task<string?> PeekAsync(string? token, CancellationToken cancellationToken) =>
        (await FindAsync(token, cancellationToken))?.GetString("PersonId");

    /// <summary>Uses the link up: the person once, and null ever after.</summary>
    internal async Task<string?> RedeemAsync(string? token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { } row)
        {
            return null;
        }
        var use = Guid.NewGuid();
        try
        {
            var used = new TableEntity(Partition, row.RowKey)
            {
                ["PersonId"] = row.GetString("PersonId"),
                ["Expires"] = row.GetDateTimeOffset("Expires"),
                ["UsedAt"] = _time.GetUtcNow(),
                ["Use"] = use,
            };
            await _clients.Directory.UpdateEntityAsync(used, row.ETag, TableUpdateMode.Replace, cancellationToken);
            return row.GetString("PersonId");
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Used by another request at the same instant, voided by a newer link, or used by our own first attempt.
            var now = await _clients.Directory.GetEntityIfExistsAsync<TableEntity>(
                Partition,
                row.RowKey,
                cancellationToken: cancellationToken
            );
            return now.HasValue && now.Value!.GetGuid("Use") == use ? row.GetString("PersonId") : null;
        }
    }

    private async Task<TableEntity?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (!SecretToken.TryHash(token, out var hash))
        {
            return null;
        }
        var found = await _clients.Directory.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            Link(hash),
            cancellationToken: cancellationToken
        );
        var valid =
            found.HasValue
            && found.Value!.GetDateTimeOffset("UsedAt") is null
            && found.Value!.GetDateTimeOffset("Expires") > _time.GetUtcNow();
        return valid ? found.Value : null;
    }

    private async Task<bool> TryIssueAsync(string personId, string hash, CancellationToken cancellationToken)
    {
        var pointer = await _clients.Directory.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            Current(personId),
            cancellationToken: cancellationToken
        );
        var next = new TableEntity(Partition, Current(personId)) { ["Hash"] = hash };
        List<TableTransactionAction> rows =
        [
            pointer.HasValue
                ? new(TableTransactionActionType.UpdateReplace, next, pointer.Value!.ETag)
                : new(TableTransactionActionType.Add, next),
            new(
                TableTransactionActionType.Add,
                new TableEntity(Partition, Link(hash))
                {
                    ["PersonId"] = personId,
                    ["Expires"] = _time.GetUtcNow() + Lifetime,
                }
            ),
        ];
        if (pointer.HasValue && pointer.Value!.GetString("Hash") is { } old)
        {
            if (string.Equals(old, hash, StringComparison.Ordinal))
            {
                // Our own first attempt, whose answer was lost.
                return true;
            }
            rows.Add(new(TableTransactionActionType.Delete, new TableEntity(Partition, Link(old)), ETag.All));
        }
        try
        {
            await _clients.Directory.SubmitTransactionAsync(rows, cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            return false;
        }
    }

    private static string Link(string hash) => $"link|{hash}";

    private static string Current(string personId) => $"current|{personId}";
}
