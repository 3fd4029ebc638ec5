using Funding.Functions.Outbox;

namespace Funding.Functions.Storage;

/// <summary>An aggregate at one version, as the delivery of effects needs it.</summary>
/// <param name="Of">Which.</param>
/// <param name="Version">How many events it has.</param>
/// <param name="ShowInListsAsync">Brings the lists up to it, and what is kept of the fund if asked to.</param>
internal sealed record Snapshot(AggregateRef Of, long Version, Func<bool, CancellationToken, Task> ShowInListsAsync);

/// <summary>A change that is in storage and whose effects are to be delivered.</summary>
/// <param name="After">The aggregate after it.</param>
/// <param name="Items">Its effects; null when they must be read from storage.</param>
/// <param name="Mark">The mark to remove when all is delivered.</param>
internal sealed record Commit(Snapshot After, IReadOnlyList<OutboxItem>? Items, PendingMark Mark);

/// <summary>A change's result, and what remains to be done for it; null when nothing does.</summary>
internal sealed record CommitOutcome<TState, TEvent>(ChangeResult<TState, TEvent> Result, Commit? Commit)
    where TState : class
    where TEvent : class;
