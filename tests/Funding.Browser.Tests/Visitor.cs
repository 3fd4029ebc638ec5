using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Funding.Local.Demo;
using Microsoft.Playwright;

namespace Funding.Browser.Tests;

/// <summary>Somebody who visits the pages with a browser, and looks at each of them with care.</summary>
internal sealed partial class Visitor(RunningSystem system, IPage page, Screen screen) : IAsyncDisposable
{
    private static readonly string? _screens = Environment.GetEnvironmentVariable("SCREENS_FOLDER");

    public IPage Page => page;

    /// <summary>Opens an address of the system.</summary>
    public async Task<int> OpenAsync(string path) => (await page.GotoAsync(path))!.Status;

    /// <summary>Signs in with the link that comes by mail.</summary>
    public async Task SignInAsync(Person person)
    {
        // The clock stands still between acts: the newest mail is told by not having been there before.
        var before = (await person.MailsAsync(system.Address))
            .Select(mail => mail.Id)
            .ToHashSet(StringComparer.Ordinal);
        await OpenAsync("/sign-in");
        await page.GetByLabel("E-postadress").FillAsync(person.Email);
        await PressAsync("Skicka länken");
        var mails = await person.MailsAsync(system.Address);
        await OpenAsync(
            mails
                .Where(mail => !before.Contains(mail.Id))
                .Select(mail => mail.Link)
                .First(link => link?.StartsWith("/sign-in/", StringComparison.Ordinal) == true)!
        );
        await PressAsync("Logga in");
    }

    /// <summary>The latest link of that kind in the person's mail.</summary>
    public async Task<string> LinkAsync(Person person, string start, string? except = null)
    {
        await system.World.DoAsync(_ => Task.CompletedTask);
        var mails = await person.MailsAsync(system.Address);
        return mails
            .Select(mail => mail.Link)
            .First(link =>
                link?.StartsWith(start, StringComparison.Ordinal) == true
                && !string.Equals(link, except, StringComparison.Ordinal)
            )!;
    }

    /// <summary>Presses a button and waits for the next page.</summary>
    public async Task PressAsync(string name)
    {
        var button = page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First;
        await NextPageAsync(() => button.ClickAsync());
    }

    /// <summary>Does something that leads to another page, and waits until that page is there and the system has come to rest.</summary>
    public async Task NextPageAsync(Func<Task> act)
    {
        // The answer to a form may be the same address again: the old page is told from the new one by a mark.
        await page.EvaluateAsync("document.documentElement.setAttribute('data-left', '')");
        await act();
        await page.Locator("html:not([data-left])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.WaitForLoadStateAsync();
        await system.World.DoAsync(_ => Task.CompletedTask);
    }

    /// <summary>Opens a section that stands closed.</summary>
    public async Task UnfoldAsync(string heading)
    {
        var section = page.Locator("details")
            .Filter(new() { Has = page.Locator("summary", new() { HasTextString = heading }) })
            .First;
        if (await section.GetAttributeAsync("open") is null)
        {
            await section.Locator("summary").ClickAsync();
        }
    }

    /// <summary>Uploads a file on the attachments' page: with the script that shows how far it has come, or without.</summary>
    public async Task UploadAsync(string fileName, byte[] content)
    {
        await page.Locator("#attach-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = fileName,
                    MimeType = "application/octet-stream",
                    Buffer = content,
                }
            );
        if (!screen.JavaScript)
        {
            await NextPageAsync(() => page.Locator("form[data-upload] button[type=submit]").ClickAsync());
            return;
        }
        await page.Locator("form[data-upload]").EvaluateAsync("form => form.setAttribute('data-left', '')");
        await page.Locator("form[data-upload] button[type=submit]").ClickAsync();
        // The page's own list takes the place of the one before, or the script says why the file is not sent.
        await page.Locator("form[data-upload]:not([data-left]), #upload-status[data-state=failed]")
            .First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await system.World.DoAsync(_ => Task.CompletedTask);
    }

    /// <summary>What the page says, as it is read.</summary>
    public Task<string> TextAsync() => page.Locator("body").InnerTextAsync();

    public Task<string> HeadingAsync() => page.Locator("h1").InnerTextAsync();

