using System.Text.Json;
using System.Text.Json.Nodes;

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

    /// <summary>The same for values that are objects of the domain.</summary>
    public static byte[] Apply(JsonElement target, JsonElement patch) =>
        JsonSerializer.SerializeToUtf8Bytes(
            Apply(JsonObject.Create(target), JsonObject.Create(patch)),
            ApiJson.Default.JsonNode
        );
}
