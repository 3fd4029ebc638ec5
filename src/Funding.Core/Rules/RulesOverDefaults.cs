using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>
/// Reads rules so that what does not stand there keeps its default. The serialiser alone would make it zero, for it sets
/// every <c>init</c> property: rules that came after an application was stored, or that the association's file leaves out.
/// </summary>
public sealed class RulesOverDefaults : JsonConverter<AssociationRules>
{
    private static readonly FrozenSet<string> _withDefault = Defaults()
        .Select(rule => rule.Key)
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _known = CoreJson
        .Default.AssociationRules.Properties.Select(property => property.Name)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override AssociationRules Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (options.UnmappedMemberHandling == JsonUnmappedMemberHandling.Skip && IsWhole(reader))
        {
            return JsonSerializer.Deserialize(ref reader, CoreJson.Default.AssociationRules)!;
        }

        if (JsonNode.Parse(ref reader) is not JsonObject given)
        {
            throw new JsonException();
        }

        var rules = Defaults();
        foreach (var (name, value) in given)
        {
            if (options.UnmappedMemberHandling == JsonUnmappedMemberHandling.Disallow && !_known.Contains(name))
            {
                throw new JsonException($"There is no rule called '{name}'.");
            }

            rules[name] = value?.DeepClone();
        }

        return rules.Deserialize(CoreJson.Default.AssociationRules)!;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AssociationRules value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, CoreJson.Default.AssociationRules);

    // A copy of the reader looks ahead. What was stored lately has every rule and is read straight on.
    private static bool IsWhole(Utf8JsonReader ahead)
    {
        if (ahead.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var found = 0;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            found += _withDefault.Contains(ahead.GetString()!) ? 1 : 0;
            ahead.Skip();
        }

        return found == _withDefault.Count;
    }

    private static JsonObject Defaults() =>
        JsonSerializer.SerializeToNode(new AssociationRules(), CoreJson.Default.AssociationRules)!.AsObject();
}
