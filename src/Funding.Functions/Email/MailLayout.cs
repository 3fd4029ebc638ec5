using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Funding.Functions.Email;

/// <summary>Where a mail's links lead.</summary>
/// <param name="Link">The personal link, or the applicant's page.</param>
/// <param name="Staff">The personal link, or the office's page.</param>
internal sealed record MailAddresses(string Link, string Staff)
{
    internal string Of(MailBlock.Link link) => link.ForStaff ? Staff : Link;
}

/// <summary>Lays a mail out as plain text and as HTML; everything that comes from outside is encoded.</summary>
internal static class MailLayout
{
    private static readonly HtmlEncoder _html = HtmlEncoder.Create(
        UnicodeRanges.BasicLatin,
        UnicodeRanges.Latin1Supplement,
        UnicodeRanges.GeneralPunctuation
    );

    /// <summary>As text.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="name">To whom.</param>
    /// <param name="addresses">Where its links lead.</param>
    /// <param name="replyTo">Where answers go; null: nobody reads them.</param>
    internal static string Text(MailContent content, string name, MailAddresses addresses, string? replyTo = null)
    {
        var text = new StringBuilder();
        text.Append("Hej ").Append(OneLine(name)).Append("!\n\n");
        Append(text, content.Sv, addresses);
        text.Append("---\nIn English\n\n");
        Append(text, content.En, addresses);
        text.Append("---\n").Append(FooterSv(replyTo)).Append('\n').Append(FooterEn(replyTo)).Append('\n');
        return text.ToString();
    }

    /// <summary>Tables and styles on the elements themselves, for mail programs know no others; nothing is fetched.</summary>
    internal static string Html(
        MailContent content,
        string name,
        MailAddresses addresses,
        string association,
        string? replyTo = null
    )
    {
        var html = new StringBuilder();
        html.Append(
                "<!doctype html><html lang=\"sv\"><head><meta charset=\"utf-8\">"
                    + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                    + "<meta name=\"color-scheme\" content=\"light\"><title>"
            )
            .Append(_html.Encode(content.Subject))
            .Append("</title></head><body style=\"margin:0;padding:0;background:#f2f4f3\">")
            // What the list of mails shows beside the subject.
            .Append("<div style=\"display:none;max-height:0;overflow:hidden\">")
            .Append(_html.Encode(Lead(content.Sv)))
            .Append("</div>")
            .Append(
                "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"background:#f2f4f3\">"
                    + "<tr><td align=\"center\" style=\"padding:12px 8px\">"
                    + "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"max-width:600px;"
                    + "background:#ffffff;border-top:6px solid #116a3e;text-align:left;font-family:Arial,Helvetica,sans-serif;"
                    + "font-size:17px;line-height:1.5;color:#1b1e23\"><tr><td style=\"padding:20px 20px 8px\">"
            );
        if (association.Length > 0)
        {
            html.Append("<p style=\"margin:0 0 20px;font-weight:bold;color:#116a3e\">")
                .Append(_html.Encode(OneLine(association)))
                .Append("</p>");
        }
        html.Append("<p style=\"margin:0 0 8px\">Hej ").Append(_html.Encode(OneLine(name))).Append("!</p>");
        Append(html, content.Sv, addresses, isMain: true);
        html.Append(
            "</td></tr><tr><td lang=\"en\" style=\"padding:16px 20px 8px;border-top:1px solid #c9cdd2;font-size:16px\">"
                + "<p style=\"margin:0 0 8px;font-weight:bold\">In English</p>"
        );
        Append(html, content.En, addresses, isMain: false);
        html.Append(
                "</td></tr><tr><td style=\"padding:12px 20px 20px;border-top:1px solid #c9cdd2;font-size:14px;color:#4f565e\">"
            )
            .Append(_html.Encode(FooterSv(replyTo)))
            .Append("<br><span lang=\"en\">")
            .Append(_html.Encode(FooterEn(replyTo)))
            .Append("</span></td></tr></table></td></tr></table></body></html>");
        return html.ToString();
    }

