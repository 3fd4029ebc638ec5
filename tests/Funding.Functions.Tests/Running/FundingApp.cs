using Functions.Embedded;
using Funding.Functions.Email;
using Funding.Functions.Http;
using Funding.Functions.Security;
using Funding.Functions.Tests.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Funding.Functions.Tests.Running;

/// <summary>
/// The function app on the embedded runtime: real HTTP, real storage, its own tables and task hub, and a clock that the
/// test moves. It begins on Tuesday 1 September 2026 at 10 in the morning, Swedish time.
/// </summary>
public sealed class FundingApp : IAsyncLifetime
{
    private readonly string _prefix = StorageEmulator.NewPrefix();
    private readonly WatchedClock _clock = new(new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
    private EmbeddedRuntime? _runtime;

    internal EmbeddedRuntime Runtime => _runtime ?? throw new InvalidOperationException("The app is not running.");

    /// <summary>The clock itself, for what happens within one request; else <see cref="AdvanceToAsync(DateTimeOffset)"/>.</summary>
    internal WatchedClock Clock => _clock;

    internal DateTimeOffset Now => _clock.GetUtcNow();

    internal LogMemory Log { get; } = new();

    internal StorageReads Reads { get; } = new();

    internal StorageMemory Memory { get; } = new();

    /// <summary>The least that is kept of the logs.</summary>
    internal LogLevel LeastLevel { get; init; } = LogLevel.Information;

    /// <summary>Settings besides those that every test has; given before the start.</summary>
    internal Dictionary<string, string?> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>Puts other services in the place of the app's; given before the start.</summary>
    internal Action<IServiceCollection>? Configure { get; set; }

    public Task InitializeAsync() => StartAsync();

    public async Task DisposeAsync()
    {
        if (_runtime is not null)
        {
            await _runtime.DisposeAsync();
        }
    }

    internal async Task StartAsync() =>
        _runtime = await EmbeddedRuntime.StartAsync(
            new EmbeddedRuntimeOptions
            {
                Assemblies = [typeof(FundingServices).Assembly],
                ConnectionString = await StorageEmulator.ConnectionStringAsync(),
                HostJsonPath = Path.Combine(Repository.Root, "host.json"),
                TaskHubName = $"{_prefix}hub",
                Middleware = [typeof(SecurityLogMiddleware), typeof(ProblemDetailsMiddleware)],
                TimeProvider = _clock,
                Settings = new Dictionary<string, string?>(Settings, StringComparer.Ordinal)
                {
                    ["Storage__TablePrefix"] = _prefix,
                    ["Association__File"] = Repository.Association,
                    ["Site__BaseAddress"] = "https://funding.example",
                    ["Mail__Transport"] = "Mailbox",
                },
                ConfigureServices = (services, configuration) =>
                {
                    services.AddFunding(configuration).AddStoragePolicy(Reads).AddStoragePolicy(Memory);
                    Configure?.Invoke(services);
                },
                ConfigureLogging = logging => logging.AddProvider(Log).SetMinimumLevel(LeastLevel),
            }
        );

    /// <summary>Ends as a crash would, and starts again on the same storage.</summary>
    internal async Task CrashAndRestartAsync()
    {
        await Runtime.AbandonAsync();
        await StartAsync();
    }

    /// <summary>Until nothing is being done.</summary>
    internal Task IdleAsync() => Runtime.WhenIdleAsync();

    /// <summary>Lets time pass, with everything that falls due on the way.</summary>
    internal Task AdvanceToAsync(DateTimeOffset target) =>
        new VirtualTime(Runtime, _clock, _clock.SetUtcNow).AdvanceToAsync(target);

    /// <summary>Lets time pass to nine in the morning of a day, Swedish time.</summary>
    internal Task AdvanceToAsync(DateOnly day) =>
        AdvanceToAsync(new DateTimeOffset(day.ToDateTime(new TimeOnly(7, 0)), TimeSpan.Zero));

    /// <summary>A caller who is not signed in.</summary>
    internal Caller Anonymous() => new(Runtime.BaseAddress, cookie: null);

    /// <summary>A browser that has opened a personal link, and the address that it was sent on to.</summary>
    internal async Task<(Caller Browser, string Address)> OpenLinkAsync(string link)
    {
        var opened = await Anonymous().GetAsync(link);
        Assert.Equal(303, opened.Status);
        var cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie")).Split(';')[0];
        return (new Caller(Runtime.BaseAddress, cookie), opened.Headers.Location!.ToString());
    }

    /// <summary>A person of the directory, signed in now.</summary>
    internal async Task<Caller> AsAsync(string personId)
    {
        var context = new DefaultHttpContext();
        var sessions = Runtime.Services.GetRequiredService<Sessions>();
        Assert.NotNull(await sessions.OpenAsync(context, personId, SignInMethod.EmailLink, CancellationToken.None));
        var cookie = Assert.Single(
            SetCookieHeaderValue.ParseList([.. context.Response.Headers.SetCookie.OfType<string>()])
        );
        return new Caller(Runtime.BaseAddress, $"{cookie.Name}={cookie.Value}");
    }

    /// <summary>The mails to an address, latest last.</summary>
    internal async Task<IReadOnlyList<MailboxMail>> MailsAsync(string? address = null)
    {
        List<MailboxMail> mails = [];
        await foreach (
            var mail in Runtime.Services.GetRequiredService<MailboxReader>().ReadAsync(address, null, default)
        )
        {
            mails.Add(mail);
        }
        return [.. mails.OrderBy(mail => mail.At).ThenBy(mail => InOrder(mail.Mail.Id), StringComparer.Ordinal)];
    }

    // Mails of one instant, in the order of the events that they come from: 9 before 12.
    private static string InOrder(string mailId) =>
        string.Join('/', mailId.Split('/').Select(part => part.PadLeft(36, '0')));
}
