using System.Net.Http.Headers;
using System.Text;
using Funding.Functions.Tests.Running;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Tests.Api;

/// <summary>Whatever is sent to whichever endpoint: an answer between 400 and 499 with a code and a sentence, and nothing changed.</summary>
public sealed class BadInputTests(SubmittedApplication submitted) : IClassFixture<SubmittedApplication>
{
    public static TheoryData<string> TakingJson =>
        [
            .. Endpoints
                .All.Where(endpoint => endpoint.TakesJson && !endpoint.IsByLink)
                .Select(endpoint => endpoint.Function),
        ];

    public static TheoryData<string> AboutOneApplication =>
        [.. Endpoints.WithSession.Where(endpoint => !endpoint.IsGeneral).Select(endpoint => endpoint.Function)];

    public static TheoryData<string> Changing =>
        [.. Endpoints.WithSession.Where(endpoint => !endpoint.IsRead).Select(endpoint => endpoint.Function)];

    public static TheoryData<string> Everything => [.. Endpoints.All.Select(endpoint => endpoint.Function)];

    [Theory]
    [MemberData(nameof(TakingJson))]
    public async Task What_is_no_JSON_is_refused(string function)
    {
        string[] bodies = ["{", "nonsense", "[]", "1", "null", "{}{}", new string('[', 100_000), "{\"a\":\"\\ud800\"}"];
        foreach (var body in bodies)
        {
            await RefusedAsync(function, Caller.Json(body), 400);
        }
    }

