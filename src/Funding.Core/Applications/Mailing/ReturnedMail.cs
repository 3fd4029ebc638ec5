using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Why a mail did not reach its receiver.</summary>
[JsonConverter(typeof(CamelCaseEnum<MailReturn>))]
public enum MailReturn
{
    /// <summary>It was refused for good when it was handed over: at once, before it had left.</summary>
    Refused,

    /// <summary>It left and came back.</summary>
    Bounced,

    /// <summary>The mail service did not send it, because mail to the address has come back or been complained of before.</summary>
    Dropped,

    /// <summary>It arrived, and its receiver reported it as spam; later mail to the address is not sent.</summary>
    Spam,
}

/// <summary>A mail of the case that did not reach its receiver.</summary>
/// <param name="Mail">Which: the number of its event and which of that event's effects, <c>12-0</c>.</param>
/// <param name="Template">Which text.</param>
/// <param name="To">To whom, at the address that it went to.</param>
/// <param name="Why">What became of it.</param>
/// <param name="At">When that was known.</param>
public sealed record ReturnedMail(string Mail, MailTemplate Template, PersonRef To, MailReturn Why, DateTimeOffset At)
{
    /// <summary>The personal link that was in it, if any.</summary>
    public PersonalLink? Link { get; init; }

    /// <summary>When it was sent again.</summary>
    public DateTimeOffset? SentAgainAt { get; init; }

    /// <summary>When somebody put it aside without sending it again.</summary>
    public DateTimeOffset? HandledAt { get; init; }

    /// <summary>Who sent it again or put it aside.</summary>
    public Author? HandledBy { get; init; }

    /// <summary>Whether somebody has to see to it.</summary>
    [JsonIgnore]
    public bool IsOpen => SentAgainAt is null && HandledAt is null;
}

/// <summary>Somebody's mail in this case goes to another address than the one that stands in it.</summary>
/// <param name="From">The address that mail came back from.</param>
/// <param name="To">The one that is used in its place.</param>
public sealed record Readdressing(EmailAddress From, EmailAddress To);

public sealed partial record Application
{
    /// <summary>The person with the address that mail goes to.</summary>
    internal PersonRef AtAddress(PersonRef person) =>
        Readdressed.FirstOrDefault(r => r.From == person.Email) is { } changed
            ? person with
            {
                Email = changed.To,
            }
            : person;

    private Application After(ApplicationEvent.MailReturned e) =>
        this with
        {
            ReturnedMails = [.. ReturnedMails, new(e.Mail, e.Template, e.To, e.Why, e.At) { Link = e.Link }],
        };

    private Application After(ApplicationEvent.MailSentAgain e)
    {
        // One that was refused before returned mails were kept was never put down.
        var known = ReturnedMails.Any(m => m.Mail == e.Mail)
            ? ReturnedMails
            : [.. ReturnedMails, new(e.Mail, e.Template, e.To with { Email = e.Was }, MailReturn.Refused, e.At)];
        return this with
        {
            ReturnedMails =
            [
                .. known.Select(m => m.Mail == e.Mail ? m with { SentAgainAt = e.At, HandledBy = e.By } : m),
            ],
            Readdressed =
                e.Was == e.To.Email
                    ? Readdressed
                    : [.. Readdressed.Where(r => r.From != e.Was && r.From != e.To.Email), new(e.Was, e.To.Email)],
        };
    }

    private Application After(ApplicationEvent.ReturnedMailHandled e) =>
        this with
        {
            ReturnedMails =
            [
                .. ReturnedMails.Select(m => m.Mail == e.Mail ? m with { HandledAt = e.At, HandledBy = e.By } : m),
            ],
        };
}
