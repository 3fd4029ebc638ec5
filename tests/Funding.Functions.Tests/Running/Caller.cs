using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Funding.Functions.Tests.Running;

/// <summary>Somebody who calls the API.</summary>
internal sealed class Caller(Uri baseAddress, string? cookie)
{
    private static readonly HttpClient _http = new(
        new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }
    );

    /// <summary>The session's cookie, for whoever goes on with a browser.</summary>
    internal string? Cookie { get; private set; } = cookie;

    /// <summary>The same caller, who sends another cookie besides.</summary>
    internal Caller With(string? other) =>
        other is null ? this : new(baseAddress, Cookie is null ? other : $"{Cookie}; {other}");

    internal Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    internal Task<Reply> PostAsync(string path, string? json = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, json is null ? null : Json(json), headers);

    internal Task<Reply> PutAsync(string path, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, Json(json), headers);

    internal Task<Reply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    internal async Task<Reply> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(baseAddress, path)) { Content = content };
        if (Cookie is not null)
        {
            request.Headers.Add("Cookie", Cookie);
        }
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await _http.SendAsync(request);
        // As a browser does: when the session gets a new secret, it goes on with that.
        if (Cookie is { } sent && response.Headers.TryGetValues("Set-Cookie", out var given))
        {
            var name = sent[..(sent.IndexOf('=', StringComparison.Ordinal) + 1)];
            var renewed = given.LastOrDefault(value => value.StartsWith(name, StringComparison.Ordinal))?.Split(';')[0];
            if (name.EndsWith("funding-session=", StringComparison.Ordinal) && renewed?.Length > name.Length)
            {
                Cookie =
                    renewed
                    + (
                        sent.Contains(';', StringComparison.Ordinal)
                            ? sent[sent.IndexOf(';', StringComparison.Ordinal)..]
                            : ""
                    );
            }
        }
        return new Reply(
            response.StatusCode,
            response.Headers,
            response.Content.Headers,
            await response.Content.ReadAsByteArrayAsync()
        );
    }

    internal static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}

/// <summary>What the API answered.</summary>
internal sealed record Reply(
    HttpStatusCode StatusCode,
    HttpResponseHeaders Headers,
    HttpContentHeaders ContentHeaders,
    byte[] Bytes
)
{
    internal int Status => (int)StatusCode;

    internal string Text => Encoding.UTF8.GetString(Bytes);

    internal JsonElement Body => JsonElement.Parse(Bytes);

    internal string ETag => Headers.ETag!.ToString();

    internal string this[string field] => Body.GetProperty(field).ToString();

    /// <summary>Itself when it went well; otherwise the test ends with what it said.</summary>
    internal Reply Ok()
    {
        Assert.True(Status is >= 200 and < 300, $"{Status} {Text}");
        return this;
    }

    /// <summary>That it is a problem as RFC 9457 asks, with this status and code.</summary>
    internal Reply Refuses(int status, string? code = null)
    {
        Assert.True(Status == status, $"{Status} instead of {status}: {Text}");
        Assert.Equal("application/problem+json", ContentHeaders.ContentType?.MediaType);
        Assert.Equal(status, Body.GetProperty("status").GetInt32());
        Assert.Equal($"urn:problem-type:funding:{this["code"]}", this["type"]);
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", this["code"]);
        Assert.EndsWith(".", this["detail"], StringComparison.Ordinal);
        Assert.NotEmpty(this["title"]);
        Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
        if (code is not null)
        {
            Assert.Equal(code, this["code"]);
        }
        return this;
    }
}