    [Theory]
    [MemberData(nameof(TakingJson))]
    public async Task A_field_that_is_wrong_or_unknown_is_named(string function)
    {
        foreach (var (body, pointer) in Endpoints.Of(function).Spoiled())
        {
            var reply = await RefusedAsync(function, Caller.Json(body), 400);

            Assert.Equal("invalid-body", reply["code"]);
            Assert.Contains(
                reply.Body.GetProperty("errors").EnumerateArray(),
                error => error.GetProperty("pointer").GetString()!.StartsWith(pointer, StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [MemberData(nameof(TakingJson))]
    public async Task Ten_megabytes_are_too_much(string function)
    {
        var padding = new string(' ', 10 * 1024 * 1024);

        await RefusedAsync(function, Caller.Json(padding + Endpoints.Of(function).Body), 413);
    }

    [Theory]
    [MemberData(nameof(TakingJson))]
    public async Task Anything_but_JSON_is_the_wrong_type(string function)
    {
        foreach (
            var type in (string[])["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
        )
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Endpoints.Of(function).Body!));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

            await RefusedAsync(function, content, 415);
        }
    }

    [Theory]
    [MemberData(nameof(AboutOneApplication))]
    public async Task An_application_that_does_not_exist_is_not_found(string function)
    {
        var endpoint = Endpoints.Of(function);
        var caller = await submitted.App.AsAsync(endpoint.Allowed[0]);
        string[] ids = [Guid.NewGuid().ToString(), "nonsense", "1", "%2e%2e", "%00", "a'b", new string('9', 300)];
        foreach (var id in ids)
        {
            var reply = await caller.SendAsync(
                new HttpMethod(endpoint.Method),
                endpoint
                    .Path.Replace("{id}", id, StringComparison.Ordinal)
                    .Replace("{meeting}", id, StringComparison.Ordinal),
                endpoint.Body is { } body ? Caller.Json(body) : null
            );

            // A server may refuse such an address before it is anybody's.
            Assert.True(reply.Status is 404 or 400, $"{id}: {reply.Status} {reply.Text}");
        }
    }

    [Theory]
    [MemberData(nameof(Changing))]
    public async Task A_change_made_on_an_older_version_is_stale(string function)
    {
        var endpoint = Endpoints.Of(function);
        // To submit again, to take away an officer whom nobody has assigned, or to send again a mail that is not there is answered
        // whatever version it builds on.
        if (endpoint.IsGeneral || function is "SubmitApplication" or "AssignOfficer" or "SendMailAgain")
        {
            return;
        }
        var content = endpoint.Body is { } body ? Caller.Json(body) : Text();
        foreach (var (tag, status) in ((string, int)[])[("\"MA\"", 412), ("W/\"MA\"", 412), ("nonsense", 400)])
        {
            var reply = await AllowedAsync(endpoint, Copy(content), ("If-Match", tag));

            reply.Refuses(status);
        }
        Assert.Equal(submitted.Version, await submitted.VersionAsync());
    }

    [Theory]
    [MemberData(nameof(Changing))]
    public async Task A_request_that_another_site_made_is_refused(string function)
    {
        var endpoint = Endpoints.Of(function);
        foreach (
            var header in ((string, string)[])
                [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Origin", "null")]
        )
        {
            var reply = await AllowedAsync(endpoint, endpoint.Body is { } body ? Caller.Json(body) : null, header);

            reply.Refuses(403, "cross-site-request");
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task A_method_that_the_address_does_not_take_is_answered_with_those_it_does(string function)
    {
        var endpoint = Endpoints.Of(function);
        if (function == "ZApiUnknown")
        {
            return;
        }

        var method = endpoint.Path.EndsWith("/form", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Patch;
        var reply = await submitted.App.Anonymous().SendAsync(method, endpoint.At(submitted.Id));

        reply.Refuses(405, "method-not-allowed");
        Assert.Contains(endpoint.Method, reply.ContentHeaders.Allow);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_not_found() =>
        (await submitted.App.Anonymous().GetAsync("api/nowhere/at/all")).Refuses(404, "not-found");

    [Fact]
    public async Task A_problem_speaks_Swedish_unless_English_is_asked_for()
    {
        var caller = submitted.App.Anonymous();

        var swedish = (await caller.GetAsync("api/me")).Refuses(401);
        var english = (await caller.SendAsync(HttpMethod.Get, "api/me", null, ("Accept-Language", "en-GB"))).Refuses(
            401
        );

        Assert.Equal("Du är inte inloggad", swedish["title"]);
        Assert.Equal("You are not signed in", english["title"]);
        Assert.Equal("en", Assert.Single(english.ContentHeaders.ContentLanguage));
    }

    [Theory]
    [InlineData("api/applications?pageSize=0", "invalid-page-size")]
    [InlineData("api/applications?pageSize=x", "invalid-page-size")]
    [InlineData("api/applications?continuation=tampered", "invalid-continuation")]
    [InlineData("api/applications?stage=nowhere", "unknown-stage")]
    [InlineData("api/applications?stage=3", "unknown-stage")]
    [InlineData("api/applications/{id}/events?continuation=tampered", "invalid-continuation")]
    [InlineData("api/applications/{id}/mails?pageSize=101", "invalid-page-size")]
    [InlineData("api/applications/{id}/payments?continuation=!", "invalid-continuation")]
    public async Task A_page_that_cannot_be_is_refused(string path, string code)
    {
        var caller = await submitted.App.AsAsync(People.Secretariat);

        (await caller.GetAsync(path.Replace("{id}", submitted.Id.ToString(), StringComparison.Ordinal))).Refuses(
            400,
            code
        );
    }

    [Theory]
    [InlineData("api/applications/{id}/instalments/x/authorisation")]
    [InlineData("api/applications/{id}/instalments/-1/retry")]
    [InlineData("api/applications/{id}/instalments/99999999999/authorisation")]
    public async Task An_instalment_that_is_no_number_is_not_found(string path)
    {
        var caller = await submitted.App.AsAsync(People.Finance);

        (await caller.PostAsync(path.Replace("{id}", submitted.Id.ToString(), StringComparison.Ordinal))).Refuses(404);
    }

    [Fact]
    public async Task A_form_that_changes_nothing_a_person_may_change_any_more_is_refused_with_a_reason()
    {
        var caller = await submitted.App.AsAsync(People.Editor);

        var reply = await caller.PutAsync($"api/applications/{submitted.Id}/form", """{ "title": "x" }""");

        Assert.True(reply.Status is 409 or 422, reply.Text);
        reply.Refuses(reply.Status);
    }

    private async Task<Reply> RefusedAsync(string function, HttpContent content, int status)
    {
        var reply = await AllowedAsync(Endpoints.Of(function), content);
        reply.Refuses(status);
        Assert.Equal(submitted.Version, await submitted.VersionAsync());
        Assert.DoesNotContain(submitted.App.Log.Lines, line => line.Level >= LogLevel.Error);
        return reply;
    }

    private async Task<Reply> AllowedAsync(
        Endpoint endpoint,
        HttpContent? content,
        params (string Name, string Value)[] headers
    )
    {
        var caller =
            endpoint.Allowed.Count > 0 ? await submitted.App.AsAsync(endpoint.Allowed[0]) : submitted.App.Anonymous();
        return await caller.SendAsync(new HttpMethod(endpoint.Method), endpoint.At(submitted.Id), content, headers);
    }

    private static ByteArrayContent Text()
    {
        var content = new ByteArrayContent("En textfil."u8.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        return content;
    }

    private static ByteArrayContent Copy(HttpContent content)
    {
        var copy = new ByteArrayContent(content.ReadAsByteArrayAsync().GetAwaiter().GetResult());
        copy.Headers.ContentType = content.Headers.ContentType;
        return copy;
    }
}
