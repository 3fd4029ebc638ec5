using System.Text.Json;

namespace Funding.Core.Tests;

/// <summary>Compares what a release stored with what is written today.</summary>
internal static class Stored
{
    /// <summary>The places where something is no longer as it was: what was stored must still be there, with its value; what has been added since may be there too.</summary>
    internal static IEnumerable<string> Missing(JsonElement stored, JsonElement now, string place) =>
        (stored.ValueKind, now.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => stored
                .EnumerateObject()
                .SelectMany(member =>
                    now.TryGetProperty(member.Name, out var value)
                        ? Missing(member.Value, value, $"{place}/{member.Name}")
                    : member.Value.ValueKind == JsonValueKind.Null ? []
                    : [$"{place}/{member.Name} is gone"]
                ),
            (JsonValueKind.Array, JsonValueKind.Array) when stored.GetArrayLength() == now.GetArrayLength() => stored
                .EnumerateArray()
                .Zip(now.EnumerateArray())
                .SelectMany((pair, i) => Missing(pair.First, pair.Second, $"{place}/{i}")),
            _ when JsonElement.DeepEquals(stored, now) => [],
            _ => [$"{place} was {stored.GetRawText()} and is {now.GetRawText()}"],
        };
}
