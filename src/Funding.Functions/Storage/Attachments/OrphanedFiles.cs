using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Storage.Attachments;

/// <summary>
/// Files that no application names: the process died, or storage did not answer, after the file was stored and before the application
/// knew of it. They are looked for among what is more than a day old, when no upload can be under way any more, and less than a fortnight,
/// so that a night reads the cases of those days and not every case there is.
/// </summary>
public sealed partial class OrphanedFiles
{
    internal static readonly TimeSpan Grace = TimeSpan.FromHours(24);
    internal static readonly TimeSpan LookBack = TimeSpan.FromDays(14);

    // More in one night is no accident of uploads: then rows may have been lost, and their files must not go after them.
    internal const int MostInOneNight = 100;

    private readonly StorageClients _clients;
    private readonly ApplicationStore _applications;
    private readonly TimeProvider _time;
    private readonly ILogger<OrphanedFiles> _logger;

    internal OrphanedFiles(
        StorageClients clients,
        ApplicationStore applications,
        TimeProvider time,
        ILogger<OrphanedFiles> logger
    ) => (_clients, _applications, _time, _logger) = (clients, applications, time, logger);

    /// <summary>Deletes them.</summary>
    /// <returns>How many there were.</returns>
    internal async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var orphans = new List<(BlobContainerClient Container, BlobItem Blob)>();
        foreach (var container in (BlobContainerClient[])[_clients.Quarantine, _clients.Attachments])
        {
            (Guid Id, HashSet<string> Files) known = (Guid.Empty, []);
            // In the order of names, so each application is read once for all its files.
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
            {
                if (!IsOfTheseDays(blob) || !TryRead(blob.Name, out var id, out var document))
                {
                    continue;
                }
                if (known.Id != id)
                {
                    known = (id, await FilesAsync(id, cancellationToken));
                }
                if (known.Files.Contains(document))
                {
                    continue;
                }
                orphans.Add((container, blob));
                if (orphans.Count > MostInOneNight)
                {
                    LogTooMany(MostInOneNight);
                    return 0;
                }
            }
        }
        foreach (var (container, blob) in orphans)
        {
            // Only as it was seen: what has been stored anew under the name since then stays.
            await container.DeleteBlobIfExistsAsync(
                blob.Name,
                conditions: new BlobRequestConditions { IfMatch = blob.Properties.ETag },
                cancellationToken: cancellationToken
            );
        }
        return orphans.Count;
    }

    private bool IsOfTheseDays(BlobItem blob)
    {
        var age = _time.GetUtcNow() - blob.Properties.LastModified;
        return age > Grace && age < LookBack;
    }

    private async Task<HashSet<string>> FilesAsync(Guid id, CancellationToken cancellationToken) =>
        await _applications.LoadAsync(new ApplicationId(id), cancellationToken) is { State: var state }
            ? state.Documents.Select(document => document.Id).ToHashSet(StringComparer.Ordinal)
            : [];

    // What has another name is not ours to delete.
    private static bool TryRead(string name, out Guid id, out string document)
    {
        var parts = name.Split('/');
        document = parts[^1];
        return Guid.TryParseExact(parts[0], "D", out id) && parts.Length == 2;
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "More than {Most} files belong to no case. None is deleted: see first whether rows have been lost."
    )]
    private partial void LogTooMany(int most);
}
