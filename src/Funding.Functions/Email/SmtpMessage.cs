using System.Text;
using Funding.Functions.Settings;
using MimeKit;

namespace Funding.Functions.Email;

/// <summary>A mail as SMTP carries it.</summary>
internal static class SmtpMessage
{
    /// <summary>The message; null when the receiver's address is none.</summary>
    internal static MimeMessage? TryMake(Mail mail, FundingSettings settings, DateTimeOffset now)
    {
        if (Mailbox(mail.ToName, mail.ToAddress) is not { } to)
        {
            return null;
        }
        var message = new MimeMessage
        {
            MessageId = MailHeaders.MessageId(mail, settings),
            Date = now,
            Subject = OneLine(mail.Subject),
            Body = Body(mail),
        };
        message.From.Add(new MailboxAddress(OneLine(settings.MailFromName), settings.MailFrom));
        message.To.Add(to);
        if (settings.MailReplyTo is { } replyTo)
        {
            message.ReplyTo.Add(new MailboxAddress(OneLine(settings.MailFromName), replyTo));
        }
        foreach (var (name, value) in MailHeaders.Of(mail))
        {
            // As it is: a folded or encoded address would be none to whoever reads the header.
            message.Headers.Add(new Header(Encoding.ASCII, name, value));
        }
        return message;
    }

    private static MimeEntity Body(Mail mail)
    {
        var parts = new MultipartAlternative { Part("plain", mail.Text), Part("html", mail.Html) };
        if (mail.Attachment is not { } file)
        {
            return parts;
        }
        var type = ContentType.Parse(file.ContentType);
        type.Charset = "utf-8";
        var attachment = new MimePart(type)
        {
            Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(file.Text))),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = OneLine(file.FileName),
        };
        return new Multipart("mixed") { parts, attachment };
    }

    // Quoted-printable keeps lines below 76 characters, whatever somebody has written.
    private static TextPart Part(string subtype, string text) =>
        new(subtype) { Text = text, ContentTransferEncoding = ContentEncoding.QuotedPrintable };

    private static MailboxAddress? Mailbox(string name, string address) =>
        !address.Any(char.IsControl)
        && MailboxAddress.TryParse(address, out var parsed)
        && string.Equals(parsed.Address, address, StringComparison.OrdinalIgnoreCase)
            ? new MailboxAddress(OneLine(name), parsed.Address)
            : null;

    // A header is one line: what comes after a line break would be a header of its own.
    private static string OneLine(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
