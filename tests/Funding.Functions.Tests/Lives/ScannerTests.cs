using System.Net;
using System.Text.RegularExpressions;
using Functions.Embedded.Azurite;
using Funding.Core;
using Funding.Functions.Tests.Running;
using Funding.Local;
using Funding.Local.Demo;

namespace Funding.Functions.Tests.Lives;

/// <summary>Mail scanners open the links of every mail before the person does: nothing must come of it.</summary>
public sealed partial class ScannerTests
{
    [Fact]
    public async Task A_scanner_that_opens_every_link_of_every_mail_of_a_life_changes_nothing_and_uses_nothing_up()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var script = new LifeScript("scanned", Samples.Application(Samples.Applications[0]), LifeTrouble.Supplement);
        using var cast = new LifeCast(Samples.Association(), script.Applicant);
        await using var world = await VirtualWorld.StartAsync(azurite.ConnectionString, script);
        using var scanned = new ScannedWorld(world, cast.Officer, new StorageDump(azurite.ConnectionString));

        var record = await DemoLife.PlayAsync(scanned, script, cast, new NoAudience());

        // Every link that was scanned was then used by its person: the life went on to its end.
        Assert.Equal(ApplicationStage.Closed, record.Stage);
        Findings.None([.. record.Faults(), .. scanned.Faults]);
        Assert.True(scanned.Mails > 40, $"{scanned.Mails} mails were scanned.");
        Assert.True(scanned.Opened > 30, $"{scanned.Opened} pages of links were opened.");
    }

    /// <summary>A world where a scanner gets every mail first.</summary>
    private sealed class ScannedWorld(VirtualWorld world, Person reader, StorageDump storage) : ILifeWorld, IDisposable
    {
        private readonly HttpClient _http = new(
            new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }
        );
        private readonly HashSet<string> _known = new(StringComparer.Ordinal);
        private DateTimeOffset _since = DateTimeOffset.MinValue;

        public DateTimeOffset Now => world.Now;

        internal List<string> Faults { get; } = [];

        internal int Mails => _known.Count;

        internal int Opened { get; private set; }

        public async Task DoAsync(Func<Uri, Task> act)
        {
            await world.DoAsync(act);
            await ScanAsync();
        }

        public async Task AdvanceToAsync(DateTimeOffset to)
        {
            await world.AdvanceToAsync(to);
            await ScanAsync();
        }

        public void Dispose() => _http.Dispose();

        private async Task ScanAsync()
        {
            var mails = (await reader.AllMailsAsync(world.Address, _since)).Where(mail => _known.Add(mail.Id)).ToList();
            if (mails.Count == 0)
            {
                return;
            }
            _since = mails.Max(mail => mail.At);
            var before = await storage.ReadAsync();
            foreach (var mail in mails)
            {
                foreach (
                    var path in Link()
                        .Matches(mail.Text)
                        .Select(link => link.Groups["path"].Value)
                        .Distinct(StringComparer.Ordinal)
                )
                {
                    await OpenAsync(HttpMethod.Head, path);
                    await OpenAsync(HttpMethod.Get, path);
                }
            }
            var after = await storage.ReadAsync();
            Faults.AddRange(
                before
                    .Except(after)
                    .Concat(after.Except(before))
                    .Select(row => $"Changed by a scanner of {mails[0].Subject}: {row.Key}")
            );
        }

        private async Task OpenAsync(HttpMethod method, string path)
        {
            var address = new Uri(world.Address, path);
            for (var step = 0; step < 6; step++)
            {
                using var request = new HttpRequestMessage(method, address);
                using var response = await _http.SendAsync(request);
                if (response.Headers.Location is { } next)
                {
                    address = new Uri(address, next);
                    continue;
                }
                if ((int)response.StatusCode >= 500)
                {
                    Faults.Add($"{method} {path} answers {(int)response.StatusCode}.");
                }
                if (
                    response.IsSuccessStatusCode
                    && method == HttpMethod.Get
                    && address.AbsolutePath.Contains("link/", StringComparison.Ordinal)
                )
                {
                    Opened++;
                }
                return;
            }
            Faults.Add($"{path} leads in a circle.");
        }
    }

    [GeneratedRegex("https?://localhost(:[0-9]+)?(?<path>/[^\\s]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
