using Azure;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Files.Scanning;
using Funding.Functions.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Outbox;

/// <summary>What a sweep did.</summary>
/// <param name="Marks">Marks that were due.</param>
/// <param name="Delivered">Effects that were delivered.</param>
/// <param name="Failed">Effects that will be tried again later, or that somebody else has claimed.</param>
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
    private readonly OutboxRows _outbox;
    private readonly PendingMarks _marks;
    private readonly Fence _fence;
    private readonly EffectDelivery _effects;
    private readonly MailDelivery _mails;
    private readonly TimeProvider _time;
    private readonly ILogger<OutboxDispatcher> _logger;

    internal OutboxDispatcher(
        StorageClients clients,
        OutboxRows outbox,
        PendingMarks marks,
        Fence fence,
        EffectDelivery effects,
        MailDelivery mails,
        TimeProvider time,
        ILogger<OutboxDispatcher> logger
    ) =>
        (_clients, _outbox, _marks, _fence, _effects, _mails, _time, _logger) = (
            clients,
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
                var items = next.Items ?? await _outbox.UndeliveredAsync(next.After.Of, CancellationToken.None);
                var delivery = await DeliverAsync(client, next.After, items, commits);
                if (delivery.Left == 0)
                {
                    await _marks.RemoveAsync(next.Mark, CancellationToken.None);
                }
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                LogLeftToSweep(failure, next.After.Of, next.After.Version);
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
                var delivery = await SweepAsync(client, mark);
                report = new(report.Marks + 1, report.Delivered + delivery.Done, report.Failed + delivery.Left);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // The mark stays as it is; the next sweep finds it.
                LogSweepFailed(failure, mark.Of, mark.Version);
                report = report with { Marks = report.Marks + 1 };
            }
        }
        return report;
    }

    /// <summary>Up to <paramref name="limit"/> changes with effects that could not be delivered: for staff.</summary>
    internal Task<IReadOnlyList<PendingMark>> ListTroubledAsync(int limit, CancellationToken cancellationToken) =>
        _marks.TroubledAsync(limit, cancellationToken);

    private async Task<Delivery> SweepAsync(DurableTaskClient client, PendingMark mark)
    {
        var now = await _fence.SettleAsync(mark.Of, mark.Version, CancellationToken.None);
        var delivery = new Delivery(Left: 0, Done: 0, Fault: null);
        if (now is not null)
        {
            // What a later change wrote has a mark of its own and may be on its way at this moment.
            var undelivered = await _outbox.UndeliveredAsync(mark.Of, CancellationToken.None);
            var items = undelivered.Where(item => item.Id.Sequence <= mark.Version).ToList();
            var further = new Queue<Commit>();
            delivery = await DeliverAsync(client, now, items, further);
            while (further.TryDequeue(out var commit))
            {
                await DeliverAsync(client, commit);
            }
        }
        await (
            delivery switch
            {
                { Left: 0 } => _marks.RemoveAsync(mark, CancellationToken.None),
                { Fault: null } => _marks.AwaitClaimsAsync(mark, CancellationToken.None),
                { Fault: { } fault } => _marks.PostponeAsync(mark, fault, CancellationToken.None),
            }
        );
        return delivery;
    }

    private async Task<Delivery> DeliverAsync(
        DurableTaskClient client,
        Snapshot after,
        IReadOnlyList<OutboxItem> items,
        Queue<Commit> further
    )
    {
        List<TableTransactionAction> done = [];
        var left = 0;
        string? fault = null;
        // Mails go last: they cannot be taken back, and the shorter the time until they are recorded as sent, the better.
        foreach (var item in items.Where(item => item.Effect is not Effect.SendMail))
        {
            Sort(await AttemptAsync(item, async () => await EffectAsync(client, item, after, further)));
        }
        foreach (var batch in items.Where(item => item.Effect is Effect.SendMail).Chunk(MailsAtOnce))
        {
            foreach (
                var attempt in await Task.WhenAll(
                    batch.Select(item => AttemptAsync(item, () => MailAsync(item, further)))
                )
            )
            {
                Sort(attempt);
            }
        }
        foreach (var batch in done.Chunk(RowsAtOnce))
        {
            await SettleAsync(after.Of, batch);
        }
        return new Delivery(left, done.Count, fault);

        void Sort(Attempt attempt)
        {
            if (attempt.Row is { } row)
            {
                done.Add(row);
            }
            else
            {
                left++;
                fault = attempt.Fault ?? fault;
            }
        }
    }

    private async Task<Attempt> AttemptAsync(OutboxItem item, Func<Task<TableTransactionAction?>> deliver)
    {
        try
        {
            return new Attempt(await deliver(), null);
        }
        catch (ScanNotDoneException)
        {
            return new Attempt(null, null);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LogUndelivered(failure, item.Effect.GetType().Name, item.Id.ToString(), item.Attempts + 1);
            await RecordFailureAsync(item, failure);
            return new Attempt(null, ReasonOf(failure));
        }
    }

    private async Task<TableTransactionAction?> EffectAsync(
        DurableTaskClient client,
        OutboxItem item,
        Snapshot after,
        Queue<Commit> further
    )
    {
        if (await _effects.DeliverAsync(client, item, after) is { } commit)
        {
            further.Enqueue(commit);
        }
        return new(
            TableTransactionActionType.Delete,
            new TableEntity(item.Id.Of.Partition, OutboxRows.Key(item)),
            ETag.All
        );
    }

    private async Task<TableTransactionAction?> MailAsync(OutboxItem item, Queue<Commit> further)
    {
        if (await _mails.DeliverAsync(item, CancellationToken.None) is not { } mail)
        {
            return null;
        }
        if (mail.Commit is { } commit)
        {
            // Several mails are delivered at once.
            lock (further)
            {
                further.Enqueue(commit);
            }
        }
        return new(TableTransactionActionType.UpdateReplace, mail.Row, ETag.All);
    }

    private async Task SettleAsync(AggregateRef of, IReadOnlyList<TableTransactionAction> rows)
    {
        try
        {
            await _clients.TableOf(of.Kind).SubmitTransactionAsync(rows, CancellationToken.None);
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Another dispatcher has settled some of them (or our own first attempt has, and its answer was lost).
            foreach (var row in rows)
            {
                await SettleOneAsync(of, row);
            }
        }
    }

    private async Task SettleOneAsync(AggregateRef of, TableTransactionAction row)
    {
        try
        {
            await _clients.TableOf(of.Kind).SubmitTransactionAsync([row], CancellationToken.None);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // Settled already.
        }
    }

    private async Task RecordFailureAsync(OutboxItem item, Exception failure)
    {
        var row = new TableEntity(item.Id.Of.Partition, OutboxRows.Key(item))
        {
            ["Attempts"] = item.Attempts + 1,
            ["LastError"] = ReasonOf(failure),
            ["FailedAt"] = _time.GetUtcNow(),
        };
        if (item.Effect is Effect.SendMail)
        {
            // Nobody is sending it now: the next sweep need not wait for the claim to run out.
            row["ClaimedUntil"] = _time.GetUtcNow();
        }
        try
        {
            await _clients
                .TableOf(item.Id.Of.Kind)
                .UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, CancellationToken.None);
        }
        catch (RequestFailedException unrecorded)
        {
            LogUnrecorded(unrecorded, item.Id.ToString());
        }
    }

    // What may be kept and shown: never a message that could hold what somebody has written.
    private static string ReasonOf(Exception failure) =>
        failure is MailLaterException or EffectRefusedException or ScannerAwayException
            ? failure.Message
            : failure.GetType().Name;

    /// <summary>What an attempt came to: its row to settle, or nothing and why; neither when the mail is somebody else's, or the scanner has not come to a verdict.</summary>
    private sealed record Attempt(TableTransactionAction? Row, string? Fault);

    /// <summary>What a delivery came to; what is left without a fault is somebody else's to send for the moment, or waits for a verdict.</summary>
    private sealed record Delivery(int Left, int Done, string? Fault);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Effect {Effect} {EffectId} was not delivered (attempt {Attempt}); the sweep tries again."
    )]
    private partial void LogUndelivered(Exception failure, string effect, string effectId, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "That effect {EffectId} failed could not be recorded.")]
    private partial void LogUnrecorded(Exception failure, string effectId);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The effects of {Aggregate} version {Version} are left to the sweep."
    )]
    private partial void LogLeftToSweep(Exception failure, AggregateRef aggregate, long version);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The sweep could not handle {Aggregate} version {Version}; it tries again."
    )]
    private partial void LogSweepFailed(Exception failure, AggregateRef aggregate, long version);
}
