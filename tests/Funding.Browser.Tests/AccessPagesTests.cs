namespace Funding.Browser.Tests;

/// <summary>Those who look at everything and change nothing, and those who keep people and settings and see no case.</summary>
[Collection(nameof(RunningSystem))]
public sealed class AccessPagesTests(RunningSystem system)
{
    private readonly VisitingTests _cases = new(system);

    [Fact]
    public async Task An_auditor_reads_what_the_office_reads_and_an_administrator_keeps_people_and_settings()
    {
        var id = await _cases.SubmittedAsync();
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone })
        {
            await using var auditor = await system.VisitorAsync(screen);
            await auditor.SignInAsync(system.Cast.Of("gunilla-revelj"));
            Assert.EndsWith("/staff", auditor.Page.Url, StringComparison.Ordinal);
            Assert.Equal(0, await auditor.Page.Locator("a[href='/staff/tasks']").CountAsync());
            await auditor.LookAsync("160-auditor-overview");
            foreach (
                var (path, name) in new[]
                {
                    ("/staff/applications", "161-auditor-cases"),
                    ($"/staff/applications/{id}", "162-auditor-case"),
                    ("/staff/meetings", "163-auditor-meetings"),
                    ("/staff/settings", "164-auditor-settings"),
                    ("/staff/settings/people", "165-auditor-people"),
                }
            )
            {
                Assert.Equal(200, await auditor.OpenAsync(path));
                await auditor.LookAsync(name);
                // Forms that only look, choose a language, sign out or keep a view of one's own.
                Assert.Equal(0, await auditor.Page.Locator("main form[method='post'] textarea").CountAsync());
            }
            Assert.Equal(403, await auditor.OpenAsync("/staff/tasks"));

            await using var keeper = await system.VisitorAsync(screen);
            await keeper.SignInAsync(system.Cast.Of("oskar-tegner"));
            Assert.EndsWith("/staff/settings", keeper.Page.Url, StringComparison.Ordinal);
            await keeper.LookAsync("166-administrator-settings");
            Assert.Equal(0, await keeper.Page.Locator("a[href='/staff'], a[href='/staff/applications']").CountAsync());
            await keeper.OpenAsync("/");
            await keeper.LookAsync("167-administrator-start");
            Assert.Equal(200, await keeper.OpenAsync("/staff/settings/people?q=revisor"));
            Assert.Contains("Gunilla Revelj", await keeper.TextAsync(), StringComparison.Ordinal);
            await keeper.LookAsync("168-administrator-people");
            Assert.Equal(404, await keeper.OpenAsync($"/staff/applications/{id}"));
            Assert.Equal(403, await keeper.OpenAsync("/staff/applications"));
        }
        await using var english = await system.VisitorAsync();
        await english.SignInAsync(system.Cast.Of("oskar-tegner"));
        Assert.Equal(200, await english.OpenAsync("/staff/settings/people?q=auditor&lang=en"));
        Assert.Contains("Auditor", await english.TextAsync(), StringComparison.Ordinal);
        await english.LookAsync("169-people-english");
    }
}
