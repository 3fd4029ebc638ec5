using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Ownership;

/// <summary>
/// Keeps all other engines out of the task hub: a blob lease of 15 seconds that is renewed while the engine runs. An owner
/// that died on this machine is not waited for. Storage keeps the time of leases, so this uses real time.
/// </summary>
internal sealed partial class HubLease(BlobContainerClient container, ILogger<HubLease> log) : IAsyncDisposable
{
    private static readonly TimeSpan _duration = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _renewal = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _givenUpAfter = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);
    private readonly BlobClient _blob = container.GetBlobClient("owner");
    private readonly HubOwner _owner = HubOwner.Enlist();
    private readonly CancellationTokenSource _renewing = new();
    private readonly CancellationTokenSource _lost = new();
    private BlobLeaseClient? _lease;
    private Task _renewals = Task.CompletedTask;

    /// <summary>Cancelled when the lease is lost while the engine runs.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Becomes the owner, waiting while another one lives.</summary>
    public async Task AcquireAsync(CancellationToken cancellationToken)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        await CreateBlobAsync(cancellationToken).ConfigureAwait(false);
        var lease = _blob.GetBlobLeaseClient();
        HubOwner? waitedFor = null;
        while (!await TryOwnAsync(lease, cancellationToken).ConfigureAwait(false))
        {
            var properties = await _blob.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            var owner = HubOwner.FromMetadata(properties.Value.Metadata);
            if (owner is not null && owner.IsKnownDead())
            {
                LogDead(log, owner.ProcessId);
                await BreakAsync(lease, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (owner is not null && owner != waitedFor)
            {
                waitedFor = owner;
                LogWaiting(log, owner.Machine, owner.ProcessId);
            }

            await Task.Delay(_poll, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        _lease = lease;
        _renewals = Task.Run(() => RenewAsync(lease), CancellationToken.None);
    }

    /// <summary>Lets the next owner in.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        await EndAsync().ConfigureAwait(false);
        if (_lease is { } lease && !_lost.IsCancellationRequested)
        {
            try
            {
                await lease.ReleaseAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            }
            catch (RequestFailedException e)
            {
                // It ends by itself within 15 seconds.
                LogNotReleased(log, e);
            }
        }
    }

    /// <summary>Ends the renewals without telling storage, as a killed process does.</summary>
    public Task EndAsync()
    {
        _owner.Retire();
        _renewing.Cancel();
        return _renewals;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync().ConfigureAwait(false);
        _renewing.Dispose();
        _lost.Dispose();
    }

    private async Task<bool> TryOwnAsync(BlobLeaseClient lease, CancellationToken cancellationToken)
    {
        try
        {
            await lease.AcquireAsync(_duration, cancellationToken: cancellationToken).ConfigureAwait(false);
            var held = new BlobRequestConditions { LeaseId = lease.LeaseId };
            await _blob.SetMetadataAsync(_owner.ToMetadata(), held, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Held by another, or broken by one who still read of the dead owner before.
            return false;
        }
    }

    private static async Task BreakAsync(BlobLeaseClient lease, CancellationToken cancellationToken)
    {
        try
        {
            await lease.BreakAsync(TimeSpan.Zero, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // It has ended or was broken meanwhile.
        }
    }

    private async Task CreateBlobAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _blob
                .UploadAsync(
                    BinaryData.Empty,
                    new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // It is there already.
        }
    }

    private async Task RenewAsync(BlobLeaseClient lease)
    {
        var renewed = TimeProvider.System.GetTimestamp();
        while (!_renewing.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(_renewal, TimeProvider.System, _renewing.Token).ConfigureAwait(false);
                await lease.RenewAsync(cancellationToken: _renewing.Token).ConfigureAwait(false);
                renewed = TimeProvider.System.GetTimestamp();
            }
            catch (OperationCanceledException) when (_renewing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is RequestFailedException or OperationCanceledException or IOException)
            {
                if (
                    e is RequestFailedException { Status: 404 or 409 or 412 }
                    || TimeProvider.System.GetElapsedTime(renewed) > _givenUpAfter
                )
                {
                    LogLost(log, e);
                    await _lost.CancelAsync().ConfigureAwait(false);
                    return;
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "The task hub belonged to process {ProcessId}, which has died; taking over.")]
    private static partial void LogDead(ILogger log, int processId);

    [LoggerMessage(
        LogLevel.Information,
        "The task hub belongs to process {ProcessId} on {Machine}; waiting until it ends."
    )]
    private static partial void LogWaiting(ILogger log, string machine, int processId);

    [LoggerMessage(LogLevel.Error, "The task hub's lease is lost; the engine stops.")]
    private static partial void LogLost(ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The task hub's lease could not be given back; it ends by itself.")]
    private static partial void LogNotReleased(ILogger log, Exception exception);
}
