using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace Funding.Functions.Storage;

/// <summary>The state row as it was read.</summary>
/// <param name="State">The state; null when there is none (yet).</param>
/// <param name="Version">How many events it has; 0 when there is none.</param>
/// <param name="TrailHash">Hash of the last event's row.</param>
/// <param name="RowETag">Table Storage's own ETag; null when there is no row.</param>
internal sealed record StateRow<TState>(TState? State, long Version, string TrailHash, ETag? RowETag)
    where TState : class
{
    internal Stored<TState>? Stored => State is null ? null : new(State, AggregateRows.ETagOf(Version), Version);
}

/// <summary>One line of the audit trail.</summary>
/// <param name="Sequence">1 for the first.</param>
/// <param name="Event">What happened, when, by whom.</param>
/// <param name="Hash">SHA-256 over the event and the hash before it: a later alteration breaks the chain.</param>
internal sealed record TrailEntry<TEvent>(long Sequence, TEvent Event, string Hash)
    where TEvent : class;

/// <summary>What the rows of every aggregate have in common, whatever its state and events are.</summary>
internal abstract class AggregateRows
{
    internal const string State = "state";
    internal const string EventPrefix = "event|";
    internal const string ShapeColumn = "Shape";

    /// <summary>
    /// What state and register are made of, written with each event: while all of a trail has the shape of the day, its state must be to the
    /// letter what its events make. A release whose fold or register makes more of the same events raises it.
    /// </summary>
    internal const int Shape = 1;

    /// <summary>Of which aggregates.</summary>
    internal abstract AggregateKind Kind { get; }

    /// <summary>What callers hold: it follows the version, so that the sweep's fence on the row does not disturb them.</summary>
    internal static ETag ETagOf(long version) => new(version.ToString(CultureInfo.InvariantCulture));

    internal static string Event(long sequence) => string.Create(CultureInfo.InvariantCulture, $"event|{sequence:D8}");

    internal static string Hash(string hashBefore, long sequence, string json) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{hashBefore}\n{sequence}\n{json}"))
            )
        );

    /// <summary>The aggregate as it is for the outbox, and the ETag of its row; null for what is not there.</summary>
    internal abstract Task<(Snapshot? Snapshot, ETag? RowETag)> GlanceAsync(
        AggregateRef id,
        CancellationToken cancellationToken
    );
}

