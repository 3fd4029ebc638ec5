using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Funding.Functions.Email;

namespace Funding.Local.Mailbox;

/// <summary>A page of the local mailbox, as HTML or JSON.</summary>
internal sealed record MailboxPage(string? Recipient, IReadOnlyList<MailboxMail> Mails, int Skip, int Total)
{
    internal const int Size = 100;

    private const string Head = """
        <!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>Brevlåda (lokal körning)</title><style>
        body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;color:#222}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #ccc}
        iframe{width:100%;height:70vh;border:1px solid #999}</style></head><body>
        """;

    internal static string Key(MailboxMail mail) => mail.Mail.Id.Replace('/', '|');

    internal string Html()
    {
        var page = new StringBuilder(Head).Append("<h1>Brevlåda (lokal körning)</h1><p>");
        page.Append(
            Recipient is null
                ? "Här hamnar all e-post som systemet skulle ha skickat."
                : $"E-post till {Encode(Recipient)}. <a href=\"/dev/mailbox\">Visa allas</a>"
        );
        page.Append("</p><table><thead><tr><th>Tid</th><th>Till</th><th>Ämne</th></tr></thead><tbody>");
        foreach (var mail in Mails)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{mail.At:yyyy-MM-dd HH:mm}</td><td><a href=\"/dev/mailbox?recipient={Uri.EscapeDataString(mail.Mail.ToAddress)}\">{Encode(mail.Mail.ToName)}</a></td><td><a href=\"{Address(mail)}\">{Encode(mail.Mail.Subject)}</a></td></tr>"
            );
        }

        page.Append("</tbody></table><p>");
        page.Append(CultureInfo.InvariantCulture, $"{Total} brev. ");
        if (Skip > 0)
        {
            page.Append(PageLink(Math.Max(0, Skip - Size), "Nyare"));
        }

        if (Skip + Mails.Count < Total)
        {
            page.Append(PageLink(Skip + Size, "Äldre"));
        }

        return page.Append("</p></body></html>").ToString();
    }

    internal static string Html(MailboxMail mail) =>
        $"""
            {Head}<p><a href="/dev/mailbox">Till brevlådan</a></p><h1>{Encode(mail.Mail.Subject)}</h1>
            <p>Till {Encode(mail.Mail.ToName)} &lt;{Encode(
                mail.Mail.ToAddress
            )}&gt;, {mail.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}</p>
            <iframe title="Brevets innehåll" src="{Address(mail)}?body"></iframe></body></html>
            """;

    internal object Json() => new { mails = Mails.Select(Json), total = Total };

    internal static object Json(MailboxMail mail) =>
        new
        {
            id = mail.Mail.Id,
            to = mail.Mail.ToAddress,
            name = mail.Mail.ToName,
            subject = mail.Mail.Subject,
            kind = mail.Mail.Kind,
            at = mail.At,
            text = mail.Mail.Text,
            address = Address(mail),
        };

    private string PageLink(int skip, string text)
    {
        var recipient = Recipient is null ? "" : $"&recipient={Uri.EscapeDataString(Recipient)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<a href=\"/dev/mailbox?skip={skip}{Encode(recipient)}\">{text}</a> "
        );
    }

    private static string Address(MailboxMail mail) =>
        $"/dev/mailbox/{Uri.EscapeDataString(mail.Mail.ToAddress)}/{Uri.EscapeDataString(Key(mail))}";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
