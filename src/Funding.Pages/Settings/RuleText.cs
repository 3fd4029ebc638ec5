using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Funding.Core;
using Funding.Pages.Applying;
using Funding.Pages.Formatting;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Settings;

/// <summary>Rules' values as people read and type them, in the language of the page.</summary>
public sealed class RuleText(IStringLocalizer<Texts> texts)
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en" ? "en" : "sv";

    private static readonly char[] _separators = [',', ';', ' ', '\n', '\r', '\t'];

    /// <summary>The value in a sentence or a table.</summary>
    public string Shown(RuleField field, JsonElement? value) =>
        value is not { ValueKind: not JsonValueKind.Null } given
            ? field.Absent.In(Language)
            : field.Kind switch
            {
                RuleKind.Amount => Formats.Kronor(given.GetDecimal()),
                RuleKind.Bytes => Formats.FileSize(given.GetInt64()),
                RuleKind.Criteria => string.Join(
                    " · ",
                    given
                        .EnumerateArray()
                        .Select(row => $"{Of(row.GetProperty("name"), Language)} ({Of(row, "weight")})")
                ),
                RuleKind.YesNo => texts[given.GetBoolean() ? "Settings.Yes" : "Settings.No"],
                _ => Typed(field, given) is { Length: > 0 } text
                    ? text.Replace("\n", " · ", StringComparison.Ordinal)
                    : texts["Settings.Nothing"],
            };

    /// <summary>The value as its field is filled in.</summary>
    public string Typed(RuleField field, JsonElement? value) =>
        value is not { ValueKind: not JsonValueKind.Null } given
            ? ""
            : field.Kind switch
            {
                RuleKind.Count or RuleKind.Bytes => given.GetInt64().ToString(CultureInfo.InvariantCulture),
                RuleKind.Amount => Formats.Typed(given.GetDecimal()),
                RuleKind.YesNo => given.GetBoolean() ? "true" : "false",
                RuleKind.DayList => string.Join(", ", given.EnumerateArray().Select(day => day.GetRawText())),
                RuleKind.Fraction => Part(given),
                RuleKind.YearDays => string.Join(
                    ", ",
                    given.EnumerateArray().Select(day => $"{day.GetProperty("day")}/{day.GetProperty("month")}")
                ),
                RuleKind.Criteria => Lines(
                    given,
                    row =>
                        [
                            Of(row, "id"),
                            Of(row, "weight"),
                            Of(row.GetProperty("name"), "sv"),
                            Of(row.GetProperty("name"), "en"),
                        ]
                ),
                RuleKind.CostShares => Lines(given, row => [Word<CostType>(Of(row, "costType")), Of(row, "percent")]),
                RuleKind.Majorities => Lines(
                    given,
                    row =>
                        [
                            Word<DecisionKind>(Of(row, "decision")),
                            Part(row.GetProperty("fraction")),
                            .. row.TryGetProperty("over", out var over)
                                ? [Formats.Typed(over.GetDecimal())]
                                : (string[])[],
                        ]
                ),
            };

    /// <summary>What was typed as a value; false when it cannot be understood. Nothing typed is no value.</summary>
    public bool TryRead(RuleField field, string typed, out JsonElement value)
    {
        var node =
            typed.Trim().Length == 0
                ? field.Kind is RuleKind.DayList or RuleKind.YearDays or RuleKind.CostShares or RuleKind.Majorities
                    ? new JsonArray()
                    : null
                : Read(field.Kind, typed.Trim());
        value = JsonElement.Parse(node?.ToJsonString() ?? "null");
        return node is not null || (typed.Trim().Length == 0 && field.Optional);
    }

    private JsonNode? Read(RuleKind kind, string typed) =>
        kind switch
        {
            RuleKind.Count or RuleKind.Bytes => Formatting.Typed.TryAmount(typed, out var count)
            && count == decimal.Truncate(count)
                ? JsonValue.Create((long)count)
                : null,
            RuleKind.Amount => Formatting.Typed.TryAmount(typed, out var amount) ? JsonValue.Create(amount) : null,
            RuleKind.YesNo => typed is "true" or "false" ? JsonValue.Create(typed is "true") : null,
            RuleKind.DayList => List(typed.Split(_separators, StringSplitOptions.RemoveEmptyEntries), Day),
            RuleKind.YearDays => List(typed.Split(_separators, StringSplitOptions.RemoveEmptyEntries), YearDay),
            RuleKind.Fraction => Part(typed),
            RuleKind.Criteria => List(Rows(typed), Criterion),
            RuleKind.CostShares => List(Rows(typed), CostShare),
            RuleKind.Majorities => List(Rows(typed), Majority),
        };

    private static JsonArray? List(IEnumerable<string> items, Func<string, JsonNode?> read)
    {
        var list = new JsonArray();
        foreach (var item in items)
        {
            if (read(item) is not { } node)
            {
                return null;
            }
            list.Add(node);
        }
        return list;
    }

    private static JsonValue? Day(string typed) =>
        int.TryParse(typed.Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day)
            ? JsonValue.Create(day)
            : null;

    private static JsonObject? YearDay(string typed) =>
        typed.Split('/') is [var day, var month] && Number(day) is { } d && Number(month) is { } m
            ? new JsonObject { ["month"] = m, ["day"] = d }
            : null;

    private static JsonObject? Part(string typed) =>
        typed.Split('/') is [var some, var all] && Number(some) is { } numerator && Number(all) is { } denominator
            ? new JsonObject { ["numerator"] = numerator, ["denominator"] = denominator }
            : null;

    private static JsonObject? Criterion(string row) =>
        Cells(row) is [var id, var weight, var sv, var en] && Number(weight) is { } counts
            ? new JsonObject
            {
                ["id"] = id,
                ["name"] = new JsonObject { ["sv"] = sv, ["en"] = en },
                ["weight"] = counts,
            }
            : null;

    private JsonObject? CostShare(string row) =>
        Cells(row) is [var kind, var percent] && Value<CostType>(kind) is { } cost && Number(percent) is { } share
            ? new JsonObject { ["costType"] = cost, ["percent"] = share }
            : null;

    private JsonObject? Majority(string row)
    {
        if (
            Cells(row) is not [var kind, var part, .. var rest]
            || rest.Length > 1
            || Value<DecisionKind>(kind) is not { } decision
            || Part(part) is not { } fraction
        )
        {
            return null;
        }
        var majority = new JsonObject { ["decision"] = decision, ["fraction"] = fraction };
        if (rest is [{ Length: > 0 } over])
        {
            if (!Formatting.Typed.TryAmount(over, out var amount))
            {
                return null;
            }
            majority["over"] = amount;
        }
        return majority;
    }

    private static int? Number(string typed) =>
        int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string[] Rows(string typed) =>
        typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Cells(string row) => row.Split(';', StringSplitOptions.TrimEntries);

    private static string Lines(JsonElement rows, Func<JsonElement, IEnumerable<string>> cells) =>
        string.Join('\n', rows.EnumerateArray().Select(row => string.Join("; ", cells(row))));

    private static string Of(JsonElement row, string name) => row.GetProperty(name).ToString();

    private static string Part(JsonElement part) =>
        $"{part.GetProperty("numerator")}/{part.GetProperty("denominator")}";

    private string Word<T>(string camelCase)
        where T : struct, Enum =>
        Enum.TryParse<T>(camelCase, ignoreCase: true, out var value) ? texts.Word(value) : camelCase;

    // The word on the page, or the name in the API.
    private string? Value<T>(string typed)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (
                string.Equals(texts.Word(value), typed, StringComparison.OrdinalIgnoreCase)
                || string.Equals(value.ToString(), typed, StringComparison.OrdinalIgnoreCase)
            )
            {
                return JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
            }
        }
        return null;
    }
}
