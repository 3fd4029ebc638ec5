using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Outbox;
using Funding.Functions.Security;

namespace Funding.Functions.Storage;

/// <summary>Everything that one change writes, and what it leads to.</summary>
/// <param name="After">The application after it.</param>
/// <param name="FirstSequence">Number of its first event, by whose row the change is recognised.</param>
/// <param name="Rows">The transaction.</param>
/// <param name="Items">The effects to deliver.</param>
internal sealed record ChangePlan(
    Application After,
    long FirstSequence,
    IReadOnlyList<TableTransactionAction> Rows,
    IReadOnlyList<OutboxItem> Items
);

/// <summary>Works a decision out into rows.</summary>
internal sealed class ChangePlanner(ApplicationRows rows, OutboxRows outbox, TimeProvider time)
{
    /// <summary>The rows of a decision.</summary>
    /// <exception cref="ChangeTooLargeException">It does not fit in one transaction.</exception>
    internal async Task<ChangePlan> PlanAsync(
        StateRow before,
        IReadOnlyList<ApplicationEvent> events,
        string changeId,
        TableEntity? link,
        CancellationToken cancellationToken
    )
    {
        var (state, hash) = (before.State, before.TrailHash);
        List<TableTransactionAction> actions = [];
        List<(EffectId Id, Effect Effect)> effects = [];
        foreach (var happened in events)
        {
            state = Application.Fold(state, happened);
            (var row, hash) = await rows.EventAsync(
                state.Id,
                state.Version,
                happened,
                hash,
                changeId,
                cancellationToken
            );
            actions.Add(row);
            effects.AddRange(
                ApplicationEffects
                    .Of(state, happened)
                    .Select((effect, number) => (new EffectId(state.Id, state.Version, number), effect))
            );
        }
        var after = state!;
        actions.Insert(0, await rows.StateAsync(after, hash, changeId, before, cancellationToken));
        List<OutboxItem> items = [];
        foreach (var (id, effect) in Needed(before.State, after, effects))
        {
            items.Add(Add(actions, id, effect));
        }
        if (link is not null)
        {
            var used = new TableEntity(link.PartitionKey, link.RowKey) { ["UsedAt"] = time.GetUtcNow() };
            actions.Add(new(TableTransactionActionType.UpdateMerge, used, link.ETag));
        }
        TransactionLimits.Check(actions);
        return new ChangePlan(after, before.Version + 1, actions, items);
    }

    private OutboxItem Add(List<TableTransactionAction> actions, EffectId id, Effect effect)
    {
        string? token = null;
        if (effect is Effect.SendMail { Link: { } link } mail)
        {
            token = SecretToken.Create();
            SecretToken.TryHash(token, out var hash);
            actions.Add(
                new(TableTransactionActionType.Add, LinkRows.New(id.ApplicationId, hash!, mail.Recipient, link))
            );
        }
        var (item, row) = outbox.New(id, effect, token);
        actions.Add(row);
        return item;
    }

    // The lists are brought up to date once for a change, and only when something that they show is different; a process
    // is told once that something has changed, however many events there were.
    private static IEnumerable<(EffectId Id, Effect Effect)> Needed(
        Application? before,
        Application after,
        List<(EffectId Id, Effect Effect)> effects
    )
    {
        var viewDiffers = before is null || ViewRow.Of(before) != ViewRow.Of(after);
        HashSet<Effect> once = [];
        return effects.Where(entry =>
            entry.Effect switch
            {
                Effect.UpdateView => viewDiffers && once.Add(entry.Effect),
                Effect.Nudge or Effect.StartProcess => once.Add(entry.Effect),
                _ => true,
            }
        );
    }
}
