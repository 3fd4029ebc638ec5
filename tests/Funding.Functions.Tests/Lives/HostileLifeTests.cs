using Functions.Embedded.Azurite;
using Funding.Functions.Tests.Running;
using Funding.Local;
using Funding.Local.Demo;

namespace Funding.Functions.Tests.Lives;

public sealed class HostileLifeTests
{
    [Fact]
    public async Task Words_that_want_to_be_markup_stay_words_on_every_page_and_in_every_mail_of_a_life()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        using var reading = new HostileReading();
        var script = new LifeScript("hostile", Samples.Application(Samples.Applications[0]), LifeTrouble.Supplement);
        using var cast = new LifeCast(Samples.Association(), script.Applicant, () => new HostileTexts(reading));
        await using var world = await VirtualWorld.StartAsync(azurite.ConnectionString, script);

        await DemoLife.PlayAsync(world, script, cast, new NoAudience());
        var linkPages = reading.Pages;
        foreach (
            var (person, start) in new[]
            {
                (cast.Editor, "/applications"),
                (cast.Officer, "/staff"),
                (cast.Finance, "/staff"),
                (cast.Director, "/staff"),
                (cast.Chair, "/staff/meetings"),
            }
        )
        {
            await person.SignInAsync(world.Address, world.Now);
            await reading.CrawlAsync(world.Address, person, start);
        }
        var mails = await cast.Officer.AllMailsAsync(world.Address, DateTimeOffset.MinValue);
        foreach (var mail in mails)
        {
            await reading.FollowAsync(new Uri(world.Address, $"{mail.Address}?body=1"));
        }

        Findings.None([.. reading.Faults.Order(StringComparer.Ordinal)]);
        Assert.True(linkPages > 15, $"{linkPages} pages of links showed hostile words.");
        Assert.True(reading.Pages > 100, $"{reading.Pages} of {reading.Read} pages showed hostile words.");
    }
}
