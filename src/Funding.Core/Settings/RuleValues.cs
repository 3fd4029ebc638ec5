using System.Text.Json;
using System.Text.Json.Nodes;

namespace Funding.Core;

/// <summary>Numbers by name: what is laid over the rules, and what differs between two.</summary>
public static class RuleValues
{
    /// <summary>The rules with these values instead; a name that is no rule changes nothing.</summary>
    /// <exception cref="JsonException">A value is not of its rule's kind; values of the trail always are.</exception>
    internal static AssociationRules Over(AssociationRules rules, IReadOnlyDictionary<string, JsonElement> values)
    {
        var all = Node(rules);
        foreach (var (name, value) in values)
        {
            all[name] = JsonNode.Parse(value.GetRawText());
        }
        return all.Deserialize(CoreJson.Default.AssociationRules)!;
    }

    /// <summary>The value of a rule as JSON; null when there is none.</summary>
    public static JsonElement? Of(AssociationRules rules, string name) =>
        Node(rules)[name] is { } value ? JsonElement.Parse(value.ToJsonString()) : null;

    /// <summary>Whether two sets of rules say the same.</summary>
    internal static bool Same(AssociationRules one, AssociationRules other) =>
        JsonNode.DeepEquals(Node(one), Node(other));

    private static JsonObject Node(AssociationRules rules) =>
        JsonSerializer.SerializeToNode(rules, CoreJson.Default.AssociationRules)!.AsObject();
}
