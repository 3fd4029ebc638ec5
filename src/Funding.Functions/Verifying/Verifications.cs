using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Funding.Functions.Storage;

namespace Funding.Functions.Verifying;

/// <summary>Verifications as they are kept: the one under way and the last that came to its end, in the table <c>Views</c>.</summary>
public sealed class Verifications
{
    private const string Partition = "verification";
    private const string Running = "running";
    private const string Last = "last";
    private const int AtOnce = 100;
    private readonly StorageClients _clients;
    private readonly LongTexts _texts;
    private readonly Verifier _verifier;
    private readonly TrailAnchors _anchors;
    private readonly VerificationMeter _meter;
    private readonly TimeProvider _time;

    internal Verifications(
        StorageClients clients,
        LongTexts texts,
        Verifier verifier,
        TrailAnchors anchors,
        VerificationMeter meter,
        TimeProvider time
    ) => (_clients, _texts, _verifier, _anchors, _meter, _time) = (clients, texts, verifier, anchors, meter, time);

    /// <summary>The last that came to its end, and the one under way.</summary>
    internal async Task<(Verification? Last, Verification? Running)> ReadAsync(CancellationToken cancellationToken)
    {
        var last = ReadAsync(Last, cancellationToken);
        var running = ReadAsync(Running, cancellationToken);
        return ((await last).Run, (await running).Run);
    }

    /// <summary>The last that came to its end.</summary>
    internal async Task<Verification?> LastAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(Last, cancellationToken)).Run;

    /// <summary>When heads were last anchored.</summary>
    internal async Task<LastAnchor?> LastAnchorAsync(CancellationToken cancellationToken) =>
        (await _anchors.ReadAsync(cancellationToken)).Last;

    /// <summary>Anchors the heads of the trails that have grown; null when none has.</summary>
    internal Task<LastAnchor?> AnchorAsync(CancellationToken cancellationToken) =>
        _anchors.WriteAsync(cancellationToken);

    /// <summary>Goes on with the one under way, or begins; two at once do the same work, and one of them keeps it.</summary>
    internal async Task<Verification> NextAsync(string? by, CancellationToken cancellationToken)
    {
        var (run, etag) = await ReadAsync(Running, cancellationToken);
        var next = await _verifier.NextAsync(
            run ?? Verification.Begin(_time.GetUtcNow(), by),
            AtOnce,
            cancellationToken
        );
        try
        {
            if (next.Position is not null)
            {
                await KeepAsync(Running, next, etag, cancellationToken);
                return next;
            }
            await KeepAsync(Last, next, ETag.All, cancellationToken);
            await _clients.Views.DeleteEntityAsync(Partition, Running, ETag.All, cancellationToken);
            _meter.Ended(next);
            return next;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            return (await ReadAsync(Running, cancellationToken)).Run ?? next;
        }
    }

    private async Task<(Verification? Run, ETag? ETag)> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var row = await _clients.Views.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            key,
            cancellationToken: cancellationToken
        );
        return row.HasValue
            ? (
                JsonSerializer.Deserialize(
                    await _texts.ReadAsync(row.Value!, "Json", cancellationToken),
                    VerifyingJson.Default.Verification
                ),
                row.Value!.ETag
            )
            : (null, null);
    }

    private async Task KeepAsync(string key, Verification run, ETag? etag, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, key);
        EntityText.Write(row, "Json", JsonSerializer.Serialize(run, VerifyingJson.Default.Verification));
        await (
            etag is null ? _clients.Views.AddEntityAsync(row, cancellationToken)
            : etag == ETag.All ? _clients.Views.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken)
            : _clients.Views.UpdateEntityAsync(row, etag.Value, TableUpdateMode.Replace, cancellationToken)
        );
    }
}
