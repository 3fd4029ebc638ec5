using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Funding.Functions.Outbox;

/// <summary>
/// Rows of undelivered effects in the aggregate's partition: <c>outbox|{effect}</c>, and for mails <c>mail|{effect}</c>,
/// which stays as the record of what was sent.
/// </summary>
internal sealed class OutboxRows(
    StorageClients clients,
    LongTexts texts,
    IDataProtectionProvider protection,
    TimeProvider time
)
{
    internal const string OutboxPrefix = "outbox|";
    internal const string MailPrefix = "mail|";
    internal const string EffectColumn = "Effect";
    private readonly IDataProtector _tokens = protection.CreateProtector("outbox-link-token");

    internal static string Key(OutboxItem item) =>
        (item.Effect is Effect.SendMail ? MailPrefix : OutboxPrefix) + item.Id.Key;

    /// <summary>The row to write together with the change. A mail is born claimed by whoever makes the change.</summary>
    internal async Task<(OutboxItem Item, TableTransactionAction Row)> NewAsync(
        EffectId id,
        Effect effect,
        string? token,
        string changeId,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var item = new OutboxItem(id, effect, token, null, now, now + PendingMarks.Grace, 0);
        var row = new TableEntity(id.Of.Partition, Key(item)) { ["Undelivered"] = true };
        var blob = string.Create(
            CultureInfo.InvariantCulture,
            $"{id.Of.Partition}/effect-{id.Sequence:D8}-{id.Number:D3}-{changeId}.json"
        );
        var json = JsonSerializer.Serialize(effect, CoreJson.Default.Effect);
        await texts.WriteAsync(row, EffectColumn, json, blob, cancellationToken);
        if (token is not null)
        {
            row["Token"] = _tokens.Protect(token);
        }
        if (effect is Effect.SendMail mail)
        {
            row["Template"] = mail.Template.ToString();
            row["ToName"] = mail.Recipient.Name;
            row["ToAddress"] = mail.Recipient.Email.ToString();
            row["QueuedAt"] = now;
            row["ClaimedUntil"] = item.ClaimedUntil;
        }
        return (item, new(TableTransactionActionType.Add, row));
    }

    /// <summary>What is still to be delivered for an application, a meeting, …</summary>
    internal async Task<IReadOnlyList<OutboxItem>> UndeliveredAsync(
        AggregateRef of,
        CancellationToken cancellationToken
    )
    {
        var items = new List<OutboxItem>();
        foreach (var prefix in (string[])[OutboxPrefix, MailPrefix])
        {
            var (partition, from, to) = (of.Partition, prefix, prefix[..^1] + "}");
            var rows = clients
                .TableOf(of.Kind)
                .QueryAsync<TableEntity>(
                    TableClient.CreateQueryFilter(
                        $"PartitionKey eq {partition} and RowKey gt {from} and RowKey lt {to} and Undelivered eq true"
                    ),
                    cancellationToken: cancellationToken
                );
            await foreach (var row in rows)
            {
                items.Add(await ReadAsync(of, row, prefix, cancellationToken));
            }
        }
        return items;
    }

    private async Task<OutboxItem> ReadAsync(
        AggregateRef of,
        TableEntity row,
        string prefix,
        CancellationToken cancellationToken
    )
    {
        var effect = await texts.ReadAsync(row, EffectColumn, cancellationToken);
        var key = row.RowKey[prefix.Length..];
        var bar = key.IndexOf('|', StringComparison.Ordinal);
        return new OutboxItem(
            new EffectId(
                of,
                long.Parse(key.AsSpan(0, bar), CultureInfo.InvariantCulture),
                int.Parse(key.AsSpan(bar + 1), CultureInfo.InvariantCulture)
            ),
            JsonSerializer.Deserialize(effect, CoreJson.Default.Effect)!,
            Unprotect(row.GetString("Token")),
            row.ETag,
            row.GetDateTimeOffset("QueuedAt"),
            row.GetDateTimeOffset("ClaimedUntil"),
            row.GetInt32("Attempts") ?? 0
        );
    }

    // A key ring that was lost makes one mail undeliverable, not the whole application: delivering it says so.
    private string? Unprotect(string? token)
    {
        try
        {
            return token is null ? null : _tokens.Unprotect(token);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
