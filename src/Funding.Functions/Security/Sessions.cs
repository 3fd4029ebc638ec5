using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Security;

/// <summary>Somebody who has signed in.</summary>
/// <param name="Id">The session.</param>
/// <param name="Person">Who.</param>
/// <param name="Actor">What they may act as now, by the directory.</param>
/// <param name="StartedAt">When they signed in.</param>
internal sealed record Session(string Id, PersonEntry Person, Actor Actor, DateTimeOffset StartedAt);

/// <summary>
/// Sessions in an encrypted cookie: two hours without a request end one, and twelve hours in any case. What the person may
/// do is looked up each time. Signing out ends the session itself, not only the browser's copy of it.
/// </summary>
public sealed class Sessions
{
    internal const string CookieName = "funding-session";
    private const string Partition = "session";
    internal static readonly TimeSpan Idle = TimeSpan.FromHours(2);
    internal static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan _renewAfter = TimeSpan.FromMinutes(5);
    private readonly StorageClients _clients;
    private readonly DirectoryStore _directory;
    private readonly IDataProtector _protector;
    private readonly TimeProvider _time;

    internal Sessions(
        StorageClients clients,
        DirectoryStore directory,
        IDataProtectionProvider protection,
        TimeProvider time
    ) => (_clients, _directory, _protector, _time) = (clients, directory, protection.CreateProtector(CookieName), time);

    /// <summary>Signs a person in; false when they are not in the directory.</summary>
    internal async Task<Session?> OpenAsync(HttpContext context, string personId, CancellationToken cancellationToken)
    {
        context.Items.Remove(typeof(Session));
        var now = _time.GetUtcNow();
        var cookie = new SessionCookie(SecretToken.Create(), personId, now, now);
        var session = await SessionAsync(cookie, cancellationToken);
        if (session is not null)
        {
            Write(context, cookie);
            context.Items[typeof(Session)] = session;
            SecurityEvents.Happened(context, SecurityEvents.SignedIn);
        }
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

    private async Task<Session?> LookUpAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (Read(context) is not { } cookie)
        {
            return null;
        }
        var now = _time.GetUtcNow();
        if (
            now >= cookie.Started + Longest
            || now >= cookie.Seen + Idle
            || await HasEndedAsync(cookie, cancellationToken)
        )
        {
            return null;
        }
        var session = await SessionAsync(cookie, cancellationToken);
        if (session is not null && now >= cookie.Seen + _renewAfter)
        {
            Write(context, cookie with { Seen = now });
        }
        return session;
    }

    /// <summary>Signs the caller out; a repeat does nothing.</summary>
    internal async Task EndAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Items.Remove(typeof(Session));
        if (Read(context) is { } cookie)
        {
            SecurityEvents.Happened(context, SecurityEvents.SignedOut);
            await _clients.Directory.UpsertEntityAsync(
                new TableEntity(Partition, Key(cookie)) { ["EndedAt"] = _time.GetUtcNow() },
                TableUpdateMode.Replace,
                cancellationToken
            );
        }
        context.Response.Cookies.Delete(CookieName, Options(context));
    }

    /// <summary>Forgets ended sessions whose cookies have run out anyway; how many there were.</summary>
    internal async Task<int> TidyAsync(CancellationToken cancellationToken)
    {
        var until = Prefix(_time.GetUtcNow() - Longest);
        var forgotten = 0;
        var rows = _clients.Directory.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey lt {until}"),
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            await _clients.Directory.DeleteEntityAsync(Partition, row.RowKey, ETag.All, cancellationToken);
            forgotten++;
        }
        return forgotten;
    }

    private async Task<bool> HasEndedAsync(SessionCookie cookie, CancellationToken cancellationToken) =>
        (
            await _clients.Directory.GetEntityIfExistsAsync<TableEntity>(
                Partition,
                Key(cookie),
                ["RowKey"],
                cancellationToken
            )
        ).HasValue;

    private async Task<Session?> SessionAsync(SessionCookie cookie, CancellationToken cancellationToken)
    {
        var association = await _directory.FindAsync(cancellationToken);
        return association?.Person(cookie.Person) is { } person && association.ActorOf(person.Id) is { } actor
            ? new Session(cookie.Id, person, actor, cookie.Started)
            : null;
    }

    private SessionCookie? Read(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(CookieName, out var value) || value.Length > 4096)
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

    private void Write(HttpContext context, SessionCookie cookie) =>
        context.Response.Cookies.Append(
            CookieName,
            _protector.Protect(JsonSerializer.Serialize(cookie, SessionJson.Default.SessionCookie)),
            Options(context)
        );

    private static CookieOptions Options(HttpContext context) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        };

    private static string Key(SessionCookie cookie) => Prefix(cookie.Started) + cookie.Id;

    private static string Prefix(DateTimeOffset started) =>
        string.Create(CultureInfo.InvariantCulture, $"{started.UtcTicks:D19}|");
}

/// <summary>What the cookie holds.</summary>
internal sealed record SessionCookie(string Id, string Person, DateTimeOffset Started, DateTimeOffset Seen);

[JsonSerializable(typeof(SessionCookie))]
internal sealed partial class SessionJson : JsonSerializerContext;
