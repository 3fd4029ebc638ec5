namespace Funding.Core;

/// <summary>What the world must do because of what happened.</summary>
public static class ApplicationEffects
{
    /// <summary>The effects of an event, in order; the same event always gives the same effects.</summary>
    /// <param name="after">The state with the event folded in.</param>
    /// <param name="happened">The event.</param>
    public static IReadOnlyList<Effect> Of(Application after, ApplicationEvent happened) =>
        throw new NotSupportedException("The effects come with the next commits.");
}
