using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure;
using Funding.Functions.Privacy;
using Funding.Functions.Tests.Meetings;
using Funding.Functions.Tests.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Life = Funding.Functions.Tests.Running.Life;
using People = Funding.Functions.Tests.Api.People;

namespace Funding.Functions.Tests.Security;

/// <summary>
/// Nothing that tells of a person, and no secret, reaches logs, traces or metrics: a whole life is lived with all of them
/// listened to, and everything that was said in it is looked for.
/// </summary>
public sealed partial class PrivacyTests : IAsyncLifetime, IDisposable
{
    private const string Client = "203.0.113.77";
    private static readonly (string, string) _from = ("X-Forwarded-For", Client);
    private readonly FundingApp _app = new() { LeastLevel = LogLevel.Debug };
    private readonly Telemetry _telemetry = new();

    public Task InitializeAsync()
    {
        _app.Settings["Site__TrustedProxies"] = "1";
        return _app.InitializeAsync();
    }

    public Task DisposeAsync() => _app.DisposeAsync();

    public void Dispose() => _telemetry.Dispose();

    [Fact]
    public async Task A_whole_life_leaves_no_person_no_secret_and_none_of_its_words_in_logs_traces_or_metrics()
    {
        var life = new Life(_app);
        await life.WholeAsync();
        await MisbehaveAsync(life);
        await _app.IdleAsync();

        var secrets = await SecretsAsync();
        Assert.True(secrets.Count > 200, $"{secrets.Count} secrets are too few to look for.");
        var told = Told();
        Assert.True(told.Count > 200, $"{told.Count} lines are too few to look in.");
        Assert.Contains(told, line => line.Contains("funding.requests.refused", StringComparison.Ordinal));
        Assert.Contains(told, line => line.StartsWith("trace ", StringComparison.Ordinal));

        Assert.Empty(Leaks(told, secrets));
    }

