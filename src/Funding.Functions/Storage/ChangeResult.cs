using Azure;
using Funding.Core;
using Funding.Functions.Security;

namespace Funding.Functions.Storage;

/// <summary>An application as it is stored.</summary>
/// <param name="State">The application.</param>
/// <param name="ETag">Stands for <paramref name="Version"/>; opaque to callers.</param>
/// <param name="Version">How many events it has.</param>
internal sealed record StoredApplication(Application State, ETag ETag, long Version);

/// <summary>What a change depends on.</summary>
/// <param name="IfMatch">Only if the application still is as it was with this ETag.</param>
/// <param name="Link">The personal link that the change is made with; it is used up in the same transaction.</param>
internal sealed record ChangeOptions(ETag? IfMatch = null, LinkUse? Link = null);

/// <summary>What became of a change.</summary>
internal abstract record ChangeResult
{
    private ChangeResult() { }

    /// <summary>Done, or done before (then without events).</summary>
    internal sealed record Changed(Application State, ETag ETag, IReadOnlyList<ApplicationEvent> Events) : ChangeResult;

    /// <summary>Refused: by the domain, or because the link is no longer good. Nothing has changed.</summary>
    internal sealed record Refused(Refusal Refusal) : ChangeResult;

    /// <summary>There is no such application.</summary>
    internal sealed record NotFound : ChangeResult;

    /// <summary>Somebody changed the application since the caller fetched it. Nothing has changed.</summary>
    internal sealed record Stale : ChangeResult;
}
