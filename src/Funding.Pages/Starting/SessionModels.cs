namespace Funding.Pages.Starting;

/// <summary>Where somebody is signed in.</summary>
/// <param name="Sessions">The sessions, the latest used first.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
public sealed record SessionsModel(IReadOnlyList<SessionRowModel> Sessions, string? NoticeKey);

/// <summary>One session.</summary>
/// <param name="Key">What the form calls it.</param>
/// <param name="IsThis">Whether it is the reader's own.</param>
/// <param name="Browser">The browser's name, or null when it is not known.</param>
/// <param name="System">The system's name, or null when it is not known.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="SeenAt">When it was last used, give or take five minutes.</param>
/// <param name="HowKey">How it began, as a text key.</param>
public sealed record SessionRowModel(
    string Key,
    bool IsThis,
    string? Browser,
    string? System,
    DateTimeOffset StartedAt,
    DateTimeOffset SeenAt,
    string HowKey
);
