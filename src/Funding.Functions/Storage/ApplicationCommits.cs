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
internal sealed class ApplicationCommits(
    StorageClients clients,
    ApplicationRows rows,
    ChangePlanner planner,
    PendingMarks marks,
    Gates gates,
    TimeProvider time
)
{
    // Every round somebody succeeds, and within a process the gates let one at a time try: this is for many processes.
    private const int Tries = 50;

    internal async Task<CommitOutcome> CommitAsync(
        ApplicationId id,
        ApplicationCommand command,
        Actor actor,
        ChangeOptions options,
        CancellationToken cancellationToken
    )
    {
        // One id for all tries, and a number for each: a try whose answer was lost is recognised, however late it was
        // carried out, and told from the others, whose links and mails are different ones.
        var changeId = Guid.NewGuid().ToString("N");
        using var turn = await gates.EnterAsync(id.ToString(), cancellationToken);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (
                await TryAsync(id, command, actor, options, $"{changeId}{attempt:D2}", cancellationToken) is { } outcome
            )
            {
                return outcome;
            }
        }
        throw new StorageConflictException($"The application {id} was changed by others {Tries} times in a row.");
    }

    // Null: somebody else was first, decide again.
    private async Task<CommitOutcome?> TryAsync(
        ApplicationId id,
        ApplicationCommand command,
        Actor actor,
        ChangeOptions options,
        string changeId,
        CancellationToken cancellationToken
    )
    {
        var before = await rows.LoadAsync(id, cancellationToken);
        if (before.State is null && command is not ApplicationCommand.CreateDraft)
        {
            return new(new ChangeResult.NotFound(), null);
        }
        var (link, refusal) = await LinkAsync(id, options.Link, cancellationToken);
        if (refusal is not null)
        {
            return new(new ChangeResult.Refused(refusal), null);
        }
        var decision = ApplicationDecider.Decide(before.State, command, actor, time.GetUtcNow());
        if (decision is Decision.Accepted { Events.Count: 0 })
        {
            // A repeat, even with an outdated ETag, is answered as the first time: the first answer may have been lost.
            return new(new ChangeResult.Changed(before.State!, before.Stored!.ETag, []), null);
        }
        if (options.IfMatch is { } expected && expected != before.Stored?.ETag)
        {
            return new(new ChangeResult.Stale(), null);
        }
        if (decision is Decision.Refused refused)
        {
            return new(new ChangeResult.Refused(refused.Refusal), null);
        }
        var events = ((Decision.Accepted)decision).Events;
        var plan = await planner.PlanAsync(before, events, changeId, link, cancellationToken);
        return await CommitAsync(id, plan, events, changeId, cancellationToken);
    }

    private async Task<CommitOutcome?> CommitAsync(
        ApplicationId id,
        ChangePlan plan,
        IReadOnlyList<ApplicationEvent> events,
        string changeId,
        CancellationToken cancellationToken
    )
    {
        var mark =
            plan.Items.Count > 0
                ? await marks.WriteAsync(id.Value, plan.After.Version, changeId, cancellationToken)
                : null;
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await clients.Applications.SubmitTransactionAsync(plan.Rows, CancellationToken.None);
        }
        catch (Exception failure) when (failure.MayHaveSucceeded())
        {
            return await AfterFailureAsync(id, plan, events, changeId, mark, failure);
        }
        return Outcome(plan.After, events, mark, plan.Items);
    }

    private async Task<CommitOutcome?> AfterFailureAsync(
        ApplicationId id,
        ChangePlan plan,
        IReadOnlyList<ApplicationEvent> events,
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

    private async Task<string?> ChangeIdOfAsync(ApplicationId id, long sequence)
    {
        var row = await clients.Applications.GetEntityIfExistsAsync<TableEntity>(
            id.ToString(),
            ApplicationRows.Event(sequence),
            ["ChangeId"],
            CancellationToken.None
        );
        return row.HasValue ? row.Value!.GetString("ChangeId") : null;
    }

    private static bool IsSameChange(string? written, string changeId) =>
        written?.Length == changeId.Length && written.AsSpan(0, 32).SequenceEqual(changeId.AsSpan(0, 32));

    private static CommitOutcome Outcome(
        Application after,
        IReadOnlyList<ApplicationEvent> events,
        PendingMark? mark,
        IReadOnlyList<OutboxItem>? items
    ) =>
        new(
            new ChangeResult.Changed(after, ApplicationRows.ETagOf(after.Version), events),
            mark is null ? null : new Commit(after, items, mark)
        );

    private async Task<(TableEntity? Row, Refusal? Refusal)> LinkAsync(
        ApplicationId id,
        LinkUse? use,
        CancellationToken cancellationToken
    )
    {
        if (use is null)
        {
            return (null, null);
        }
        var row = await clients.Applications.GetEntityIfExistsAsync<TableEntity>(
            id.ToString(),
            LinkRows.Prefix + use.Hash,
            cancellationToken: cancellationToken
        );
        if (!row.HasValue)
        {
            return (null, LinkRefusals.Unknown);
        }
        return LinkRows.Read(row.Value!, time.GetUtcNow()) is LinkAnswer.Bad bad
            ? (null, bad.Refusal)
            : (row.Value, null);
    }
}
