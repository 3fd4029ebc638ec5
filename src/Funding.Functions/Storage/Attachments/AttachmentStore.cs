using System.Buffers;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Funding.Core;
using Funding.Functions.Files.Inspecting;
using Funding.Functions.Files.Scanning;

namespace Funding.Functions.Storage.Attachments;

/// <summary>
/// Attached files, named <c>{application}/{document}</c>: in the container <c>quarantine</c> until they have been scanned, in
/// <c>attachments</c> when they may be opened. A file passes through a buffer of 4 MiB and never stands in memory whole. It becomes
/// visible only when all of it has been taken: blocks of a broken upload are not committed and Azure drops them after a week. A blob
/// that no application refers to (the process died before the command) is reachable by nobody; <see cref="OrphanedFiles"/> deletes it.
/// </summary>
public sealed class AttachmentStore
{
    private readonly StorageClients _clients;
    private readonly IFileScanner _scanner;

    internal AttachmentStore(StorageClients clients, IFileScanner scanner) => (_clients, _scanner) = (clients, scanner);

    internal const int BlockLength = 4 * 1024 * 1024;

    /// <summary>Takes a file, or refuses it without a trace.</summary>
    /// <param name="applicationId">Whose file.</param>
    /// <param name="fileName">The sender's name for it.</param>
    /// <param name="content">The file; read once, forward.</param>
    /// <param name="room">What is larger is refused while it arrives.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <param name="documentId">Id to give the document, for a repeat to hit the same blob; null makes one.</param>
    internal async Task<AttachmentUpload> SaveAsync(
        ApplicationId applicationId,
        string fileName,
        Stream content,
        FileRoom room,
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
        var container = _scanner.Scans ? _clients.Quarantine : _clients.Attachments;
        var buffer = ArrayPool<byte>.Shared.Rent(BlockLength);
        try
        {
            var upload = new Upload(Blob(container, applicationId, id), kind, room, buffer);
            return await upload.RunAsync(content, cancellationToken) is { } refusal
                ? new AttachmentUpload.Refused(refusal)
                : new AttachmentUpload.Stored(
                    new Document(id, name, kind.ContentType, upload.Length, upload.Sha256)
                    {
                        Scan = _scanner.Scans ? ScanState.Waiting : ScanState.NotScanned,
                        IdentityNumbers = upload.Numbers,
                    }
                );
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The content of a file that may be opened, or null when there is none: what is in quarantine cannot be read.</summary>
    internal async Task<Stream?> OpenReadAsync(
        ApplicationId applicationId,
        string documentId,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var download = await Blob(_clients.Attachments, applicationId, documentId)
                .DownloadStreamingAsync(cancellationToken: cancellationToken);
            return download.Value.Content;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Removes the content wherever it is; a repeat does nothing.</summary>
    internal async Task DeleteAsync(ApplicationId applicationId, string documentId, CancellationToken cancellationToken)
    {
        // From quarantine first: what is gone there is not copied any more.
        foreach (var container in (BlobContainerClient[])[_clients.Quarantine, _clients.Attachments])
        {
            await Blob(container, applicationId, documentId).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
    }

    /// <summary>The name of a file's blob, in either container.</summary>
    internal static string BlobName(ApplicationId applicationId, string documentId) => $"{applicationId}/{documentId}";

    private static BlockBlobClient Blob(
        BlobContainerClient container,
        ApplicationId applicationId,
        string documentId
    ) => container.GetBlockBlobClient(BlobName(applicationId, documentId));

    /// <summary>One file on its way.</summary>
    private sealed class Upload(BlockBlobClient blob, FileKind kind, FileRoom room, byte[] buffer)
    {
        private const string HashName = "sha256";
        private static readonly BlobRequestConditions _isNew = new() { IfNoneMatch = ETag.All };
        private readonly List<string> _blocks = [];
        private readonly FileInspection _inspection = FileInspection.Of(kind);

        internal long Length { get; private set; }

        internal string Sha256 { get; private set; } = "";

        internal FoundNumbers? Numbers { get; private set; }

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
                if (_inspection.End() is { } late)
                {
                    return late;
                }
                Numbers = _inspection.Numbers;
                Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
                return _blocks.Count == 0
                    ? await UploadSmallAsync(count, cancellationToken)
                    : await CommitAsync(count, cancellationToken);
            }
        }

        private Refusal? Check(ReadOnlySpan<byte> block) =>
            room.Refuses(Length + block.Length)
            ?? (
                Length == 0 && block.Length == 0
                    ? AttachmentRefusals.Empty
                    : _inspection.Take(block, isFirst: Length == 0)
            );

        private async Task<Refusal?> UploadSmallAsync(int count, CancellationToken cancellationToken)
        {
            using var content = new MemoryStream(buffer, 0, count, writable: false);
            if (await LookAsync(content, cancellationToken) is { } refusal)
            {
                return refusal;
            }
            content.Position = 0;
            return await UnlessThereAsync(
                blob.UploadAsync(
                    content,
                    new BlobUploadOptions
                    {
                        HttpHeaders = Headers(),
                        Metadata = Metadata(),
                        Conditions = _isNew,
                    },
                    cancellationToken
                ),
                cancellationToken
            );
        }

        private async Task<Refusal?> CommitAsync(int count, CancellationToken cancellationToken)
        {
            if (count > 0)
            {
                await StageAsync(count, cancellationToken);
            }
            var refused = await UnlessThereAsync(
                blob.CommitBlockListAsync(
                    _blocks,
                    new CommitBlockListOptions
                    {
                        HttpHeaders = Headers(),
                        Metadata = Metadata(),
                        Conditions = _isNew,
                    },
                    cancellationToken
                ),
                cancellationToken
            );
            if (refused is not null || kind.Signature != FileSignature.Zip)
            {
                return refused;
            }
            // A package's table of contents stands at its end, so it is read where it is stored, piece by piece.
            await using var stored = await blob.OpenReadAsync(
                new BlobOpenReadOptions(allowModifications: false) { BufferSize = 256 * 1024 },
                cancellationToken
            );
            if (await LookAsync(stored, cancellationToken) is not { } refusal)
            {
                return null;
            }
            await blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);
            return refusal;
        }

        private async Task<Refusal?> LookAsync(Stream content, CancellationToken cancellationToken)
        {
            if (kind.Signature != FileSignature.Zip)
            {
                return null;
            }
            var (refusal, numbers) = await PackageInspection.LookAsync(content, kind, cancellationToken);
            Numbers = numbers;
            return refusal;
        }

        private async Task StageAsync(int count, CancellationToken cancellationToken)
        {
            var block = Convert.ToBase64String(BitConverter.GetBytes(_blocks.Count));
            using var content = new MemoryStream(buffer, 0, count, writable: false);
            await blob.StageBlockAsync(block, content, cancellationToken: cancellationToken);
            _blocks.Add(block);
        }

        // What is stored is never written over: somebody may have scanned or read it. The same content once more is a repeat.
        private async Task<Refusal?> UnlessThereAsync<T>(Task<T> write, CancellationToken cancellationToken)
        {
            try
            {
                await write;
                return null;
            }
            catch (RequestFailedException there) when (there.Status is 409 or 412)
            {
                var properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
                return properties.Value.Metadata.TryGetValue(HashName, out var hash) && hash == Sha256
                    ? null
                    : AttachmentRefusals.Taken;
            }
        }

        private Dictionary<string, string> Metadata() => new(StringComparer.Ordinal) { [HashName] = Sha256 };

        private BlobHttpHeaders Headers() => new() { ContentType = kind.ContentType };
    }
}
