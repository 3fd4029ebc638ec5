namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>
    /// Opens an ended case again: a settled one for a new account, by the director; a dismissed one for a new check, by the secretariat.
    /// </summary>
    public sealed record Reopen(string Reason) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>An ended case was opened again.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="From">The stage it had ended in.</param>
    public sealed record ApplicationReopened(string Reason, ApplicationStage From) : ApplicationEvent;

    /// <summary>A new account after a reopening gave the applicant more: money that had been released is to be paid after all.</summary>
    public sealed record InstalmentAdded(int Number, Money Amount, Author? RegisteredBy) : ApplicationEvent;
}
