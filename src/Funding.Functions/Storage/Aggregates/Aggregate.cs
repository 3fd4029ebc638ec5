using System.Text.Json.Serialization.Metadata;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>
/// Everything that storage and outbox need to know of a kind of aggregate. One class of this kind, registered with
/// <c>AddAggregate</c>, gives it what applications have: one transaction per change with its trail, hash chain, outbox
/// and links, and delivery at least once.
/// </summary>
/// <typeparam name="TState">Its state.</typeparam>
/// <typeparam name="TCommand">What can be asked of it.</typeparam>
/// <typeparam name="TEvent">What happens to it.</typeparam>
internal abstract class Aggregate<TState, TCommand, TEvent>
    where TState : class
    where TEvent : class
{
    /// <summary>Which kind this is.</summary>
    internal abstract AggregateKind Kind { get; }

    /// <summary>How its state is written.</summary>
    internal abstract JsonTypeInfo<TState> StateJson { get; }

    /// <summary>How its events are written; the trail's hashes are over this text.</summary>
    internal abstract JsonTypeInfo<TEvent> EventJson { get; }

    /// <summary>What there is before the first event; null when there is nothing then.</summary>
    internal virtual TState? Beginning => null;

    /// <summary>Whether the command may be the first, when there is nothing yet.</summary>
    internal abstract bool Begins(TCommand command);

    /// <summary>What the domain answers.</summary>
    internal abstract Decision<TEvent> Decide(TState? state, TCommand command, Actor actor, DateTimeOffset now);

    /// <summary>The state after an event.</summary>
    internal abstract TState Fold(TState? state, TEvent happened);

    /// <summary>What the world must do because of an event.</summary>
    internal abstract IReadOnlyList<Effect> EffectsOf(TState after, TEvent happened);

    /// <summary>Its identity.</summary>
    internal abstract Guid IdOf(TState state);

    /// <summary>How many events it has.</summary>
    internal abstract long VersionOf(TState state);

    /// <summary>Where it is in its life, for whoever looks at the rows.</summary>
    internal abstract string StageOf(TState state);

    /// <summary>When an event happened and who made it happen.</summary>
    internal abstract (DateTimeOffset At, Author By) SignatureOf(TEvent happened);

    /// <summary>What an event registers as documents, numbered; nothing where no register is kept.</summary>
    internal virtual IReadOnlyList<RegisterEntry> RegisterOf(TState? before, TState after, TEvent happened) => [];

    /// <summary>Whether the state was stored by a release that did not keep something which the whole trail tells.</summary>
    internal virtual bool LacksHistory(TState state) => false;

    /// <summary>The state with what its trail tells.</summary>
    internal virtual TState WithHistory(TState state, IReadOnlyList<TEvent> trail) => state;

    /// <summary>Whether the lists show something of what has changed; asked when an event wants them brought up to date.</summary>
    internal virtual bool ChangesLists(TState? before, TState after) => true;

    /// <summary>Whether the change also concerns what is kept of the fund.</summary>
    internal virtual bool ChangesFund(TState? before, TState after) => false;

    /// <summary>Brings the lists up to date, unless they show a later version.</summary>
    /// <param name="state">The state to show.</param>
    /// <param name="fund">Whether what is kept of the fund has changed too.</param>
    /// <param name="cancellationToken">Stops.</param>
    internal virtual Task ShowInListsAsync(TState state, bool fund, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
