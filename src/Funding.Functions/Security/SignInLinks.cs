using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Funding.Functions.Storage;

namespace Funding.Functions.Security;

/// <summary>What was made for somebody who wants to sign in.</summary>
/// <param name="Token">The link's secret, for the mail.</param>
/// <param name="Code">The code that does the same in the asking browser, for the mail.</param>
/// <param name="Browser">What the asking browser keeps.</param>
internal sealed record IssuedSignIn(string Token, string Code, SignInBrowser Browser);

/// <summary>
/// One-time links for signing in: fifteen minutes, one use, only in the browser that asked, and a new one voids the one
/// before. Per address there is one row in the partition <c>sign-in</c> for the link in force and one that points at it,
/// whether the address is somebody's or not: who asks for a stranger's causes the same work.
/// </summary>
public sealed class SignInLinks
{
    private readonly StorageClients _clients;
    private readonly TimeProvider _time;

    internal SignInLinks(StorageClients clients, TimeProvider time) => (_clients, _time) = (clients, time);

    private const string Partition = "sign-in";
    private const int Tries = 20;
    internal const int CodeTries = 5;
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>A new link for a person, or one that leads nowhere.</summary>
    /// <param name="personId">Whose; null for nobody.</param>
    /// <param name="askedFor">What tells requests of the same person, or for the same address, from others.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async Task<IssuedSignIn> IssueAsync(string? personId, string askedFor, CancellationToken cancellationToken)
    {
        var (token, code, secret) = (SecretToken.Create(), SignInCode.Create(), SecretToken.Create());
        SecretToken.TryHash(token, out var hash);
        SecretToken.TryHash(secret, out var browser);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var link = new TableEntity(Partition, Link(hash!))
            {
                ["PersonId"] = personId ?? "",
                ["Expires"] = _time.GetUtcNow() + Lifetime,
                ["Browser"] = browser,
                ["Code"] = SignInCode.Seal(code, secret),
                ["Tries"] = 0,
            };
            if (await TryIssueAsync(link, Current(askedFor), hash!, cancellationToken))
            {
                return new IssuedSignIn(token, code, new SignInBrowser(hash!, secret));
            }
        }
        throw new StorageConflictException("A sign-in link could not be issued: too many at once for one person.");
    }

    /// <summary>What the link would do, without using it up.</summary>
    internal async Task<SignInAnswer> PeekAsync(
        string? token,
        SignInBrowser? browser,
        CancellationToken cancellationToken
    ) => Judge(await FindAsync(token, cancellationToken), browser);

    /// <summary>Uses the link up: good once, and gone ever after.</summary>
    internal async Task<SignInAnswer> RedeemAsync(
        string? token,
        SignInBrowser? browser,
        CancellationToken cancellationToken
    )
    {
        var row = await FindAsync(token, cancellationToken);
        var answer = Judge(row, browser);
        return answer is SignInAnswer.Good ? await UseAsync(row!, cancellationToken) : answer;
    }

    /// <summary>
    /// Uses the link up by its code, typed in the browser that asked. Each try is counted before it is looked at, so that
    /// many at once are not more; after the last wrong one the link is void too.
    /// </summary>
    /// <param name="code">As <see cref="SignInCode.Read"/> gives it.</param>
    /// <param name="browser">The browser that it is typed in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async Task<SignInAnswer> RedeemCodeAsync(
        string code,
        SignInBrowser? browser,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var row = browser is null ? null : await ReadAsync(browser.Link, cancellationToken);
            if (row is null || !IsOf(row, browser))
            {
                return new SignInAnswer.Gone();
            }
            var tries = row.GetInt32("Tries").GetValueOrDefault() + 1;
            row["Tries"] = tries;
            try
            {
                var counted = await _clients.Directory.UpdateEntityAsync(
                    row,
                    row.ETag,
                    TableUpdateMode.Replace,
                    cancellationToken
                );
                row.ETag = counted.Headers.ETag!.Value;
            }
            catch (RequestFailedException conflict) when (conflict.IsConflict())
            {
                continue;
            }
            return SignInCode.Opens(code, browser!.Secret, row.GetString("Code"))
                ? await UseAsync(row, cancellationToken)
                : new SignInAnswer.WrongCode(CodeTries - tries);
        }
        throw new StorageConflictException("A code could not be tried: too many at once for one link.");
    }

    /// <summary>Forgets links that are too old; how many there were.</summary>
    internal async Task<int> TidyAsync(CancellationToken cancellationToken)
    {
        var forgotten = 0;
        var rows = _clients.Directory.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and Expires lt {_time.GetUtcNow()}"),
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            try
            {
                await _clients.Directory.DeleteEntityAsync(Partition, row.RowKey, row.ETag, cancellationToken);
                forgotten++;
            }
            catch (RequestFailedException conflict) when (conflict.IsConflict())
            {
                // Somebody asks again at this very moment: it is not old any longer.
            }
        }
        return forgotten;
    }

    private static SignInAnswer Judge(TableEntity? row, SignInBrowser? browser) =>
        row is null ? new SignInAnswer.Gone()
        : IsOf(row, browser) ? new SignInAnswer.Good(row.GetString("PersonId"))
        : new SignInAnswer.OtherBrowser();

    private static bool IsOf(TableEntity row, SignInBrowser? browser) =>
        browser is not null
        && SecretToken.TryHash(browser.Secret, out var hash)
        && row.GetString("Browser") is { } asked
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(hash), Encoding.UTF8.GetBytes(asked));

    private async Task<SignInAnswer> UseAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var use = Guid.NewGuid();
        var person = row.GetString("PersonId");
        SignInAnswer good = person.Length > 0 ? new SignInAnswer.Good(person) : new SignInAnswer.Gone();
        try
        {
            var used = new TableEntity(Partition, row.RowKey)
            {
                ["PersonId"] = person,
                ["Expires"] = row.GetDateTimeOffset("Expires"),
                ["UsedAt"] = _time.GetUtcNow(),
                ["Use"] = use,
            };
            await _clients.Directory.UpdateEntityAsync(used, row.ETag, TableUpdateMode.Replace, cancellationToken);
            return good;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Used by another request at the same instant, voided by a newer link, or used by our own first attempt.
            var now = await _clients.Directory.GetEntityIfExistsAsync<TableEntity>(
                Partition,
                row.RowKey,
                cancellationToken: cancellationToken
            );
            return now.HasValue && now.Value!.GetGuid("Use") == use ? good : new SignInAnswer.Gone();
        }
    }

    private async Task<TableEntity?> FindAsync(string? token, CancellationToken cancellationToken) =>
        SecretToken.TryHash(token, out var hash) ? await ReadAsync(hash, cancellationToken) : null;

    private async Task<TableEntity?> ReadAsync(string hash, CancellationToken cancellationToken)
    {
        var found = await _clients.Directory.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            Link(hash),
            cancellationToken: cancellationToken
        );
        var valid =
            found.HasValue
            && found.Value!.GetDateTimeOffset("UsedAt") is null
            && found.Value!.GetDateTimeOffset("Expires") > _time.GetUtcNow()
            && found.Value!.GetInt32("Tries").GetValueOrDefault() < CodeTries;
        return valid ? found.Value : null;
    }

    private async Task<bool> TryIssueAsync(
        TableEntity link,
        string current,
        string hash,
        CancellationToken cancellationToken
    )
    {
        var pointer = await _clients.Directory.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            current,
            cancellationToken: cancellationToken
        );
        var next = new TableEntity(Partition, current) { ["Hash"] = hash, ["Expires"] = link["Expires"] };
        List<TableTransactionAction> rows =
        [
            pointer.HasValue
                ? new(TableTransactionActionType.UpdateReplace, next, pointer.Value!.ETag)
                : new(TableTransactionActionType.Add, next),
            new(TableTransactionActionType.Add, link),
        ];
        if (pointer.HasValue && pointer.Value!.GetString("Hash") is { } old)
        {
            if (string.Equals(old, hash, StringComparison.Ordinal))
            {
                // Our own first attempt, whose answer was lost.
                return true;
            }
            // Not deleted: it may be gone already.
            rows.Add(
                new(
                    TableTransactionActionType.UpsertReplace,
                    new TableEntity(Partition, Link(old))
                    {
                        ["PersonId"] = "",
                        ["Expires"] = _time.GetUtcNow(),
                        ["UsedAt"] = _time.GetUtcNow(),
                    }
                )
            );
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

    private static string Current(string askedFor) => $"current|{askedFor}";
}
