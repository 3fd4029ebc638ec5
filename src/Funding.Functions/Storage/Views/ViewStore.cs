using System.Globalization;
using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>
/// The lists. All rows of an application stand in one partition, so that one transaction moves it from list to list; the
/// row <c>application|{id}</c> holds the version shown, and its ETag lets no older one overwrite a newer.
/// </summary>
public sealed partial class ViewStore
{
    private const string Partition = "applications";
    private const int Tries = 50;
    private readonly StorageClients _clients;

    internal ViewStore(StorageClients clients) => _clients = clients;

    /// <summary>A page of a list, latest first.</summary>
    /// <exception cref="FormatException">The continuation is none.</exception>
    internal async Task<StoredPage<ViewRow>> ListAsync(
        ViewList list,
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    )
    {
        if (continuation is not null && !Continuation().IsMatch(continuation))
        {
            throw new FormatException("Not a continuation of a list.");
        }
        var (from, to) = (list.Prefix + continuation, list.Prefix + "~");
        var page = await _clients
            .Views.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {from} and RowKey lt {to}"),
                pageSize,
                cancellationToken: cancellationToken
            )
            .FirstPageAsync(cancellationToken);
        return new StoredPage<ViewRow>(
            [.. page.Values.Select(ViewColumns.Read)],
            page.ContinuationToken is null ? null : page.Values[^1].RowKey[list.Prefix.Length..]
        );
    }

    /// <summary>Brings the lists up to this version of the application, unless they show a newer one.</summary>
    internal async Task UpdateAsync(Application application, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await TryUpdateAsync(application, cancellationToken))
            {
                return;
            }
        }
        throw new StorageConflictException("The lists could not be brought up to date: too many changes at once.");
    }

    private async Task<bool> TryUpdateAsync(Application application, CancellationToken cancellationToken)
    {
        var shown = await _clients.Views.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            Shown(application.Id),
            cancellationToken: cancellationToken
        );
        if (shown.HasValue && shown.Value!.GetInt64("Version") >= application.Version)
        {
            return true;
        }
        var row = ViewRow.Of(application);
        var keys = ViewList.Of(row).Select(list => list.Key(row)).ToList();
        var before = shown.HasValue ? shown.Value!.GetString("Keys").Split('\n') : [];
        var head = new TableEntity(Partition, Shown(application.Id))
        {
            ["Version"] = application.Version,
            ["Keys"] = string.Join('\n', keys),
        };
        List<TableTransactionAction> actions =
        [
            shown.HasValue
                ? new(TableTransactionActionType.UpdateReplace, head, shown.Value!.ETag)
                : new(TableTransactionActionType.Add, head),
            .. keys.Select(key => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace,
                ViewColumns.Write(Partition, key, row)
            )),
            .. before
                .Except(keys, StringComparer.Ordinal)
                .Select(key => new TableTransactionAction(
                    TableTransactionActionType.Delete,
                    new TableEntity(Partition, key),
                    ETag.All
                )),
        ];
        try
        {
            await _clients.Views.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Another version came in between, or our own first attempt, whose answer was lost: the next look tells.
            return false;
        }
    }

    private static string Shown(ApplicationId id) => $"application|{id}";

    [GeneratedRegex("^[0-9]{19}\\|[0-9a-f-]{36}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Continuation();
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
            row.GetBoolean("AwaitsReport") ?? false
        );
}
