using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Settings;
using Funding.Functions.Storage;

namespace Funding.Functions.Directory;

/// <summary>
/// The association in the table <c>Directory</c>: one row, so that an import is all or nothing, and beside it what staff
/// have changed since, so that both are one read. They are read by nearly every request and change a few times a year, so
/// a process keeps them for a minute.
/// </summary>
public sealed class DirectoryStore
{
    private readonly StorageClients _clients;
    private readonly LongTexts _texts;
    private readonly TimeProvider _time;

    internal DirectoryStore(StorageClients clients, LongTexts texts, TimeProvider time) =>
        (_clients, _texts, _time) = (clients, texts, time);

    private const string Partition = "association";
    private const string Row = "current";
    private const string SettingsRow = "settings";
    private const int Tries = 50;
    private static readonly TimeSpan _keep = TimeSpan.FromMinutes(1);
    private volatile Kept? _kept;
    private int _changes;

    /// <summary>The association, or null when none has been imported.</summary>
    internal async Task<Association?> FindAsync(CancellationToken cancellationToken)
    {
        if (_kept is { } kept && _time.GetElapsedTime(kept.At) < _keep)
        {
            return kept.Association;
        }
        var changes = Volatile.Read(ref _changes);
        var association = await ReadAsync(cancellationToken);
        // What was read while the settings changed may be from before: it is good for this once.
        _kept =
            association is null || changes != Volatile.Read(ref _changes)
                ? null
                : new Kept(association, _time.GetTimestamp());
        return association;
    }

    /// <summary>The association.</summary>
    /// <exception cref="AssociationMissingException">None has been imported.</exception>
    internal async Task<Association> GetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ?? throw new AssociationMissingException();

    /// <summary>Takes a file in unless it is the one already in force; true when something changed.</summary>
    /// <exception cref="SettingsException">The file is not right.</exception>
    internal async Task<bool> ImportAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var (file, hash) = AssociationFileReader.Read(content);
        var before = await ReadAsync(cancellationToken);
        if (before?.Hash == hash)
        {
            return false;
        }
        if (
            before?.Settings.DirectoryConflicts(FirstDirectory.Of(file), SwedishTime.DayOf(_time.GetUtcNow())) is
            { Count: > 0 } conflicts
        )
        {
            throw new SettingsException([
                .. conflicts.Select(text =>
                    $"The file does not go together with what staff have changed of people and organisations: {text.En}"
                ),
            ]);
        }
        var row = new TableEntity(Partition, Row) { ["Hash"] = hash, ["ImportedAt"] = _time.GetUtcNow() };
        EntityText.Write(row, "Json", JsonSerializer.Serialize(file, AssociationJson.Default.AssociationFile));
        await _clients.Directory.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        _kept = null;
        return true;
    }

    /// <summary>Lets everybody who decides by the settings know them, unless later ones are known already.</summary>
    internal async Task ShowAsync(AssociationSettings settings, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await TryShowAsync(settings, cancellationToken))
            {
                Interlocked.Increment(ref _changes);
                _kept = null;
                return;
            }
        }
        throw new StorageConflictException("The settings could not be shown: too many changes at once.");
    }

    private async Task<bool> TryShowAsync(AssociationSettings settings, CancellationToken cancellationToken)
    {
        var shown = await _clients.Directory.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            SettingsRow,
            ["Version"],
            cancellationToken
        );
        if (shown.HasValue && shown.Value!.GetInt64("Version") >= settings.Version)
        {
            return true;
        }
        var row = new TableEntity(Partition, SettingsRow) { ["Version"] = settings.Version };
        var json = JsonSerializer.Serialize(
            settings.From(SwedishTime.DayOf(_time.GetUtcNow())),
            CoreJson.Default.AssociationSettings
        );
        await _texts.WriteAsync(row, "Json", json, $"settings/{Guid.NewGuid():N}.json", cancellationToken);
        try
        {
            await (
                shown.HasValue
                    ? _clients.Directory.UpdateEntityAsync(
                        row,
                        shown.Value!.ETag,
                        TableUpdateMode.Replace,
                        cancellationToken
                    )
                    : _clients.Directory.AddEntityAsync(row, cancellationToken)
            );
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Another version came in between, or our own first attempt, whose answer was lost: the next look tells.
            return false;
        }
    }

    private async Task<Association?> ReadAsync(CancellationToken cancellationToken)
    {
        AssociationFile? file = null;
        var hash = "";
        var settings = AssociationSettings.None;
        await foreach (
            var row in _clients.Directory.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"),
                cancellationToken: cancellationToken
            )
        )
        {
            if (row.RowKey == Row)
            {
                var json = Encoding.UTF8.GetBytes(EntityText.Read(row, "Json")!);
                (file, hash) = (
                    JsonSerializer.Deserialize(json, AssociationJson.Default.AssociationFile)!,
                    row.GetString("Hash")
                );
            }
            else if (row.RowKey == SettingsRow)
            {
                settings = JsonSerializer.Deserialize(
                    await _texts.ReadAsync(row, "Json", cancellationToken),
                    CoreJson.Default.AssociationSettings
                )!;
            }
        }
        return file is null ? null : new Association(file, hash, settings, _time);
    }

    private sealed record Kept(Association Association, long At);
}

/// <summary>The system has been started without an association; <c>Association__File</c> names the file to import.</summary>
internal sealed class AssociationMissingException()
    : Exception("No association has been imported. Set Association__File to its file and start again.");
