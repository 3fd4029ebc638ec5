using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Funding.Functions.Files.Scanning;

/// <summary>A file in quarantine, as a scanner may look at it.</summary>
internal sealed class QuarantinedFile(BlockBlobClient blob, DateTimeOffset storedAt)
{
    /// <summary>When its content was stored.</summary>
    internal DateTimeOffset StoredAt => storedAt;

    /// <summary>The content, streamed.</summary>
    internal async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var download = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
        return download.Value.Content;
    }

    /// <summary>The blob's index tags.</summary>
    internal async Task<IDictionary<string, string>> TagsAsync(CancellationToken cancellationToken)
    {
        Response<GetBlobTagResult> tags = await blob.GetTagsAsync(cancellationToken: cancellationToken);
        return tags.Value.Tags;
    }
}
