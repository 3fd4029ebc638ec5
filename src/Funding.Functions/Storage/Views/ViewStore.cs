using System.Globalization;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>
/// The lists. All rows of an application stand in one partition, so that one transaction moves it from list to list; the
/// row <c>application|{id}</c> holds the version shown, and its ETag lets no older one overwrite a newer.
/// </summary>
public sealed class ViewStore
{
    private const string Partition = "applications";
    private readonly VersionedLists _lists;

    internal ViewStore(StorageClients clients) => _lists = new(clients, Partition);

    /// <summary>A page of a list, latest first.</summary>
    /// <exception cref="FormatException">The continuation is none.</exception>
    internal Task<StoredPage<ViewRow>> ListAsync(
        ViewList list,
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    ) => _lists.PageAsync(list.Prefix, continuation, pageSize, ViewColumns.Read, cancellationToken);

    /// <summary>Brings the lists up to this version of the application, unless they show a newer one.</summary>
    internal Task UpdateAsync(Application application, CancellationToken cancellationToken)
    {
        var row = ViewRow.Of(application);
        return _lists.ShowAsync(
            $"application|{application.Id}",
            application.Version,
            [.. ViewList.Of(row).Select(list => list.Key(row))],
            key => ViewColumns.Write(Partition, key, row),
            cancellationToken
        );
    }
}

/// <summary>A line of the lists as a row.</summary>
internal static class ViewColumns
{
    internal static TableEntity Write(string partition, string key, ViewRow row) =>
        new(partition, key)
        {
            ["Id"] = row.Id.Value,
            ["Stage"] = row.Stage.ToString(),
            ["CaseNumber"] = row.CaseNumber?.ToString(),
            ["Title"] = row.Title,
            ["Applicant"] = row.Applicant,
            ["Owner"] = row.Owner.ToString(),
            ["CoApplicants"] = row.CoApplicants,
            ["Sought"] = row.Sought.Ore,
            ["Granted"] = row.Granted.Ore,
            ["Paid"] = row.Paid.Ore,
            ["CreatedAt"] = row.CreatedAt,
            ["SubmittedAt"] = row.SubmittedAt,
            ["Recovered"] = row.Recovered.Ore,
            ["AwaitsReport"] = row.AwaitsReport,
            ["Tasks"] = row.Tasks,
            ["Next"] = row.Next,
        };

    internal static ViewRow Read(TableEntity row) =>
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
