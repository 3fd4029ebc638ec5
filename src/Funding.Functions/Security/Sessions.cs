using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Funding.Functions.Directory;
using Funding.Functions.Settings;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Security;

/// <summary>
/// Sessions: an encrypted cookie that is good while its row is there. One ends a while after its last request, some hours
/// after it began in any case, and when somebody ends it. What the person may do is looked up each time; when that
/// changes, the session gets a new secret.
/// </summary>
/// <remarks>A request costs one read of the row; the row is written again at most every five minutes.</remarks>
public sealed class Sessions
{
    internal const string CookieName = "funding-session";
    private const int LongestCookie = 4096;
    private const int MostListed = 200;
    private const int Tries = 5;
    private static readonly TimeSpan _renewAfter = TimeSpan.FromMinutes(5);
    private readonly StorageClients _clients;
    private readonly DirectoryStore _directory;
    private readonly SiteCookies _cookies;
    private readonly IDataProtector _protector;
    private readonly FundingSettings _settings;
    private readonly TimeProvider _time;

    internal Sessions(
        StorageClients clients,
        DirectoryStore directory,
        SiteCookies cookies,
        IDataProtectionProvider protection,
        FundingSettings settings,
        TimeProvider time
    ) =>
        (_clients, _directory, _cookies, _protector, _settings, _time) = (
            clients,
            directory,
            cookies,
            protection.CreateProtector(CookieName),
            settings,
            time
        );

    /// <summary>
    /// Signs a person in with a new session, and ends the one that the browser may have had; null when they are not in the
    /// directory, or must sign in another way.
    /// </summary>
    internal async Task<Session?> OpenAsync(
        HttpContext context,
        string personId,
        SignInMethod how,
        CancellationToken cancellationToken
    )
    {
        var session = await SessionAsync(
            new SessionCookie(SecretToken.Create(), personId),
            _time.GetUtcNow(),
            how,
            cancellationToken
        );
        if (session is null)
        {
            return null;
        }
        await EndOwnAsync(context, cancellationToken);
        await _clients.Directory.UpsertEntityAsync(
            Row(session, Device.Of(context.Request)),
            TableUpdateMode.Replace,
            cancellationToken
        );
        Write(context, session);
        SecurityEvents.Happened(context, SecurityEvents.SignedIn);
        return session;
    }

