using Azure;
using Functions.Embedded.Durable.History;

namespace Functions.Embedded.Durable.Storage;

/// <summary>What one turn changes: all of it is stored, or nothing.</summary>
internal sealed record Commit
{
    public required InstanceRecord Record { get; init; }

    /// <summary>The instance row that this builds on; null when there must be none.</summary>
    public required ETag? BuildsOn { get; init; }

    /// <summary>New rows of the record's execution; the last of them is number <see cref="InstanceRecord.HistoryCount"/> - 1.</summary>
    public required IReadOnlyList<HistoryEvent> Events { get; init; }

    /// <summary>Events for other instances, to be delivered afterwards.</summary>
    public IReadOnlyList<OutgoingEvent> Outgoing { get; init; } = [];

    /// <summary>Rows that have no use any more. Those that do not fit are left for a later commit.</summary>
    public IReadOnlyList<string> Obsolete { get; init; } = [];

    /// <summary>Whether the input is new: else it stays as it is.</summary>
    public bool WritesInput { get; init; }

    /// <summary>Whether there is an output or a failure.</summary>
    public bool WritesOutput { get; init; }
}

/// <summary>What a commit led to.</summary>
/// <param name="ETag">The instance row as it is now.</param>
/// <param name="ObsoleteDeleted">How many of the obsolete rows were deleted, counted from the first.</param>
/// <param name="Blobs">Blobs that the new history rows refer to.</param>
internal sealed record Committed(ETag ETag, int ObsoleteDeleted, IReadOnlyList<string> Blobs);

/// <summary>An event on its way to another instance; execution and sequence number it for its sender.</summary>
internal sealed record OutgoingEvent(int Execution, int Sequence, string Target, string Name, string? Payload)
{
    private const int BitsOfSequence = 32;

    /// <summary>Grows from each event of a sender to its next.</summary>
    public long Order => ((long)Execution << BitsOfSequence) | (uint)Sequence;
}

/// <summary>Somebody else changed the instance.</summary>
internal sealed class StaleInstanceException(string message) : Exception(message);

/// <summary>An instance as it is stored.</summary>
/// <param name="Record">The record, with its payloads.</param>
/// <param name="ETag">Its row's.</param>
/// <param name="History">The events of its execution.</param>
/// <param name="Outgoing">Events that may not have been delivered.</param>
/// <param name="Obsolete">Rows of earlier executions.</param>
/// <param name="Blobs">Blobs that the history refers to.</param>
internal sealed record StoredInstance(
    InstanceRecord Record,
    ETag ETag,
    IReadOnlyList<HistoryEvent> History,
    IReadOnlyList<OutgoingEvent> Outgoing,
    IReadOnlyList<string> Obsolete,
    IReadOnlyList<string> Blobs
);
