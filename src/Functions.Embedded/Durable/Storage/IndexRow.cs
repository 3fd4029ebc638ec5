using System.Text.Json;
using Azure.Data.Tables;
using Functions.Embedded.Durable.History;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable.Storage;

/// <summary>
/// Rows that say which instances there are: a live row from before an instance is created until it has ended, so that a
/// start finds what to go on with, and a done row afterwards, so that queries need not read histories.
/// </summary>
internal static class IndexRow
{
    public const string Partition = "instances";
    public const string LivePrefix = "live|";
    public const string DonePrefix = "done|";

    public static TableEntity Live(string instanceId) => new(Partition, LivePrefix + Keys.Of(instanceId));

    public static TableEntity Done(string instanceId) => new(Partition, DonePrefix + Keys.Of(instanceId));

    /// <summary>What a query shows of an ended instance.</summary>
    public static TableEntity Done(InstanceRecord record)
    {
        var row = Done(record.Id);
        row["Name"] = record.Name;
        row["Status"] = record.Status.ToString();
        row["CreatedAt"] = record.CreatedAt;
        row["UpdatedAt"] = record.UpdatedAt;
        row["Tags"] = JsonSerializer.Serialize(
            record.Tags.ToDictionary(StringComparer.Ordinal),
            HistoryJson.Default.Tags
        );
        return row;
    }

    public static string IdOf(TableEntity row) => Keys.Unescape(row.RowKey[(row.RowKey.IndexOf('|') + 1)..]);

    public static IndexedInstance Read(TableEntity row) =>
        new(
            IdOf(row),
            row.GetString("Name"),
            Enum.Parse<OrchestrationRuntimeStatus>(row.GetString("Status")),
            row.GetDateTimeOffset("CreatedAt")!.Value,
            row.GetDateTimeOffset("UpdatedAt")!.Value,
            JsonSerializer.Deserialize(row.GetString("Tags"), HistoryJson.Default.Tags)!
        );
}

/// <summary>An ended instance as the index knows it.</summary>
internal sealed record IndexedInstance(
    string Id,
    string Name,
    OrchestrationRuntimeStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, string> Tags
);
