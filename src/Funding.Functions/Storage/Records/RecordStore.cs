using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;

namespace Funding.Functions.Storage.Records;

/// <summary>What a document became when it was stored.</summary>
/// <param name="Sha256">Lower-case hexadecimal hash of its bytes.</param>
/// <param name="Length">Bytes.</param>
internal sealed record StoredRecord(string Sha256, long Length);

/// <summary>What a stored document is when it is read.</summary>
internal abstract record RecordReading
{
    private RecordReading() { }

    /// <summary>The document, and its bytes are the registered ones.</summary>
    internal sealed record Whole(byte[] Bytes) : RecordReading;

    /// <summary>The document is not there, or its bytes are not the registered ones.</summary>
    internal sealed record Altered : RecordReading;
}

/// <summary>
/// Generated documents in the private container <c>records</c>, named <c>{aggregate}/{record}.html</c>. A name is written once and never
/// again: whoever comes second, after a crash or with newer texts, finds what was stored first.
/// </summary>
internal sealed class RecordStore(StorageClients clients)
{
    /// <summary>Stores a document, unless one has been stored under its name: then that one counts.</summary>
    internal async Task<StoredRecord> SaveAsync(
        AggregateRef of,
        string recordId,
        byte[] bytes,
        CancellationToken cancellationToken
    )
    {
        var blob = clients.Records.GetBlobClient(Name(of, recordId));
        try
        {
            await blob.UploadAsync(
                new BinaryData(bytes),
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    HttpHeaders = new BlobHttpHeaders { ContentType = "text/html; charset=utf-8" },
                },
                cancellationToken
            );
            return Described(bytes);
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            var stored = await blob.DownloadContentAsync(cancellationToken);
            return Described(stored.Value.Content.ToArray());
        }
    }

    /// <summary>The document, if it still is what was registered.</summary>
    internal async Task<RecordReading> ReadAsync(
        AggregateRef of,
        string recordId,
        string sha256,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var blob = await clients.Records.GetBlobClient(Name(of, recordId)).DownloadContentAsync(cancellationToken);
            var bytes = blob.Value.Content.ToArray();
            return string.Equals(Described(bytes).Sha256, sha256, StringComparison.Ordinal)
                ? new RecordReading.Whole(bytes)
                : new RecordReading.Altered();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return new RecordReading.Altered();
        }
    }

    internal static string Name(AggregateRef of, string recordId) => $"{of.Partition}/{recordId}.html";

    private static StoredRecord Described(byte[] bytes) =>
        new(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
}
