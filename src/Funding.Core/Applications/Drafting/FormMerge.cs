using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Funding.Core;

/// <summary>A text of somebody else that a save wrote over: kept, so that it can be taken back.</summary>
/// <param name="Field">JSON pointer into the form as saved.</param>
/// <param name="Text">What stood there.</param>
public sealed record ReplacedText(string Field, string Text)
{
    /// <summary>Who wrote it, when that is known.</summary>
    public Author? WrittenBy { get; init; }

    /// <summary>Who wrote over it.</summary>
    public Author? ReplacedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>Two people's changes in one form.</summary>
/// <param name="Form">The form with both.</param>
/// <param name="Replaced">What the earlier of them had written where both had changed the same field.</param>
public sealed record MergedForm(ApplicationForm Form, IReadOnlyList<ReplacedText> Replaced);

/// <summary>
/// Puts what one person typed together with what others have saved since that person read the form. Field by field: what only one has
/// changed stands, on the same field the last writer wins and what stood there is handed back. Rows that others have added stay, and a
/// row that one has removed and the other changed stays as changed: nothing that anybody has written goes without a word.
/// </summary>
public static class FormMerge
{
    /// <summary>The form with both people's changes.</summary>
    /// <param name="read">The form as the person read it.</param>
    /// <param name="saved">The form as it is saved now.</param>
    /// <param name="typed">The form as the person has typed it.</param>
    public static MergedForm Of(ApplicationForm read, ApplicationForm saved, ApplicationForm typed)
    {
        List<ReplacedText> replaced = [];
        var merged = Merged(Node(read), Node(saved), Node(typed), "", replaced)!;
        var form = merged.Deserialize(CoreJson.Default.ApplicationForm)!;
        // What is sought follows from the cells: both people's cells together make a third sum.
        return SoughtFollows(saved.Budget) && SoughtFollows(typed.Budget)
            ? new(
                form with
                {
                    Budget = form.Budget with { Sought = BudgetSums.Sought(form.Budget) },
                },
                [.. replaced.Where(r => !r.Field.StartsWith("/budget/sought", StringComparison.Ordinal))]
            )
            : new(form, replaced);
    }

    /// <summary>The form with a text that was written over in its place again; null when that place is no longer there.</summary>
    public static ApplicationForm? TakeBack(ApplicationForm form, ReplacedText text)
    {
        foreach (var value in Readings(text.Text))
        {
            var node = Node(form);
            if (!Put(node, text.Field.Split('/')[1..], value))
            {
                return null;
            }

            try
            {
                return node.Deserialize(CoreJson.Default.ApplicationForm);
            }
            catch (JsonException)
            {
                // A number is kept as text: it is read as what it was.
            }
        }

        return null;
    }

    private static IEnumerable<JsonNode?> Readings(string text)
    {
        yield return JsonValue.Create(text);
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            yield return JsonValue.Create(number);
        }

        if (bool.TryParse(text, out var isTrue))
        {
            yield return JsonValue.Create(isTrue);
        }
    }

    private static bool Put(JsonNode? node, IReadOnlyList<string> path, JsonNode? value)
    {
        for (var step = 0; step < path.Count; step++)
        {
            var (name, isLast) = (path[step].Replace("~1", "/").Replace("~0", "~"), step == path.Count - 1);
            switch (node)
            {
                case JsonObject o when isLast:
                    o[name] = value;
                    return true;
                case JsonArray a
                    when !isLast
                        && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
                        && row < a.Count:
                    node = a[row];
                    break;
                case JsonObject o:
                    node = o[name];
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool SoughtFollows(Budget budget) => budget.Sought.SequenceEqual(BudgetSums.Sought(budget));

    private static JsonNode Node(ApplicationForm form) =>
        JsonSerializer.SerializeToNode(form, CoreJson.Default.ApplicationForm)!;

    private static JsonNode? Merged(
        JsonNode? read,
        JsonNode? saved,
        JsonNode? typed,
        string pointer,
        List<ReplacedText> replaced
    )
    {
        if (JsonNode.DeepEquals(typed, read) || JsonNode.DeepEquals(typed, saved))
        {
            return saved?.DeepClone();
        }

        if (JsonNode.DeepEquals(saved, read))
        {
            return typed?.DeepClone();
        }

        switch (saved, typed)
        {
            case (JsonObject s, JsonObject t):
                return Objects(read as JsonObject ?? Blank(s, t), s, t, pointer, replaced);
            case (JsonArray s, JsonArray t):
                return FormRows.Merged(
                    read as JsonArray ?? [],
                    s,
                    t,
                    pointer,
                    (r, other, own, place) => Merged(r, other, own, place, replaced)
                );
            // A part that one has removed and the other changed stays as changed.
            case (JsonObject, null):
                return saved.DeepClone();
            case (null, JsonObject):
                return typed.DeepClone();
        }

        if (TextOf(saved) is { Length: > 0 } text)
        {
            replaced.Add(new ReplacedText(pointer, text));
        }

        return typed?.DeepClone();
    }

    private static JsonObject Objects(
        JsonObject read,
        JsonObject saved,
        JsonObject typed,
        string pointer,
        List<ReplacedText> replaced
    )
    {
        var merged = new JsonObject();
        foreach (
            var key in read.Select(p => p.Key)
                .Union(saved.Select(p => p.Key), StringComparer.Ordinal)
                .Union(typed.Select(p => p.Key), StringComparer.Ordinal)
        )
        {
            if (Merged(read[key], saved[key], typed[key], FormTexts.Pointer(pointer, key), replaced) is { } value)
            {
                merged[key] = value;
            }
        }

        return merged;
    }

    /// <summary>What both began with when the part was not there: its empty values.</summary>
    private static JsonObject Blank(JsonObject saved, JsonObject typed)
    {
        var blank = new JsonObject();
        foreach (var (key, value) in saved.Concat(typed))
        {
            blank[key] = value?.GetValueKind() switch
            {
                JsonValueKind.String => "",
                JsonValueKind.True or JsonValueKind.False => false,
                JsonValueKind.Number => 0,
                _ => null,
            };
        }

        return blank;
    }

    private static string TextOf(JsonNode? node) =>
        node switch
        {
            null => "",
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
            _ => node.ToJsonString(),
        };
}
