using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Funding.Functions.Directory;

namespace Funding.Local.Demo.Many;

/// <summary>One person's browser: signed in by a mailed link, for as long as a session lasts.</summary>
internal sealed class Account(PersonEntry person, MemoryPost post, TimeProvider time) : IDisposable
{
    // A little less than what a session lasts without a request, which is also well within what it lasts at most.
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(110);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private DateTimeOffset _signedInAt = DateTimeOffset.MinValue;

    /// <summary>The browser, signed in.</summary>
    internal async Task<HttpClient> SignedInAsync(Uri system)
    {
        await _turn.WaitAsync();
        try
        {
            if (time.GetUtcNow() - _signedInAt > Lasting)
            {
                await PostAsync(system, "/api/sign-in", "email", person.Email.ToString());
                var token = await post.TakeSignInTokenAsync(person.Email.ToString());
                await PostAsync(system, "/api/session", "token", token);
                _signedInAt = time.GetUtcNow();
            }

            return _http;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _turn.Dispose();
    }

    private async Task PostAsync(Uri system, string path, string field, string value)
    {
        using var content = JsonContent.Create(new JsonObject { [field] = value });
        using var response = await _http.PostAsync(new Uri(system, path), content);
        if (!response.IsSuccessStatusCode)
        {
            throw new LifeException(response.StatusCode, $"{person.Name} cannot sign in: {(int)response.StatusCode}.");
        }
    }
}