    [Fact]
    public async Task The_same_look_finds_a_leak_in_a_log_a_trace_and_a_metric()
    {
        var log = _app.Runtime.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Funding.Leak");
#pragma warning disable CA2254, CA1848 // What nobody must do.
        log.LogInformation("The mail went to " + Life.ContactEmail);
#pragma warning restore CA2254, CA1848
        using (var source = new ActivitySource("Funding.Leak"))
        using (source.StartActivity("Sara Engdahl")) { }
        using (var meter = new Meter("Funding.Leak"))
        {
            meter.CreateCounter<int>("leaks").Add(1, new KeyValuePair<string, object?>("who", "Fredrik Norling"));
        }

        var leaks = Leaks(Told(), await SecretsAsync());

        Assert.Contains(leaks, leak => leak.Contains(Life.ContactEmail, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(leaks, leak => leak.Contains("Sara Engdahl", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(leaks, leak => leak.Contains("Fredrik Norling", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void An_exception_tells_what_kind_it_is_its_code_and_where_and_nothing_that_it_quotes()
    {
        Exception[] faults =
        [
            new RequestFailedException(409, "PartitionKey='eva@kommun.example'", "EntityAlreadyExists", null),
            new JsonException("'eva@kommun.example' is no number", "$.eva@kommun.example", 3, 14),
            new HttpRequestException(HttpRequestError.NameResolutionError, "eva@kommun.example"),
            new BadHttpRequestException("eva@kommun.example", 413),
            new IOException("/home/eva@kommun.example"),
            new AggregateException("eva@kommun.example", new FormatException("eva@kommun.example")),
        ];
        foreach (var fault in faults)
        {
            try
            {
                throw new InvalidOperationException("eva@kommun.example", fault);
            }
            catch (InvalidOperationException thrown)
            {
                var text = LoggableException.Of(thrown).ToString();

                Assert.DoesNotContain("eva", text, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("System.InvalidOperationException", text, StringComparison.Ordinal);
                Assert.Contains(fault.GetType().FullName!, text, StringComparison.Ordinal);
                Assert.Contains(nameof(PrivacyTests), text, StringComparison.Ordinal);
            }
        }
        Assert.Contains("409 EntityAlreadyExists", LoggableException.Of(faults[0]).Message, StringComparison.Ordinal);
        Assert.Contains("line 3, byte 14", LoggableException.Of(faults[1]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_somebody_elses_loses_what_tells_of_a_person_and_is_kept_otherwise()
    {
        using var memory = new LogMemory();
        using var inner = LoggerFactory.Create(logging => logging.AddProvider(memory).SetMinimumLevel(LogLevel.Trace));
        using var loggers = new PrivateLoggers(inner);
        var fault = new RequestFailedException(404, "no eva@kommun.example");
#pragma warning disable CA1848, CA1873 // As libraries log.
        loggers
            .CreateLogger("Other.Library")
            .LogWarning(
                fault,
                "GET {Address} of {Who} from {Ip} failed; {Other}",
                "https://funding.example/link/7/AbC?q=eva",
                "eva@kommun.example",
                "192.0.2.7",
                "https://funding.example/unsubscribe/CfDJ8"
            );
        loggers.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").LogInformation("Request starting /link/7/AbC");
        loggers.CreateLogger("Funding.Functions.X").LogError(fault, "Case {Id} failed.", 7);
#pragma warning restore CA1848, CA1873

        var lines = memory.Lines.Select(line => line.Text).ToList();
        Assert.Equal(2, lines.Count);
        Assert.StartsWith(
            "Other.Library: GET https://funding.example/link/7/***?*** of *** from *** failed; https://funding.example/unsubscribe/***",
            lines[0],
            StringComparison.Ordinal
        );
        Assert.Contains("Azure.RequestFailedException (404", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("eva", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Funding.Functions.X: Case 7 failed.", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("eva", lines[1], StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Told() => [.. _app.Log.Lines.Select(line => $"log {line.Text}"), .. _telemetry.Lines];

    private static List<string> Leaks(IEnumerable<string> told, IReadOnlyCollection<string> secrets) =>
        [
            .. told.SelectMany(line =>
                    secrets
                        .Where(secret =>
                            line.Contains(secret, StringComparison.OrdinalIgnoreCase)
                            || Uri.UnescapeDataString(line).Contains(secret, StringComparison.OrdinalIgnoreCase)
                        )
                        .Select(secret => $"{secret} in {line}")
                )
                .Take(20),
        ];

    // What goes wrong is what is written about most.
    private async Task MisbehaveAsync(Life life)
    {
        var stranger = _app.Anonymous();
        var links = (await _app.MailsAsync()).SelectMany(mail => Link().Matches(mail.Mail.Text)).Take(20);
        foreach (var link in links)
        {
            await stranger.GetAsync(link.Groups["path"].Value.TrimStart('/'));
            await stranger.PostAsync(
                $"api/links/{link.Groups["path"].Value[6..]}/ballot",
                """{ "choice": "Sara Engdahl" }""",
                _from
            );
        }
        await stranger.PostAsync("api/sign-in", $$"""{ "email": "{{Life.ContactEmail}}" }""", _from);
        await stranger.PostAsync("api/sign-in", """{ "email": "nobody.at.all@elsewhere.example" }""", _from);
        await stranger.PostAsync("api/session", """{ "token": "Fredrik Norling" }""", _from);
        await stranger.PostAsync("api/applications", """{ "title": "Sara Engdahl", """);
        var editor = await _app.AsAsync(People.Editor);
        await editor.PostAsync("api/applications", """{ "title": 7, "Sara Engdahl": "sara.engdahl@kalmar.example" }""");
        await editor.GetAsync("api/applications?stage=Sara%20Engdahl&continuation=sara.engdahl@kalmar.example");
        await (await _app.AsAsync(People.Partner)).GetAsync(life.Path);
        await (await _app.AsAsync(People.OtherMunicipality)).GetAsync(life.Path);
        var staff = new Visitor(_app, (await _app.AsAsync(People.Secretariat)).Cookie);
        await staff.OpenAsync("/staff/search?q=Sara+Engdahl");
        await staff.OpenAsync("/staff/applications?q=Fredrik+Norling");
        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=mails");
    }

    // Everything that a person could be known by, or that opens something, or that somebody wrote.
    private async Task<IReadOnlyCollection<string>> SecretsAsync()
    {
        HashSet<string> secrets = new(StringComparer.OrdinalIgnoreCase);
        foreach (
            var file in (string[])
                [await File.ReadAllTextAsync(Repository.Association), Repository.Sample("ung-framat-kalmar")]
        )
        {
            using var document = JsonDocument.Parse(file);
            Collect(document.RootElement, "", secrets);
        }
        foreach (var mail in await _app.MailsAsync())
        {
            secrets.UnionWith(Link().Matches(mail.Mail.Text).Select(link => link.Groups["secret"].Value));
        }
        secrets.Add("nobody.at.all@elsewhere.example");
        secrets.Add("Insatsen möter ett tydligt behov");
        secrets.Add("Behovet är stort");
        secrets.Add("Gruppträffar och praktik");
        secrets.Add(Client);
        return secrets;
    }

    private static void Collect(JsonElement element, string name, HashSet<string> secrets)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Collect(property.Value, property.Name, secrets);
                }
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, name, secrets);
                }
                break;
            case JsonValueKind.String:
                var text = element.GetString()!;
                var isOfPerson = name is "email" or "phone" or "bankgiro" or "plusgiro" or "mobile";
                // People's names have two words; long texts are what somebody wrote.
                var isName = name is "name" && text.Split(' ').Length == 2 && text.Length > 8;
                if (isOfPerson || isName || (text.Length > 40 && name is not "description"))
                {
                    secrets.Add(text);
                }
                break;
        }
    }

    [GeneratedRegex(
        "https://funding[.]example(?<path>/(?:link/[0-9a-f-]{36}|sign-in|unsubscribe)/(?<secret>[A-Za-z0-9_-]{20,}))",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Link();

    /// <summary>Listens to every trace and every metric of the process.</summary>
    private sealed class Telemetry : IDisposable
    {
        private readonly ConcurrentQueue<string> _lines = new();
        private readonly ActivityListener _traces;
        private readonly MeterListener _meters = new();

        internal Telemetry()
        {
            _traces = new ActivityListener
            {
                // What tests themselves ask for by HTTP is not the app's.
                ShouldListenTo = source => source.Name is not "System.Net.Http",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = Keep,
            };
            ActivitySource.AddActivityListener(_traces);
            _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
            _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(instrument, tags));
            _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Keep(instrument, tags));
            _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, tags));
            _meters.Start();
        }

        internal IEnumerable<string> Lines => _lines;

        public void Dispose()
        {
            _traces.Dispose();
            _meters.Dispose();
        }

        private void Keep(Activity activity) =>
            _lines.Enqueue(
                $"trace {activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} "
                    + string.Join(' ', activity.TagObjects.Concat(activity.Events.SelectMany(e => e.Tags)))
                    + string.Join(' ', activity.Baggage)
            );

        private void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var text = $"metric {instrument.Meter.Name} {instrument.Name}";
            foreach (var tag in tags)
            {
                text += $" {tag.Key}={tag.Value}";
            }
            _lines.Enqueue(text);
        }
    }
}
