namespace Funding.Core;

/// <summary>
/// What the domain answers to a command: events, or a refusal that changes nothing. In the code of applications it is
/// called <c>Decision</c> without more.
/// </summary>
/// <typeparam name="TEvent">The events of the aggregate.</typeparam>
public abstract record Decision<TEvent>
    where TEvent : class
{
    private Decision() { }

    /// <summary>The command is accepted.</summary>
    /// <param name="Events">What happened, in order; empty when the command is a repeat and there is nothing to do.</param>
    public sealed record Accepted(IReadOnlyList<TEvent> Events) : Decision<TEvent>;

    /// <summary>The command is refused; nothing changes.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(Refusal Refusal) : Decision<TEvent>;

    /// <summary>A repeated command: nothing to do.</summary>
    internal static Decision<TEvent> Nothing { get; } = new Accepted([]);

    internal static Decision<TEvent> Of(params IReadOnlyList<TEvent> events) => new Accepted(events);

    public static implicit operator Decision<TEvent>(Refusal refusal) => new Refused(refusal);

    public static implicit operator Decision<TEvent>(TEvent happened) => new Accepted([happened]);
}
