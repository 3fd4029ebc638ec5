using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Meetings;
using Funding.Functions.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Functions.Tests.Files;

/// <summary>What scanners are tried with, plain and inside a document, never reaches a reviewer: with the genuine daemon.</summary>
public sealed class EicarTests(ClamAvDaemon daemon) : IClassFixture<ClamAvDaemon>
{
    private const string Partner = "lena.bergstrom@forsakringskassan.example";

    [Fact]
    public async Task Malicious_files_go_at_once_and_are_never_seen_outside_the_applicants_organisation()
    {
        await using var app = new DisposableApp();
        app.App.Settings["FileScan__ClamAv"] = daemon.Address;
        await app.App.StartAsync();
        var life = new Life(app.App);
        await life.DraftAsync();

        var plain = await UploadAsync(life, "virus.txt", HostileFiles.Eicar);
        var hidden = await UploadAsync(
            life,
            "virus.docx",
            HostileFiles.Docx("Hej", ("word/media/image1.png", HostileFiles.Eicar))
        );
        var clean = await UploadAsync(life, "budget.csv", "år;kr\n"u8.ToArray());

        var editor = await app.App.AsAsync(People.Editor);
        Assert.Contains("virus.docx", (await PageAsync(app.App, editor, $"applications/{life.Id}/attachments")));
        await life.SubmitAsync();
        await life.ConfirmCompleteAsync();
        await NobodySeesAsync(life, [plain, hidden]);
        var link = await life.LinkAsync(Partner);
        Assert.Equal("år;kr\n", (await ByLinkAsync(app.App, link, clean)).Ok().Text);
        await NothingIsStoredAsync(app.App);
    }

    [Fact]
    public async Task While_the_scanner_is_away_a_case_waits_and_afterwards_only_what_is_clean_is_seen()
    {
        await using var app = new DisposableApp();
        app.App.Settings["FileScan__ClamAv"] = DeadAddress();
        await app.App.StartAsync();
        var life = new Life(app.App);
        await life.DraftAsync();
        var virus = await UploadAsync(life, "virus.docx", HostileFiles.Docx("Hej", ("a/b.bin", HostileFiles.Eicar)));
        var clean = await UploadAsync(life, "budget.csv", "år;kr\n"u8.ToArray());
        var editor = await app.App.AsAsync(People.Editor);
        (await editor.GetAsync($"{life.Path}/attachments/{clean}")).Refuses(409, "file-not-checked");

        await life.SubmitAsync();

        await NobodySeesAsync(life, [virus, clean], "budget.csv");
        (await life.TryAsync(People.Secretariat, "completeness")).Refuses(409, "files-waiting");
        var office = await app.App.AsAsync(People.Secretariat);
        Assert.Contains("file-scan: the scanner does not answer", (await UndeliveredAsync(app.App, office)));

        app.App.Settings["FileScan__ClamAv"] = daemon.Address;
        await app.App.CrashAndRestartAsync();
        await app.App.AdvanceToAsync(app.App.Now.AddHours(3));
        await app.App.IdleAsync();

        await life.ConfirmCompleteAsync();
        await NobodySeesAsync(life, [virus], except: "FileRemoved");
        var link = await life.LinkAsync(Partner);
        Assert.Equal("år;kr\n", (await ByLinkAsync(app.App, link, clean)).Ok().Text);
        Assert.Contains(
            await app.App.MailsAsync(Life.ContactEmail),
            mail => mail.Mail.Text.Contains("virus.docx", StringComparison.Ordinal)
        );
        await NothingIsStoredAsync(app.App);
    }

    private static async Task<string> UploadAsync(Life life, string name, byte[] content)
    {
        var editor = await life.App.AsAsync(People.Editor);
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var reply = (await editor.SendAsync(HttpMethod.Post, $"{life.Path}/attachments?fileName={name}", body)).Ok();
        return reply.Headers.Location!.ToString().Split('/')[^1];
    }

    /// <summary>Looks everywhere where somebody outside the applicant's organisation may look.</summary>
    private static async Task NobodySeesAsync(Life life, string[] ids, string? name = null, string? except = null)
    {
        var (app, office) = (life.App, await life.App.AsAsync(People.Secretariat));
        List<string> seen =
        [
            (await office.GetAsync(life.Path)).Ok().Text,
            (await office.GetAsync($"{life.Path}/register")).Ok().Text,
            (await office.GetAsync($"{life.Path}/records/application-1")).Ok().Text,
            .. except is null
                ?
                [
                    (await office.GetAsync($"{life.Path}/events")).Ok().Text,
                    await PageAsync(app, office, $"staff/applications/{life.Id}"),
                    await PageAsync(app, office, $"staff/applications/{life.Id}?tab=application"),
                    await PageAsync(app, office, $"staff/applications/{life.Id}?tab=history"),
                ]
                : Array.Empty<string>(),
        ];
        var mails = await app.MailsAsync();
        seen.AddRange(mails.Where(_ => except is null).Select(mail => mail.Mail.Text));
        if (mails.Any(mail => string.Equals(mail.Mail.ToAddress, Partner, StringComparison.Ordinal)))
        {
            var link = await life.LinkAsync(Partner);
            seen.Add((await app.Anonymous().GetAsync(link)).Ok().Text);
            seen.Add((await ByLinkAsync(app, link)).Ok().Text);
            foreach (var id in ids)
            {
                Assert.Equal(404, (await ByLinkAsync(app, link, id)).Status);
            }
        }
        foreach (var id in ids)
        {
            Assert.Equal(404, (await office.GetAsync($"{life.Path}/attachments/{id}")).Status);
            Assert.Equal(404, (await office.GetAsync($"applications/{life.Id}/attachments/{id}")).Status);
        }
        Assert.All(seen, text => Assert.DoesNotContain(name ?? "virus", text, StringComparison.Ordinal));
    }

    private static async Task NothingIsStoredAsync(FundingApp app)
    {
        var clients = app.Runtime.Services.GetRequiredService<StorageClients>();
        Assert.Empty(clients.Quarantine.GetBlobs());
        foreach (var blob in clients.Attachments.GetBlobs().ToList())
        {
            var content = await clients.Attachments.GetBlobClient(blob.Name).DownloadContentAsync();
            Assert.True(content.Value.Content.ToMemory().Span.IndexOf(HostileFiles.Eicar) < 0);
        }
    }

    private static async Task<string> PageAsync(FundingApp app, Caller caller, string path) =>
        (await new Visitor(app, caller.Cookie).OpenAsync($"/{path}")).Text;

    private static async Task<string> UndeliveredAsync(FundingApp app, Caller office)
    {
        // A first sweep counts what the delivery after the commit could not do.
        await app.AdvanceToAsync(app.Now.AddMinutes(10));
        return (await office.GetAsync("api/undelivered")).Ok().Text;
    }

    private static async Task<Reply> ByLinkAsync(FundingApp app, string link, string? attachment = null)
    {
        var (browser, address) = await app.OpenLinkAsync(link.Replace("api/links/", "link/", StringComparison.Ordinal));
        return await browser.GetAsync(attachment is null ? address : $"{address}/attachments/{attachment}");
    }

    private static string DeadAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private sealed class DisposableApp : IAsyncDisposable
    {
        internal FundingApp App { get; } = new();

        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }
}
