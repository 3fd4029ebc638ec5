using System.Text.Json;

namespace Funding.Core;

/// <summary>Whether values can be rules. Every fault names the value's place, such as <c>/values/reviewDays</c>.</summary>
internal static class RuleCheck
{
    // The longest is a list of criteria with a sentence each.
    private const int LongestValue = 20_000;

    /// <summary>Faults that show without knowing the other numbers: no such rule, or not that kind of value.</summary>
    internal static IEnumerable<FieldProblem> Shape(IReadOnlyDictionary<string, JsonElement> values) =>
        values.Count == 0
            ? [Problem.Required("/values")]
            : values.Select(v => Shape(v.Key, v.Value)).OfType<FieldProblem>();

    /// <summary>Faults of the named numbers among all.</summary>
    internal static IEnumerable<FieldProblem> Of(AssociationRules rules, IEnumerable<string> names) =>
        names.Select(RuleCatalogue.Find).OfType<RuleField>().Where(field => !field.Holds(rules)).Select(f => f.Fault);

    private static FieldProblem? Shape(string name, JsonElement value)
    {
        if (RuleCatalogue.Find(name) is not { } field)
        {
            return Problem.UnknownReference(
                $"/values/{name}",
                "Det finns ingen regel med det namnet. Kontrollera stavningen.",
                "There is no rule of that name. Check the spelling."
            );
        }

        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return field.Optional ? null : Problem.Required(field.Place);
        }

        return value.GetRawText().Length <= LongestValue && IsOfKind(name, value) ? null : field.Fault;
    }

    private static bool IsOfKind(string name, JsonElement value)
    {
        try
        {
            RuleValues.Over(
                new AssociationRules(),
                new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [name] = value }
            );
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
