using System.Text.Json;
using System.Text.Json.Nodes;

namespace Funding.Core;

/// <summary>What one place of the form said before and says after.</summary>
/// <param name="Field">JSON pointer; of a row that was removed into the form before, else into the form after; documents as <c>/attachments/{id}</c>.</param>
/// <param name="Before">What stood there; empty when there was nothing.</param>
/// <param name="After">What stands there; empty when it was removed.</param>
public sealed record FieldDifference(string Field, string Before, string After);

/// <summary>Compares two versions of a form, field by field and row by row.</summary>
internal static class FormDifferences
{
    internal static IReadOnlyList<FieldDifference> Of(ApplicationForm before, ApplicationForm after) =>
        [.. Between(Node(before), Node(after), "")];

    private static JsonNode Node(ApplicationForm form) =>
        JsonSerializer.SerializeToNode(form, CoreJson.Default.ApplicationForm)!;

    private static IEnumerable<FieldDifference> Between(JsonNode? before, JsonNode? after, string pointer) =>
        (before, after) switch
        {
            (JsonObject b, JsonObject a) => b.Select(p => p.Key)
                .Union(a.Select(p => p.Key), StringComparer.Ordinal)
                .SelectMany(key => Between(b[key], a[key], FormTexts.Pointer(pointer, key))),
            (JsonArray b, JsonArray a) => FormRows
                .Paired(b, a, pointer)
                .SelectMany(row => Between(row.Before, row.After, $"{pointer}/{row.Index}")),
            (JsonObject b, null) => b.SelectMany(p => Between(p.Value, null, FormTexts.Pointer(pointer, p.Key))),
            (null, JsonObject a) => a.SelectMany(p => Between(null, p.Value, FormTexts.Pointer(pointer, p.Key))),
            _ => Text(before) is var was && Text(after) is var now && was != now
                ? [new FieldDifference(pointer, was, now)]
                : [],
        };

    private static string Text(JsonNode? node) =>
        node switch
        {
            JsonValue value => value.GetValueKind() switch
            {
                JsonValueKind.String => value.GetValue<string>(),
                JsonValueKind.True => "yes",
                JsonValueKind.False => "",
                _ => value.ToJsonString(),
            },
            _ => "",
        };
}
