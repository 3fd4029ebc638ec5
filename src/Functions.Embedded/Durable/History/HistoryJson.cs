using System.Text.Json;
using System.Text.Json.Serialization;
using Functions.Embedded.Durable.Storage;

namespace Functions.Embedded.Durable.History;

/// <summary>History in JSON, as it is stored and exported.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(HistoryEvent))]
[JsonSerializable(typeof(Failure))]
[JsonSerializable(typeof(ParentLink))]
[JsonSerializable(typeof(Dictionary<string, string>), TypeInfoPropertyName = "Tags")]
[JsonSerializable(typeof(ReceivedEvents))]
[JsonSerializable(typeof(ExportedHistory))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    /// <summary>The event without its payload.</summary>
    public static string Write(HistoryEvent happened) => JsonSerializer.Serialize(happened, Default.HistoryEvent);

    /// <summary>An event with its payload, which is stored beside it.</summary>
    public static HistoryEvent Read(string json, string? payload) =>
        JsonSerializer.Deserialize(json, Default.HistoryEvent)! with
        {
            Payload = payload,
        };
}

/// <summary>One execution of an instance, to be played against later code.</summary>
internal sealed record ExportedHistory(string InstanceId, int Execution, IReadOnlyList<ExportedEvent> Events);

/// <summary>An event with its payload.</summary>
internal sealed record ExportedEvent(HistoryEvent Event, string? Payload);
