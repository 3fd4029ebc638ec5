using System.Text.Json.Nodes;

namespace Funding.Local.Demo.Many;

/// <summary>Makes one of many applications: a sample with short texts, one year long, with amounts of its own.</summary>
internal static class ManyForm
{
    /// <summary>The year that all of them are about.</summary>
    internal const int Year = 2027;

    private const int LongestText = 110;

    internal static JsonObject Of(string sample, int number, Random chance)
    {
        var form = Samples.Application(sample);
        form.Remove("attachments");
        foreach (var (name, value) in form.ToList())
        {
            if (value is JsonValue text && text.TryGetValue<string>(out var words) && words.Length > LongestText)
            {
                form[name] =
                    words[..(words.LastIndexOf(' ', LongestText) is > 0 and var end ? end : LongestText)] + " …";
            }
        }

        form["title"] = $"Projekt {number}: {form["title"]!.GetValue<string>()}";
        form["period"] = new JsonObject
        {
            ["start"] = LifeScript.Text(new DateOnly(Year, 1 + chance.Next(5), 1)),
            ["end"] = LifeScript.Text(new DateOnly(Year, 12, 31)),
        };
        form["budget"] = Budget(form["budget"]!, chance);
        return form;
    }

    // One year's rows, each multiplied by the same number: 150 000 to about a million kronor are sought.
    private static JsonObject Budget(JsonNode budget, Random chance)
    {
        var year = budget["rows"]![0]!["year"]!.GetValue<int>();
        var whole = Rows(budget, "sought", year).Sum(Amount);
        var share = chance.Next(150, 1000) * 1000m / whole;
        var rows = Scaled(Rows(budget, "rows", year), share);
        var coFunding = Scaled(Rows(budget, "coFunding", year), share);
        return new JsonObject
        {
            ["sought"] = new JsonArray(
                new JsonObject { ["year"] = Year, ["amount"] = rows.Sum(Amount) - coFunding.Sum(Amount) }
            ),
            ["rows"] = rows,
            ["coFunding"] = coFunding,
        };
    }

    private static IEnumerable<JsonNode> Rows(JsonNode budget, string part, int year) =>
        budget[part]!.AsArray().OfType<JsonNode>().Where(row => row["year"]!.GetValue<int>() == year);

    private static JsonArray Scaled(IEnumerable<JsonNode> rows, decimal share) =>
        [
            .. rows.Select(row =>
            {
                var scaled = row.DeepClone();
                scaled["year"] = Year;
                scaled["amount"] = decimal.Round(Amount(row) * share, 0);
                return scaled;
            }),
        ];

    private static decimal Amount(JsonNode? row) => row!["amount"]!.GetValue<decimal>();
}
