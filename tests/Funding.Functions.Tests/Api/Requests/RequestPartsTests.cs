using Azure;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Tests.Api.Requests;

public sealed class RequestPartsTests
{
    [Theory]
    [InlineData(null, "sv")]
    [InlineData("", "sv")]
    [InlineData("sv", "sv")]
    [InlineData("en", "en")]
    [InlineData("en-GB,en;q=0.9", "en")]
    [InlineData("sv-SE,sv;q=0.9,en;q=0.8", "sv")]
    [InlineData("en;q=0.3,sv;q=0.7", "sv")]
    [InlineData("de,en;q=0.5", "en")]
    [InlineData("de", "sv")]
    [InlineData("*", "sv")]
    [InlineData("en;q=nonsense", "sv")]
    public void Swedish_is_spoken_unless_English_is_preferred(string? header, string language)
    {
        var request = Request();
        request.Headers.AcceptLanguage = header;

        Assert.Equal(language, CallerLanguage.Of(request));
    }

    [Fact]
    public void A_tag_that_was_given_out_comes_back_as_the_same_version()
    {
        var version = new ETag("W/\"datetime'2026-11-23T12%3A33%3A16.1234567Z'\"");
        var request = Request();
        request.Headers.IfMatch = EntityTags.Format(version);

        Assert.True(EntityTags.IfMatch(request).Try(out var ifMatch, out _));
        Assert.Equal(version, ifMatch);
    }

    [Theory]
    [InlineData("\"!\"", "stale")]
    [InlineData("W/\"abcd\"", "stale")]
    [InlineData("nonsense", "invalid-if-match")]
    [InlineData("\"a\", \"b\"", "invalid-if-match")]
    [InlineData("\"unended", "invalid-if-match")]
    public void A_tag_that_was_never_given_out_matches_nothing(string header, string code)
    {
        var request = Request();
        request.Headers.IfMatch = header;

        Assert.False(EntityTags.IfMatch(request).Try(out _, out var problem));
        Assert.Equal(code, problem.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*")]
    public void Without_a_tag_no_version_is_asked_for(string? header)
    {
        var request = Request();
        request.Headers.IfMatch = header;

        Assert.True(EntityTags.IfMatch(request).Try(out var ifMatch, out _));
        Assert.Null(ifMatch);
    }

    [Fact]
    public void The_same_key_of_the_same_caller_leads_to_the_same_id()
    {
        Assert.Equal(Id("a-key", "anna"), Id("a-key", "anna"));
        Assert.NotEqual(Id("a-key", "anna"), Id("a-key", "bo"));
        Assert.NotEqual(Id("a-key", "anna"), Id("another-key", "anna"));
        Assert.NotEqual(Id(null, "anna"), Id(null, "anna"));
        Assert.Equal(8, Id("a-key", "anna").Version);

        static Guid Id(string? key, string caller)
        {
            var request = Request();
            request.Headers["Idempotency-Key"] = key;
            Assert.True(IdempotencyKey.IdFor(request, caller).Try(out var id, out _));
            return id;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("två")]
    [InlineData("with space")]
    public void A_key_is_visible_ASCII(string key)
    {
        var request = Request();
        request.Headers["Idempotency-Key"] = key;

        Assert.False(IdempotencyKey.IdFor(request, "anna").Try(out _, out var problem));
        Assert.Equal(400, problem.Status);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, "same-origin", true)]
    [InlineData(null, "none", true)]
    [InlineData("https://funding.example", "same-origin", true)]
    [InlineData("https://funding.example", null, true)]
    [InlineData("http://funding.example", null, false)]
    [InlineData("https://evil.example", null, false)]
    [InlineData("null", null, false)]
    [InlineData(null, "cross-site", false)]
    [InlineData(null, "same-site", false)]
    [InlineData("https://funding.example", "cross-site", false)]
    public void A_request_that_another_site_made_is_told_apart(string? origin, string? fetchSite, bool holds)
    {
        var request = Request();
        (request.Scheme, request.Host) = ("https", new HostString("funding.example"));
        request.Headers.Origin = origin;
        request.Headers["Sec-Fetch-Site"] = fetchSite;

        Assert.Equal(holds, SameOrigin.Holds(request));
    }

    [Fact]
    public void A_continuation_leads_on_in_its_own_list_only()
    {
        var tokens = new PageTokens(new EphemeralDataProtectionProvider());
        var token = tokens.Next("1!8!next", "stage|submitted");

        Assert.True(tokens.Read(Page(token), "stage|submitted").Try(out var page, out _));
        Assert.Equal(new PageRequest("1!8!next", 25), page);
        Assert.False(tokens.Read(Page(token), "all").Try(out _, out var problem));
        Assert.Equal("invalid-continuation", problem.Code);
        Assert.Null(tokens.Next(null, "all"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AAAA")]
    [InlineData("%F0")]
    [InlineData("a b c")]
    public void A_continuation_that_was_tampered_with_is_refused(string token)
    {
        var tokens = new PageTokens(new EphemeralDataProtectionProvider());

        Assert.False(tokens.Read(Page(token), "all").Try(out _, out var problem));
        Assert.Equal(400, problem.Status);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("ten")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public void A_page_holds_one_to_a_hundred_rows(string size)
    {
        var request = Request();
        request.QueryString = QueryString.Create("pageSize", size);

        var read = new PageTokens(new EphemeralDataProtectionProvider()).Read(request, "all");

        Assert.False(read.Try(out _, out var problem));
        Assert.Equal("invalid-page-size", problem.Code);
    }

    private static HttpRequest Page(string? token)
    {
        var request = Request();
        request.QueryString = QueryString.Create("continuation", token ?? "");
        return request;
    }

    private static HttpRequest Request() => new DefaultHttpContext().Request;
}
