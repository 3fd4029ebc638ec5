using Functions.Embedded.Azurite;
using Funding.Functions.Tests.Running;
using Funding.Local;
using Funding.Local.Demo;
using Microsoft.Playwright;

namespace Funding.Browser.Tests;

/// <summary>The whole system in this process with real storage and a clock that is set, and a real Chromium to visit it with.</summary>
public sealed class RunningSystem : IAsyncLifetime
{
    private const string SampleName = "ung-framat-kalmar";
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"funding-browser-{Guid.NewGuid():N}");
    private AzuriteProcess? _storage;
    private VirtualWorld? _world;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal VirtualWorld World => _world!;

    internal LifeCast Cast { get; private set; } = null!;

    /// <summary>Those who are elected to the seats of the board, in order.</summary>
    internal IReadOnlyList<Person> SeatHolders => [.. Cast.Seats.Select(seat => Cast.Of(seat.Holder))];

    /// <summary>All that the system has stored.</summary>
    internal Task<IReadOnlyDictionary<string, string>> StoredAsync() =>
        new StorageDump(_storage!.ConnectionString).ReadAsync();

    /// <summary>A mail scanner with a real browser opens a link of a mail, runs every script of the page and sends nothing: nothing may change.</summary>
    internal async Task ScanAsync(string link)
    {
        await using var scanner = await VisitorAsync();
        var before = await StoredAsync();
        await scanner.OpenAsync(link);
        await scanner.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.DoesNotContain(link, scanner.Page.Url, StringComparison.Ordinal);
        await World.DoAsync(_ => Task.CompletedTask);
        var after = await StoredAsync();
        Assert.Empty(before.Except(after).Concat(after.Except(before)).Select(row => row.Key));
    }

    internal Uri Address => _world!.Address;

    internal static LifeScript Script { get; } = new("browser", Samples.Application(SampleName), LifeTrouble.None);

    public async Task InitializeAsync()
    {
        var chromium = Chromium.Find();
        _storage = await AzuriteProcess.StartAsync(_folder);
        _world = await VirtualWorld.StartAsync(_storage.ConnectionString, Script);
        Cast = new LifeCast(Samples.Association(), Script.Applicant);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = chromium,
                Headless = true,
                // The browser's own words, such as the order of a date, follow the machine's language.
                Env = new Dictionary<string, string>(Variables()) { ["LANGUAGE"] = "sv" },
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-quic",
                    "--lang=sv-SE",
                ],
            }
        );
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
        Cast?.Dispose();
        if (_world is not null)
        {
            await _world.DisposeAsync();
        }
        if (_storage is not null)
        {
            await _storage.DisposeAsync();
        }
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Variables() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value ?? ""));

    /// <summary>Somebody with a browser of their own.</summary>
    internal async Task<Visitor> VisitorAsync(Screen? screen = null, string language = "sv-SE")
    {
        var on = screen ?? Screen.Desktop;
        var context = await _browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Address.ToString(),
                JavaScriptEnabled = on.JavaScript,
                Locale = language,
                ViewportSize = new ViewportSize { Width = on.Width, Height = 900 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        return new Visitor(this, await context.NewPageAsync(), on);
    }
}

/// <summary>How a page is looked at.</summary>
/// <param name="Name">As in the names of screenshots.</param>
/// <param name="Width">CSS pixels.</param>
/// <param name="JavaScript">Whether the browser runs scripts.</param>
internal sealed record Screen(string Name, int Width, bool JavaScript)
{
    public static Screen Desktop { get; } = new("desktop", 1280, JavaScript: true);

    public static Screen Phone { get; } = new("phone", 375, JavaScript: false);
}

/// <summary>All browser tests share one running system: starting it takes longer than the tests.</summary>
[CollectionDefinition(nameof(RunningSystem))]
public sealed class SystemCollection : ICollectionFixture<RunningSystem>;

/// <summary>The browser of this machine.</summary>
internal static class Chromium
{
    private static readonly string[] _names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    /// <summary>The executable; a test that needs it fails, and is never skipped, when there is none.</summary>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } given)
        {
            return File.Exists(given)
                ? given
                : throw new InvalidOperationException($"CHROMIUM_PATH names {given}, which does not exist.");
        }
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .SelectMany(_ => _names, Path.Combine)
                .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "Chromium is missing. Install it (Debian and Ubuntu: apt-get install chromium) or set CHROMIUM_PATH to it."
            );
    }
}
