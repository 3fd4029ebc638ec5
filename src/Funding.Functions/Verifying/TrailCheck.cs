using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Records;

namespace Funding.Functions.Verifying;

/// <summary>Checks one application, meeting, … row by row, in the order in which storage gives them: events, links, mails, outbox, register, state.</summary>
internal abstract class TrailCheck
{
    /// <summary>What was found.</summary>
    internal List<Finding> Findings { get; } = [];

    /// <summary>How many events were read.</summary>
    internal long Events { get; private protected set; }

    /// <summary>Looks at the next row.</summary>
    internal abstract Task LookAsync(TableEntity row, CancellationToken cancellationToken);

    /// <summary>After the last row: state against events; what is stored beside the rows is handed back to be looked at.</summary>
    internal abstract VerifiedContent? End();
}

/// <summary>What an aggregate's verified state refers to outside its partition.</summary>
/// <param name="CaseNumber">Its number in the register of cases.</param>
/// <param name="Records">Its generated documents with their hashes.</param>
/// <param name="Documents">Its attached files with their hashes.</param>
internal sealed record VerifiedContent(
    CaseNumber? CaseNumber,
    IReadOnlyList<(string Id, string Sha256)> Records,
    IReadOnlyList<Document> Documents
)
{
    internal static VerifiedContent Of(object state) =>
        state switch
        {
            Application application => new(
                application.CaseNumber,
                [
                    .. application
                        .Records.Where(record =>
                            record.Sha256 is not null && application.DisposalOf(DisposedKind.Record, record.Id) is null
                        )
                        .Select(record => (record.Id, record.Sha256!)),
                ],
                [
                    .. application.Documents.Where(document =>
                        document.IsOpen && application.DisposalOf(DisposedKind.Attachment, document.Id) is null
                    ),
                ]
            ),
            Meeting { StoredMinutes: { } minutes } => new(null, [(minutes.Id, minutes.Sha256)], []),
            _ => new(null, [], []),
        };
}

