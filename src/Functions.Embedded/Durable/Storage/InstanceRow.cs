using System.Text.Json;
using Azure.Data.Tables;
using Functions.Embedded.Durable.History;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable.Storage;

/// <summary>The row that says which instance this is and how far it has come.</summary>
internal static class InstanceRow
{
    public const string Input = "Input";
    public const string Output = "Output";
    public const string Failure = "Failure";
    public const string Turn = "Turn";

    /// <summary>All properties but the payloads. <paramref name="turn"/> tells whether a commit of unknown outcome happened.</summary>
    public static TableEntity Write(InstanceRecord record, string turn)
    {
        var entity = new TableEntity(Keys.Of(record.Id), Keys.Instance)
        {
            ["Name"] = record.Name,
            ["Incarnation"] = record.Incarnation,
            ["Version"] = record.Version,
            ["Tags"] = JsonSerializer.Serialize(
                record.Tags.ToDictionary(StringComparer.Ordinal),
                HistoryJson.Default.Tags
            ),
            ["Execution"] = record.Execution,
            ["HistoryCount"] = record.HistoryCount,
            ["Status"] = record.Status.ToString(),
            ["CreatedAt"] = record.CreatedAt,
            ["UpdatedAt"] = record.UpdatedAt,
            ["CustomStatus"] = record.CustomStatus ?? "",
            ["Parent"] = record.Parent is { } parent
                ? JsonSerializer.Serialize(parent, HistoryJson.Default.ParentLink)
                : "",
            ["Received"] = JsonSerializer.Serialize(record.Received, HistoryJson.Default.ReceivedEvents),
            [Turn] = turn,
        };
        if (record.StartAt is { } startAt)
        {
            entity["StartAt"] = startAt;
        }

        return entity;
    }

    /// <summary>The record, without its payloads.</summary>
    public static InstanceRecord Read(TableEntity entity) =>
        new()
        {
            Id = Keys.Unescape(entity.PartitionKey),
            Name = entity.GetString("Name"),
            Incarnation = entity.GetString("Incarnation"),
            Version = entity.GetString("Version"),
            Tags = JsonSerializer.Deserialize(entity.GetString("Tags"), HistoryJson.Default.Tags)!,
            Execution = entity.GetInt32("Execution")!.Value,
            HistoryCount = entity.GetInt32("HistoryCount")!.Value,
            Status = Enum.Parse<OrchestrationRuntimeStatus>(entity.GetString("Status")),
            CreatedAt = entity.GetDateTimeOffset("CreatedAt")!.Value.UtcDateTime,
            UpdatedAt = entity.GetDateTimeOffset("UpdatedAt")!.Value.UtcDateTime,
            StartAt = entity.GetDateTimeOffset("StartAt")?.UtcDateTime,
            CustomStatus = Text(entity, "CustomStatus"),
            Parent = Text(entity, "Parent") is { } parent
                ? JsonSerializer.Deserialize(parent, HistoryJson.Default.ParentLink)
                : null,
            Received = JsonSerializer.Deserialize(entity.GetString("Received"), HistoryJson.Default.ReceivedEvents)!,
        };

    private static string? Text(TableEntity entity, string property) =>
        entity.GetString(property) is { Length: > 0 } text ? text : null;
}
