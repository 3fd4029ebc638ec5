using System.Runtime.ExceptionServices;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Outbox;
using Funding.Functions.Security;

namespace Funding.Functions.Storage;

/// <summary>
/// Decides and commits: load, decide, mark, one transaction. From the transaction on nothing is cancelled any more, for
/// the caller's going away must not leave open whether it happened.
/// </summary>
internal sealed class AggregateCommits<TState, TCommand, TEvent>(
    Aggregate<TState, TCommand, TEvent> aggregate,
    StorageClients clients,
    AggregateRows<TState, TCommand, TEvent> rows,
    ChangePlanner<TState, TCommand, TEvent> planner,
    PendingMarks marks,
    Gates gates,
    TimeProvider time
)
    where TState : class
    where TEvent : class
{
    // Every round somebody succeeds, and within a process the gates let one at a time try: this is for many processes.
    private const int Tries = 50;
    private readonly TableClient _table = clients.TableOf(aggregate.Kind);

    internal async Task<CommitOutcome<TState, TEvent>> CommitAsync(
        AggregateRef id,
        TCommand command,
        Actor actor,
        ChangeOptions options,
        CancellationToken cancellationToken
    )
    {
        // One id for all tries, and a number for each: a try whose answer was lost is recognised, however late it was
        // carried out, and told from the others, whose links and mails are different ones.
        var changeId = Guid.NewGuid().ToString("N");
        using var turn = await gates.EnterAsync(id.Partition, cancellationToken);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (
                await TryAsync(id, command, actor, options, $"{changeId}{attempt:D2}", cancellationToken) is { } outcome
            )
            {
                return outcome;
            }
        }
        throw new StorageConflictException($"{id} was changed by others {Tries} times in a row.");
    }

    // Null: somebody else was first, decide again.
    private async Task<CommitOutcome<TState, TEvent>?> TryAsync(
        AggregateRef id,
        TCommand command,
        Actor actor,
        ChangeOptions options,
        string changeId,
        CancellationToken cancellationToken
    )
    {
        var before = await rows.LoadAsync(id, cancellationToken);
        if (before.State is null && !aggregate.Begins(command))
        {
            return new(new ChangeResult<TState, TEvent>.NotFound(), null);
        }
        var (link, refusal) = await LinkAsync(id, options.Link, cancellationToken);
        if (refusal is not null)
        {
            return new(new ChangeResult<TState, TEvent>.Refused(refusal), null);
        }
        var decision = aggregate.Decide(before.State, command, actor, time.GetUtcNow());
        if (decision is Decision<TEvent>.Accepted { Events.Count: 0 })
        {
            // A repeat, even with an outdated ETag, is answered as the first time: the first answer may have been lost.
            var unchanged = before.State ?? aggregate.Beginning!;
            return new(
                new ChangeResult<TState, TEvent>.Changed(unchanged, AggregateRows.ETagOf(before.Version), []),
                null
            );
        }
        if (options.IfMatch is { } expected && expected != AggregateRows.ETagOf(before.Version))
        {
            return new(new ChangeResult<TState, TEvent>.Stale(), null);
        }
        if (decision is Decision<TEvent>.Refused refused)
        {
            return new(new ChangeResult<TState, TEvent>.Refused(refused.Refusal), null);
        }
        var events = ((Decision<TEvent>.Accepted)decision).Events;
        before = await rows.WithHistoryAsync(id, before, cancellationToken);
        var plan = await planner.PlanAsync(before, events, changeId, link, cancellationToken);
        return await CommitAsync(id, plan, events, changeId, cancellationToken);
    }

    private async Task<CommitOutcome<TState, TEvent>?> CommitAsync(
        AggregateRef id,
        ChangePlan<TState> plan,
        IReadOnlyList<TEvent> events,
        string changeId,
        CancellationToken cancellationToken
    )
    {
        var mark =
            plan.Items.Count > 0
                ? await marks.WriteAsync(id, aggregate.VersionOf(plan.After), changeId, cancellationToken)
                : null;
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await _table.SubmitTransactionAsync(plan.Rows, CancellationToken.None);
        }
        catch (Exception failure) when (failure.MayHaveSucceeded())
        {
            return await AfterFailureAsync(id, plan, events, changeId, mark, failure);
        }
        return Outcome(plan.After, events, mark, plan.Items);
    }

    private async Task<CommitOutcome<TState, TEvent>?> AfterFailureAsync(
        AggregateRef id,
        ChangePlan<TState> plan,
        IReadOnlyList<TEvent> events,
        string changeId,
        PendingMark? mark,
        Exception failure
    )
    {
        var written = await ChangeIdOfAsync(id, plan.FirstSequence);
        if (written == changeId)
        {
            return Outcome(plan.After, events, mark, plan.Items);
        }
        if (IsSameChange(written, changeId))
        {
            // An earlier try of this change, carried out late: what it wrote counts, not what this one planned.
            var now = await rows.LoadAsync(id, CancellationToken.None);
            return Outcome(now.State!, events, mark, items: null);
        }
        if (failure is Azure.RequestFailedException conflict && conflict.IsConflict())
        {
            if (mark is not null)
            {
                await marks.RemoveAsync(mark, CancellationToken.None);
            }
            return null;
        }
        ExceptionDispatchInfo.Throw(failure);
        return null;
    }

    private async Task<string?> ChangeIdOfAsync(AggregateRef id, long sequence)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            id.Partition,
            AggregateRows.Event(sequence),
            ["ChangeId"],
            CancellationToken.None
        );
        return row.HasValue ? row.Value!.GetString("ChangeId") : null;
    }

    private static bool IsSameChange(string? written, string changeId) =>
        written?.Length == changeId.Length && written.AsSpan(0, 32).SequenceEqual(changeId.AsSpan(0, 32));

    private CommitOutcome<TState, TEvent> Outcome(
        TState after,
        IReadOnlyList<TEvent> events,
        PendingMark? mark,
        IReadOnlyList<OutboxItem>? items
    ) =>
        new(
            new ChangeResult<TState, TEvent>.Changed(after, AggregateRows.ETagOf(aggregate.VersionOf(after)), events),
            mark is null ? null : new Commit(rows.SnapshotOf(after), items, mark)
        );

    private async Task<(TableEntity? Row, Refusal? Refusal)> LinkAsync(
        AggregateRef id,
        LinkUse? use,
        CancellationToken cancellationToken
    )
    {
        if (use is null)
        {
            return (null, null);
        }
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            id.Partition,
            LinkRows.Prefix + use.Hash,
            cancellationToken: cancellationToken
        );
        if (!row.HasValue)
        {
            return (null, LinkRefusals.Unknown);
        }
        return LinkRows.Read(aggregate.Kind, row.Value!, time.GetUtcNow()) is LinkAnswer.Bad bad
            ? (null, bad.Refusal)
            : (row.Value, null);
    }
}
