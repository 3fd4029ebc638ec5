namespace Funding.Browser.Tests;

/// <summary>The overviews across cases, on their pages.</summary>
[Collection(nameof(RunningSystem))]
public sealed class OverviewPagesTests(RunningSystem system)
{
    private readonly VisitingTests _cases = new(system);

    [Fact]
    public async Task Staff_see_how_everything_stands_what_waits_for_them_and_where_money_and_reports_are()
    {
        var id = await _cases.SubmittedAsync();
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone })
        {
            await using var officer = await system.VisitorAsync(screen);
            await officer.SignInAsync(system.Cast.Officer);
            Assert.Equal(200, await officer.OpenAsync("/staff"));
            Assert.Equal("Översikt", await officer.HeadingAsync());
            await officer.LookAsync("70-overview");
            await officer.UnfoldAsync("Visa alla skeden som tabell");
            await officer.UnfoldAsync("Visa årens belopp som tabell");
            await officer.LookAsync("71-overview-tables");
            var text = await officer.TextAsync();
            Assert.Contains("Inskickad", text, StringComparison.Ordinal);
            Assert.Contains("Försäkringskassan", text, StringComparison.Ordinal);

            await officer.OpenAsync("/staff/tasks");
            Assert.Equal("Mina uppgifter", await officer.HeadingAsync());
            await officer.LookAsync("72-tasks");
            var task = officer.Page.Locator($"a[href='/staff/applications/{id}#act-completeness']");
            Assert.Contains("Granska att ansökan är komplett", await task.InnerTextAsync(), StringComparison.Ordinal);
            await officer.NextPageAsync(() => task.ClickAsync());
            Assert.EndsWith($"/staff/applications/{id}#act-completeness", officer.Page.Url, StringComparison.Ordinal);
            Assert.Equal(1, await officer.Page.Locator("#act-completeness").CountAsync());

            foreach (var tab in new[] { "due", "instructed", "failed", "onhold", "paid", "settlement" })
            {
                Assert.Equal(200, await officer.OpenAsync($"/staff/payments?tab={tab}"));
                await officer.LookAsync($"73-payments-{tab}");
            }
            Assert.Equal(200, await officer.OpenAsync("/staff/reports"));
            await officer.LookAsync("74-reports");
            Assert.Equal(200, await officer.OpenAsync("/staff/reports?tab=awaited"));
            await officer.LookAsync("75-reports-awaited");

            await officer.OpenAsync($"/staff/register?year={system.World.Now.Year}");
            await officer.LookAsync("76-register");
            await officer.NextPageAsync(() =>
                officer.Page.Locator($"a[href='/applications/{id}/register']").ClickAsync()
            );
            Assert.EndsWith($"/applications/{id}/register", officer.Page.Url, StringComparison.Ordinal);
            Assert.Equal(200, await officer.OpenAsync("/staff/register?year=2004"));
            await officer.LookAsync("77-register-empty");

            Assert.Equal(200, await officer.OpenAsync("/staff/verification"));
            await officer.LookAsync("78-verification");
            do
            {
                await officer.NextPageAsync(() =>
                    officer.Page.Locator("form[action='/staff/verification'] button").ClickAsync()
                );
            } while (await officer.Page.GetByText("Fortsätt kontrollen").CountAsync() > 0);
            Assert.Contains("Allt är som det skrevs", await officer.TextAsync(), StringComparison.Ordinal);
            await officer.LookAsync("79-verified");
        }
        await using var english = await system.VisitorAsync();
        await english.SignInAsync(system.Cast.Director);
        foreach (var path in new[] { "", "/tasks", "/payments", "/reports?tab=awaited", "/register", "/verification" })
        {
            Assert.Equal(200, await english.OpenAsync($"/staff{path}{(path.Contains('?') ? "&" : "?")}lang=en"));
            Assert.Equal("en", await english.Page.Locator("html").GetAttributeAsync("lang"));
            await english.LookAsync($"78-overviews-english{path.Split('?')[0].Replace('/', '-')}");
        }
        await using var stranger = await system.VisitorAsync();
        await stranger.SignInAsync(system.Cast.Of("linnea-aberg"));
        Assert.Equal(403, await stranger.OpenAsync("/staff/tasks"));
        Assert.Equal(403, await stranger.OpenAsync("/staff/payments"));
    }
}