    /// <summary>The caller's session, or null when there is none (any longer). Keeps a session in use from going idle.</summary>
    internal async Task<Session?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        // Asked more than once in a request (page and policy): looked up once.
        if (context.Items.TryGetValue(typeof(Session), out var known))
        {
            return (Session?)known;
        }
        var session = await LookUpAsync(context, cancellationToken);
        context.Items[typeof(Session)] = session;
        return session;
    }

    /// <summary>Signs the caller out; a repeat does nothing.</summary>
    internal async Task EndAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (await EndOwnAsync(context, cancellationToken))
        {
            SecurityEvents.Happened(context, SecurityEvents.SignedOut);
        }
        context.Items[typeof(Session)] = null;
        _cookies.Delete(context, CookieName);
        // Words that could not be saved wait in the tab: the next person at the same screen is not to be offered them.
        context.Response.Headers["Clear-Site-Data"] = "\"storage\"";
    }

    /// <summary>Where a person is signed in, the latest used first.</summary>
    internal async Task<IReadOnlyList<ListedSession>> ListAsync(string personId, CancellationToken cancellationToken)
    {
        List<ListedSession> sessions = [];
        await foreach (var row in RowsOf(personId, cancellationToken))
        {
            if (sessions.Count < MostListed && IsGood(row))
            {
                sessions.Add(
                    new(
                        row.RowKey,
                        SessionRow.StartedOf(row),
                        SessionRow.SeenOf(row),
                        SessionRow.HowOf(row),
                        SessionRow.DeviceOf(row)
                    )
                );
            }
        }
        return
        [
            .. sessions
                .OrderByDescending(session => session.SeenAt)
                .ThenBy(session => session.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Ends one of a person's sessions; one that is not there has ended.</summary>
    internal async Task EndOneAsync(
        HttpContext context,
        string personId,
        string key,
        CancellationToken cancellationToken
    )
    {
        if (key.Length == 64 && key.All(char.IsAsciiHexDigitLower))
        {
            await DeleteAsync(personId, key, cancellationToken);
            SecurityEvents.Happened(context, SecurityEvents.SessionEnded);
        }
    }

    /// <summary>Ends all of a person's sessions; how many there were.</summary>
    internal async Task<int> EndAllAsync(HttpContext context, string personId, CancellationToken cancellationToken)
    {
        var ended = 0;
        // One that gets a new secret at this moment is found when it is looked for again.
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var before = ended;
            await foreach (var row in RowsOf(personId, cancellationToken))
            {
                await DeleteAsync(personId, row.RowKey, cancellationToken);
                ended++;
            }
            if (ended == before)
            {
                break;
            }
        }
        SecurityEvents.Happened(context, SecurityEvents.SessionsEnded);
        return ended;
    }

    /// <summary>Forgets sessions that have run out; how many there were.</summary>
    internal async Task<int> TidyAsync(CancellationToken cancellationToken)
    {
        var (bare, from, to) = (SessionRow.Partitions, SessionRow.PartitionOf(""), SessionRow.AfterPartitions);
        var now = _time.GetUtcNow();
        return await ForgetAsync(TableClient.CreateQueryFilter($"PartitionKey eq {bare}"), cancellationToken)
            + await ForgetAsync(
                TableClient.CreateQueryFilter($"PartitionKey gt {from} and PartitionKey lt {to} and Expires lt {now}"),
                cancellationToken
            );
    }

    private async Task<int> ForgetAsync(string filter, CancellationToken cancellationToken)
    {
        var forgotten = 0;
        var rows = _clients.Directory.QueryAsync<TableEntity>(
            filter,
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            await _clients.Directory.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
            forgotten++;
        }
        return forgotten;
    }

    private async Task<Session?> LookUpAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (
            Read(context) is not { } cookie
            || await FindRowAsync(cookie, cancellationToken) is not { } row
            || !IsGood(row)
        )
        {
            return null;
        }
        var session = await SessionAsync(cookie, SessionRow.StartedOf(row), SessionRow.HowOf(row), cancellationToken);
        if (session is null)
        {
            return null;
        }
        var hasOtherRights = !string.Equals(
            row.GetString("Rights"),
            SessionRow.RightsOf(session.Actor),
            StringComparison.Ordinal
        );
        // What is sent at this moment is not to be lost: it goes on with the rights of today, and the next page gets it.
        var mayWait = !HttpMethods.IsGet(context.Request.Method);
        if (hasOtherRights && !mayWait)
        {
            return await RenewSecretAsync(context, row, session);
        }
        return _time.GetUtcNow() < SessionRow.SeenOf(row) + _renewAfter || await RenewAsync(row, session)
            ? session
            : null;
    }

    // Never written unless it is still there: whoever signs out at this moment stays out.
    private async Task<bool> RenewAsync(TableEntity row, Session session)
    {
        var now = _time.GetUtcNow();
        try
        {
            await _clients.Directory.UpdateEntityAsync(
                new TableEntity(row.PartitionKey, row.RowKey) { ["Seen"] = now, ["Expires"] = Expires(session, now) },
                row.ETag,
                TableUpdateMode.Merge,
                CancellationToken.None
            );
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Renewed by another request, or ended.
            return conflict.Status is not 404;
        }
    }

    private async Task<Session?> RenewSecretAsync(HttpContext context, TableEntity row, Session session)
    {
        var renewed = session with { Id = SecretToken.Create() };
        try
        {
            await _clients.Directory.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Add, Row(renewed, SessionRow.DeviceOf(row))),
                    new(TableTransactionActionType.Delete, row, row.ETag),
                ],
                CancellationToken.None
            );
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Another request of the same page was first, or it has been ended: the next request tells which.
            return conflict.Status is 404 ? null : session;
        }
        Write(context, renewed);
        SecurityEvents.Happened(context, SecurityEvents.SessionRenewed);
        return renewed;
    }

    private bool IsGood(TableEntity row)
    {
        var now = _time.GetUtcNow();
        return now < SessionRow.StartedOf(row) + _settings.SessionLongest
            && now < SessionRow.SeenOf(row) + _settings.SessionIdle;
    }

    private async Task<Session?> SessionAsync(
        SessionCookie cookie,
        DateTimeOffset started,
        SignInMethod how,
        CancellationToken cancellationToken
    )
    {
        var association = await _directory.FindAsync(cancellationToken);
        return
            association?.Person(cookie.Person) is { } person
            && association.ActorOf(person.Id) is { } actor
            && (how is SignInMethod.WorkAccount || !WorkAccounts.IsRequired(_settings, actor))
            ? new Session(cookie.Id, person, actor, started, how)
            : null;
    }

    private TableEntity Row(Session session, Device device)
    {
        var now = _time.GetUtcNow();
        return SessionRow.Of(session, device, now, Expires(session, now));
    }

    private DateTimeOffset Expires(Session session, DateTimeOffset now)
    {
        var (idle, longest) = (now + _settings.SessionIdle, session.StartedAt + _settings.SessionLongest);
        return idle < longest ? idle : longest;
    }

    private async Task<TableEntity?> FindRowAsync(SessionCookie cookie, CancellationToken cancellationToken)
    {
        var found = await _clients.Directory.GetEntityIfExistsAsync<TableEntity>(
            SessionRow.PartitionOf(cookie.Person),
            SessionRow.KeyOf(cookie.Id),
            cancellationToken: cancellationToken
        );
        return found.HasValue ? found.Value : null;
    }

    private AsyncPageable<TableEntity> RowsOf(string personId, CancellationToken cancellationToken)
    {
        var partition = SessionRow.PartitionOf(personId);
        return _clients.Directory.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
            cancellationToken: cancellationToken
        );
    }

    private Task DeleteAsync(string personId, string key, CancellationToken cancellationToken) =>
        _clients.Directory.DeleteEntityAsync(SessionRow.PartitionOf(personId), key, ETag.All, cancellationToken);

    private async Task<bool> EndOwnAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (Read(context) is not { } cookie)
        {
            return false;
        }
        await DeleteAsync(cookie.Person, SessionRow.KeyOf(cookie.Id), cancellationToken);
        return true;
    }

    private SessionCookie? Read(HttpContext context)
    {
        if (_cookies.Read(context, CookieName, LongestCookie) is not { } value)
        {
            return null;
        }
        try
        {
            return JsonSerializer.Deserialize(_protector.Unprotect(value), SessionJson.Default.SessionCookie);
        }
        catch (CryptographicException)
        {
            // Forged, cut, or from a key ring that is gone.
            return null;
        }
    }

    private void Write(HttpContext context, Session session)
    {
        var cookie = new SessionCookie(session.Id, session.Person.Id);
        _cookies.Write(
            context,
            CookieName,
            _protector.Protect(JsonSerializer.Serialize(cookie, SessionJson.Default.SessionCookie))
        );
        context.Items[typeof(Session)] = session;
    }
}

/// <summary>What the cookie holds.</summary>
internal sealed record SessionCookie(string Id, string Person);

[JsonSerializable(typeof(SessionCookie))]
internal sealed partial class SessionJson : JsonSerializerContext;