    private static string FooterSv(string? replyTo) =>
        (replyTo is null ? "Mejlet går inte att svara på." : $"Svarar du på mejlet går svaret till {replyTo}.")
        + " Lämna inte vidare en personlig länk: den gäller bara dig.";

    private static string FooterEn(string? replyTo) =>
        (replyTo is null ? "This mailbox is not read." : $"If you reply, the reply goes to {replyTo}.")
        + " Do not pass a personal link on: it is for you alone.";

    private static string Lead(MailBody body) => body.Blocks.OfType<MailBlock.Paragraph>().FirstOrDefault()?.Text ?? "";

    private static void Append(StringBuilder text, MailBody body, MailAddresses addresses)
    {
        foreach (var block in body.Blocks)
        {
            _ = block switch
            {
                MailBlock.Paragraph paragraph => text.Append(paragraph.Text).Append("\n\n"),
                MailBlock.Quote quote => text.Append(string.Concat(Lines(quote.Text).Select(line => $"  {line}\n")))
                    .Append('\n'),
                MailBlock.Fact fact => text.Append(fact.Label).Append(": ").Append(OneLine(fact.Value)).Append("\n\n"),
                MailBlock.Heading heading => text.Append(OneLine(heading.Text)).Append("\n\n"),
                MailBlock.LinkTo link => text.Append(link.Label).Append(":\n").Append(link.Address).Append("\n\n"),
                MailBlock.Link link => text.Append(link.Label).Append(":\n").Append(addresses.Of(link)).Append("\n\n"),
                _ => throw new InvalidOperationException("A mail has a part that nobody knows."),
            };
        }
    }

    private static void Append(StringBuilder html, MailBody body, MailAddresses addresses, bool isMain)
    {
        foreach (var block in body.Blocks)
        {
            _ = block switch
            {
                MailBlock.Paragraph paragraph => html.Append("<p style=\"margin:0 0 16px\">")
                    .Append(_html.Encode(paragraph.Text))
                    .Append("</p>"),
                MailBlock.Quote quote => html.Append(
                        "<blockquote style=\"margin:0 0 16px;padding:2px 0 2px 12px;border-left:4px solid #116a3e\">"
                    )
                    .AppendJoin("<br>", Lines(quote.Text).Select(_html.Encode))
                    .Append("</blockquote>"),
                MailBlock.Fact fact => html.Append(
                        "<p style=\"margin:0 0 10px\"><span style=\"font-size:14px;color:#4f565e\">"
                    )
                    .Append(_html.Encode(fact.Label))
                    .Append("</span><br>")
                    .Append(_html.Encode(OneLine(fact.Value)))
                    .Append("</p>"),
                MailBlock.Heading heading => html.Append("<h2 style=\"font-size:19px;margin:24px 0 8px\">")
                    .Append(_html.Encode(OneLine(heading.Text)))
                    .Append("</h2>"),
                MailBlock.LinkTo link => TextLink(html, link.Label, link.Address),
                MailBlock.Link link when isMain => Button(html, link.Label, addresses.Of(link)),
                MailBlock.Link link => TextLink(html, link.Label, addresses.Of(link)),
                _ => throw new InvalidOperationException("A mail has a part that nobody knows."),
            };
        }
    }

    private static StringBuilder TextLink(StringBuilder html, string label, string address) =>
        html.Append("<p style=\"margin:0 0 16px\"><a href=\"")
            .Append(_html.Encode(address))
            .Append("\" style=\"color:#116a3e;font-weight:bold\">")
            .Append(_html.Encode(label))
            .Append("</a></p>");

    // The padding is the cell's and the colour too: some programs give a link neither.
    private static StringBuilder Button(StringBuilder html, string label, string address) =>
        html.Append(
                "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" style=\"margin:8px 0 20px\"><tr>"
                    + "<td style=\"background:#116a3e;border-radius:6px\"><a href=\""
            )
            .Append(_html.Encode(address))
            .Append(
                "\" style=\"display:inline-block;padding:14px 22px;color:#ffffff;font-weight:bold;text-decoration:none\">"
            )
            .Append(_html.Encode(label))
            .Append("</a></td></tr></table>");

    internal static string OneLine(string text) => string.Join(' ', Lines(text).Select(line => line.Trim()));

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
