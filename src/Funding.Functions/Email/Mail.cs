using Funding.Core;

namespace Funding.Functions.Email;

/// <summary>One mail, ready to leave.</summary>
/// <param name="Id">Deterministic: the same effect gives the same id, by which a repeat is recognised.</param>
/// <param name="ToName">The person.</param>
/// <param name="ToAddress">Their address.</param>
/// <param name="Subject">Subject line.</param>
/// <param name="Text">Plain text part.</param>
/// <param name="Html">HTML part, with everything encoded.</param>
/// <param name="Kind">The template's name, for statistics.</param>
internal sealed record Mail(
    string Id,
    string ToName,
    string ToAddress,
    string Subject,
    string Text,
    string Html,
    string Kind
)
{
    /// <summary>A file that goes with it.</summary>
    public MailAttachment? Attachment { get; init; }

    /// <summary>Where its receiver takes leave of mails like it; null for one that nobody can do without.</summary>
    public Uri? Unsubscribe { get; init; }
}

/// <summary>What became of a mail.</summary>
internal abstract record MailOutcome
{
    private MailOutcome() { }

    /// <summary>The transport has taken it.</summary>
    internal sealed record Sent : MailOutcome;

    /// <summary>It was refused for good: trying again cannot help.</summary>
    /// <param name="Reason">Why, without personal data.</param>
    internal sealed record GivenUp(string Reason) : MailOutcome;

    /// <summary>It may go another time.</summary>
    /// <param name="Reason">Why not now, without personal data.</param>
    internal sealed record Later(string Reason) : MailOutcome;
}

/// <summary>How mail leaves the system.</summary>
internal interface IMailTransport
{
    /// <summary>Hands over one mail; the same <see cref="Mail.Id"/> again must not become a second mail where that can be known.</summary>
    Task<MailOutcome> SendAsync(Mail mail, CancellationToken cancellationToken);
}
