using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs.Models;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Tests.Api;

public sealed partial class RegisterTests(FundingApp app) : IClassFixture<FundingApp>
{
    private const string LinkOfPartner = "lena.bergstrom@forsakringskassan.example";

    [Fact]
    public async Task A_case_is_registered_document_by_document_and_each_generated_one_can_be_read()
    {
        var life = new Life(app);
        await life.ToActiveAsync();
        var editor = await app.AsAsync(People.Editor);

        List<(int Number, string Handling, string? Record)> register = [];
        string? continuation = null;
        do
        {
            var page = (await editor.GetAsync($"{life.Path}/register?pageSize=4&continuation={continuation}"))
                .Ok()
                .Body;
            register.AddRange(
                page.GetProperty("items")
                    .EnumerateArray()
                    .Select(row =>
                        (
                            row.GetProperty("number").GetInt32(),
                            row.GetProperty("handlingNumber").GetString()!,
                            row.TryGetProperty("reference", out var reference)
                            && reference.TryGetProperty("recordId", out var record)
                                ? record.GetString()
                                : null
                        )
                    )
            );
            continuation = page.TryGetProperty("continuation", out var next) ? next.GetString() : null;
        } while (continuation is not null);

        Assert.Equal(Enumerable.Range(1, register.Count), register.Select(row => row.Number));
        var caseNumber = (await life.StateAsync())["caseNumber"];
        Assert.All(register, row => Assert.Equal($"{caseNumber}-{row.Number}", row.Handling));
        Assert.Equal(
            ["application-1", "decision-1", "agreement-1", "agreement-2", "agreement-3"],
            register.Select(row => row.Record).OfType<string>()
        );
        foreach (var row in register.Where(row => row.Record is not null))
        {
            var document = (await editor.GetAsync($"{life.Path}/records/{row.Record}")).Ok();
            Assert.Contains(row.Handling, document.Text, StringComparison.Ordinal);
            AssertSafe(document);
            Assert.Equal(document.Bytes, (await editor.GetAsync($"applications/{life.Id}/records/{row.Record}")).Bytes);
        }
        var page1 = await editor.GetAsync($"applications/{life.Id}/register");
        Assert.Contains($"/applications/{life.Id}/records/decision-1", page1.Ok().Text, StringComparison.Ordinal);
        var ownPage = (await editor.GetAsync($"applications/{life.Id}?tab=documents")).Ok().Text;
        Assert.Contains($"/applications/{life.Id}/records/agreement-3", ownPage, StringComparison.Ordinal);
        var staff = await app.AsAsync(People.Secretariat);
        var staffPage = (await staff.GetAsync($"staff/applications/{life.Id}?tab=documents")).Ok().Text;
        Assert.Contains($"/applications/{life.Id}/records/application-1", staffPage, StringComparison.Ordinal);
        Assert.Contains("id=\"register\"", staffPage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_signatory_can_read_the_stored_agreement_by_link_and_the_accepted_one_says_whose_link_it_was()
    {
        var life = new Life(app);
        await life.ToBoardAsync();
        await life.VoteAsync();
        await life.CloseBoardAsync();
        await life.ApproveMinutesAsync();
        var link = (await life.LinkAsync(Life.SignatoryEmail))["api/links/".Length..];
        var (browser, address) = await app.OpenLinkAsync($"link/{link}");
        var page = (await browser.GetAsync(address)).Ok().Text;
        Assert.Contains($"{address}/records/agreement-1", page, StringComparison.Ordinal);
        var sent = (await browser.GetAsync($"{address}/records/agreement-1")).Ok();
        AssertSafe(sent);
        Assert.Equal(404, (await browser.GetAsync($"{address}/records/agreement-9")).Status);

        await life.AcceptAgreementAsync();

        var editor = await app.AsAsync(People.Editor);
        var accepted = (await editor.GetAsync($"{life.Path}/records/agreement-2")).Ok().Text;
        Assert.Contains(Life.SignatoryEmail, accepted, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(sent.Bytes)), accepted, StringComparison.Ordinal);
        Assert.Equal(Terms(sent.Text), Terms(accepted));
        Assert.Equal(404, (await browser.GetAsync($"{address}/records/agreement-1")).Status);
    }

    [Fact]
    public async Task Partners_and_board_read_the_application_but_not_the_agreement()
    {
        var life = new Life(app);
        await life.ToReviewAsync();
        var partnersLink = (await life.LinkAsync(LinkOfPartner))["api/links/".Length..];
        var (browser, record) = await app.OpenLinkAsync($"link/{partnersLink}/records/application-1");
        Assert.EndsWith("/records/application-1", record, StringComparison.Ordinal);
        (await browser.GetAsync(record)).Ok();
        await life.AnswerAllReferralsAsync();
        await life.ProposeAsync();
        await life.OpenBoardAsync(app.Now.AddDays(10));
        await life.VoteAsync();
        await life.CloseBoardAsync();
        await life.ApproveMinutesAsync();

        foreach (var person in (string[])[People.Partner, People.BoardMember])
        {
            var caller = await app.AsAsync(person);
            (await caller.GetAsync($"{life.Path}/records/application-1")).Ok();
            (await caller.GetAsync($"{life.Path}/records/decision-1")).Ok();
            (await caller.GetAsync($"{life.Path}/records/agreement-1")).Refuses(404, "not-found");
            Assert.Equal(404, (await caller.GetAsync($"applications/{life.Id}/records/agreement-1")).Status);
        }
    }

    [Fact]
    public async Task A_document_whose_bytes_have_changed_is_an_error_that_is_seen_and_never_served()
    {
        var life = new Life(app);
        await life.DraftAsync();
        await life.SubmitAsync();
        var blob = app
            .Runtime.Services.GetRequiredService<StorageClients>()
            .Records.GetBlobClient($"{life.Id}/application-1.html");
        await blob.UploadAsync(BinaryData.FromString("<p>Något annat</p>"), new BlobUploadOptions());
        var staff = await app.AsAsync(People.Secretariat);

        (await staff.GetAsync($"{life.Path}/records/application-1")).Refuses(500, "record-altered");
        var page = await staff.GetAsync($"applications/{life.Id}/records/application-1");

        Assert.Equal(500, page.Status);
        Assert.Contains("inte den som registrerades", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Något annat", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            app.Log.Lines,
            line => line.Level == LogLevel.Error && line.Text.Contains("application-1", StringComparison.Ordinal)
        );
    }

    private static void AssertSafe(Reply document)
    {
        Assert.Equal("text/html", document.ContentHeaders.ContentType?.MediaType);
        Assert.Equal("no-store", document.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", Assert.Single(document.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("inline", document.ContentHeaders.ContentDisposition?.DispositionType);
        var style = Style().Match(document.Text).Groups["style"].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{hash}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
            Assert.Single(document.Headers.GetValues("Content-Security-Policy"))
        );
    }

    private static string Terms(string document) =>
        document[
            document.IndexOf(">Avtalsvillkor<", StringComparison.Ordinal)..document.IndexOf(
                ">Godkännanden<",
                StringComparison.Ordinal
            )
        ];

    [GeneratedRegex("<style>(?<style>.*?)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Style();
}
