using System.Text.Json;
using System.Text.Json.Nodes;

namespace Funding.Core;

/// <summary>Walks every text of a form by its JSON pointer.</summary>
internal static class FormTexts
{
    // Numbers and addresses of their own kind: a telephone number can look like a date and pass the check digit.
    private static readonly string[] NotFreeText = ["organisationNumber", "bankgiro", "plusgiro", "phone", "email"];

    /// <summary>Texts that are too long, or hold a personal identity number.</summary>
    internal static IEnumerable<FieldProblem> Check(ApplicationForm form) =>
        Leaves(Node(form), "")
            .Where(l => l.Value.GetValueKind() == JsonValueKind.String && !NotFreeText.Contains(LastOf(l.Pointer)))
            .SelectMany(l => TextRules.Check(l.Pointer, l.Value.GetValue<string>()));

    /// <summary>JSON pointers to what differs; a list whose length differs counts as one place.</summary>
    internal static IReadOnlyList<string> Changes(ApplicationForm before, ApplicationForm after) =>
        [.. Differences(Node(before), Node(after), "")];

    /// <summary>The JSON pointer one step down.</summary>
    internal static string Pointer(string pointer, string key) =>
        $"{pointer}/{key.Replace("~", "~0").Replace("/", "~1")}";

    private static JsonNode Node(ApplicationForm form) =>
        JsonSerializer.SerializeToNode(form, CoreJson.Default.ApplicationForm)!;

    private static string LastOf(string pointer) => pointer[(pointer.LastIndexOf('/') + 1)..];

    private static IEnumerable<(string Pointer, JsonValue Value)> Leaves(JsonNode? node, string pointer) =>
        node switch
        {
            JsonObject o => o.SelectMany(p => Leaves(p.Value, Pointer(pointer, p.Key))),
            JsonArray a => a.Index().SelectMany(p => Leaves(p.Item, $"{pointer}/{p.Index}")),
            JsonValue v => [(pointer, v)],
            _ => [],
        };

    private static IEnumerable<string> Differences(JsonNode? before, JsonNode? after, string pointer) =>
        (before, after) switch
        {
            (JsonObject b, JsonObject a) => b.Select(p => p.Key)
                .Union(a.Select(p => p.Key), StringComparer.Ordinal)
                .SelectMany(key => Differences(b[key], a[key], Pointer(pointer, key))),
            (JsonArray b, JsonArray a) when b.Count == a.Count => Enumerable
                .Range(0, a.Count)
                .SelectMany(i => Differences(b[i], a[i], $"{pointer}/{i}")),
            _ => JsonNode.DeepEquals(before, after) ? [] : [pointer],
        };
}
