using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Funding.Functions.Settings;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Security.Limits;

/// <summary>
/// Counts in storage, so that all instances count together: one row per limit, key and window of time. A take costs a
/// read and a write; a refused one a read.
/// </summary>
/// <remarks>
/// Keys (addresses, clients, links) stand in storage as HMAC-SHA-256 under a secret that is kept encrypted beside them: the
/// rows tell nobody who it was. Windows are fixed: at the turn of one, up to twice as many pass in a short time.
/// </remarks>
public sealed class RateLimits
{
    private const string SecretPartition = "secret";
    private const string SecretRow = "key";
    private const int SecretBytes = 32;
    private const int Tries = 10;

    private readonly StorageClients _clients;
    private readonly FundingSettings _settings;
    private readonly IDataProtector _protector;
    private readonly TimeProvider _time;
    private byte[]? _secret;

    internal RateLimits(
        StorageClients clients,
        FundingSettings settings,
        IDataProtectionProvider protection,
        TimeProvider time
    ) =>
        (_clients, _settings, _protector, _time) = (
            clients,
            settings,
            protection.CreateProtector("funding-rate-limits"),
            time
        );

    /// <summary>Counts one more of the client that the request comes from.</summary>
    internal Task<RateAnswer> TryTakeAsync(RateLimit limit, HttpRequest request, CancellationToken cancellationToken) =>
        TryTakeAsync(
            limit,
            ClientAddress.Of(request, _settings.ClientAddressHeader, _settings.TrustedProxies),
            cancellationToken
        );

    /// <summary>Counts one more, if the limit leaves room for it.</summary>
    /// <param name="limit">What is counted.</param>
    /// <param name="key">Of whom or what; a mail address in any case of letters.</param>
    /// <param name="cancellationToken">To give up.</param>
    internal async Task<RateAnswer> TryTakeAsync(RateLimit limit, string key, CancellationToken cancellationToken)
    {
        var rule = _settings.RateLimits.TryGetValue(limit, out var own) ? own : RateLimitRules.Default(limit);
        var now = _time.GetUtcNow();
        var window = now.UtcTicks / rule.Window.Ticks;
        var end = new DateTimeOffset((window + 1) * rule.Window.Ticks, TimeSpan.Zero);
        var wait = TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling((end - now).TotalSeconds)));
        var partition = Hour(end);
        var secret = _secret ??= await SecretAsync(cancellationToken);
        var row = string.Create(CultureInfo.InvariantCulture, $"{limit}|{window}|{Hash(secret, limit, key)}");
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var found = await _clients.Limits.GetEntityIfExistsAsync<TableEntity>(
                partition,
                row,
                cancellationToken: cancellationToken
            );
            var taken = found.HasValue ? found.Value!.GetInt32("Taken") ?? 0 : 0;
            if (taken >= rule.Permits)
            {
                return new RateAnswer(false, wait);
            }
            var next = new TableEntity(partition, row) { ["Taken"] = taken + 1 };
            try
            {
                await (
                    found.HasValue
                        ? _clients.Limits.UpdateEntityAsync(
                            next,
                            found.Value!.ETag,
                            TableUpdateMode.Replace,
                            cancellationToken
                        )
                        : _clients.Limits.AddEntityAsync(next, cancellationToken)
                );
                return new RateAnswer(true, TimeSpan.Zero);
            }
            catch (RequestFailedException conflict) when (conflict.IsConflict())
            {
                // Somebody counted at the same instant (or our own first attempt did: then it counts twice).
            }
        }
        // So many at the same instant are too many.
        return new RateAnswer(false, TimeSpan.FromSeconds(1));
    }

    /// <summary>Forgets windows that have ended; how many rows there were.</summary>
    internal async Task<int> TidyAsync(CancellationToken cancellationToken)
    {
        var until = Hour(_time.GetUtcNow());
        var forgotten = 0;
        var rows = _clients.Limits.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey lt {until}"),
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            await _clients.Limits.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
            forgotten++;
        }
        return forgotten;
    }

    // Digits sort before the secret's own partition, so that tidying never finds it.
    private static string Hour(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);

    private static string Hash(byte[] secret, RateLimit limit, string key) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{limit}|{key.Trim().ToLowerInvariant()}"))
        );

    private async Task<byte[]> SecretAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var found = await _clients.Limits.GetEntityIfExistsAsync<TableEntity>(
                SecretPartition,
                SecretRow,
                cancellationToken: cancellationToken
            );
            if (found.HasValue && Open(found.Value!) is { } secret)
            {
                return secret;
            }
            var row = new TableEntity(SecretPartition, SecretRow)
            {
                ["Protected"] = _protector.Protect(RandomNumberGenerator.GetBytes(SecretBytes)),
            };
            try
            {
                await (
                    found.HasValue
                        ? _clients.Limits.UpdateEntityAsync(
                            row,
                            found.Value!.ETag,
                            TableUpdateMode.Replace,
                            cancellationToken
                        )
                        : _clients.Limits.AddEntityAsync(row, cancellationToken)
                );
            }
            catch (RequestFailedException conflict) when (conflict.IsConflict())
            {
                // Another instance was first: its secret counts.
            }
        }
        throw new StorageConflictException("The secret of the rate limits could not be made: too many at once.");
    }

    // One whose keys are gone opens nothing: a new one is made, and the counts begin anew.
    private byte[]? Open(TableEntity row)
    {
        try
        {
            return _protector.Unprotect(row.GetBinary("Protected"));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
