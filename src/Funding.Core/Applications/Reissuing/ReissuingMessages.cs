namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>
    /// Whoever holds a link that has expired, has been used or was taken back asks for a new one. It goes to the address that
    /// the old one went to, and only while there is something to answer. Soon again: nothing.
    /// </summary>
    /// <param name="Purpose">What the link was for.</param>
    /// <param name="Target">What it acted on.</param>
    /// <param name="To">The address that it was sent to.</param>
    public sealed record ReissueLink(LinkPurpose Purpose, string Target, EmailAddress To) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>Somebody asked for a new personal link and got it; the earlier ones for the same are void.</summary>
    public sealed record LinkReissued(LinkPurpose Purpose, string Target, PersonRef Person) : ApplicationEvent;
}
