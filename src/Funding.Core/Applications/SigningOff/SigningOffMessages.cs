namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>
    /// Marks the draft as ready and asks the authorised signatory whom the form names to sign it off. Again for the same form: nothing,
    /// until a day has passed; then a new request with a new link.
    /// </summary>
    /// <param name="AskedBy">Who asks, and gets the answer.</param>
    /// <param name="Association">The association's rules as of now: what is incomplete is told to whoever asks, not to the signatory.</param>
    public sealed record AskForSignOff(PersonRef AskedBy, AssociationSnapshot Association) : ApplicationCommand;

    /// <summary>The signatory does not sign: the draft goes back to whoever asked.</summary>
    /// <param name="Round">Which request.</param>
    /// <param name="Comment">What is to be changed.</param>
    public sealed record DeclineSignOff(int Round, string Comment) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The authorised signatory was asked to sign the draft off; a change of the draft makes the request void.</summary>
    public sealed record SignOffRequested(int Round, PersonRef Signatory, PersonRef AskedBy, string FormHash)
        : ApplicationEvent;

    /// <summary>The authorised signatory was reminded of the request.</summary>
    public sealed record SignOffReminderSent(string Key) : ApplicationEvent, IDoneByTime;

    /// <summary>The authorised signatory did not sign and said why.</summary>
    public sealed record SignOffDeclined(int Round, string Comment) : ApplicationEvent;
}
