using System.Net;
using System.Text.RegularExpressions;

namespace Funding.Functions.Tests.Running;

/// <summary>A browser without a screen: keeps cookies and sends the forms of the pages that it has got.</summary>
internal sealed partial class PageVisitor(Uri address)
{
    private static readonly HttpClient _http = new(
        new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }
    );

    /// <summary>The cookies, to be planted, stolen and looked at.</summary>
    internal Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>What App Service Authentication would add to each request.</summary>
    internal string? Principal { get; set; }

    internal Task<Seen> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    /// <summary>Fetches the page and sends its form back to it, or to <paramref name="action"/>.</summary>
    internal async Task<Seen> SubmitAsync(string page, string? action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match((await GetAsync(page)).Text).Groups["token"].Value;
        return await PostAsync(action ?? page, [("antiforgery", token), .. fields]);
    }

    internal Task<Seen> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(
            HttpMethod.Post,
            path,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );

    private async Task<Seen> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
        request.Headers.Accept.ParseAdd("text/html");
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }
        if (Principal is not null)
        {
            request.Headers.Add("X-MS-CLIENT-PRINCIPAL", Principal);
        }
        using var response = await _http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var given))
        {
            foreach (var cookie in given.Select(value => value.Split(';')[0].Split('=', 2)))
            {
                if (cookie[1].Length == 0)
                {
                    Cookies.Remove(cookie[0]);
                }
                else
                {
                    Cookies[cookie[0]] = cookie[1];
                }
            }
        }
        return new Seen(
            (int)response.StatusCode,
            response.Headers.Location?.OriginalString,
            WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync())
        );
    }

    [GeneratedRegex("name=\"antiforgery\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

/// <summary>What a visitor got.</summary>
internal sealed record Seen(int Status, string? Location, string Text);
