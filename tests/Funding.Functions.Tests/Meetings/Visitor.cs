using System.Net;
using System.Text.RegularExpressions;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Meetings;

/// <summary>Somebody with a browser without script: follows addresses, fills in forms, sends them back as the page made them.</summary>
internal sealed partial class Visitor
{
    private static readonly HttpClient _http = new(
        new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }
    );
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private readonly Uri _base;

    internal Visitor(FundingApp app, string? cookie = null)
    {
        _base = app.Runtime.BaseAddress;
        if (cookie is not null)
        {
            Keep(cookie);
        }
    }

    /// <summary>The page that is open.</summary>
    internal string Page { get; private set; } = "";

    /// <summary>Its address, after all that was followed.</summary>
    internal string Address { get; private set; } = "";

    internal HttpStatusCode Status { get; private set; }

    /// <summary>The page's text, without markup.</summary>
    internal string Text => Blank().Replace(WebUtility.HtmlDecode(Markup().Replace(Page, " ")), " ");

    internal async Task<Visitor> OpenAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_base, path));
        return await SendAsync(request);
    }

    /// <summary>Sends a form of the page that is open, to the address that the form names.</summary>
    internal async Task<Visitor> SendAsync(string act, params (string Name, string Value)[] fields)
    {
        var form = Form()
            .Matches(Page)
            .Select(match => match.Value)
            .FirstOrDefault(form =>
                WebUtility.HtmlDecode(form).Contains($"name=\"act\" value=\"{act}\"", StringComparison.Ordinal)
            );
        Assert.True(form is not null, $"The page has no form for {act}: {Text}");
        var action = WebUtility.HtmlDecode(Action().Match(form).Groups["to"].Value);
        var hidden = Hidden()
            .Matches(form)
            .Select(match =>
                KeyValuePair.Create(match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value))
            );
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_base, action))
        {
            Content = new FormUrlEncodedContent([
                .. hidden,
                .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            ]),
        };
        request.Headers.Add("Origin", _base.GetLeftPart(UriPartial.Authority));
        return await SendAsync(request);
    }

    /// <summary>Goes back to a page that is still open in another tab.</summary>
    internal Visitor GoBackTo(string page)
    {
        Page = page;
        return this;
    }

    private async Task<Visitor> SendAsync(HttpRequestMessage request)
    {
        Address = request.RequestUri!.PathAndQuery;
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }
        using var response = await _http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            foreach (var cookie in cookies)
            {
                Keep(cookie.Split(';')[0]);
            }
        }
        if (response.Headers.Location is { } next)
        {
            return await OpenAsync(next.ToString());
        }
        (Status, Page) = (response.StatusCode, await response.Content.ReadAsStringAsync());
        return this;
    }

    private void Keep(string cookie)
    {
        var parts = cookie.Split('=', 2);
        _cookies[parts[0]] = parts[1];
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("action=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Action();

    [GeneratedRegex(
        "<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Hidden();

    [GeneratedRegex("<head.*?</head>|<[^>]*>", RegexOptions.Singleline, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Blank();
}
