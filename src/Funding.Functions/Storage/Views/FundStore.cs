using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>
/// What applications take out of each year's frame: a row per application in a partition per association and year, written with
/// the lists, so that a year is read without looking at any case.
/// </summary>
public sealed class FundStore
{
    private const int Tries = 50;
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
        List<FundUse> uses = [];
        await foreach (
            var row in _clients.Views.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
                cancellationToken: cancellationToken
            )
        )
        {
            uses.Add(Read(row, year));
        }
        return uses;
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
            var shown = await _clients.Views.GetEntityIfExistsAsync<TableEntity>(
                partition,
                application.Id.ToString(),
                cancellationToken: cancellationToken
            );
            if (shown.HasValue && shown.Value!.GetInt64("Version") >= application.Version)
            {
                return;
            }
            var row = Write(partition, use, application.Version);
            try
            {
                await (
                    shown.HasValue
                        ? _clients.Views.UpdateEntityAsync(
                            row,
                            shown.Value!.ETag,
                            TableUpdateMode.Replace,
                            cancellationToken
                        )
                        : _clients.Views.AddEntityAsync(row, cancellationToken)
                );
                return;
            }
            catch (RequestFailedException conflict) when (conflict.IsConflict())
            {
                // Another version came in between, or our own first attempt, whose answer was lost: the next look tells.
            }
        }
        throw new StorageConflictException("The fund could not be brought up to date: too many changes at once.");
    }

    private static string Partition(string association, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"fund|{association}|{year}");

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
