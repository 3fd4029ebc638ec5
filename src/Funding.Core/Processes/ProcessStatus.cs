namespace Funding.Core;

/// <summary>What a waiting process needs to know.</summary>
/// <param name="Over">Whether there is nothing left to wait for.</param>
/// <param name="Next">The next thing that time itself does; may lie in the past.</param>
public sealed record ProcessStatus(bool Over, Due? Next);

/// <summary>Something that time itself does: a reminder, an escalation, a hold, a closing.</summary>
/// <param name="Key">Stable; once done it is never done again.</param>
/// <param name="At">When.</param>
/// <param name="Command">What to send to the application then, by <see cref="Actor.System"/>.</param>
public sealed record Due(string Key, DateTimeOffset At, ApplicationCommand Command);
