using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Funding.Functions.Http.Problems;

namespace Funding.Functions.Http.Requests;

/// <summary>JSON Merge Patch (RFC 7396): what stands in the patch takes the place of what was there, null removes it, lists are whole.</summary>
internal static class MergePatch
{
    /// <summary>The target with the patch applied; neither is changed.</summary>
    public static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }
        var result = target is JsonObject before ? (JsonObject)before.DeepClone() : [];
        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                result.Remove(name);
            }
            else
            {
                result[name] = Apply(result[name], value);
            }
        }
        return result;
    }

    /// <summary>The same for an object of the domain; the result is read as strictly as any body.</summary>
    public static Result<T> Apply<T>(T target, JsonElement patch, JsonTypeInfo<T> type)
    {
        if (patch.ValueKind is not JsonValueKind.Object)
        {
            return KnownProblems.MalformedJson;
        }
        try
        {
            var patched = Apply(JsonSerializer.SerializeToNode(target, type), JsonObject.Create(patch));
            return JsonBody.Parse(JsonSerializer.SerializeToUtf8Bytes(patched, ApiJson.Default.JsonNode), type);
        }
        // Half of a surrogate pair in a string or a name, or a name that stands twice.
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or JsonException)
        {
            return KnownProblems.MalformedJson;
        }
    }
}
