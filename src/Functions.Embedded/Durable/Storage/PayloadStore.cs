using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Functions.Embedded.Durable.Storage;

/// <summary>Texts in table properties, or in a blob when a property cannot hold them.</summary>
internal sealed class PayloadStore(BlobContainerClient container)
{
    /// <summary>UTF-16 units; a property holds 64 KiB, and an entity and a transaction have limits of their own.</summary>
    private const int LargestInline = 30_000;
    private const string BlobSuffix = "Blob";

    /// <summary>Sets a property, writing a blob first when needed.</summary>
    /// <returns>The blob's name, or null.</returns>
    public async ValueTask<string?> WriteAsync(
        TableEntity entity,
        string property,
        string? text,
        CancellationToken cancellationToken
    )
    {
        // A merge does not remove properties, so an absent text is an empty one: JSON never is.
        var name = text is { Length: > LargestInline } ? $"{entity.PartitionKey}/{Guid.NewGuid():N}" : null;
        if (name is not null)
        {
            await container
                .UploadBlobAsync(name, BinaryData.FromString(text!), cancellationToken)
                .ConfigureAwait(false);
        }

        entity[property] = name is null ? text ?? "" : "";
        entity[property + BlobSuffix] = name ?? "";
        return name;
    }

    /// <summary>The name of the blob behind a property, or null.</summary>
    public static string? BlobOf(TableEntity entity, string property) =>
        entity.GetString(property + BlobSuffix) is { Length: > 0 } name ? name : null;

    /// <summary>Reads a property, or the blob behind it.</summary>
    public async ValueTask<string?> ReadAsync(TableEntity entity, string property, CancellationToken cancellationToken)
    {
        if (BlobOf(entity, property) is { } name)
        {
            var blob = await container
                .GetBlobClient(name)
                .DownloadContentAsync(cancellationToken)
                .ConfigureAwait(false);
            return blob.Value.Content.ToString();
        }

        return entity.GetString(property) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Deletes blobs that nothing refers to any more.</summary>
    public async Task DeleteAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            await container.DeleteBlobIfExistsAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes every blob of an instance.</summary>
    public async Task DeleteAllAsync(string partitionKey, CancellationToken cancellationToken)
    {
        var options = new Azure.Storage.Blobs.Models.GetBlobsOptions { Prefix = partitionKey + "/" };
        await foreach (var blob in container.GetBlobsAsync(options, cancellationToken).ConfigureAwait(false))
        {
            await container
                .DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
