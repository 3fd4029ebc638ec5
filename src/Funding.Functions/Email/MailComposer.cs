using Funding.Core;
using Funding.Functions.Email.Templates;
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
        var personal = token is null ? null : Address($"link/{applicationId}/{token}");
        var addresses = new MailAddresses(
            personal ?? Address($"applications/{applicationId}"),
            personal ?? Address($"staff/applications/{applicationId}")
        );
        var mail = Compose(id, effect.Recipient, content, addresses, effect.Template.ToString());
        return (
            mail,
            personal is null ? mail.Text : mail.Text.Replace(personal, LinkOnRecord, StringComparison.Ordinal)
        );
    }

    /// <summary>The mail with a one-time link for signing in.</summary>
    internal Mail ComposeSignIn(string id, PersonRef recipient, string token)
    {
        var address = Address($"sign-in/{token}");
        return Compose(id, recipient, MailTexts.SignIn, new MailAddresses(address, address), "SignIn");
    }

    private string Address(string path) => $"{settings.SiteBaseAddress.ToString().TrimEnd('/')}/{path}";

    private static Mail Compose(
        string id,
        PersonRef recipient,
        MailContent content,
        MailAddresses addresses,
        string kind
    ) =>
        new(
            id,
            recipient.Name,
            recipient.Email.ToString(),
            // A header is one line, whatever somebody has called their project.
            MailLayout.OneLine(content.Subject),
            MailLayout.Text(content, recipient.Name, addresses),
            MailLayout.Html(content, recipient.Name, addresses),
            kind
        );
}
