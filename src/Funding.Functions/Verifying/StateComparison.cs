using System.Text.Json;

namespace Funding.Functions.Verifying;

/// <summary>
/// Compares a stored state with what its events make. Where the state was written by an earlier release, what that release did not keep
/// may be missing or empty in it; what it did keep must be the same.
/// </summary>
internal static class StateComparison
{
    /// <summary>JSON pointer to the first place that differs; null when they agree.</summary>
    internal static string? FirstDifference(JsonElement stored, JsonElement folded, bool lenient, string place = "")
    {
        if (JsonElement.DeepEquals(stored, folded) || (lenient && IsEmpty(stored)))
        {
            return null;
        }
        return (stored.ValueKind, folded.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => InMembers(stored, folded, lenient, place),
            (JsonValueKind.Array, JsonValueKind.Array) when stored.GetArrayLength() == folded.GetArrayLength() => stored
                .EnumerateArray()
                .Zip(folded.EnumerateArray())
                .Select((pair, i) => FirstDifference(pair.First, pair.Second, lenient, $"{place}/{i}"))
                .FirstOrDefault(difference => difference is not null),
            _ => place.Length == 0 ? "/" : place,
        };
    }

    private static string? InMembers(JsonElement stored, JsonElement folded, bool lenient, string place)
    {
        foreach (var member in folded.EnumerateObject())
        {
            var there = stored.TryGetProperty(member.Name, out var value);
            if (!there && !lenient && !IsEmpty(member.Value))
            {
                return $"{place}/{member.Name}";
            }
            if (there && FirstDifference(value, member.Value, lenient, $"{place}/{member.Name}") is { } difference)
            {
                return difference;
            }
        }
        foreach (var member in stored.EnumerateObject())
        {
            if (!folded.TryGetProperty(member.Name, out _) && !IsEmpty(member.Value))
            {
                return $"{place}/{member.Name}";
            }
        }
        return null;
    }

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.False => true,
            JsonValueKind.Array => value.GetArrayLength() == 0,
            JsonValueKind.String => value.GetString()!.Length == 0,
            JsonValueKind.Number => value.TryGetInt64(out var number) && number == 0,
            _ => false,
        };
}
