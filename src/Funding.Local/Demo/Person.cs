using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Funding.Local.Demo;

/// <summary>
/// Somebody who uses the system as a browser and a mail program would: with cookies of their own and with the links in
/// their own mail.
/// </summary>
/// <param name="name">The name.</param>
/// <param name="email">Where mail comes.</param>
/// <param name="onTheWay">What requests and answers pass on their way, or nothing.</param>
internal sealed class Person(string name, string email, DelegatingHandler? onTheWay = null) : IDisposable
{
    private const string SignInPath = "/sign-in/";
    private const int MostSteps = 5;
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly HttpClient _http = new(Transport(onTheWay));

    // A little less than what a session lasts: without a request, and at most.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(110);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(11);
    private (DateTimeOffset Started, DateTimeOffset Seen)? _session;

    internal string Name => name;

    internal string Email => email;

    /// <summary>Asks for a sign-in mail and follows its link, unless a session is open.</summary>
    internal async Task SignInAsync(Uri system, DateTimeOffset now)
    {
        if (_session is { } open && now < open.Seen + Idle && now < open.Started + Longest)
        {
            _session = open with { Seen = now };
            return;
        }

        var before = (await MailsAsync(system)).Select(mail => mail.Id).ToHashSet(StringComparer.Ordinal);
        await SendAsync(system, HttpMethod.Post, "/api/sign-in", new JsonObject { ["email"] = email });
        var mails = await MailsAsync(system);
        var link = mails
            .Where(mail => !before.Contains(mail.Id))
            .Select(mail => mail.Link)
            .First(found => found?.StartsWith(SignInPath, StringComparison.Ordinal) == true)!;
        await SendAsync(
            system,
            HttpMethod.Post,
            "/api/session",
            new JsonObject { ["token"] = link[SignInPath.Length..] }
        );
        _session = (now, now);
    }

    /// <summary>The person's mails, newest first.</summary>
    internal async Task<IReadOnlyList<DeliveredMail>> MailsAsync(Uri system)
    {
        var answer = await SendAsync(system, HttpMethod.Get, $"/dev/mailbox?recipient={Uri.EscapeDataString(email)}");
        return answer!["mails"].Deserialize<IReadOnlyList<DeliveredMail>>(Web)!;
    }

    /// <summary>The mails that have come to anybody since then.</summary>
    internal async Task<IReadOnlyList<DeliveredMail>> AllMailsAsync(Uri system, DateTimeOffset since)
    {
        var mails = new List<DeliveredMail>();
        int total;
        do
        {
            var page = await SendAsync(
                system,
                HttpMethod.Get,
                $"/dev/mailbox?skip={mails.Count}&since={Uri.EscapeDataString(since.ToString("O"))}"
            );
            mails.AddRange(page!["mails"].Deserialize<IReadOnlyList<DeliveredMail>>(Web)!);
            total = page["total"]!.GetValue<int>();
        } while (mails.Count < total);
        return mails;
    }

    /// <summary>All rows of a paged list.</summary>
    internal async Task<IReadOnlyList<JsonNode>> AllPagesAsync(Uri system, string path)
    {
        var rows = new List<JsonNode>();
        string? continuation = "";
        do
        {
            var page = await GetAsync(system, $"{path}?pageSize=100{continuation}");
            rows.AddRange(page!["items"]!.AsArray().OfType<JsonNode>());
            continuation = page["continuation"]?.GetValue<string>() is { } next
                ? $"&continuation={Uri.EscapeDataString(next)}"
                : null;
        } while (continuation is not null);
        return rows;
    }

    internal Task<JsonNode?> GetAsync(Uri system, string path) => SendAsync(system, HttpMethod.Get, path);

    internal Task<JsonNode?> PostAsync(Uri system, string path, JsonNode? body = null, string? idempotencyKey = null) =>
        SendAsync(system, HttpMethod.Post, path, body ?? new JsonObject(), idempotencyKey);

    internal Task<JsonNode?> PutAsync(Uri system, string path, JsonNode body) =>
        SendAsync(system, HttpMethod.Put, path, body);

    /// <summary>Opens a page as a browser does, going where it is sent on to, and sees that it is there.</summary>
    internal async Task OpenAsync(Uri system, string path)
    {
        var address = new Uri(system, path);
        for (var step = 1; ; step++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd("text/html");
            using var response = await _http.SendAsync(request);
            if (response is { StatusCode: HttpStatusCode.SeeOther, Headers.Location: { } next } && step < MostSteps)
            {
                address = new Uri(address, next);
                continue;
            }
            await ThrowUnlessDoneAsync(request, response);
            return;
        }
    }

    internal async Task UploadAsync(Uri system, string path, string contentType, byte[] content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(system, path));
        request.Content = new ByteArrayContent(content);
        request.Content.Headers.ContentType = new(contentType);
        using var response = await _http.SendAsync(request);
        await ThrowUnlessDoneAsync(request, response);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode?> SendAsync(
        Uri system,
        HttpMethod method,
        string path,
        JsonNode? body = null,
        string? idempotencyKey = null
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(system, path));
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.AcceptLanguage.ParseAdd("sv");
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        using var response = await _http.SendAsync(request);
        await ThrowUnlessDoneAsync(request, response);
        return response.Content.Headers.ContentType?.MediaType == "application/json"
            ? await response.Content.ReadFromJsonAsync<JsonNode>()
            : null;
    }

    private static HttpMessageHandler Transport(DelegatingHandler? onTheWay)
    {
        var transport = new SocketsHttpHandler { AllowAutoRedirect = false };
        if (onTheWay is null)
        {
            return transport;
        }
        onTheWay.InnerHandler = transport;
        return onTheWay;
    }

    private async Task ThrowUnlessDoneAsync(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new LifeException(
                response.StatusCode,
                $"{name}: {request.Method} {request.RequestUri?.AbsolutePath} was answered with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}"
            );
        }
    }
}

/// <summary>The life cannot go on: the system answered otherwise than it should.</summary>
internal sealed class LifeException(string message) : Exception(message)
{
    internal LifeException(HttpStatusCode status, string message)
        : this(message) => Status = status;

    /// <summary>What the system answered, when it was an answer that was wrong.</summary>
    internal HttpStatusCode? Status { get; }

    /// <summary>Whether a link was used, void or too old.</summary>
    internal bool IsGone => Status is HttpStatusCode.Gone or HttpStatusCode.NotFound or HttpStatusCode.Conflict;
}
