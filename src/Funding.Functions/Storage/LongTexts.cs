using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;

namespace Funding.Functions.Storage;

/// <summary>
/// Texts that belong to a row but may be longer than a row can be: then they stand in the container <c>states</c> under a
/// name that is never used twice, written before the row that names it. A blob whose row never came is referred to by
/// nothing and does no harm.
/// </summary>
internal sealed class LongTexts(StorageClients clients)
{
    /// <summary>Puts <paramref name="text"/> into the row, or into a blob that the row names.</summary>
    public async Task WriteAsync(
        TableEntity row,
        string name,
        string text,
        string blobName,
        CancellationToken cancellationToken
    )
    {
        if (text.Length <= EntityText.RowLength)
        {
            EntityText.Write(row, name, text);
            return;
        }
        row[name + "Blob"] = blobName;
        try
        {
            await clients
                .States.GetBlobClient(blobName)
                .UploadAsync(
                    BinaryData.FromString(text),
                    new BlobUploadOptions
                    {
                        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                        HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                    },
                    cancellationToken
                );
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            // Our own first attempt, whose answer was lost: the name holds the change's id, so nobody else writes it.
        }
    }

    /// <summary>The text that <see cref="WriteAsync"/> put there.</summary>
    /// <exception cref="InvalidDataException">The row has none.</exception>
    public async Task<string> ReadAsync(TableEntity row, string name, CancellationToken cancellationToken)
    {
        if (EntityText.Read(row, name) is { } text)
        {
            return text;
        }
        var blobName =
            row.GetString(name + "Blob")
            ?? throw new InvalidDataException($"The row {row.PartitionKey} {row.RowKey} has no {name}.");
        var blob = await clients.States.GetBlobClient(blobName).DownloadContentAsync(cancellationToken);
        return blob.Value.Content.ToString();
    }
}
