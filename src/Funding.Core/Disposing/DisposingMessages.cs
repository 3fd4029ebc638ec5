namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Writes down that documents of the case are disposed of by a confirmed run; the same run again is written down once.</summary>
    /// <param name="Run">Which run.</param>
    /// <param name="ListHash">The hash of the list that was confirmed.</param>
    /// <param name="Things">What.</param>
    /// <param name="PreviewedBy">Who had the list drawn up.</param>
    /// <param name="ConfirmedBy">Who, another person, confirmed it.</param>
    public sealed record DisposeDocuments(
        string Run,
        string ListHash,
        IReadOnlyList<DisposedThing> Things,
        Author PreviewedBy,
        Author ConfirmedBy
    ) : ApplicationCommand;

    /// <summary>Puts a hold on disposing of anything of the case.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record HoldDisposal(string Reason) : ApplicationCommand;

    /// <summary>Takes the hold away.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record LiftDisposalHold(string Reason) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>Documents of the case were disposed of: what they were, by which confirmed run, and the hash of each.</summary>
    public sealed record DocumentsDisposed(
        string Run,
        string ListHash,
        IReadOnlyList<DisposedThing> Things,
        Author PreviewedBy,
        Author ConfirmedBy
    ) : ApplicationEvent;

    /// <summary>A hold was put on disposing of anything of the case, with a reason.</summary>
    public sealed record DisposalHeld(string Reason) : ApplicationEvent;

    /// <summary>The hold was taken away, with a reason.</summary>
    public sealed record DisposalHoldLifted(string Reason) : ApplicationEvent;
}
