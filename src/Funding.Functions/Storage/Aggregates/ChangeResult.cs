using Azure;
using Funding.Core;
using Funding.Functions.Security;

namespace Funding.Functions.Storage;

/// <summary>An aggregate as it is stored.</summary>
/// <param name="State">The state.</param>
/// <param name="ETag">Stands for <paramref name="Version"/>; opaque to callers.</param>
/// <param name="Version">How many events it has.</param>
internal sealed record Stored<TState>(TState State, ETag ETag, long Version)
    where TState : class;

/// <summary>What a change depends on.</summary>
/// <param name="IfMatch">Only if the aggregate still is as it was with this ETag.</param>
/// <param name="Link">The personal link that the change is made with; it is used up in the same transaction.</param>
internal sealed record ChangeOptions(ETag? IfMatch = null, LinkUse? Link = null);

/// <summary>What became of a change.</summary>
internal abstract record ChangeResult<TState, TEvent>
    where TState : class
    where TEvent : class
{
    private ChangeResult() { }

    /// <summary>Done, or done before (then without events).</summary>
    internal sealed record Changed(TState State, ETag ETag, IReadOnlyList<TEvent> Events)
        : ChangeResult<TState, TEvent>;

    /// <summary>Refused: by the domain, or because the link is no longer good. Nothing has changed.</summary>
    internal sealed record Refused(Refusal Refusal) : ChangeResult<TState, TEvent>;

    /// <summary>There is no such application, meeting, …</summary>
    internal sealed record NotFound : ChangeResult<TState, TEvent>;

    /// <summary>Somebody changed it since the caller fetched it. Nothing has changed.</summary>
    internal sealed record Stale : ChangeResult<TState, TEvent>;
}
