using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>The state row as it was read.</summary>
/// <param name="State">The application; null when there is none (yet).</param>
/// <param name="TrailHash">Hash of the last event's row.</param>
/// <param name="RowETag">Table Storage's own ETag; null when there is no row.</param>
internal sealed record StateRow(Application? State, string TrailHash, ETag? RowETag)
{
    internal long Version => State?.Version ?? 0;

    internal StoredApplication? Stored => State is null ? null : new(State, ApplicationRows.ETagOf(Version), Version);
}

/// <summary>One line of the audit trail.</summary>
/// <param name="Sequence">1 for the first.</param>
/// <param name="Event">What happened, when, by whom.</param>
/// <param name="Hash">SHA-256 over the event and the hash before it: a later alteration breaks the chain.</param>
internal sealed record TrailEntry(long Sequence, ApplicationEvent Event, string Hash);

/// <summary>Turns an application's state and events into rows and back.</summary>
internal sealed class ApplicationRows(StorageClients clients, LongTexts texts)
{
    internal const string State = "state";
    internal const string EventPrefix = "event|";
    private const string Json = "Json";

    /// <summary>What callers hold: it follows the version, so that the sweep's fence on the row does not disturb them.</summary>
    internal static ETag ETagOf(long version) => new(version.ToString(CultureInfo.InvariantCulture));

    internal static string Event(long sequence) => string.Create(CultureInfo.InvariantCulture, $"event|{sequence:D8}");

    internal async Task<StateRow> LoadAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        var row = await clients.Applications.GetEntityIfExistsAsync<TableEntity>(
            id.ToString(),
            State,
            cancellationToken: cancellationToken
        );
        if (!row.HasValue)
        {
            return new StateRow(null, "", null);
        }
        var entity = row.Value!;
        if (entity.GetInt64("Version") == 0)
        {
            return new StateRow(null, "", entity.ETag);
        }
        var json = await texts.ReadAsync(entity, Json, cancellationToken);
        var state = JsonSerializer.Deserialize(json, CoreJson.Default.Application)!;
        return new StateRow(state, entity.GetString("TrailHash"), entity.ETag);
    }

    /// <summary>The state row's new content, to be written only over the row that was read.</summary>
    internal async Task<TableTransactionAction> StateAsync(
        Application state,
        string trailHash,
        string changeId,
        StateRow before,
        CancellationToken cancellationToken
    )
    {
        var entity = new TableEntity(state.Id.ToString(), State)
        {
            ["Version"] = state.Version,
            ["Stage"] = state.Stage.ToString(),
            ["TrailHash"] = trailHash,
            ["ChangeId"] = changeId,
        };
        var blob = string.Create(CultureInfo.InvariantCulture, $"{state.Id}/state-{state.Version:D8}-{changeId}.json");
        var json = JsonSerializer.Serialize(state, CoreJson.Default.Application);
        await texts.WriteAsync(entity, Json, json, blob, cancellationToken);
        return before.RowETag is { } etag
            ? new(TableTransactionActionType.UpdateReplace, entity, etag)
            : new(TableTransactionActionType.Add, entity);
    }

    /// <summary>A line of the trail, and its hash.</summary>
    internal async Task<(TableTransactionAction Row, string Hash)> EventAsync(
        ApplicationId id,
        long sequence,
        ApplicationEvent happened,
        string hashBefore,
        string changeId,
        CancellationToken cancellationToken
    )
    {
        var json = JsonSerializer.Serialize(happened, CoreJson.Default.ApplicationEvent);
        var hash = Hash(hashBefore, sequence, json);
        var entity = new TableEntity(id.ToString(), Event(sequence))
        {
            ["At"] = happened.At,
            ["By"] = happened.By.PersonId,
            ["Type"] = happened.GetType().Name,
            ["Hash"] = hash,
            ["ChangeId"] = changeId,
        };
        var blob = string.Create(CultureInfo.InvariantCulture, $"{id}/event-{sequence:D8}-{changeId}.json");
        await texts.WriteAsync(entity, Json, json, blob, cancellationToken);
        return (new(TableTransactionActionType.Add, entity), hash);
    }

    internal async Task<(TrailEntry Entry, string Json)> ReadEventAsync(
        TableEntity row,
        CancellationToken cancellationToken
    )
    {
        var json = await texts.ReadAsync(row, Json, cancellationToken);
        var sequence = long.Parse(row.RowKey.AsSpan(EventPrefix.Length), CultureInfo.InvariantCulture);
        var happened = JsonSerializer.Deserialize(json, CoreJson.Default.ApplicationEvent)!;
        return (new TrailEntry(sequence, happened, row.GetString("Hash")), json);
    }

    internal static string Hash(string hashBefore, long sequence, string json) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{hashBefore}\n{sequence}\n{json}"))
            )
        );
}
