using Funding.Core;
using Funding.Functions.Settings;

namespace Funding.Functions.Email;

/// <summary>Makes a mail from its template, and the text to keep on record, in which personal links are left out.</summary>
internal sealed class MailComposer(FundingSettings settings)
{
    private const string LinkOnRecord = "[personlig länk / personal link]";

    /// <summary>The mail of an application's effect.</summary>
    internal (Mail Mail, string Record) Compose(
        string id,
        ApplicationId applicationId,
        Effect.SendMail effect,
        string? token
    )
    {
        var content = MailTexts.Of(effect.Template, new MailWords(effect.Parameters));
        var address = token is null
            ? new Uri(settings.SiteBaseAddress, $"applications/{applicationId}").ToString()
            : new Uri(settings.SiteBaseAddress, $"link/{applicationId}/{token}").ToString();
        var mail = Compose(id, effect.Recipient, content, address, effect.Template.ToString());
        return (mail, token is null ? mail.Text : mail.Text.Replace(address, LinkOnRecord, StringComparison.Ordinal));
    }

    /// <summary>The mail with a one-time link for signing in.</summary>
    internal Mail ComposeSignIn(string id, PersonRef recipient, string token) =>
        Compose(
            id,
            recipient,
            MailTexts.SignIn,
            new Uri(settings.SiteBaseAddress, $"sign-in/{token}").ToString(),
            "SignIn"
        );

    private static Mail Compose(string id, PersonRef recipient, MailContent content, string address, string kind) =>
        new(
            id,
            recipient.Name,
            recipient.Email.ToString(),
            content.Subject,
            MailLayout.Text(content, recipient.Name, address),
            MailLayout.Html(content, recipient.Name, address),
            kind
        );
}
