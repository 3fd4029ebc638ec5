using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Funding.Core;

namespace Funding.Functions.Storage.Attachments;

/// <summary>
/// Attached files in the container <c>attachments</c>, named <c>{application}/{document}</c>. A file passes through a buffer
/// of 4 MiB and never stands in memory whole. It becomes visible only when all of it has been taken: blocks of a broken
/// upload are not committed and Azure drops them after a week. A blob that no application refers to (the process died before
/// the command) is reachable by nobody; it goes when the application's files are disposed of.
/// </summary>
public sealed class AttachmentStore
{
    private readonly StorageClients _clients;

    internal AttachmentStore(StorageClients clients) => _clients = clients;

    internal const int BlockLength = 4 * 1024 * 1024;
    private const int MostEntries = 10_000;

    /// <summary>Takes a file, or refuses it without a trace.</summary>
    /// <param name="applicationId">Whose file.</param>
    /// <param name="fileName">The sender's name for it.</param>
    /// <param name="content">The file; read once, forward.</param>
    /// <param name="maxBytes">What is larger is refused while it arrives.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <param name="documentId">Id to give the document, for a repeat to hit the same blob; null makes one.</param>
    internal async Task<AttachmentUpload> SaveAsync(
        ApplicationId applicationId,
        string fileName,
        Stream content,
        long maxBytes,
        CancellationToken cancellationToken,
        string? documentId = null
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        var name = FileNames.Clean(fileName);
        if (FileKind.Of(name) is not { } kind)
        {
            return new AttachmentUpload.Refused(AttachmentRefusals.KindNotAllowed);
        }
        var id = documentId ?? Guid.NewGuid().ToString("N");
        var blob = Blob(applicationId, id);
        var buffer = ArrayPool<byte>.Shared.Rent(BlockLength);
        try
        {
            var upload = new Upload(blob, kind, maxBytes, buffer);
            return await upload.RunAsync(content, cancellationToken) is { } refusal
                ? new AttachmentUpload.Refused(refusal)
                : new AttachmentUpload.Stored(new Document(id, name, kind.ContentType, upload.Length, upload.Sha256));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The content, or null when there is none.</summary>
    internal async Task<Stream?> OpenReadAsync(
        ApplicationId applicationId,
        string documentId,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var download = await Blob(applicationId, documentId)
                .DownloadStreamingAsync(cancellationToken: cancellationToken);
            return download.Value.Content;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Removes the content; a repeat does nothing.</summary>
    internal Task DeleteAsync(ApplicationId applicationId, string documentId, CancellationToken cancellationToken) =>
        Blob(applicationId, documentId).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    private BlockBlobClient Blob(ApplicationId applicationId, string documentId) =>
        _clients.Attachments.GetBlockBlobClient($"{applicationId}/{documentId}");

    /// <summary>One file on its way.</summary>
    private sealed class Upload(BlockBlobClient blob, FileKind kind, long maxBytes, byte[] buffer)
    {
        private readonly List<string> _blocks = [];

        internal long Length { get; private set; }

        internal string Sha256 { get; private set; } = "";

        internal async Task<Refusal?> RunAsync(Stream content, CancellationToken cancellationToken)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            while (true)
            {
                var count = await content.ReadAtLeastAsync(
                    buffer.AsMemory(0, BlockLength),
                    BlockLength,
                    throwOnEndOfStream: false,
                    cancellationToken
                );
                if (Check(buffer.AsSpan(0, count)) is { } refusal)
                {
                    return refusal;
                }
                Length += count;
                hash.AppendData(buffer, 0, count);
                if (count == BlockLength)
                {
                    await StageAsync(count, cancellationToken);
                    continue;
                }
                Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
                return _blocks.Count == 0
                    ? await UploadSmallAsync(count, cancellationToken)
                    : await CommitAsync(count, cancellationToken);
            }
        }

        private Refusal? Check(ReadOnlySpan<byte> block)
        {
            if (Length + block.Length > maxBytes)
            {
                return AttachmentRefusals.TooLarge(maxBytes);
            }
            if (Length == 0 && block.Length == 0)
            {
                return AttachmentRefusals.Empty;
            }
            var asItBegins = Length == 0 || (kind.Signature == FileSignature.Text && block.Length > 0);
            return asItBegins && !kind.Matches(block) ? AttachmentRefusals.ContentDiffers : null;
        }

        private async Task<Refusal?> UploadSmallAsync(int count, CancellationToken cancellationToken)
        {
            using var content = new MemoryStream(buffer, 0, count, writable: false);
            if (!IsPackageAsPromised(content))
            {
                return AttachmentRefusals.ContentDiffers;
            }
            content.Position = 0;
            await blob.UploadAsync(content, new BlobUploadOptions { HttpHeaders = Headers() }, cancellationToken);
            return null;
        }

        private async Task<Refusal?> CommitAsync(int count, CancellationToken cancellationToken)
        {
            if (count > 0)
            {
                await StageAsync(count, cancellationToken);
            }
            await blob.CommitBlockListAsync(
                _blocks,
                new CommitBlockListOptions { HttpHeaders = Headers() },
                cancellationToken
            );
            if (kind.Signature != FileSignature.Zip)
            {
                return null;
            }
            // The table of contents stands at a package's end: it is read back, a few kilobytes, not the file.
            await using var stored = await blob.OpenReadAsync(
                new BlobOpenReadOptions(allowModifications: false) { BufferSize = 64 * 1024 },
                cancellationToken
            );
            if (IsPackageAsPromised(stored))
            {
                return null;
            }
            await blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);
            return AttachmentRefusals.ContentDiffers;
        }

        private async Task StageAsync(int count, CancellationToken cancellationToken)
        {
            var block = Convert.ToBase64String(BitConverter.GetBytes(_blocks.Count));
            using var content = new MemoryStream(buffer, 0, count, writable: false);
            await blob.StageBlockAsync(block, content, cancellationToken: cancellationToken);
            _blocks.Add(block);
        }

        private BlobHttpHeaders Headers() => new() { ContentType = kind.ContentType };

        private bool IsPackageAsPromised(Stream content)
        {
            if (kind.RequiredEntry is null)
            {
                return true;
            }
            try
            {
                using var package = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
                return package.Entries.Count <= MostEntries
                    && package.GetEntry(kind.RequiredEntry) is not null
                    // Macros run when the file is opened, whatever its name says.
                    && !package.Entries.Any(entry =>
                        entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                    );
            }
            catch (InvalidDataException)
            {
                return false;
            }
        }
    }
}