/// <summary>Turns an aggregate's state and events into rows and back.</summary>
internal sealed class AggregateRows<TState, TCommand, TEvent>(
    Aggregate<TState, TCommand, TEvent> aggregate,
    StorageClients clients,
    LongTexts texts
) : AggregateRows
    where TState : class
    where TEvent : class
{
    private const string Json = "Json";
    private readonly TableClient _table = clients.TableOf(aggregate.Kind);

    internal override AggregateKind Kind => aggregate.Kind;

    internal async Task<StateRow<TState>> LoadAsync(AggregateRef id, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            id.Partition,
            State,
            cancellationToken: cancellationToken
        );
        if (!row.HasValue)
        {
            return new StateRow<TState>(null, 0, "", null);
        }
        var entity = row.Value!;
        if (entity.GetInt64("Version") == 0)
        {
            return new StateRow<TState>(null, 0, "", entity.ETag);
        }
        var json = await texts.ReadAsync(entity, Json, cancellationToken);
        var state = JsonSerializer.Deserialize(json, aggregate.StateJson)!;
        return new StateRow<TState>(state, aggregate.VersionOf(state), entity.GetString("TrailHash"), entity.ETag);
    }

    internal override async Task<(Snapshot? Snapshot, ETag? RowETag)> GlanceAsync(
        AggregateRef id,
        CancellationToken cancellationToken
    )
    {
        var row = await LoadAsync(id, cancellationToken);
        return (row.State is null ? null : SnapshotOf(row.State), row.RowETag);
    }

    /// <summary>Every event, from the first.</summary>
    internal async Task<IReadOnlyList<TEvent>> TrailAsync(AggregateRef id, CancellationToken cancellationToken)
    {
        List<TEvent> trail = [];
        var (partition, from, to) = (id.Partition, EventPrefix, "event}");
        var events = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {from} and RowKey lt {to}"),
            cancellationToken: cancellationToken
        );
        await foreach (var row in events)
        {
            trail.Add((await ReadEventAsync(row, cancellationToken)).Entry.Event);
        }
        return trail;
    }

    /// <summary>The row with what an earlier release did not keep in the state, counted from the trail.</summary>
    internal async Task<StateRow<TState>> WithHistoryAsync(
        AggregateRef id,
        StateRow<TState> row,
        CancellationToken cancellationToken
    )
    {
        if (row.State is not { } state || !aggregate.LacksHistory(state))
        {
            return row;
        }
        // What came after this version, if anything did, makes the commit fail: then all of it is read and decided again.
        var trail = await TrailAsync(id, cancellationToken);
        return row with { State = aggregate.WithHistory(state, [.. trail.Take((int)row.Version)]) };
    }

    internal AggregateRef RefOf(TState state) => new(aggregate.Kind, aggregate.IdOf(state));

    internal Snapshot SnapshotOf(TState state) =>
        new(
            RefOf(state),
            aggregate.VersionOf(state),
            (fund, cancellationToken) => aggregate.ShowInListsAsync(state, fund, cancellationToken)
        );

    /// <summary>The state row's new content, to be written only over the row that was read.</summary>
    internal async Task<TableTransactionAction> StateAsync(
        TState state,
        string trailHash,
        string changeId,
        StateRow<TState> before,
        CancellationToken cancellationToken
    )
    {
        var partition = RefOf(state).Partition;
        var version = aggregate.VersionOf(state);
        var entity = new TableEntity(partition, State)
        {
            ["Version"] = version,
            ["Stage"] = aggregate.StageOf(state),
            ["TrailHash"] = trailHash,
            ["ChangeId"] = changeId,
        };
        var blob = string.Create(CultureInfo.InvariantCulture, $"{partition}/state-{version:D8}-{changeId}.json");
        var json = JsonSerializer.Serialize(state, aggregate.StateJson);
        await texts.WriteAsync(entity, Json, json, blob, cancellationToken);
        return before.RowETag is { } etag
            ? new(TableTransactionActionType.UpdateReplace, entity, etag)
            : new(TableTransactionActionType.Add, entity);
    }

    /// <summary>A line of the trail, and its hash.</summary>
    internal async Task<(TableTransactionAction Row, string Hash)> EventAsync(
        AggregateRef id,
        long sequence,
        TEvent happened,
        string hashBefore,
        string changeId,
        CancellationToken cancellationToken
    )
    {
        var json = JsonSerializer.Serialize(happened, aggregate.EventJson);
        var hash = Hash(hashBefore, sequence, json);
        var (at, by) = aggregate.SignatureOf(happened);
        var entity = new TableEntity(id.Partition, Event(sequence))
        {
            ["At"] = at,
            ["By"] = by.PersonId,
            ["Type"] = happened.GetType().Name,
            ["Hash"] = hash,
            ["ChangeId"] = changeId,
            [ShapeColumn] = Shape,
        };
        var blob = string.Create(CultureInfo.InvariantCulture, $"{id.Partition}/event-{sequence:D8}-{changeId}.json");
        await texts.WriteAsync(entity, Json, json, blob, cancellationToken);
        return (new(TableTransactionActionType.Add, entity), hash);
    }

    /// <summary>The state as it was written.</summary>
    /// <exception cref="InvalidDataException">The row has none.</exception>
    internal Task<string> ReadStateJsonAsync(TableEntity row, CancellationToken cancellationToken) =>
        texts.ReadAsync(row, Json, cancellationToken);

    internal async Task<(TrailEntry<TEvent> Entry, string Json)> ReadEventAsync(
        TableEntity row,
        CancellationToken cancellationToken
    )
    {
        var json = await texts.ReadAsync(row, Json, cancellationToken);
        var sequence = long.Parse(row.RowKey.AsSpan(EventPrefix.Length), CultureInfo.InvariantCulture);
        var happened = JsonSerializer.Deserialize(json, aggregate.EventJson)!;
        return (new TrailEntry<TEvent>(sequence, happened, row.GetString("Hash")), json);
    }
}
