using System.Globalization;
using System.Text.Json.Nodes;
using Funding.Core;
using Funding.Functions.Tests.Running;
using Funding.Local;
using Funding.Local.Demo;

namespace Funding.Functions.Tests.Lives;

/// <summary>The whole program, killed for real.</summary>
public sealed class KilledProcessTests
{
    [Fact]
    public async Task A_run_that_is_killed_at_every_stage_goes_on_where_it_was_when_it_is_started_again()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("funding-killed-");
        try
        {
            var today = LifeScript.DayOf(TimeProvider.System.GetUtcNow());
            var script = new LifeScript("killed", InYear(today.Year + 1), LifeTrouble.None)
            {
                Begun = today,
                ChairCloses = true,
            };
            using var cast = new LifeCast(Samples.Association(), script.Applicant);
            await using var world = new KilledProcess(folder.FullName, step => step % 6 == 3);
            var player = new LifePlayer(world, script, cast, new NoAudience());
            await Applying.PlayAsync(player);
            await Checking.PlayAsync(player);
            await Reviewing.PlayAsync(player);
            await Deciding.PlayAsync(player);
            await Agreeing.PlayAsync(player);

            var record = await player.EndAsync();
            Assert.Equal(ApplicationStage.Active, record.Stage);
            Findings.None(record.Faults());
            Assert.True(world.Kills >= 5, $"{world.Kills} kills.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The first sample, moved so that its project begins with that year.
    private static JsonObject InYear(int year)
    {
        var form = Samples.Application(Samples.Applications[0]);
        var period = form["period"]!.AsObject();
        var moved =
            year
            - DateOnly.ParseExact(period["start"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture).Year;
        foreach (var day in (string[])["start", "end"])
        {
            period[day] = DateOnly
                .ParseExact(period[day]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture)
                .AddYears(moved)
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        foreach (var part in (string[])["rows", "coFunding", "sought"])
        {
            foreach (var row in form["budget"]![part]!.AsArray())
            {
                row!["year"] = row["year"]!.GetValue<int>() + moved;
            }
        }

        return form;
    }
}
