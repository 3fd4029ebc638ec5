namespace Funding.Core;

/// <summary>What the domain answers to a command: events, or a refusal that changes nothing.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>The command is accepted.</summary>
    /// <param name="Events">What happened, in order; empty when the command is a repeat and there is nothing to do.</param>
    public sealed record Accepted(IReadOnlyList<ApplicationEvent> Events) : Decision;

    /// <summary>The command is refused; nothing changes.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(Refusal Refusal) : Decision;

    /// <summary>A repeated command: nothing to do.</summary>
    internal static Decision Nothing { get; } = new Accepted([]);

    internal static Decision Of(params IReadOnlyList<ApplicationEvent> events) => new Accepted(events);

    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);

    public static implicit operator Decision(ApplicationEvent happened) => new Accepted([happened]);
}
