using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Funding.Local.Demo;

namespace Funding.Functions.Tests.Lives;

/// <summary>Opens pages and looks for hostile words that have become more than words.</summary>
internal sealed partial class HostileReading : IDisposable
{
    private const int MostPages = 250;
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }
    );
    private string _last = "";
    private readonly ConcurrentDictionary<string, bool> _shown = new(StringComparer.Ordinal);

    /// <summary>Pages that show hostile words, as words.</summary>
    internal int Pages => _shown.Count(page => page.Value);

    /// <summary>All pages that were read.</summary>
    internal int Read => _shown.Count;

    /// <summary>Where they were something else.</summary>
    internal ConcurrentBag<string> Faults { get; } = [];

    public void Dispose() => _http.Dispose();

    /// <summary>Opens an address as somebody who is not signed in, and what it leads to.</summary>
    internal async Task FollowAsync(Uri address)
    {
        for (var step = 0; step < 5; step++)
        {
            using var response = await _http.GetAsync(address);
            if (response.Headers.Location is not { } location)
            {
                Look(address.AbsolutePath, await response.Content.ReadAsStringAsync());
                return;
            }
            address = new Uri(address, location);
        }
        Faults.Add($"{address.AbsolutePath} leads in a circle.");
    }

    /// <summary>Reads every page that a person can come to from here by links.</summary>
    internal async Task CrawlAsync(Uri system, Person person, params IEnumerable<string> starts)
    {
        var waiting = new Queue<string>(starts);
        var known = new HashSet<string>(waiting, StringComparer.Ordinal);
        for (var read = 0; read < MostPages && waiting.TryDequeue(out var path); read++)
        {
            _last = "";
            try
            {
                await person.OpenAsync(system, path);
            }
            catch (LifeException answer) when ((int?)answer.Status < 500)
            {
                // Not for this person, or not a page; whatever was shown has been read on the way.
            }
            foreach (Match link in Link().Matches(_last))
            {
                var to = WebUtility.HtmlDecode(link.Groups["path"].Value);
                if (known.Add(to))
                {
                    waiting.Enqueue(to);
                }
            }
        }
    }

    internal void Look(string where, string html)
    {
        _last = html;
        // Encoded, they stand as &lt;xss-probe and &quot;.
        if (
            html.Contains("<xss-probe", StringComparison.OrdinalIgnoreCase)
            || html.Contains("\"'>", StringComparison.Ordinal)
        )
        {
            Faults.Add(where);
        }
        _shown[where] = html.Contains("&lt;xss-probe", StringComparison.Ordinal);
    }

    // Addresses on this site; not those of files and not a list turned into one.
    [GeneratedRegex("href=\"(?<path>/(?!/|assets/|dev/|language|sign-out)[^\"#]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
