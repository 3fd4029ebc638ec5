using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Funding.Core;
using Funding.Functions.Directory;

namespace Funding.Local.Demo.Many;

/// <summary>
/// Everybody who acts in many lives at once, over HTTP: with a session of their own, which serves every case that they
/// handle while it lasts, and with the links in their mail.
/// </summary>
internal sealed class ManyPeople(AssociationFile association, MemoryPost post, TimeProvider time) : IDisposable
{
    // As many requests as keep two cores busy; more would only wait in line.
    private const int RequestsAtOnce = 12;

    private readonly SemaphoreSlim _line = new(RequestsAtOnce);
    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly HttpClient _byLink = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    /// <summary>Where the system answers; known when it runs.</summary>
    internal Uri System { get; set; } = new("http://localhost");

    /// <summary>The person with a role, of an organisation if one is given; <paramref name="skip"/> takes another one.</summary>
    internal PersonEntry With(Role role, OrganisationNumber? organisation = null, int skip = 0) =>
        association
            .People.Where(person =>
                person.Roles.Contains(role) && (organisation is null || person.OrganisationNumber == organisation)
            )
            .ElementAt(skip);

    /// <summary>Who holds a seat.</summary>
    internal PersonEntry Of(SeatEntry seat) => association.People.Single(person => person.Id == seat.Holder);

    /// <summary>The person with this id of the association's file.</summary>
    internal PersonEntry Of(string id) => association.People.Single(person => person.Id == id);

    /// <summary>Whoever leads the board.</summary>
    internal PersonEntry Chair => Of(Seats.Single(seat => seat.Office == SeatOffice.Chair));

    /// <summary>The board.</summary>
    internal IReadOnlyList<SeatEntry> Seats => association.Board.Seats;

    /// <summary>Somebody with an account posts.</summary>
    internal async Task<JsonNode?> PostAsync(PersonEntry who, string path, JsonNode? body = null, string? key = null) =>
        await InLineAsync(async () =>
        {
            var account = _accounts.GetOrAdd(who.Id, _ => new Account(who, post, time));
            return await SendAsync(await account.SignedInAsync(System), HttpMethod.Post, path, body, key);
        });

    /// <summary>Somebody with an account sends the form.</summary>
    internal async Task<JsonNode?> PutAsync(PersonEntry who, string path, JsonNode body) =>
        await InLineAsync(async () =>
        {
            var account = _accounts.GetOrAdd(who.Id, _ => new Account(who, post, time));
            return await SendAsync(await account.SignedInAsync(System), HttpMethod.Put, path, body, null);
        });

    /// <summary>Somebody with an account looks at something.</summary>
    internal async Task<JsonNode?> GetAsync(PersonEntry who, string path) =>
        await InLineAsync(async () =>
        {
            var account = _accounts.GetOrAdd(who.Id, _ => new Account(who, post, time));
            return await SendAsync(await account.SignedInAsync(System), HttpMethod.Get, path, null, null);
        });

    /// <summary>Somebody acts by the latest link in their mail.</summary>
    internal Task<JsonNode?> FollowLinkAsync(string address, string applicationId, string act, JsonNode body) =>
        FollowAsync(post.LinkFor(address, applicationId), act, body);

    /// <summary>Somebody acts by the latest link of a meeting in their mail.</summary>
    internal Task<JsonNode?> FollowMeetingLinkAsync(string address, string meetingId, string act, JsonNode body) =>
        FollowAsync(post.MeetingLinkFor(address, meetingId), act, body);

    public void Dispose()
    {
        foreach (var account in _accounts.Values)
        {
            account.Dispose();
        }

        _byLink.Dispose();
        _line.Dispose();
    }

    // /link/… is /api/links/… to programs, and /meeting-link/… is /api/meeting-links/….
    private Task<JsonNode?> FollowAsync(string link, string act, JsonNode body)
    {
        var parts = link.Split('/');
        var path = $"/api/{parts[1]}s/{parts[2]}/{parts[3]}/{act}";
        return InLineAsync(() => SendAsync(_byLink, HttpMethod.Post, path, body, null));
    }

    private async Task<JsonNode?> InLineAsync(Func<Task<JsonNode?>> send)
    {
        await _line.WaitAsync();
        try
        {
            return await send();
        }
        finally
        {
            _line.Release();
        }
    }

    private async Task<JsonNode?> SendAsync(
        HttpClient http,
        HttpMethod method,
        string path,
        JsonNode? body,
        string? key
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(System, path));
        request.Content = method == HttpMethod.Get ? null : JsonContent.Create(body ?? new JsonObject());
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await http.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            throw new LifeException(
                response.StatusCode,
                $"{method} {path} was answered with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}"
            );
        }

        return await response.Content.ReadFromJsonAsync<JsonNode>();
    }
}
