using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Email;
using Funding.Functions.Settings;

namespace Funding.Functions.Tests.Email;

public sealed class MailTextsTests
{
    private const string Hostile = "<script>alert('x')</script>\r\nBcc: a@b.example";
    private static readonly ApplicationId _id = new(Guid.Parse("11111111-1111-1111-1111-111111111111"));

    public static TheoryData<MailTemplate> Templates => [.. Enum.GetValues<MailTemplate>()];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_mail_says_what_it_is_about_in_Swedish_and_English(MailTemplate template)
    {
        var (mail, _) = Compose(template, "svar", null);

        Assert.EndsWith("KAL-2026-0042 Vägen tillbaka", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Vägen tillbaka", mail.Text, StringComparison.Ordinal);
        var (swedish, english) = (mail.Text.Split("In English")[0], mail.Text.Split("In English")[1].Split("---")[0]);
        Assert.True(swedish.Length > 80 && english.Length > 80);
        Assert.Equal(Facts(swedish), Facts(english));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Nothing_that_somebody_wrote_becomes_markup_or_a_header(MailTemplate template)
    {
        var (mail, _) = Compose(template, Hostile, null);

        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\n', mail.Subject);
        Assert.DoesNotContain('\r', mail.Subject);
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_personal_link_stands_in_the_mail_and_never_on_record(MailTemplate template)
    {
        const string token = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        var (mail, record) = Compose(template, "svar", token);

        if (mail.Text.Contains(token, StringComparison.Ordinal))
        {
            Assert.Contains($"https://insatser.example/link/{_id}/{token}", mail.Text, StringComparison.Ordinal);
            Assert.Contains($"https://insatser.example/link/{_id}/{token}", mail.Html, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(token, record, StringComparison.Ordinal);
    }

    [Fact]
    public void Mails_that_come_with_a_link_show_it()
    {
        Assert.All(
            LinkedMails.Templates,
            template => Assert.Contains("/link/", Compose(template, "svar", "t").Mail.Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_office_is_led_to_its_own_pages() =>
        Assert.Contains(
            $"https://insatser.example/staff/applications/{_id}",
            Compose(MailTemplate.SubmissionNotice, "svar", null).Mail.Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_report_that_is_late_is_called_late()
    {
        Assert.StartsWith("Dags att lämna", Subject("-14"), StringComparison.Ordinal);
        Assert.StartsWith("Dags att lämna", Subject("0"), StringComparison.Ordinal);
        Assert.StartsWith("En rapport är försenad", Subject("7"), StringComparison.Ordinal);

        static string Subject(string day) => Compose(MailTemplate.ReportReminder, day, "t").Mail.Subject;
    }

    private static (Mail Mail, string Record) Compose(MailTemplate template, string value, string? token)
    {
        var parameters = typeof(MailParameter)
            .GetFields()
            .ToDictionary(field => (string)field.GetRawConstantValue()!, _ => value, StringComparer.Ordinal);
        parameters[MailParameter.CaseNumber] = "KAL-2026-0042";
        parameters[MailParameter.Title] = value == Hostile ? Hostile : "Vägen tillbaka";
        var effect = new Effect.SendMail(
            template,
            new PersonRef(
                "eva",
                value == Hostile ? Hostile : "Eva Åström",
                EmailAddress.Parse("eva@kommun.example", null)
            ),
            null,
            parameters
        );
        return new MailComposer(new FundingSettings { SiteBaseAddress = new Uri("https://insatser.example") }).Compose(
            "id",
            _id,
            effect,
            token
        );
    }

    // Both languages tell the same facts: as many labelled values in one as in the other.
    private static int Facts(string text) =>
        text.Split('\n').Count(line => line.Contains(": ", StringComparison.Ordinal));
}
