using Funding.Functions.Security;

namespace Funding.Functions.Http.Resources;

/// <summary>Where the caller is signed in.</summary>
internal sealed record SessionsResource(IReadOnlyList<SessionResource> Items);

/// <summary>One session.</summary>
internal sealed record SessionResource(
    string Id,
    bool Current,
    DateTimeOffset StartedAt,
    DateTimeOffset SeenAt,
    SignInMethod How,
    string? Browser,
    string? System
);
