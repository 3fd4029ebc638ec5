namespace Funding.Core;

/// <summary>The domain's one door: what happens because of a command, or why nothing does.</summary>
public static class ApplicationDecider
{
    /// <summary>Decides a command against the state. Pure and total: equal arguments give equal answers, and nothing is thrown for what a person can do.</summary>
    /// <param name="state">The state; null when the application does not exist.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="now">The time of the decision.</param>
    public static Decision Decide(Application? state, ApplicationCommand command, Actor actor, DateTimeOffset now) =>
        throw new NotSupportedException("The rules come with the next commits.");
}
