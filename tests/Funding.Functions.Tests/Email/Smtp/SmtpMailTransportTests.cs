using System.Net.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Funding.Core;
using Funding.Functions.Email;
using Funding.Functions.Settings;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Funding.Functions.Tests.Email.Smtp;

public sealed class SmtpMailTransportTests
{
    private readonly FakeTimeProvider _time = new(new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_mail_arrives_encrypted_with_both_parts_its_file_and_the_headers_that_mail_programs_look_for()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var transport = Transport(server);
        var sent = Mail("eva@kommun.example") with
        {
            Attachment = new MailAttachment(
                "kallelse.ics",
                "text/calendar",
                "BEGIN:VCALENDAR\r\nSUMMARY:Möte\r\nEND:VCALENDAR\r\n"
            ),
            Unsubscribe = new Uri($"https://funding.example/unsubscribe/{new string('a', 300)}"),
        };

        Assert.IsType<MailOutcome.Sent>(await transport.SendAsync(sent, default));

        var told = await server.NextAsync("mail");
        Assert.True(told.GetProperty("secure").GetBoolean());
        Assert.Equal("insatser@forbundet.example", told.GetProperty("from").GetString());
        var mail = await ReadAsync(told);
        Assert.Equal("Ärende om åtgärder", mail.Subject);
        Assert.Equal("Eva Åström", mail.To.Mailboxes.Single().Name);
        Assert.Equal("Samordningsförbundet", mail.From.Mailboxes.Single().Name);
        Assert.Equal("kansliet@forbundet.example", mail.ReplyTo.Mailboxes.Single().Address);
        Assert.Equal(_time.GetUtcNow(), mail.Date);
        Assert.Equal("Hej Åsa!\n", mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal("<p>Hej Åsa!</p>\n", mail.HtmlBody!.ReplaceLineEndings("\n"));
        var file = (MimePart)mail.Attachments.Single();
        Assert.Equal(("kallelse.ics", "text/calendar"), (file.FileName, file.ContentType.MimeType));
        using var content = new MemoryStream();
        file.Content!.DecodeTo(content);
        Assert.Equal(sent.Attachment.Text, Encoding.UTF8.GetString(content.ToArray()));
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("bulk", mail.Headers["Precedence"]);
        Assert.Equal($"<{sent.Unsubscribe}>", mail.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.All(Raw(told).Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
    }

    [Fact]
    public async Task One_connection_carries_several_mails_and_a_refused_one_does_not_close_it()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var transport = Transport(server);

        Assert.IsType<MailOutcome.Sent>(await transport.SendAsync(Mail("eva@kommun.example"), default));
        Assert.IsType<MailOutcome.GivenUp>(await transport.SendAsync(Mail("unknown@kommun.example"), default));
        Assert.IsType<MailOutcome.Sent>(await transport.SendAsync(Mail("bo@kommun.example"), default));

        Assert.Equal(1, server.Count("connect"));
    }

    [Theory]
    [InlineData("unknown", false, "550")]
    [InlineData("full", false, "552")]
    [InlineData("later", true, "451")]
    [InlineData("dropped", true, "broke")]
    [InlineData("lost", true, "broke")]
    public async Task A_refusal_for_good_is_told_apart_from_one_for_now_and_names_nobody(
        string receiver,
        bool isLater,
        string code
    )
    {
        await using var server = await SmtpServer.StartAsync();
        await using var transport = Transport(server);

        var outcome = await transport.SendAsync(Mail($"{receiver}@kommun.example"), default);

        var reason = isLater
            ? Assert.IsType<MailOutcome.Later>(outcome).Reason
            : Assert.IsType<MailOutcome.GivenUp>(outcome).Reason;
        Assert.Contains(code, reason, StringComparison.Ordinal);
        Assert.DoesNotContain("kommun", reason, StringComparison.Ordinal);
        // The next mail finds a connection that works.
        Assert.IsType<MailOutcome.Sent>(await transport.SendAsync(Mail("eva@kommun.example"), default));
    }

    [Fact]
    public async Task A_mail_whose_answer_was_lost_is_sent_once_more_with_the_same_message_id()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var transport = Transport(server);

        await transport.SendAsync(Mail("lost@kommun.example"), default);
        var first = await ReadAsync(await server.NextAsync("mail"));
        await transport.SendAsync(Mail("lost@kommun.example"), default);
        var again = await ReadAsync(await server.NextAsync("mail"));

        Assert.Matches("^[0-9a-f]{32}@localhost$", first.MessageId);
        Assert.Equal(first.MessageId, again.MessageId);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_waited_for_no_longer_than_the_mail_is_ours_to_send()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var transport = Transport(server);
        var sending = transport.SendAsync(Mail("slow@kommun.example"), default);
        await server.NextAsync("waiting");

        _time.Advance(TimeSpan.FromSeconds(45));

        Assert.Contains("in time", Assert.IsType<MailOutcome.Later>(await sending).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_to_a_server_that_cannot_encrypt_or_whose_certificate_nobody_trusts()
    {
        await using var plain = await SmtpServer.StartAsync("plain");
        await using var toPlain = Transport(plain);
        Assert.Contains(
            "TLS",
            Assert.IsType<MailOutcome.Later>(await SendAsync(toPlain)).Reason,
            StringComparison.Ordinal
        );

        await using var unknown = await SmtpServer.StartAsync();
        await using var toUnknown = new SmtpMailTransport(Settings(unknown), _time);
        Assert.Contains(
            "certificate",
            Assert.IsType<MailOutcome.Later>(await SendAsync(toUnknown)).Reason,
            StringComparison.Ordinal
        );

        Assert.Equal((0, 0), (plain.Count("mail"), unknown.Count("mail")));
    }

    [Fact]
    public async Task Encryption_from_the_first_byte_and_none_at_all_to_the_machine_itself_work_too()
    {
        await using var tls = await SmtpServer.StartAsync("tls");
        await using var toTls = Transport(tls, settings => settings with { SmtpSecurity = SmtpSecurity.Tls });
        Assert.IsType<MailOutcome.Sent>(await SendAsync(toTls));
        Assert.True((await tls.NextAsync("mail")).GetProperty("secure").GetBoolean());

        await using var plain = await SmtpServer.StartAsync("plain");
        await using var toPlain = Transport(plain, settings => settings with { SmtpSecurity = SmtpSecurity.None });
        Assert.IsType<MailOutcome.Sent>(await SendAsync(toPlain));
    }

    [Fact]
    public async Task The_name_and_password_are_given_and_a_wrong_one_makes_the_mail_wait_for_people()
    {
        await using var server = await SmtpServer.StartAsync("auth");
        await using var right = Transport(
            server,
            settings => settings with { SmtpUserName = "funding", SmtpPassword = "hemligt" }
        );
        Assert.IsType<MailOutcome.Sent>(await SendAsync(right));
        Assert.Equal("funding", (await server.NextAsync("mail")).GetProperty("user").GetString());

        await using var wrong = Transport(
            server,
            settings => settings with { SmtpUserName = "funding", SmtpPassword = "fel" }
        );
        var reason = Assert.IsType<MailOutcome.Later>(await SendAsync(wrong)).Reason;
        Assert.DoesNotContain("fel", reason, StringComparison.Ordinal);
        await using var none = Transport(server);
        Assert.IsType<MailOutcome.Later>(await SendAsync(none));
    }

    [Fact]
    public async Task No_name_subject_or_file_name_makes_a_header_of_its_own_and_no_address_a_second_receiver()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var transport = Transport(server);
        var evil = Mail("eva@kommun.example") with
        {
            ToName = "Eva\r\nBcc: alla@kommun.example",
            Subject = "Ärende\r\nX-Evil: yes\r\n\r\nBody",
            Attachment = new MailAttachment("a\r\nX-Evil: file.ics", "text/calendar", "x"),
        };

        Assert.IsType<MailOutcome.Sent>(await transport.SendAsync(evil, default));

        var mail = await ReadAsync(await server.NextAsync("mail"));
        Assert.Equal("eva@kommun.example", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Empty(mail.Bcc);
        Assert.Null(mail.Headers["X-Evil"]);
        Assert.DoesNotContain(mail.BodyParts, part => part.Headers.Contains("X-Evil"));
        foreach (
            var address in (string[])
                [
                    "eva@kommun.example\r\nRCPT TO:<b@c.example>",
                    "a@b.example, c@d.example",
                    "Eva <eva@kommun.example>",
                    "",
                ]
        )
        {
            Assert.IsType<MailOutcome.GivenUp>(await transport.SendAsync(Mail(address), default));
        }
        Assert.Equal(0, server.Count("mail"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_means_later()
    {
        var server = await SmtpServer.StartAsync();
        await using var transport = Transport(server);
        await server.DisposeAsync();

        Assert.IsType<MailOutcome.Later>(await SendAsync(transport));
    }

    private static Task<MailOutcome> SendAsync(SmtpMailTransport transport) =>
        transport.SendAsync(Mail("eva@kommun.example"), default);

    private static Mail Mail(string to) =>
        new("app/7/0", "Eva Åström", to, "Ärende om åtgärder", "Hej Åsa!\n", "<p>Hej Åsa!</p>\n", "BallotRequest");

    private static FundingSettings Settings(SmtpServer server) =>
        new()
        {
            MailTransport = MailTransportKind.Smtp,
            MailFrom = "insatser@forbundet.example",
            MailReplyTo = "kansliet@forbundet.example",
            SmtpHost = "127.0.0.1",
            SmtpPort = server.Port,
        };

    // Trusts the server's own certificate and no other.
    private SmtpMailTransport Transport(SmtpServer server, Func<FundingSettings, FundingSettings>? change = null) =>
        new(
            change?.Invoke(Settings(server)) ?? Settings(server),
            _time,
            (_, certificate, _, errors) =>
                !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
                && certificate?.GetCertHashString(HashAlgorithmName.SHA256) == server.Thumbprint
        );

    private static string Raw(JsonElement told) => told.GetProperty("raw").GetString()!;

    private static async Task<MimeMessage> ReadAsync(JsonElement told)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(Raw(told)));
        return await MimeMessage.LoadAsync(stream);
    }
}
