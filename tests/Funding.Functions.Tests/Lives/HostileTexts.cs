using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Funding.Functions.Tests.Lives;

/// <summary>
/// What somebody writes who wants their words to run in another's browser: on the way to the system every sentence of a body gets
/// an element, both quotation marks and an attribute after it. Pages that come back are read.
/// </summary>
internal sealed partial class HostileTexts(HostileReading reading) : DelegatingHandler
{
    internal const string Payload = """ "'><xss-probe data-xss=1>""";

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.Method != HttpMethod.Get && request.Content is JsonContent { Value: JsonNode body })
        {
            var hostile = body.DeepClone();
            Spoil(hostile);
            request.Content = JsonContent.Create(hostile);
        }
        if (LinkOfApi().Match(request.RequestUri!.AbsolutePath) is { Success: true } link)
        {
            // The page where a person would have done the same, while it still can be done.
            await reading.FollowAsync(new Uri(request.RequestUri, $"/link/{link.Groups["link"].Value}"));
        }
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType == "text/html")
        {
            reading.Look(request.RequestUri.PathAndQuery, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        return response;
    }

    private static void Spoil(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (IsSentence(value))
                    {
                        members[name] = value!.GetValue<string>() + Payload;
                    }
                    else if (value is not null && name is not "attachments")
                    {
                        Spoil(value);
                    }
                }
                break;
            case JsonArray items:
                for (var n = 0; n < items.Count; n++)
                {
                    if (IsSentence(items[n]))
                    {
                        items[n] = items[n]!.GetValue<string>() + Payload;
                    }
                    else if (items[n] is { } item)
                    {
                        Spoil(item);
                    }
                }
                break;
        }
    }

    private static bool IsSentence(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && Words().IsMatch(text);

    // Not codes, days, numbers, addresses or bank accounts.
    [GeneratedRegex(@"^[^@]*\p{L} [^@]*$", RegexOptions.None, 1000)]
    private static partial Regex Words();

    [GeneratedRegex("^/api/links/(?<link>[0-9a-f-]{36}/[A-Za-z0-9_-]{43})/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkOfApi();
}
