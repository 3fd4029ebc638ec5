using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Funding.Core;
using Funding.Functions.Email;
using Funding.Functions.Security;
using Funding.Functions.Settings;
using Funding.Functions.Storage.Notifications;
using Microsoft.AspNetCore.DataProtection;

namespace Funding.Functions.Tests.Email;

/// <summary>Both parts of every mail, and what their headers promise.</summary>
public sealed partial class MailPartsTests
{
    private static readonly FundingSettings _settings = new() { SiteBaseAddress = new("https://insatser.example") };
    private static readonly MailComposer _composer = new(
        _settings,
        // Addresses are made and read without anything stored.
        new Unsubscribing(_settings, new EphemeralDataProtectionProvider(), null!, null!)
    );

    public static TheoryData<MailTemplate> Templates => [.. Enum.GetValues<MailTemplate>()];

    [Theory]
    [MemberData(nameof(Templates))]
    public void The_text_part_and_the_HTML_part_tell_the_same(MailTemplate template)
    {
        var mail = ExampleMails.Of(_composer, template);
        var html = new HtmlParser().ParseDocument(mail.Html);

        // What the list of mails shows beside the subject, and whose mail it is: neither is of the mail itself.
        html.QuerySelector("body > div")!.Remove();
        html.QuerySelector("td > p")!.Remove();
        var text = Spaced(html.Body!);

        var addresses = html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Concat(Addresses(text));
        Assert.Equal(Addresses(mail.Text).Order(), addresses.Order());
        // Every word, day and amount, in the same order.
        Assert.Equal(Words(mail.Text), Words(text));
        Assert.Equal("sv", html.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(html.QuerySelectorAll("[lang=en]"));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Only_a_mail_that_somebody_can_do_without_says_how_to_stop_it(MailTemplate template)
    {
        var mail = ExampleMails.Of(_composer, template);
        var headers = MailHeaders
            .Of(mail)
            .ToDictionary(header => header.Name, header => header.Value, StringComparer.Ordinal);
        var isOptional = MailTopics.Of(template) is not null;

        Assert.Equal(isOptional, mail.Unsubscribe is not null);
        Assert.Equal(isOptional, headers.ContainsKey("List-Unsubscribe"));
        Assert.Equal(isOptional, headers.ContainsKey("List-Unsubscribe-Post"));
        Assert.Equal(isOptional, headers.ContainsKey("Precedence"));
        Assert.Equal(isOptional ? 2 : 0, mail.Text.Split("/unsubscribe/").Length - 1);
        Assert.Equal(isOptional ? 2 : 0, mail.Html.Split("/unsubscribe/").Length - 1);
        Assert.Equal("auto-generated", headers["Auto-Submitted"]);
        Assert.All(headers, header => Assert.DoesNotContain(header.Value, char.IsControl));
        Assert.All(headers, header => Assert.InRange(header.Key.Length + header.Value.Length, 0, 990));
        if (mail.Unsubscribe is { } address)
        {
            Assert.DoesNotContain("anna", address.AbsoluteUri, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("kommunen", address.AbsoluteUri, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_digest_says_how_to_stop_it_and_its_parts_tell_the_same()
    {
        var mail = _composer.ComposeDigest(
            new DailyDigest(
                "anna=40kommunen.example",
                new DateOnly(2027, 3, 12),
                "Anna Exempel",
                "anna@kommunen.example",
                [
                    new CollectedMail(
                        "Rapport",
                        "Rapporten är godkänd.",
                        "The report is accepted.",
                        "https://insatser.example/applications/1"
                    ),
                ]
            )
        );
        var html = new HtmlParser().ParseDocument(mail.Html);

        Assert.NotNull(mail.Unsubscribe);
        Assert.Equal(
            Addresses(mail.Text).Order(),
            html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Order()
        );
    }

    [Fact]
    public void The_last_line_tells_where_an_answer_goes()
    {
        var answered = new MailComposer(_settings with { MailReplyTo = "kansli@forbund.example" });

        foreach (var template in (MailTemplate[])[MailTemplate.SubmissionReceipt, MailTemplate.BallotRequest])
        {
            var (unread, read) = (ExampleMails.Of(_composer, template), ExampleMails.Of(answered, template));
            Assert.Contains("Mejlet går inte att svara på.", unread.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("går inte att svara på", read.Text + read.Html, StringComparison.Ordinal);
            Assert.Contains("svaret till kansli@forbund.example.", read.Text, StringComparison.Ordinal);
            Assert.Contains("the reply goes to kansli@forbund.example.", read.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_mail_for_signing_in_cannot_be_stopped()
    {
        var mail = _composer.ComposeSignIn(
            "sign-in/1",
            new PersonRef("anna", "Anna Exempel", EmailAddress.Parse("anna@kommunen.example", null)),
            "t",
            "K7MW-2QXB"
        );

        Assert.Null(mail.Unsubscribe);
    }

    // A block's end parts words as a line break does in the text.
    private static string Spaced(IElement body) =>
        string.Join(' ', body.GetDescendants().OfType<IText>().Select(text => text.Data));

    private static IEnumerable<string> Words(string text) =>
        Word().Matches(Address().Replace(text, " ")).Select(match => match.Value);

    private static IEnumerable<string> Addresses(string text) => Address().Matches(text).Select(match => match.Value);

    [GeneratedRegex("https?://[^\\s<>\"]+", RegexOptions.None, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("[\\p{L}\\p{N}]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
