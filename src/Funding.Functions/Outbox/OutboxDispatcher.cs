using Azure;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Outbox;

/// <summary>What a sweep did.</summary>
/// <param name="Marks">Marks that were due.</param>
/// <param name="Delivered">Effects that were delivered.</param>
/// <param name="Failed">Effects that will be tried again later.</param>
internal sealed record SweepReport(int Marks, int Delivered, int Failed);

/// <summary>
/// Delivers the effects of changes: right after the commit from memory, and what a crash left behind from storage. One
/// effect's failure holds up no other; it is counted, shown to staff, and tried again by the sweep.
/// </summary>
public sealed partial class OutboxDispatcher
{
    private const int MailsAtOnce = 8;
    private const int RowsAtOnce = 100;
    private readonly StorageClients _clients;
    private readonly ApplicationRows _applications;
    private readonly OutboxRows _outbox;
    private readonly PendingMarks _marks;
    private readonly Fence _fence;
    private readonly EffectDelivery _effects;
    private readonly MailDelivery _mails;
    private readonly TimeProvider _time;
    private readonly ILogger<OutboxDispatcher> _logger;

    internal OutboxDispatcher(
        StorageClients clients,
        ApplicationRows applications,
        OutboxRows outbox,
        PendingMarks marks,
        Fence fence,
        EffectDelivery effects,
        MailDelivery mails,
        TimeProvider time,
        ILogger<OutboxDispatcher> logger
    ) =>
        (_clients, _applications, _outbox, _marks, _fence, _effects, _mails, _time, _logger) = (
            clients,
            applications,
            outbox,
            marks,
            fence,
            effects,
            mails,
            time,
            logger
        );

    /// <summary>
    /// Delivers what a change has just committed, and what that leads to. It never fails: the change is in storage, and
    /// what could not be delivered is the sweep's.
    /// </summary>
    internal async Task DeliverAsync(DurableTaskClient client, Commit commit)
    {
        var commits = new Queue<Commit>([commit]);
        while (commits.TryDequeue(out var next))
        {
            try
            {
                var items = next.Items ?? await _outbox.UndeliveredAsync(next.After.Id, CancellationToken.None);
                var (left, _) = await DeliverAsync(client, next.After, items, commits);
                if (left == 0)
                {
                    await _marks.RemoveAsync(next.Mark, CancellationToken.None);
                }
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                LogLeftToSweep(failure, next.After.Id.Value, next.After.Version);
            }
        }
    }

