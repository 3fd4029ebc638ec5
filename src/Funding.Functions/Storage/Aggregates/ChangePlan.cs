using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Outbox;
using Funding.Functions.Security;
using Funding.Functions.Storage.Records;

namespace Funding.Functions.Storage;

/// <summary>Everything that one change writes, and what it leads to.</summary>
/// <param name="After">The state after it.</param>
/// <param name="FirstSequence">Number of its first event, by whose row the change is recognised.</param>
/// <param name="Rows">The transaction.</param>
/// <param name="Items">The effects to deliver.</param>
internal sealed record ChangePlan<TState>(
    TState After,
    long FirstSequence,
    IReadOnlyList<TableTransactionAction> Rows,
    IReadOnlyList<OutboxItem> Items
)
    where TState : class;

/// <summary>Works a decision out into rows.</summary>
internal sealed class ChangePlanner<TState, TCommand, TEvent>(
    Aggregate<TState, TCommand, TEvent> aggregate,
    AggregateRows<TState, TCommand, TEvent> rows,
    OutboxRows outbox,
    StorageClients clients,
    TimeProvider time
)
    where TState : class
    where TEvent : class
{
    /// <summary>The rows of a decision.</summary>
    /// <exception cref="ChangeTooLargeException">It does not fit in one transaction.</exception>
    internal async Task<ChangePlan<TState>> PlanAsync(
        StateRow<TState> before,
        IReadOnlyList<TEvent> events,
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
            var earlier = state;
            state = aggregate.Fold(state, happened);
            var (id, version) = (rows.RefOf(state), aggregate.VersionOf(state));
            (var row, hash) = await rows.EventAsync(id, version, happened, hash, changeId, cancellationToken);
            actions.Add(row);
            if (aggregate.RegisterOf(earlier, state, happened) is { Count: > 0 } registered)
            {
                actions.Add(RegisterRows.New(id, registered));
            }
            effects.AddRange(
                aggregate
                    .EffectsOf(state, happened)
                    .Select((effect, number) => (new EffectId(id, version, number), effect))
            );
        }
        var after = state!;
        actions.Insert(0, await rows.StateAsync(after, hash, changeId, before, cancellationToken));
        List<OutboxItem> items = [];
        foreach (var (effectId, effect) in Needed(before.State, after, effects))
        {
            items.Add(await AddAsync(actions, effectId, effect, changeId, cancellationToken));
        }
        if (link is not null)
        {
            var used = new TableEntity(link.PartitionKey, link.RowKey) { ["UsedAt"] = time.GetUtcNow() };
            actions.Add(new(TableTransactionActionType.UpdateMerge, used, link.ETag));
        }
        TransactionLimits.Check(actions);
        return new ChangePlan<TState>(after, before.Version + 1, actions, items);
    }

    private async Task<OutboxItem> AddAsync(
        List<TableTransactionAction> actions,
        EffectId id,
        Effect effect,
        string changeId,
        CancellationToken cancellationToken
    )
    {
        string? token = null;
        if (effect is Effect.SendMail { Link: { } link } mail)
        {
            token = SecretToken.Create();
            SecretToken.TryHash(token, out var hash);
            if (link.VoidsEarlier)
            {
                var now = time.GetUtcNow();
                var table = clients.TableOf(aggregate.Kind);
                var earlier = await LinkRows.EarlierAsync(table, id.Of, mail.Recipient, link, now, cancellationToken);
                actions.AddRange(earlier.Select(row => LinkRows.Void(row, now)));
            }
            actions.Add(new(TableTransactionActionType.Add, LinkRows.New(id.Of, hash!, mail.Recipient, link)));
        }
        var (item, row) = await outbox.NewAsync(id, effect, token, changeId, cancellationToken);
        actions.Add(row);
        return item;
    }

    // The lists are brought up to date once for a change, and only when something that they show is different; a process
    // is told once that something has changed, however many events there were.
    private IEnumerable<(EffectId Id, Effect Effect)> Needed(
        TState? before,
        TState after,
        List<(EffectId Id, Effect Effect)> effects
    )
    {
        HashSet<Effect> once = [];
        foreach (var (id, effect) in effects)
        {
            switch (effect)
            {
                case Effect.UpdateView:
                    var fund = aggregate.ChangesFund(before, after);
                    if (once.Add(effect) && (fund || aggregate.ChangesLists(before, after)))
                    {
                        yield return (id, new Effect.UpdateView { Fund = fund });
                    }
                    break;
                case Effect.Nudge or Effect.StartProcess when !once.Add(effect):
                    break;
                default:
                    yield return (id, effect);
                    break;
            }
        }
    }
}
