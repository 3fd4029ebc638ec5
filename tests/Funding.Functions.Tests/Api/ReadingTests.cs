using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Api;

public sealed partial class ReadingTests(FundingApp app) : IClassFixture<FundingApp>
{
    [Fact]
    public async Task Signing_in_takes_the_link_that_was_mailed_and_works_once()
    {
        var anybody = app.Anonymous();
        var asked = await anybody.PostAsync("api/sign-in", """{ "email": "maria.ekvall@samordningkalmar.example" }""");
        Assert.Equal(202, asked.Status);
        Assert.Equal(202, (await anybody.PostAsync("api/sign-in", """{ "email": "nobody@nowhere.example" }""")).Status);
        var mail = (await app.MailsAsync("maria.ekvall@samordningkalmar.example"))[^1].Mail.Text;
        var body = $$"""{ "token": "{{SignInLink().Match(mail).Groups["token"].Value}}" }""";
        (await anybody.PostAsync("api/session", body)).Refuses(403, "other-browser");
        anybody = new Caller(app.Runtime.BaseAddress, asked.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        var session = (await anybody.PostAsync("api/session", body)).Ok();

        Assert.Equal("maria-ekvall", session["id"]);
        var cookie = session
            .Headers.GetValues("Set-Cookie")
            .Single(value => value.StartsWith("__Host-funding-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        var signedIn = new Caller(app.Runtime.BaseAddress, cookie.Split(';')[0]);
        Assert.Equal("finance", (await signedIn.GetAsync("api/me")).Ok().Body.GetProperty("roles")[0].GetString());
        (await anybody.PostAsync("api/session", body)).Refuses(410, "sign-in-link-gone");
        (await signedIn.DeleteAsync("api/session")).Ok();
        (await signedIn.GetAsync("api/me")).Refuses(401);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_and_each_row_comes_once()
    {
        for (var count = 0; count < 3; count++)
        {
            await new Life(app).DraftAsync();
        }
        var editor = await app.AsAsync(People.Editor);
        List<string> seen = [];
        string? continuation = null;
        do
        {
            var page = (await editor.GetAsync($"api/applications?pageSize=2&continuation={continuation}")).Ok().Body;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetString()!));
            continuation = page.TryGetProperty("continuation", out var next) ? next.GetString() : null;
        } while (continuation is not null);

        Assert.True(seen.Count >= 3);
        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_draft_is_the_municipalitys_own()
    {
        var life = new Life(app);
        await life.DraftAsync();

        (await (await app.AsAsync(People.Secretariat)).GetAsync(life.Path)).Refuses(404, "not-found");
        (await (await app.AsAsync(People.OtherMunicipality)).GetAsync(life.Path)).Refuses(404, "not-found");
        (await (await app.AsAsync(People.CoApplicant)).GetAsync(life.Path)).Ok();
        var list = (await (await app.AsAsync(People.Secretariat)).GetAsync("api/applications")).Ok();
        Assert.DoesNotContain(life.Id.ToString(), list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_before_submission_is_not_in_the_trail_that_staff_read()
    {
        var life = new Life(app);
        await life.DraftAsync();
        var editor = await app.AsAsync(People.Editor);
        var form = (await editor.GetAsync(life.Path)).Ok().Body.GetProperty("form").GetRawText();
        (await editor.PutAsync($"{life.Path}/form", """{ "background": "Ännu inte färdigt" }""")).Ok();
        (await editor.PutAsync($"{life.Path}/form", form)).Ok();
        await life.SubmitAsync();

        var staff = (await (await app.AsAsync(People.Secretariat)).GetAsync($"{life.Path}/events?pageSize=100")).Ok();
        var own = (await editor.GetAsync($"{life.Path}/events?pageSize=100")).Ok();

        Assert.DoesNotContain("Ännu inte färdigt", staff.Text, StringComparison.Ordinal);
        Assert.Contains("Ännu inte färdigt", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opinions_and_votes_are_open_to_the_applicant_when_the_board_has_decided()
    {
        var life = new Life(app);
        await life.ToBoardAsync();
        await life.VoteAsync();
        var editor = await app.AsAsync(People.Editor);

        Assert.DoesNotContain(
            "Behovet är stort.",
            (await editor.GetAsync(life.Path)).Ok().Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "Behovet är stort.",
            (await editor.GetAsync($"{life.Path}/events?pageSize=100")).Ok().Text,
            StringComparison.Ordinal
        );
        await life.CloseBoardAsync();
        Assert.Contains("Behovet är stort.", (await editor.GetAsync(life.Path)).Ok().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_comes_back_byte_for_byte_as_a_download()
    {
        var life = new Life(app);
        await life.DraftAsync();
        var editor = await app.AsAsync(People.Editor);
        var bytes = new byte[5 * 1024 * 1024];
        "%PDF-1.7 "u8.CopyTo(bytes);
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(bytes), "file", "planritning åäö.pdf" },
        };

        var uploaded = (await editor.SendAsync(HttpMethod.Post, $"{life.Path}/attachments", form)).Ok();
        var address = uploaded.Headers.Location!.ToString().TrimStart('/');
        var downloaded = (await editor.GetAsync(address)).Ok();

        Assert.Equal(201, uploaded.Status);
        Assert.Equal(bytes, downloaded.Bytes);
        Assert.Equal("attachment", downloaded.ContentHeaders.ContentDisposition?.DispositionType);
        Assert.Equal("planritning åäö.pdf", downloaded.ContentHeaders.ContentDisposition?.FileNameStar);
        Assert.Equal("application/pdf", downloaded.ContentHeaders.ContentType?.ToString());
        Assert.Equal("nosniff", Assert.Single(downloaded.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-store", downloaded.Headers.CacheControl?.ToString());
        Assert.Equal("none", Assert.Single(downloaded.Headers.GetValues("Accept-Ranges")));
        var policy = Assert.Single(downloaded.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        (await editor.DeleteAsync(address)).Ok();
        (await editor.GetAsync(address)).Refuses(404);
    }

    [Theory]
    [InlineData("virus.exe", "MZ")]
    [InlineData("no-extension", "text")]
    [InlineData("picture.png", "not a picture")]
    [InlineData("empty.txt", "")]
    public async Task A_file_that_may_not_be_attached_is_refused_with_a_reason(string name, string content)
    {
        var life = new Life(app);
        await life.DraftAsync();
        var editor = await app.AsAsync(People.Editor);

        var reply = await editor.SendAsync(
            HttpMethod.Post,
            $"{life.Path}/attachments?fileName={name}",
            new StringContent(content, new MediaTypeHeaderValue("application/octet-stream"))
        );

        reply.Refuses(422);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/octet-stream")]
    public async Task An_upload_without_a_file_is_refused(string type)
    {
        var life = new Life(app);
        await life.DraftAsync();
        using var content = new ByteArrayContent("--y\r\nnonsense"u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var reply = await (await app.AsAsync(People.Editor)).SendAsync(
            HttpMethod.Post,
            $"{life.Path}/attachments",
            content
        );

        reply.Refuses(400, "file-required");
    }

    [GeneratedRegex("/sign-in/(?<token>[A-Za-z0-9_-]{43})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SignInLink();
}
