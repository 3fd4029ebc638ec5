using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Funding.Functions.Tests.Running;

/// <summary>All that is stored: every row and every file, with the version of each.</summary>
internal sealed class StorageDump(string connectionString)
{
    // Counting addresses that lead nowhere is what this one is for; a sign-in link that was used is such a one.
    private const string Counted = "Limits";
    private readonly TableServiceClient _tables = new(connectionString);
    private readonly BlobServiceClient _blobs = new(connectionString);

    internal async Task<IReadOnlyDictionary<string, string>> ReadAsync()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var table in _tables.QueryAsync())
        {
            if (table.Name == Counted)
            {
                continue;
            }
            await foreach (var row in _tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                all[$"{table.Name} {row.PartitionKey} {row.RowKey}"] = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.ETag} {row.Count}"
                );
            }
        }
        await foreach (var container in _blobs.GetBlobContainersAsync())
        {
            await foreach (var blob in _blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
            {
                all[$"{container.Name} {blob.Name}"] = blob.Properties.ETag?.ToString() ?? "";
            }
        }
        return all;
    }
}
