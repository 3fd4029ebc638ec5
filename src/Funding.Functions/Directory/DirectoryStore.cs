using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Funding.Functions.Storage;

namespace Funding.Functions.Directory;

/// <summary>
/// The association in the table <c>Directory</c>: one row, so that an import is all or nothing. It is read by nearly every
/// request and changes a few times a year, so a process keeps it for a minute.
/// </summary>
public sealed class DirectoryStore
{
    private readonly StorageClients _clients;
    private readonly TimeProvider _time;

    internal DirectoryStore(StorageClients clients, TimeProvider time) => (_clients, _time) = (clients, time);

    private const string Partition = "association";
    private const string Row = "current";
    private static readonly TimeSpan _keep = TimeSpan.FromMinutes(1);
    private volatile Kept? _kept;

    /// <summary>The association, or null when none has been imported.</summary>
    internal async Task<Association?> FindAsync(CancellationToken cancellationToken)
    {
        if (_kept is { } kept && _time.GetElapsedTime(kept.At) < _keep)
        {
            return kept.Association;
        }
        var association = await ReadAsync(cancellationToken);
        _kept = association is null ? null : new Kept(association, _time.GetTimestamp());
        return association;
    }

    /// <summary>The association.</summary>
    /// <exception cref="AssociationMissingException">None has been imported.</exception>
    internal async Task<Association> GetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ?? throw new AssociationMissingException();

    /// <summary>Takes a file in unless it is the one already in force; true when something changed.</summary>
    /// <exception cref="Settings.SettingsException">The file is not right.</exception>
    internal async Task<bool> ImportAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var (file, hash) = AssociationFileReader.Read(content);
        if ((await ReadAsync(cancellationToken))?.Hash == hash)
        {
            return false;
        }
        var row = new TableEntity(Partition, Row) { ["Hash"] = hash, ["ImportedAt"] = _time.GetUtcNow() };
        EntityText.Write(row, "Json", JsonSerializer.Serialize(file, AssociationJson.Default.AssociationFile));
        await _clients.Directory.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        _kept = new Kept(new Association(file, hash), _time.GetTimestamp());
        return true;
    }

    private async Task<Association?> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await _clients.Directory.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            Row,
            cancellationToken: cancellationToken
        );
        if (!row.HasValue)
        {
            return null;
        }
        var json = EntityText.Read(row.Value!, "Json")!;
        var file = JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json), AssociationJson.Default.AssociationFile)!;
        return new Association(file, row.Value!.GetString("Hash"));
    }

    private sealed record Kept(Association Association, long At);
}

/// <summary>The system has been started without an association; <c>Association__File</c> names the file to import.</summary>
internal sealed class AssociationMissingException()
    : Exception("No association has been imported. Set Association__File to its file and start again.");
