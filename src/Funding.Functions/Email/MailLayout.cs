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

    internal static string Text(MailContent content, string name, MailAddresses addresses)
    {
        var text = new StringBuilder();
        text.Append("Hej ").Append(OneLine(name)).Append("!\n\n");
        Append(text, content.Sv, addresses);
        text.Append("---\nIn English\n\n");
        Append(text, content.En, addresses);
        text.Append("---\n").Append(Footer).Append('\n');
        return text.ToString();
    }

    internal static string Html(MailContent content, string name, MailAddresses addresses)
    {
        var html = new StringBuilder();
        html.Append(
                "<!doctype html><html lang=\"sv\"><head><meta charset=\"utf-8\">"
                    + "<meta name=\"viewport\" content=\"width=device-width\"><title>"
            )
            .Append(_html.Encode(content.Subject))
            .Append(
                "</title></head><body style=\"font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#1b1e23;"
                    + "background:#fff;max-width:40em;margin:1em auto;padding:0 1em\">"
            )
            .Append("<p>Hej ")
            .Append(_html.Encode(OneLine(name)))
            .Append("!</p>");
        Append(html, content.Sv, addresses, _html);
        html.Append("<hr><div lang=\"en\"><p><strong>In English</strong></p>");
        Append(html, content.En, addresses, _html);
        html.Append("</div><hr><p style=\"font-size:14px\">").Append(_html.Encode(Footer)).Append("</p></body></html>");
        return html.ToString();
    }

    private const string Footer =
        "Mejlet går inte att svara på. Lämna inte vidare en personlig länk: den gäller bara dig. / "
        + "This mailbox is not read. Do not pass a personal link on: it is for you alone.";

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

    private static void Append(StringBuilder html, MailBody body, MailAddresses addresses, HtmlEncoder encoder)
    {
        foreach (var block in body.Blocks)
        {
            _ = block switch
            {
                MailBlock.Paragraph paragraph => html.Append("<p>")
                    .Append(encoder.Encode(paragraph.Text))
                    .Append("</p>"),
                MailBlock.Quote quote => html.Append(
                        "<blockquote style=\"margin:1em 0;padding-left:1em;border-left:4px solid #116a3e\">"
                    )
                    .AppendJoin("<br>", Lines(quote.Text).Select(encoder.Encode))
                    .Append("</blockquote>"),
                MailBlock.Fact fact => html.Append("<p><strong>")
                    .Append(encoder.Encode(fact.Label))
                    .Append(":</strong> ")
                    .Append(encoder.Encode(OneLine(fact.Value)))
                    .Append("</p>"),
                MailBlock.Heading heading => html.Append("<h2 style=\"font-size:18px;margin:1.5em 0 .5em\">")
                    .Append(encoder.Encode(OneLine(heading.Text)))
                    .Append("</h2>"),
                MailBlock.LinkTo link => html.Append("<p><a href=\"")
                    .Append(encoder.Encode(link.Address))
                    .Append("\">")
                    .Append(encoder.Encode(link.Label))
                    .Append("</a></p>"),
                MailBlock.Link link => html.Append("<p><a href=\"")
                    .Append(encoder.Encode(addresses.Of(link)))
                    .Append(
                        "\" style=\"display:inline-block;padding:.75em 1.25em;background:#116a3e;color:#fff;"
                            + "text-decoration:none;border-radius:4px\">"
                    )
                    .Append(encoder.Encode(link.Label))
                    .Append("</a></p><p style=\"font-size:14px\">")
                    .Append(encoder.Encode(addresses.Of(link)))
                    .Append("</p>"),
                _ => throw new InvalidOperationException("A mail has a part that nobody knows."),
            };
        }
    }

    internal static string OneLine(string text) => string.Join(' ', Lines(text).Select(line => line.Trim()));

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
