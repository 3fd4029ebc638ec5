namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>The mail service tells that a mail did not reach its receiver. Told again: nothing.</summary>
    /// <param name="Mail">Which: <c>12-0</c>.</param>
    /// <param name="Template">Which text.</param>
    /// <param name="To">To whom.</param>
    /// <param name="Link">The personal link in it, if any.</param>
    /// <param name="Why">What became of it.</param>
    public sealed record RecordMailReturned(
        string Mail,
        MailTemplate Template,
        PersonRef To,
        PersonalLink? Link,
        MailReturn Why
    ) : ApplicationCommand;

    /// <summary>
    /// Sends a mail that did not reach its receiver once more, to the address as it is now. A personal link in it is made anew,
    /// and only while there is something to answer. Again: nothing, however often a button is pressed.
    /// </summary>
    /// <param name="Mail">Which: <c>12-0</c>.</param>
    /// <param name="Template">Which text.</param>
    /// <param name="To">To whom, at the address as it is now.</param>
    /// <param name="Was">The address that it went to.</param>
    /// <param name="Link">The personal link that was in it, if any.</param>
    /// <param name="Parameters">What the text says, as it was.</param>
    public sealed record SendMailAgain(
        string Mail,
        MailTemplate Template,
        PersonRef To,
        EmailAddress Was,
        PersonalLink? Link,
        IReadOnlyDictionary<string, string> Parameters
    ) : ApplicationCommand;

    /// <summary>Puts aside a mail that came back, without sending it again.</summary>
    public sealed record HandleReturnedMail(string Mail) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>A mail did not reach its receiver.</summary>
    public sealed record MailReturned(
        string Mail,
        MailTemplate Template,
        PersonRef To,
        PersonalLink? Link,
        MailReturn Why
    ) : ApplicationEvent;

    /// <summary>A mail that had not reached its receiver was sent once more; from then on the case's mails go to that address.</summary>
    public sealed record MailSentAgain(
        string Mail,
        MailTemplate Template,
        PersonRef To,
        EmailAddress Was,
        PersonalLink? Link,
        IReadOnlyDictionary<string, string> Parameters
    ) : ApplicationEvent;

    /// <summary>A mail that had come back was put aside.</summary>
    public sealed record ReturnedMailHandled(string Mail) : ApplicationEvent;
}
