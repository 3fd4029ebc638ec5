using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Funding.Core;

namespace Funding.Functions.Http.Requests;

/// <summary>
/// Compares JSON with the type it is meant for and names every place that differs, so that a caller corrects all of
/// it at once. The serialiser itself stops at the first fault and does not say which field is missing.
/// </summary>
internal static class JsonShape
{
    private const int MostFaults = 50;

    /// <summary>The places at fault, as JSON pointers; at most 50. None: the JSON has the type's shape.</summary>
    public static IReadOnlyList<FieldProblem> Faults(JsonElement json, JsonTypeInfo type)
    {
        var faults = new List<FieldProblem>();
        Check(json, type, "", faults);
        return faults.Count > MostFaults ? faults.GetRange(0, MostFaults) : faults;
    }

    private static void Check(JsonElement json, JsonTypeInfo type, string pointer, List<FieldProblem> faults)
    {
        if (faults.Count > MostFaults)
        {
            return;
        }
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when type.PolymorphismOptions is null:
                if (Is(json, JsonValueKind.Object, pointer, faults))
                {
                    CheckObject(json, type, pointer, faults);
                }
                break;
            case JsonTypeInfoKind.Enumerable when type.ElementType is { } elementType:
                if (Is(json, JsonValueKind.Array, pointer, faults))
                {
                    var element = type.Options.GetTypeInfo(elementType);
                    foreach (var (index, item) in json.EnumerateArray().Index())
                    {
                        CheckItem(item, element, $"{pointer}/{index}", faults);
                    }
                }
                break;
            case JsonTypeInfoKind.Dictionary when type.ElementType is { } valueType:
                if (Is(json, JsonValueKind.Object, pointer, faults))
                {
                    var value = type.Options.GetTypeInfo(valueType);
                    foreach (var field in json.EnumerateObject())
                    {
                        CheckItem(field.Value, value, $"{pointer}/{Escaped(field.Name)}", faults);
                    }
                }
                break;
            default:
                CheckValue(json, type, pointer, faults);
                break;
        }
    }

    private static string Escaped(string name) => name.Replace("~", "~0").Replace("/", "~1");

    private static void CheckItem(JsonElement json, JsonTypeInfo type, string pointer, List<FieldProblem> faults)
    {
        if (json.ValueKind is JsonValueKind.Null)
        {
            faults.Add(Missing(pointer));
        }
        else
        {
            Check(json, type, pointer, faults);
        }
    }

    private static void CheckObject(JsonElement json, JsonTypeInfo type, string pointer, List<FieldProblem> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in json.EnumerateObject())
        {
            var place = $"{pointer}/{Escaped(field.Name)}";
            if (
                type.Properties.FirstOrDefault(property =>
                    string.Equals(property.Name, field.Name, StringComparison.Ordinal)
                )
                is not { } property
            )
            {
                faults.Add(new(place, "unknown-field", new("Fältet finns inte här.", "There is no such field here.")));
            }
            else if (!seen.Add(field.Name))
            {
                faults.Add(new(place, "duplicate-field", new("Fältet anges två gånger.", "The field is given twice.")));
            }
            else if (field.Value.ValueKind is not JsonValueKind.Null)
            {
                Check(field.Value, type.Options.GetTypeInfo(property.PropertyType), place, faults);
            }
            else if (!property.IsSetNullable || property.IsRequired && IsValue(property.PropertyType))
            {
                faults.Add(Missing(place));
            }
        }
        foreach (
            var property in type.Properties.Where(property => property.IsRequired && !seen.Contains(property.Name))
        )
        {
            faults.Add(Missing($"{pointer}/{property.Name}"));
        }
    }

    private static void CheckValue(JsonElement json, JsonTypeInfo type, string pointer, List<FieldProblem> faults)
    {
        try
        {
            if (json.ValueKind is JsonValueKind.String && json.GetString()!.Any(IsForbidden))
            {
                faults.Add(
                    new(
                        pointer,
                        "control-character",
                        new("Texten innehåller osynliga styrtecken.", "The text contains invisible control characters.")
                    )
                );
                return;
            }
            json.Deserialize(type);
        }
        catch (Exception fault)
            when (fault
                    is JsonException
                        or FormatException
                        or InvalidOperationException
                        or ArgumentException
                        or OverflowException
            )
        {
            faults.Add(new(pointer, "wrong-value", Expected(type)));
        }
    }

    private static bool Is(JsonElement json, JsonValueKind kind, string pointer, List<FieldProblem> faults)
    {
        if (json.ValueKind == kind)
        {
            return true;
        }
        faults.Add(
            new(
                pointer,
                "wrong-value",
                kind is JsonValueKind.Array
                    ? new("Här ska stå en lista, [ … ].", "A list, [ … ], is expected here.")
                    : new("Här ska stå ett objekt, { … }.", "An object, { … }, is expected here.")
            )
        );
        return false;
    }

    private static FieldProblem Missing(string pointer) =>
        new(pointer, "missing", new("Fältet måste fyllas i.", "The field must be given."));

    private static bool IsValue(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null;

    // Line breaks and tabs belong in texts; the other control characters only ever hide something.
    private static bool IsForbidden(char character) =>
        char.IsControl(character) && character is not ('\n' or '\r' or '\t');

    private static LocalizedText Expected(JsonTypeInfo info) =>
        (Nullable.GetUnderlyingType(info.Type) ?? info.Type) switch
        {
            { IsEnum: true } type => Choice(type, info),
            var type when type == typeof(string) => new(
                "Här ska stå en text inom citattecken.",
                "A text in quotes is expected."
            ),
            var type when type == typeof(bool) => new("Här ska stå true eller false.", "True or false is expected."),
            var type when type == typeof(int) || type == typeof(long) => new(
                "Här ska stå ett heltal utan citattecken.",
                "A whole number without quotes is expected."
            ),
            var type when type == typeof(decimal) => new(
                "Här ska stå ett tal utan citattecken.",
                "A number without quotes is expected."
            ),
            var type when type == typeof(Money) => new(
                "Här ska stå ett belopp i kronor utan citattecken, med högst två decimaler.",
                "An amount in kronor without quotes, with at most two decimals, is expected."
            ),
            var type when type == typeof(DateOnly) => new(
                "Här ska stå ett datum, ÅÅÅÅ-MM-DD.",
                "A date, YYYY-MM-DD, is expected."
            ),
            var type when type == typeof(DateTimeOffset) => new(
                "Här ska stå en tidpunkt, till exempel 2027-03-15T12:00:00+01:00.",
                "A point in time is expected, such as 2027-03-15T12:00:00+01:00."
            ),
            _ => new("Värdet har fel form.", "The value has the wrong form."),
        };

    private static LocalizedText Choice(Type type, JsonTypeInfo info)
    {
        var names = string.Join(
            ", ",
            Enum.GetValues(type)
                .Cast<object>()
                .Select(value => JsonSerializer.SerializeToElement(value, info).GetString())
        );
        return new($"Välj ett av: {names}.", $"Choose one of: {names}.");
    }
}