    /// <summary>Delivers what changes more than a minute ago have left behind.</summary>
    internal async Task<SweepReport> SweepAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var report = new SweepReport(0, 0, 0);
        await foreach (var mark in _marks.DueAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var (left, delivered) = await SweepAsync(client, mark);
                report = new(report.Marks + 1, report.Delivered + delivered, report.Failed + left);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // The mark stays as it is; the next sweep finds it.
                LogSweepFailed(failure, mark.ApplicationId, mark.Version);
                report = report with { Marks = report.Marks + 1 };
            }
        }
        return report;
    }

    /// <summary>Up to <paramref name="limit"/> changes with effects that could not be delivered: for staff.</summary>
    internal Task<IReadOnlyList<PendingMark>> ListTroubledAsync(int limit, CancellationToken cancellationToken) =>
        _marks.TroubledAsync(limit, cancellationToken);

    private async Task<(int Left, int Delivered)> SweepAsync(DurableTaskClient client, PendingMark mark)
    {
        var id = new ApplicationId(mark.ApplicationId);
        var application = await _fence.SettleAsync(id, mark.Version, CancellationToken.None);
        var (left, delivered) = (0, 0);
        if (application is not null)
        {
            // What a later change wrote has a mark of its own and may be on its way at this moment.
            var undelivered = await _outbox.UndeliveredAsync(id, CancellationToken.None);
            var items = undelivered.Where(item => item.Id.Sequence <= mark.Version).ToList();
            var further = new Queue<Commit>();
            (left, delivered) = await DeliverAsync(client, application, items, further);
            while (further.TryDequeue(out var commit))
            {
                await DeliverAsync(client, commit);
            }
        }
        await (
            left == 0
                ? _marks.RemoveAsync(mark, CancellationToken.None)
                : _marks.PostponeAsync(mark, CancellationToken.None)
        );
        return (left, delivered);
    }

    private async Task<(int Left, int Delivered)> DeliverAsync(
        DurableTaskClient client,
        Application application,
        IReadOnlyList<OutboxItem> items,
        Queue<Commit> further
    )
    {
        List<TableTransactionAction> done = [];
        var left = 0;
        // Mails go last: they cannot be taken back, and the shorter the time until they are recorded as sent, the better.
        foreach (var item in items.Where(item => item.Effect is not Effect.SendMail))
        {
            if (await AttemptAsync(item, async () => await EffectAsync(client, item, application, further)) is { } row)
            {
                done.Add(row);
            }
            else
            {
                left++;
            }
        }
        foreach (var batch in items.Where(item => item.Effect is Effect.SendMail).Chunk(MailsAtOnce))
        {
            var rows = await Task.WhenAll(batch.Select(item => AttemptAsync(item, () => MailAsync(item))));
            done.AddRange(rows.OfType<TableTransactionAction>());
            left += rows.Count(row => row is null);
        }
        foreach (var batch in done.Chunk(RowsAtOnce))
        {
            await SettleAsync(batch);
        }
        return (left, done.Count);
    }

    // Null: not delivered, its row stays.
    private async Task<TableTransactionAction?> AttemptAsync(
        OutboxItem item,
        Func<Task<TableTransactionAction?>> deliver
    )
    {
        try
        {
            return await deliver();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LogUndelivered(failure, item.Effect.GetType().Name, item.Id.ToString(), item.Attempts + 1);
            await RecordFailureAsync(item, failure);
            return null;
        }
    }

    private async Task<TableTransactionAction?> EffectAsync(
        DurableTaskClient client,
        OutboxItem item,
        Application application,
        Queue<Commit> further
    )
    {
        if (await _effects.DeliverAsync(client, item, application) is { } commit)
        {
            further.Enqueue(commit);
        }
        return new(
            TableTransactionActionType.Delete,
            new TableEntity(item.Id.ApplicationId.ToString(), OutboxRows.Key(item)),
            ETag.All
        );
    }

    private async Task<TableTransactionAction?> MailAsync(OutboxItem item) =>
        await _mails.DeliverAsync(item, CancellationToken.None) is { } row
            ? new(TableTransactionActionType.UpdateReplace, row, ETag.All)
            : null;

    private async Task SettleAsync(IReadOnlyList<TableTransactionAction> rows)
    {
        try
        {
            await _clients.Applications.SubmitTransactionAsync(rows, CancellationToken.None);
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Another dispatcher has settled some of them (or our own first attempt has, and its answer was lost).
            foreach (var row in rows)
            {
                await SettleOneAsync(row);
            }
        }
    }

    private async Task SettleOneAsync(TableTransactionAction row)
    {
        try
        {
            await _clients.Applications.SubmitTransactionAsync([row], CancellationToken.None);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // Settled already.
        }
    }

    private async Task RecordFailureAsync(OutboxItem item, Exception failure)
    {
        var row = new TableEntity(item.Id.ApplicationId.ToString(), OutboxRows.Key(item))
        {
            ["Attempts"] = item.Attempts + 1,
            ["LastError"] = failure is MailLaterException ? failure.Message : failure.GetType().Name,
            ["FailedAt"] = _time.GetUtcNow(),
        };
        if (item.Effect is Effect.SendMail)
        {
            // Nobody is sending it now: the next sweep need not wait for the claim to run out.
            row["ClaimedUntil"] = _time.GetUtcNow();
        }
        try
        {
            await _clients.Applications.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, CancellationToken.None);
        }
        catch (RequestFailedException unrecorded)
        {
            LogUnrecorded(unrecorded, item.Id.ToString());
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Effect {Effect} {EffectId} was not delivered (attempt {Attempt}); the sweep tries again."
    )]
    private partial void LogUndelivered(Exception failure, string effect, string effectId, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "That effect {EffectId} failed could not be recorded.")]
    private partial void LogUnrecorded(Exception failure, string effectId);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The effects of {ApplicationId} version {Version} are left to the sweep."
    )]
    private partial void LogLeftToSweep(Exception failure, Guid applicationId, long version);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The sweep could not handle {ApplicationId} version {Version}; it tries again."
    )]
    private partial void LogSweepFailed(Exception failure, Guid applicationId, long version);
}
