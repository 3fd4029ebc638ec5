using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Funding.Functions.Email;
using Funding.Functions.Tests.Meetings;
using Funding.Functions.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Life = Funding.Functions.Tests.Running.Life;
using People = Funding.Functions.Tests.Api.People;

namespace Funding.Functions.Tests.Email;

/// <summary>What becomes of mails: told by the mail service, seen by the office, sent again, taken leave of.</summary>
public sealed partial class MailFatesTests : IAsyncLifetime, IDisposable
{
    private const string NewAddress = "sara.ny@kalmar.example";
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly RefusingTransport _post = new();
    private readonly FundingApp _app = new();

    public Task InitializeAsync()
    {
        _app.Settings["SendGrid__EventKey"] = Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());
        _app.Configure = _post.Install;
        return _app.InitializeAsync();
    }

    public Task DisposeAsync() => _app.DisposeAsync();

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task What_is_told_of_a_mail_stands_on_its_row_however_often_and_in_whichever_order_it_is_told()
    {
        var life = await SubmittedAsync();
        var mail = await MailAsync(life, "submissionReceipt", Life.ContactEmail);
        var processed = Payload(life, mail, "processed", 1);
        var (deferred, delivered) = (Payload(life, mail, "deferred", 2), Payload(life, mail, "delivered", 3));

        Assert.Equal(204, (await TellAsync(processed)).Status);
        Assert.Equal("", (await MailsAsync(life))[mail].Fate);
        Assert.Equal(204, (await TellAsync(delivered)).Status);
        Assert.Equal(204, (await TellAsync(deferred)).Status);
        Assert.Equal(204, (await TellAsync(delivered)).Status);
        Assert.Equal("delivered", (await MailsAsync(life))[mail].Fate);

        // All in one batch, with what nobody knows and what is none of a case in between.
        var version = (await life.StateAsync())["version"];
        var other = Payload(life, "99-9", "bounce", 4);
        var signIn = """{"email":"x@y.example","timestamp":1788249603,"event":"bounce","sg_event_id":"e9"}""";
        var batch = $"[{Inner(Payload(life, mail, "bounce", 5))},{Inner(other)},{signIn},{Inner(delivered)}]";
        Assert.Equal(204, (await TellAsync(batch)).Status);
        Assert.Equal(204, (await TellAsync(batch)).Status);
        Assert.Equal("bounced", (await MailsAsync(life))[mail].Fate);
        Assert.Equal(
            int.Parse(version, CultureInfo.InvariantCulture) + 1,
            int.Parse((await life.StateAsync())["version"], CultureInfo.InvariantCulture)
        );
    }

    [Fact]
    public async Task Nothing_is_taken_that_the_service_has_not_signed_lately()
    {
        var life = await SubmittedAsync();
        var mail = await MailAsync(life, "submissionReceipt", Life.ContactEmail);
        var payload = Payload(life, mail, "bounce", 1);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = _app.Now;

        (await TellAsync(payload, key: other)).Refuses(403, "events-not-signed");
        (await TellAsync(payload, at: now.AddHours(-26))).Refuses(403, "events-not-signed");
        (await TellAsync(payload, at: now.AddMinutes(6))).Refuses(403, "events-not-signed");
        (await TellAsync(payload, sent: payload.Replace("bounce", "dropped", StringComparison.Ordinal))).Refuses(403);
        (await _app.Anonymous().PostAsync("api/mail-events", payload)).Refuses(403, "events-not-signed");
        (
            await _app.Anonymous()
                .PostAsync(
                    "api/mail-events",
                    payload,
                    ("X-Twilio-Email-Event-Webhook-Signature", "AAAA"),
                    ("X-Twilio-Email-Event-Webhook-Timestamp", "99999999999999999999")
                )
        ).Refuses(403);
        (await TellAsync("{ }")).Refuses(400, "malformed-json");
        (await TellAsync($"[{new string(' ', 1024 * 1024)}]")).Refuses(413);
        Assert.Equal("", (await MailsAsync(life))[mail].Fate);

        // The service tries again for a day.
        Assert.Equal(204, (await TellAsync(payload, at: now.AddHours(-24))).Status);
        Assert.Equal("bounced", (await MailsAsync(life))[mail].Fate);
    }

    [Fact]
    public async Task A_mail_that_came_back_is_a_task_until_it_has_been_sent_again_to_the_corrected_address_and_only_once()
    {
        var life = await SubmittedAsync();
        var mail = await MailAsync(life, "submissionReceipt", Life.ContactEmail);
        var first = Assert.Single(await ToAsync(Life.ContactEmail, "SubmissionReceipt"));
        await TellAsync(Payload(life, mail, "bounce", 1));
        await _app.IdleAsync();
        var staff = new Visitor(_app, (await _app.AsAsync(People.Secretariat)).Cookie);
        await staff.OpenAsync("/staff/tasks");
        Assert.Contains("Mejl till Sara Engdahl kom tillbaka: rätta adressen", staff.Text, StringComparison.Ordinal);
        await staff.OpenAsync($"/staff/applications/{life.Id}");
        Assert.Contains("mejl i ärendet har inte kommit fram", staff.Text, StringComparison.Ordinal);
        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=mails");
        Assert.Contains($"Skickas till {Life.ContactEmail}, samma adress", staff.Text, StringComparison.Ordinal);

        (
            await (await _app.AsAsync(People.Secretariat)).PutAsync(
                $"api/settings/people/{People.Editor}",
                $$"""
                { "from": "{{_app.Now:yyyy-MM-dd}}", "name": "Sara Engdahl", "email": "{{NewAddress}}",
                  "organisationNumber": "212000-0746", "reason": "Ny adress." }
                """
            )
        ).Ok();
        await _app.IdleAsync();
        // The association is read once a minute.
        await _app.AdvanceToAsync(_app.Now.AddMinutes(2));
        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=mails");
        Assert.Contains($"Skickas till {NewAddress}", staff.Text, StringComparison.Ordinal);
        var finance = await _app.AsAsync(People.Finance);
        (await finance.PostAsync($"{life.Path}/mails/{mail}/again", "{}")).Refuses(403);
        await staff.SendAsync($"mail-again.{mail}");
        Assert.Equal(HttpStatusCode.OK, staff.Status);
        Assert.Contains("Skickades igen", staff.Text, StringComparison.Ordinal);
        (await life.TryAsync(People.Secretariat, $"mails/{mail}/again", "{}")).Ok();
        await _app.IdleAsync();

        var again = Assert.Single(await ToAsync(NewAddress, "SubmissionReceipt"));
        Assert.Equal((first.Subject, first.Text, first.Html), (again.Subject, again.Text, again.Html));
        await staff.OpenAsync("/staff/tasks");
        Assert.DoesNotContain("kom tillbaka", staff.Text, StringComparison.Ordinal);

        // What the mails of the case say of each other is for the office alone.
        var applicant = await _app.AsAsync(People.Signatory);
        var trail = (await applicant.GetAsync($"{life.Path}/events?pageSize=100")).Ok().Text;
        Assert.DoesNotContain("mailReturned", trail, StringComparison.Ordinal);
        Assert.DoesNotContain("mailSentAgain", trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_refused_at_once_is_a_task_too_and_a_personal_link_is_made_anew()
    {
        const string partner = "lena.bergstrom@forsakringskassan.example";
        _post.Refused[partner] = true;
        var life = new Life(_app);
        await life.ToReviewAsync();
        var mail = await MailAsync(life, "referralRequest", partner);
        Assert.Equal("failed", (await MailsAsync(life))[mail].Status);
        Assert.Contains("handleReturnedMail", (await TasksAsync()).Text, StringComparison.Ordinal);

        _post.Refused.Clear();
        (await life.TryAsync(People.Secretariat, $"mails/{mail}/again", "{}")).Ok();
        (await life.TryAsync(People.SecondSecretary, $"mails/{mail}/again", "{}")).Ok();
        await _app.IdleAsync();

        Assert.Single(await ToAsync(partner, "ReferralRequest"));
        await life.AnswerReferralAsync(partner);
        Assert.DoesNotContain("handleReturnedMail", (await TasksAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_of_a_meeting_that_did_not_arrive_is_a_task_until_the_secretariat_has_handled_it()
    {
        const string refused = "lena.bergstrom@forsakringskassan.example";
        const string bounced = "fatima.nilsson@arbetsformedlingen.example";
        _post.Refused[refused] = true;
        var secretariat = await _app.AsAsync(People.Secretariat);
        var planned = await secretariat.PostAsync(
            "api/meetings",
            """{ "kind": "preparatoryGroup", "startsAt": "2026-09-22T09:00:00+02:00", "endsAt": "2026-09-22T12:00:00+02:00", "place": "Rådhuset" }"""
        );
        var meeting = planned.Ok().Body.GetProperty("id").GetString()!;
        await secretariat.PostAsync(
            $"api/meetings/{meeting}/items",
            """{ "kind": "information", "title": "Lägesrapport" }"""
        );
        (await secretariat.PostAsync($"api/meetings/{meeting}/call", "{}")).Ok();
        await _app.IdleAsync();
        var log = _app.Runtime.Services.GetRequiredService<Funding.Functions.Storage.MailLog>();
        var mails = (await log.ListAsync(new Funding.Core.MeetingId(Guid.Parse(meeting)), null, 100, default)).Items;
        var back = mails.Single(mail => mail.ToAddress == bounced).Id.Split('|');
        var told = string.Create(
            CultureInfo.InvariantCulture,
            $$"""[{"event":"bounce","mail_id":"{{meeting}}/{{int.Parse(
                back[0],
                CultureInfo.InvariantCulture
            )}}/{{int.Parse(
                back[1],
                CultureInfo.InvariantCulture
            )}}","sg_event_id":"b1","timestamp":{{_app.Now.ToUnixTimeSeconds()}}}]"""
        );

        Assert.Equal(204, (await TellAsync(told)).Status);
        Assert.Equal(204, (await TellAsync(told)).Status);

        var staff = new Visitor(_app, secretariat.Cookie);
        await staff.OpenAsync("/staff/tasks?lang=en");
        Assert.Contains("E-mails of meetings that did not arrive", staff.Text, StringComparison.Ordinal);
        await staff.OpenAsync("/staff/tasks");
        Assert.Contains("till Lena Bergström: adressen togs inte emot", staff.Text, StringComparison.Ordinal);
        Assert.Contains("till Fatima Nilsson: kom tillbaka", staff.Text, StringComparison.Ordinal);
        await staff.SendAsync("returned");
        await staff.OpenAsync("/staff/tasks");
        await staff.SendAsync("returned");
        await staff.OpenAsync("/staff/tasks");
        Assert.DoesNotContain("Mejl från möten", staff.Text, StringComparison.Ordinal);

        // Told once more: it has been handled.
        Assert.Equal(204, (await TellAsync(told)).Status);
        await staff.OpenAsync("/staff/tasks");
        Assert.DoesNotContain("Mejl från möten", staff.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_is_put_aside_with_who_and_when_and_one_that_arrived_is_not_sent_again()
    {
        var life = await SubmittedAsync();
        var mail = await MailAsync(life, "submissionReceipt", Life.ContactEmail);
        (await life.TryAsync(People.Secretariat, $"mails/{mail}/again", "{}")).Refuses(404);
        (await life.TryAsync(People.Secretariat, $"mails/{mail}/handled", "{}")).Refuses(404);
        (await life.TryAsync(People.Secretariat, "mails/nonsense/again", "{}")).Refuses(404);
        await TellAsync(Payload(life, mail, "spamreport", 1));
        await _app.IdleAsync();

        var staff = new Visitor(_app, (await _app.AsAsync(People.SecondSecretary)).Cookie);
        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=mails&lang=en");
        Assert.Contains("the receiver reported it as spam", staff.Text, StringComparison.Ordinal);
        await staff.SendAsync($"mail-handled.{mail}");
        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=mails");
        Assert.Contains("Markerades som hanterat 1 september 2026", staff.Text, StringComparison.Ordinal);
        Assert.Contains("av Johan Sandell", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mejl som inte har kommit fram", staff.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_optional_mail_says_how_to_stop_mails_like_it_and_only_a_post_does()
    {
        var life = new Life(_app);
        await life.ToActiveAsync();
        await _app.AdvanceToAsync(new DateOnly(2027, 1, 15));
        await life.PayAsync(1);
        var paid = Assert.Single(await ToAsync(Life.ContactEmail, "InstalmentPaid"));
        var address = Leave().Match(paid.Text).Value;
        Assert.Contains(address, paid.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("kalmar", address, StringComparison.OrdinalIgnoreCase);
        // What is on record tells nobody how to act in the receiver's name.
        var record = (await MailRowAsync(life, "InstalmentPaid")).Text;
        Assert.DoesNotContain("/unsubscribe/", record, StringComparison.Ordinal);
        var path = new Uri(address).AbsolutePath;

        var visitor = new Visitor(_app);
        await visitor.OpenAsync(path);
        await visitor.OpenAsync(path + "?lang=en");
        Assert.Contains("Stop these e-mails", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"off\"", await PreferencesAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (await _app.Anonymous().GetAsync(path + "x")).Status);

        // As a mail program posts, without a page or a cookie before it.
        using var oneClick = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        (await _app.Anonymous().SendAsync(HttpMethod.Post, path, oneClick)).Ok();

        var preferences = await PreferencesAsync();
        Assert.Contains("\"topic\":\"payments\",\"timing\":\"off\"", preferences, StringComparison.Ordinal);
        Assert.Contains("Sara Engdahl", preferences, StringComparison.Ordinal);
        Assert.DoesNotContain("\"topic\":\"receipts\",\"timing\":\"off\"", preferences, StringComparison.Ordinal);
        await visitor.OpenAsync(path);
        await visitor.SendAsync("unsubscribe");
        Assert.Contains("Du får inte fler sådana mejl", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(preferences, await PreferencesAsync());
    }

    private async Task<Life> SubmittedAsync()
    {
        var life = new Life(_app);
        await life.DraftAsync();
        await life.SubmitAsync();
        return life;
    }

    private async Task<IReadOnlyList<Mail>> ToAsync(string address, string kind) =>
        [.. (await _app.MailsAsync(address)).Select(mail => mail.Mail).Where(mail => mail.Kind == kind)];

    private async Task<string> PreferencesAsync() =>
        (await (await _app.AsAsync(People.Editor)).GetAsync("api/me/preferences")).Ok().Text;

    private async Task<Reply> TasksAsync() =>
        (await (await _app.AsAsync(People.Secretariat)).GetAsync("api/tasks")).Ok();

    private async Task<Dictionary<string, (string Status, string Fate)>> MailsAsync(Life life) =>
        (await ReadMailsAsync(life)).ToDictionary(
            NameOf,
            mail =>
                (
                    mail.GetProperty("status").GetString()!,
                    mail.TryGetProperty("fate", out var fate) ? fate.GetString() ?? "" : ""
                )
        );

    private async Task<string> MailAsync(Life life, string template, string to) =>
        NameOf(
            (await ReadMailsAsync(life)).Last(mail =>
                mail.GetProperty("template").GetString() == template && mail.GetProperty("to").GetString() == to
            )
        );

    private async Task<IReadOnlyList<JsonElement>> ReadMailsAsync(Life life)
    {
        await _app.IdleAsync();
        var staff = await _app.AsAsync(People.Secretariat);
        var page = (await staff.GetAsync($"{life.Path}/mails?pageSize=100")).Ok().Body;
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    private async Task<Funding.Functions.Storage.LoggedMail> MailRowAsync(Life life, string template)
    {
        var log = _app.Runtime.Services.GetRequiredService<Funding.Functions.Storage.MailLog>();
        var page = await log.ListAsync(new ApplicationId(life.Id), null, 500, default);
        return page.Items.First(mail => mail.Template.ToString() == template);
    }

    // 00000003|001 in the list is 3-1 in addresses.
    private static string NameOf(JsonElement mail) =>
        string.Join(
            '-',
            mail.GetProperty("id")
                .GetString()!
                .Split('|')
                .Select(part => int.Parse(part, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>As SendGrid's documentation and its own requests have it.</summary>
    private string Payload(Life life, string mail, string what, int number) =>
        $$"""
            [{"bounce_classification":"Invalid Address","category":["SubmissionReceipt"],"email":"{{Life.ContactEmail}}","event":"{{what}}",
            "ip":"192.0.2.{{number}}","mail_id":"{{life.Id}}/{{mail.Replace(
                '-',
                '/'
            )}}","reason":"550 5.1.1 <{{Life.ContactEmail}}>: Recipient address rejected: User unknown",
            "sg_event_id":"Ym91bmNlLTAtMTIzNDU2Nzg5LWFiY2Rl{{number}}","sg_message_id":"14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0",
            "smtp-id":"<14c5d75ce93.dfd.64b469@ismtpd-555>","status":"5.1.1","timestamp":{{_app.Now.ToUnixTimeSeconds()
                + number}},"tls":1,"type":"bounce"}]
            """
        + "\r\n";

    private static string Inner(string payload) => payload.Trim()[1..^1];

    private async Task<Reply> TellAsync(
        string payload,
        ECDsa? key = null,
        DateTimeOffset? at = null,
        string? sent = null
    )
    {
        var time = (at ?? _app.Now).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = (key ?? _key).SignData(
            Encoding.UTF8.GetBytes(time + payload),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return await _app.Anonymous()
            .PostAsync(
                "api/mail-events",
                sent ?? payload,
                ("X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(signature)),
                ("X-Twilio-Email-Event-Webhook-Timestamp", time)
            );
    }

    [GeneratedRegex("https://funding[.]example/unsubscribe/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Leave();

    /// <summary>The local mailbox, but for addresses that it refuses for good, as an SMTP server does.</summary>
    private sealed class RefusingTransport : IMailTransport
    {
        private IMailTransport? _inner;

        internal ConcurrentDictionary<string, bool> Refused { get; } = new(StringComparer.Ordinal);

        internal void Install(IServiceCollection services)
        {
            var before = services.Last(service => service.ServiceType == typeof(IMailTransport));
            services.AddSingleton<IMailTransport>(provider =>
            {
                _inner = (IMailTransport)before.ImplementationFactory!(provider);
                return this;
            });
        }

        public Task<MailOutcome> SendAsync(Mail mail, CancellationToken cancellationToken) =>
            Refused.ContainsKey(mail.ToAddress)
                ? Task.FromResult<MailOutcome>(new MailOutcome.GivenUp("The receiver's address was refused (550)."))
                : _inner!.SendAsync(mail, cancellationToken);
    }
}