    /// <summary>
    /// Looks at the page as it stands: no accessibility faults, no codes or untranslated texts, nothing wider than the
    /// screen. With SCREENS_FOLDER set, a picture of it is kept there.
    /// </summary>
    public async Task LookAsync(string name)
    {
        if (screen.JavaScript)
        {
            await StandsStillAsync(name);
            var result = await page.RunAxe(
                new AxeRunOptions
                {
                    // What is in order need not be told in detail, which takes most of the time.
                    ResultTypes = new HashSet<ResultType> { ResultType.Violations },
                    RunOnly = new RunOnlyOptions
                    {
                        Type = "tag",
                        Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                    },
                }
            );
            Assert.True(
                result.Violations.Length == 0,
                $"{name}: "
                    + string.Join(
                        "\n",
                        result.Violations.Select(violation =>
                            $"{violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Take(3).Select(node => node.Html))}"
                        )
                    )
            );
        }
        await FitsAsync(name, screen.Width);
        if (screen.JavaScript)
        {
            // As at 400 % on a screen of 1 280 px (WCAG 1.4.10).
            await page.SetViewportSizeAsync(320, 900);
            await FitsAsync(name, 320);
            await page.SetViewportSizeAsync(screen.Width, 900);
        }
        var text = await TextAsync();
        var code = Code().Match(text);
        Assert.False(code.Success, $"{name}: the page shows the code '{code.Value}'.");
        if (!string.IsNullOrEmpty(_screens))
        {
            Directory.CreateDirectory(_screens);
            await page.ScreenshotAsync(
                new()
                {
                    Path = Path.Combine(
                        _screens,
                        string.Create(CultureInfo.InvariantCulture, $"{name}-{screen.Name}.png")
                    ),
                    FullPage = true,
                    // The beginning says what the page is; the rest of a long list is more of the same.
                    Clip = new()
                    {
                        X = 0,
                        Y = 0,
                        Width = screen.Width,
                        Height = Math.Min(
                            2_000,
                            await page.EvaluateAsync<int>("document.documentElement.scrollHeight")
                        ),
                    },
                }
            );
        }
    }

    /// <summary>What is read must not move while it is read. What moves within half a second of a click is the click's own.</summary>
    public async Task StandsStillAsync(string name)
    {
        var seen = await page.EvaluateAsync<PageTimes>(
            """
            () => new Promise(resolve => {
              let shift = 0;
              new PerformanceObserver(list => {
                for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
              }).observe({ type: 'layout-shift', buffered: true });
              const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
              requestAnimationFrame(() => setTimeout(() => resolve({ shift, first }), 0));
            })
            """
        );
        Assert.True(seen.Shift < 0.01, $"{name}: the page moves by {seen.Shift} while it is read.");
        if (!string.IsNullOrEmpty(_screens) && seen.First > 0)
        {
            Directory.CreateDirectory(_screens);
            await File.AppendAllTextAsync(
                Path.Combine(_screens, "first-content.txt"),
                string.Create(CultureInfo.InvariantCulture, $"{seen.First:0} {name}\n")
            );
        }
    }

    // Milliseconds until something was shown, and the sum of the page's shifts (0 is none).
    private sealed record PageTimes(double Shift, double First)
    {
        public PageTimes()
            : this(0, 0) { }
    }

    private async Task FitsAsync(string name, int width)
    {
        var overflow = await page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        if (overflow > 0)
        {
            var widest = await page.EvaluateAsync<string>(
                """
                [...document.querySelectorAll('main *, header *, footer *, nav *')]
                  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !e.closest('.table-scroll'))
                  .map(e => e.outerHTML.slice(0, 160)).slice(0, 3).join('\n')
                """
            );
            Assert.Fail($"{name}: at {width} px the page is {overflow} px wider than the screen:\n{widest}");
        }
    }

    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();

    // Text keys (Form.title) and values of the domain (supportsWithChanges, InstalmentStatus) are for machines.
    [GeneratedRegex(
        @"\b(?:[A-Z][A-Za-z]+\.[a-zA-Z]{3,}(?!@)|[a-z]+[A-Z][a-z]+[A-Za-z]*)\b",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Code();
}
