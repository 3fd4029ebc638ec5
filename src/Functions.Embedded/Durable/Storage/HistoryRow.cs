using Azure.Data.Tables;

namespace Functions.Embedded.Durable.Storage;

/// <summary>Rows of events: those that happened and those to be delivered.</summary>
internal static class HistoryRow
{
    public const string Event = "Event";
    public const string Payload = "Payload";
    private const string Target = "Target";
    private const string Name = "Name";

    public static TableEntity WriteOutgoing(string partitionKey, OutgoingEvent outgoing) =>
        new(partitionKey, Keys.Outgoing(outgoing.Execution, outgoing.Sequence))
        {
            [Target] = outgoing.Target,
            [Name] = outgoing.Name,
        };

    public static OutgoingEvent ReadOutgoing(TableEntity row, string? payload)
    {
        var (execution, sequence) = Keys.Numbers(row.RowKey);
        return new OutgoingEvent(execution, sequence, row.GetString(Target), row.GetString(Name), payload);
    }
}
