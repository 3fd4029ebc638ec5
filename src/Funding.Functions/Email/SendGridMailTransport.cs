using System.Net;
using System.Text;
using Funding.Functions.Email.Delivering;
using Funding.Functions.Outbox;
using Funding.Functions.Settings;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Funding.Functions.Email;

/// <summary>
/// Sends through SendGrid. The service knows no idempotency key: a process that dies between SendGrid's answer and the
/// record of it sends once more, with the same <c>Message-ID</c>, which mailboxes commonly fold into one.
/// </summary>
internal sealed class SendGridMailTransport(IHttpClientFactory http, FundingSettings settings) : IMailTransport
{
    public async Task<MailOutcome> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        Response response;
        try
        {
            response = await Client().SendEmailAsync(Message(mail), cancellationToken);
        }
        catch (HttpRequestException broken)
        {
            return new MailOutcome.Later($"SendGrid could not be reached ({broken.HttpRequestError}).");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new MailOutcome.Later("SendGrid did not answer in time.");
        }
        return Outcome(response.StatusCode);
    }

    private SendGridClient Client() =>
        new(
            http.CreateClient(nameof(SendGridMailTransport)),
            new SendGridClientOptions
            {
                ApiKey = settings.SendGridApiKey,
                Host = settings.SendGridHost.ToString().TrimEnd('/'),
            }
        );

    private static MailOutcome Outcome(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.OK or HttpStatusCode.Accepted => new MailOutcome.Sent(),
            // A wrong or missing key, or a sender that is not verified yet, is put right by people: the mail waits for them.
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new MailOutcome.Later(
                $"SendGrid refused the key or the sender ({(int)status}). Check SendGrid__ApiKey and Mail__From."
            ),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => new MailOutcome.Later(
                $"SendGrid asks to wait ({(int)status})."
            ),
            >= HttpStatusCode.InternalServerError => new MailOutcome.Later(
                $"SendGrid is out of order ({(int)status})."
            ),
            _ => new MailOutcome.GivenUp($"SendGrid refused the mail ({(int)status})."),
        };

    private SendGridMessage Message(Mail mail)
    {
        var message = new SendGridMessage
        {
            From = new EmailAddress(settings.MailFrom, settings.MailFromName),
            Subject = mail.Subject,
            PlainTextContent = mail.Text,
            HtmlContent = mail.Html,
            Categories = [mail.Kind],
        };
        // What comes back in the service's events; nothing that tells of a person.
        if (EffectId.Parse(mail.Id) is not null)
        {
            message.AddCustomArg(MailEvent.IdArgument, mail.Id);
        }
        if (mail.Attachment is { } file)
        {
            // SendGrid takes a media type without parameters only; what the file is for (METHOD) stands in the file too.
            message.AddAttachment(
                file.FileName,
                Convert.ToBase64String(Encoding.UTF8.GetBytes(file.Text)),
                file.ContentType,
                "attachment"
            );
        }
        message.AddTo(new EmailAddress(mail.ToAddress, mail.ToName));
        message.AddHeader("Message-ID", $"<{MailHeaders.MessageId(mail, settings)}>");
        foreach (var (name, value) in MailHeaders.Of(mail))
        {
            message.AddHeader(name, value);
        }
        if (settings.MailReplyTo is { } replyTo)
        {
            message.ReplyTo = new EmailAddress(replyTo, settings.MailFromName);
        }
        // Tracking rewrites links to pass through SendGrid, which would see every personal token.
        message.SetClickTracking(enable: false, enableText: false);
        message.SetOpenTracking(enable: false);
        message.SetSubscriptionTracking(enable: false);
        return message;
    }
}
