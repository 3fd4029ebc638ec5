using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Funding.Core;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Files.Scanning;

/// <summary>
/// Has a file in quarantine scanned. In this order, so that every step can be done again: scan, copy to the attachments when nothing was
/// found, tell the application, delete from quarantine. A repeat after the last step finds no file and tells what the application knows.
/// </summary>
internal sealed partial class FileScans(IFileScanner scanner, StorageClients clients, ILogger<FileScans> logger)
{
    private static readonly TimeSpan CopyLook = TimeSpan.FromMilliseconds(200);

    /// <summary>Scans, and moves what is clean to where it can be opened.</summary>
    /// <returns>What to tell the application.</returns>
    /// <exception cref="ScannerAwayException">The scanner gives no verdict.</exception>
    /// <exception cref="ScanNotDoneException">There is no verdict yet.</exception>
    internal async Task<ApplicationCommand.RecordScan> ScanAsync(
        ApplicationId application,
        string documentId,
        CancellationToken cancellationToken
    )
    {
        var name = AttachmentStore.BlobName(application, documentId);
        var quarantined = clients.Quarantine.GetBlockBlobClient(name);
        try
        {
            var properties = await quarantined.GetPropertiesAsync(cancellationToken: cancellationToken);
            var file = new QuarantinedFile(quarantined, properties.Value.LastModified);
            var verdict = await scanner.ScanAsync(file, cancellationToken) ?? throw new ScanNotDoneException();
            if (verdict.State is ScanState.Clean or ScanState.NotScanned)
            {
                await CopyAsync(quarantined, clients.Attachments.GetBlockBlobClient(name), cancellationToken);
            }
            if (verdict.State is ScanState.Infected)
            {
                LogInfected(application, documentId, scanner.Name);
            }
            return new(documentId, verdict.State, verdict.Threat, scanner.Name);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // Told before, or removed by its owner: the application decides that as nothing to do. Should it wait for this
            // file all the same, the content is lost, and it must be replaced.
            return new(documentId, ScanState.Unscannable, "", scanner.Name);
        }
    }

    /// <summary>The application knows: the file leaves quarantine.</summary>
    internal Task LeaveQuarantineAsync(
        ApplicationId application,
        string documentId,
        CancellationToken cancellationToken
    ) =>
        clients
            .Quarantine.GetBlockBlobClient(AttachmentStore.BlobName(application, documentId))
            .DeleteIfExistsAsync(cancellationToken: cancellationToken);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Malicious code was found in file {DocumentId} of {ApplicationId} by {Scanner}."
    )]
    private partial void LogInfected(ApplicationId applicationId, string documentId, string scanner);

    // Within one account the service copies by itself; a copy that was begun before is begun anew.
    private static async Task CopyAsync(BlockBlobClient from, BlockBlobClient to, CancellationToken cancellationToken)
    {
        var copy = await to.StartCopyFromUriAsync(from.Uri, cancellationToken: cancellationToken);
        await copy.WaitForCompletionAsync(CopyLook, cancellationToken);
        var properties = await to.GetPropertiesAsync(cancellationToken: cancellationToken);
        if (properties.Value.BlobCopyStatus is not (null or CopyStatus.Success))
        {
            throw new InvalidOperationException($"A file could not be copied: {properties.Value.BlobCopyStatus}.");
        }
    }
}