/// <inheritdoc />
internal sealed class TrailCheck<TState, TCommand, TEvent>(
    Aggregate<TState, TCommand, TEvent> aggregate,
    AggregateRows<TState, TCommand, TEvent> rows,
    string name,
    IReadOnlyDictionary<long, string> anchored
) : TrailCheck
    where TState : class
    where TEvent : class
{
    private readonly List<RegisterEntry> _register = [];
    private readonly List<RegisterEntry> _registered = [];
    private readonly List<string> _strays = [];
    private TState? _state;
    private string? _hash = "";
    private long _sequence;
    private bool _canFold = true;
    private bool _isOfThisShape = true;
    private (long Version, string? Hash, string? Stage, JsonElement Json)? _stored;
    private bool _hasStateRow;

    internal override async Task LookAsync(TableEntity row, CancellationToken cancellationToken)
    {
        if (row.RowKey.StartsWith(AggregateRows.EventPrefix, StringComparison.Ordinal))
        {
            await EventAsync(row, cancellationToken);
        }
        else if (row.RowKey == AggregateRows.State)
        {
            await StateAsync(row, cancellationToken);
        }
        else if (row.RowKey.StartsWith(RegisterRows.Prefix, StringComparison.Ordinal))
        {
            _register.AddRange(RegisterRows.Read(row));
        }
        else if (SequenceOf(row.RowKey) is { } sequence && (sequence < 1 || sequence > _sequence))
        {
            _strays.Add(row.RowKey);
        }
    }

    internal override VerifiedContent? End()
    {
        if (_stored is { } stored)
        {
            CheckState(stored);
        }
        else if (!_hasStateRow)
        {
            Find(FindingKind.StateMissing);
        }
        // Where events are gone, that says it all: the heads that stood on them and the rows that belong to them are gone with them.
        if (Findings.Count == 0)
        {
            Findings.AddRange(_strays.Select(stray => new Finding(FindingKind.StrayRow, name, null, stray)));
            CheckRegister();
        }
        foreach (var (version, _) in anchored.Where(head => head.Key > _sequence))
        {
            if (!Findings.Exists(finding => finding.Kind == FindingKind.LastEventsMissing))
            {
                Find(FindingKind.LastEventsMissing, version);
            }
        }
        return _canFold && _state is not null ? VerifiedContent.Of(_state) : null;
    }

    private async Task EventAsync(TableEntity row, CancellationToken cancellationToken)
    {
        Events++;
        if (
            !long.TryParse(
                row.RowKey.AsSpan(AggregateRows.EventPrefix.Length),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var sequence
            )
            || row.RowKey != AggregateRows.Event(sequence)
            || sequence <= _sequence
        )
        {
            Find(FindingKind.StrayRow, null, row.RowKey);
            return;
        }
        if (sequence != _sequence + 1)
        {
            Find(FindingKind.EventsMissing, _sequence + 1);
            (_hash, _canFold) = (null, false);
        }
        _sequence = sequence;
        _isOfThisShape &= row.GetInt32(AggregateRows.ShapeColumn) == AggregateRows.Shape;
        var stored = row.GetString("Hash");
        try
        {
            var (entry, json) = await rows.ReadEventAsync(row, cancellationToken);
            if (_hash is not null && !Same(AggregateRows.Hash(_hash, sequence, json), stored) || !IsSigned(row, entry))
            {
                Find(FindingKind.EventAltered, sequence);
                _canFold = false;
            }
            else if (anchored.TryGetValue(sequence, out var head) && !Same(head, stored))
            {
                Find(FindingKind.HeadDiffers, sequence);
            }
            Fold(entry.Event);
        }
        catch (Exception unreadable)
            when (unreadable
                    is JsonException
                        or InvalidDataException
                        or NotSupportedException
                        or RequestFailedException { Status: 404 }
            )
        {
            Find(FindingKind.EventUnreadable, sequence);
            _canFold = false;
        }
        // Each row is compared with the hash that stands before it, so that one altered row is one finding.
        _hash = stored;
    }

    private void Fold(TEvent happened)
    {
        if (!_canFold)
        {
            return;
        }
        try
        {
            var before = _state;
            _state = aggregate.Fold(before, happened);
            _registered.AddRange(aggregate.RegisterOf(before, _state, happened));
        }
        catch (Exception impossible) when (impossible is not OutOfMemoryException)
        {
            // The chain holds and yet such a thing cannot have happened in this state.
            Find(FindingKind.EventAltered, _sequence);
            _canFold = false;
        }
    }

    // What stands beside the event for whoever looks at the rows: it is in no hash, so it is compared with the event itself.
    private bool IsSigned(TableEntity row, TrailEntry<TEvent> entry)
    {
        var (at, by) = aggregate.SignatureOf(entry.Event);
        return row.GetDateTimeOffset("At") == at
            && row.GetString("By") == by.PersonId
            && row.GetString("Type") == entry.Event.GetType().Name;
    }

    private async Task StateAsync(TableEntity row, CancellationToken cancellationToken)
    {
        _hasStateRow = true;
        var version = row.GetInt64("Version") ?? 0;
        if (version == 0)
        {
            // The sweep's fence against a beginning that never came: nothing has happened here.
            if (_sequence > 0)
            {
                Find(FindingKind.StateMissing);
            }
            return;
        }
        try
        {
            var json = JsonElement.Parse(await rows.ReadStateJsonAsync(row, cancellationToken));
            _stored = (version, row.GetString("TrailHash"), row.GetString("Stage"), json);
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or InvalidDataException or RequestFailedException { Status: 404 })
        {
            Find(FindingKind.StateUnreadable);
        }
    }

    private void CheckState((long Version, string? Hash, string? Stage, JsonElement Json) stored)
    {
        if (stored.Version > _sequence)
        {
            Find(FindingKind.LastEventsMissing, stored.Version);
            return;
        }
        if (stored.Version < _sequence)
        {
            Find(FindingKind.EventInserted, stored.Version + 1);
            return;
        }
        if (!Same(_hash, stored.Hash))
        {
            Find(FindingKind.EventAltered, _sequence);
            return;
        }
        if (!_canFold || _state is null)
        {
            return;
        }
        var folded = JsonSerializer.SerializeToElement(_state, aggregate.StateJson);
        var difference =
            stored.Stage == aggregate.StageOf(_state)
                ? StateComparison.FirstDifference(stored.Json, folded, lenient: !_isOfThisShape)
                : "/stage";
        if (difference is not null)
        {
            Find(FindingKind.StateDiffers, null, difference);
        }
    }

    // A case that began before registers were kept has no rows for its beginning: its trail tells.
    private void CheckRegister()
    {
        if (_register.Count == 0 && !_isOfThisShape || !_canFold)
        {
            return;
        }
        var first = _register.Count == 0 ? 1 : _register[0].Number;
        var expected = _registered.Where(entry => _isOfThisShape || entry.Number >= first).ToList();
        var differs = expected
            .Zip(_register)
            .Where(pair => !Same(Text(pair.First), Text(pair.Second)))
            .Select(pair => (int?)pair.First.Number)
            .FirstOrDefault();
        if (differs is null && expected.Count != _register.Count)
        {
            differs = Math.Min(expected.Count, _register.Count) + (expected.Count > 0 ? expected[0].Number : 1);
        }
        // Words of what is registered may have been put better since; what was registered, where and of what, may not.
        if (differs is { } number)
        {
            Find(FindingKind.DocumentsDiffer, number);
        }

        string Text(RegisterEntry entry) =>
            _isOfThisShape
                ? JsonSerializer.Serialize([entry], CoreJson.Default.IReadOnlyListRegisterEntry)
                : $"{entry.Number} {entry.Event} {entry.Day:O} {entry.Kind}";
    }

    // The event that a row of a mail or an undelivered effect belongs to; null for other rows.
    private static long? SequenceOf(string key)
    {
        foreach (var prefix in (string[])[OutboxRows.MailPrefix, OutboxRows.OutboxPrefix])
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal))
            {
                return
                    key.Length >= prefix.Length + 8
                    && long.TryParse(
                        key.AsSpan(prefix.Length, 8),
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var sequence
                    )
                    ? sequence
                    : 0;
            }
        }
        return null;
    }

    private void Find(FindingKind kind, long? sequence = null, string? detail = null) =>
        Findings.Add(new(kind, name, sequence, detail));

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}
