using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>How a line is written into its row: short, as there are some twenty of each application's.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ViewRow))]
internal sealed partial class ViewJson : JsonSerializerContext;

/// <summary>A line of the lists as a row.</summary>
internal static class ViewColumns
{
    private const string Json = "Row";

    // Release 1.0 reads these lists by columns of their own, and runs beside this one while it is being replaced.
    private static readonly string[] _columnsToo = ["submitted|", "stage|", "awaiting-report|", "organisation"];

    internal static TableEntity Write(string partition, string key, ViewRow row)
    {
        var hasColumns = _columnsToo.Any(list => key.StartsWith(list, StringComparison.Ordinal));
        // What waits for the applicant and comes next is not shown in the office's own lists.
        var shown =
            hasColumns || key.StartsWith("waiting|", StringComparison.Ordinal)
                ? row
                : row with
                {
                    Tasks = "",
                    Next = "",
                };
        var entity = new TableEntity(partition, key)
        {
            [Json] = JsonSerializer.Serialize(shown, ViewJson.Default.ViewRow),
        };
        if (hasColumns)
        {
            AddColumns(entity, shown);
        }
        return entity;
    }

    internal static ViewRow Read(TableEntity row) =>
        row.GetString(Json) is { } json
            ? JsonSerializer.Deserialize(json, ViewJson.Default.ViewRow)!
            : ReadColumns(row);

    private static void AddColumns(TableEntity entity, ViewRow row)
    {
        entity["Id"] = row.Id.Value;
        entity["Stage"] = row.Stage.ToString();
        entity["CaseNumber"] = row.CaseNumber?.ToString();
        entity["Title"] = row.Title;
        entity["Applicant"] = row.Applicant;
        entity["Owner"] = row.Owner.ToString();
        entity["CoApplicants"] = row.CoApplicants;
        entity["Sought"] = row.Sought.Ore;
        entity["Granted"] = row.Granted.Ore;
        entity["Paid"] = row.Paid.Ore;
        entity["CreatedAt"] = row.CreatedAt;
        entity["SubmittedAt"] = row.SubmittedAt;
        entity["Recovered"] = row.Recovered.Ore;
        entity["AwaitsReport"] = row.AwaitsReport;
        entity["Tasks"] = row.Tasks;
        entity["Next"] = row.Next;
    }

    private static ViewRow ReadColumns(TableEntity row) =>
        new(
            new ApplicationId(row.GetGuid("Id")!.Value),
            Enum.Parse<ApplicationStage>(row.GetString("Stage")),
            row.GetString("CaseNumber") is { } number ? CaseNumber.Parse(number, CultureInfo.InvariantCulture) : null,
            row.GetString("Title"),
            row.GetString("Applicant"),
            OrganisationNumber.Parse(row.GetString("Owner"), CultureInfo.InvariantCulture),
            row.GetString("CoApplicants"),
            new Money(row.GetInt64("Sought")!.Value),
            new Money(row.GetInt64("Granted")!.Value),
            new Money(row.GetInt64("Paid")!.Value),
            row.GetDateTimeOffset("CreatedAt")!.Value,
            row.GetDateTimeOffset("SubmittedAt"),
            new Money(row.GetInt64("Recovered") ?? 0),
            row.GetBoolean("AwaitsReport") ?? false,
            row.GetString("Tasks") ?? "",
            row.GetString("Next") ?? ""
        );
}
