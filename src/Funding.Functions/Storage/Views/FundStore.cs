using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>
/// What applications take out of each year's frame: a row per application in a partition per association and year, written with
/// the lists, so that a year is read without looking at any case. Beside them stand the year's sums, changed in the same
/// transaction as the row that they change with, so that they are exact and one small query whatever the number of cases.
/// </summary>
/// <remarks>
/// The sums stand in sixteen rows, by the last digit of the application's id, so that two payments at the same moment seldom want
/// the same row. What release 1.0 wrote stands in partitions of another name, without sums: it is read with the rest, and moves
/// when its case changes or the lists are rebuilt.
/// </remarks>
public sealed class FundStore
{
    private const int Tries = 100;

    // After every application's id, which is a hexadecimal number.
    private const string Sums = "sum|";
    private readonly StorageClients _clients;

    internal FundStore(StorageClients clients) => _clients = clients;

    /// <summary>What applications take out of the year.</summary>
    internal async Task<IReadOnlyList<FundUse>> UsesAsync(
        string association,
        int year,
        CancellationToken cancellationToken
    )
    {
        var partition = Partition(association, year);
        var rows = await AllAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {Sums}"),
            cancellationToken
        );
        return
        [
            .. rows.Concat(await FirstReleaseAsync(association, year, cancellationToken))
                .DistinctBy(row => row.RowKey, StringComparer.Ordinal)
                .Select(row => Read(row, year)),
        ];
    }

    /// <summary>The year's money: at most two storage transactions once the rows of release 1.0 have moved.</summary>
    internal async Task<FundSums> SumsAsync(string association, int year, CancellationToken cancellationToken)
    {
        var partition = Partition(association, year);
        var sums = await AllAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {partition} and RowKey ge {Sums} and RowKey lt {Sums + "~"}"
            ),
            cancellationToken
        );
        return sums.Concat(await FirstReleaseAsync(association, year, cancellationToken))
            .Aggregate(FundSums.None, (sum, row) => sum + SumsOf(row));
    }

    /// <summary>Brings the rows of a granted application up to this version, unless they show a newer one.</summary>
    internal async Task UpdateAsync(Application application, CancellationToken cancellationToken)
    {
        foreach (var use in FundUse.Of(application))
        {
            await UpdateAsync(application, use, cancellationToken);
        }
    }

    private async Task UpdateAsync(Application application, FundUse use, CancellationToken cancellationToken)
    {
        var partition = Partition(application.Association.Code, use.Year);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var shown = await FindAsync(partition, application.Id.ToString(), cancellationToken);
            if (shown?.GetInt64("Version") >= application.Version)
            {
                return;
            }
            if (shown is null)
            {
                // First away there, then here: between the two nothing is counted twice, and what delivers this tries again.
                await _clients.Views.DeleteEntityAsync(
                    FirstRelease(application.Association.Code, use.Year),
                    application.Id.ToString(),
                    ETag.All,
                    cancellationToken
                );
            }
            var row = Write(partition, use, application.Version);
            List<TableTransactionAction> actions =
            [
                shown is null
                    ? new(TableTransactionActionType.Add, row)
                    : new(TableTransactionActionType.UpdateReplace, row, shown.ETag),
            ];
            var change = SumsOf(row) - (shown is null ? FundSums.None : SumsOf(shown));
            if (change != FundSums.None)
            {
                actions.Add(
                    await SumAsync(partition, Sums + use.Application.ToString()[^1], change, cancellationToken)
                );
            }
            try
            {
                await _clients.Views.SubmitTransactionAsync(actions, cancellationToken);
                return;
            }
            catch (RequestFailedException conflict) when (conflict.IsConflict())
            {
                // Another version or another case came in between, or our own first attempt, whose answer was lost: the
                // next look tells.
            }
        }
        throw new StorageConflictException("The fund could not be brought up to date: too many changes at once.");
    }

    private async Task<TableTransactionAction> SumAsync(
        string partition,
        string key,
        FundSums change,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(partition, key, cancellationToken);
        var sums = (found is null ? FundSums.None : SumsOf(found)) + change;
        var row = new TableEntity(partition, key)
        {
            ["Committed"] = sums.Committed.Ore,
            ["Paid"] = sums.Paid.Ore,
            ["Recovered"] = sums.Recovered.Ore,
        };
        return found is null
            ? new(TableTransactionActionType.Add, row)
            : new(TableTransactionActionType.UpdateReplace, row, found.ETag);
    }

    private async Task<TableEntity?> FindAsync(string partition, string key, CancellationToken cancellationToken)
    {
        var found = await _clients.Views.GetEntityIfExistsAsync<TableEntity>(
            partition,
            key,
            cancellationToken: cancellationToken
        );
        return found.HasValue ? found.Value : null;
    }

    private Task<IReadOnlyList<TableEntity>> FirstReleaseAsync(
        string association,
        int year,
        CancellationToken cancellationToken
    ) =>
        AllAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {FirstRelease(association, year)}"),
            cancellationToken
        );

    private async Task<IReadOnlyList<TableEntity>> AllAsync(string filter, CancellationToken cancellationToken)
    {
        List<TableEntity> rows = [];
        await foreach (var row in _clients.Views.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }
        return rows;
    }

    private static string Partition(string association, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"fund-year|{association}|{year}");

    private static string FirstRelease(string association, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"fund|{association}|{year}");

    private static FundSums SumsOf(TableEntity row) =>
        new(
            new Money(row.GetInt64("Committed")!.Value),
            new Money(row.GetInt64("Paid")!.Value),
            new Money(row.GetInt64("Recovered")!.Value)
        );

    private static TableEntity Write(string partition, FundUse use, long version) =>
        new(partition, use.Application.ToString())
        {
            ["Version"] = version,
            ["CaseNumber"] = use.CaseNumber,
            ["Title"] = use.Title.Length <= 300 ? use.Title : use.Title[..299] + "…",
            ["Committed"] = use.Committed.Ore,
            ["Paid"] = use.Paid.Ore,
            ["Recovered"] = use.Recovered.Ore,
        };

    private static FundUse Read(TableEntity row, int year) =>
        new(
            ApplicationId.Parse(row.RowKey, CultureInfo.InvariantCulture),
            year,
            row.GetString("CaseNumber"),
            row.GetString("Title"),
            new Money(row.GetInt64("Committed")!.Value),
            new Money(row.GetInt64("Paid")!.Value),
            new Money(row.GetInt64("Recovered")!.Value)
        );
}
