using System.Globalization;
using System.Text.Json.Nodes;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Disposing;
using Funding.Functions.Storage;
using Funding.Pages.Disposing;
using Microsoft.Extensions.DependencyInjection;
using ApplicationId = Funding.Core.ApplicationId;

namespace Funding.Browser.Tests;

/// <summary>A disposal on its pages: listed by one, confirmed by another, and what the case says afterwards.</summary>
[Collection(nameof(RunningSystem))]
public sealed class DisposalPagesTests(RunningSystem system)
{
    private readonly VisitingTests _cases = new(system);

    [Fact]
    public async Task One_draws_up_the_list_another_confirms_it_and_the_case_says_that_its_file_is_gone()
    {
        var id = await _cases.SubmittedAsync();
        await system.World.DoAsync(async address =>
        {
            await system.Cast.Signatory.PostAsync(
                address,
                $"/api/applications/{id}/withdrawal",
                new JsonObject { ["reason"] = "Vi avstår." }
            );
            await system.Cast.Director.SignInAsync(address, system.World.Now);
            await system.Cast.Director.PutAsync(
                address,
                "/api/settings/rules",
                new JsonObject
                {
                    ["from"] = SwedishTime.DayOf(system.World.Now).ToString("O", CultureInfo.InvariantCulture),
                    ["values"] = new JsonObject { ["keepAttachmentsYears"] = 1 },
                    ["reason"] = "Dokumenthanteringsplanen.",
                }
            );
        });
        await using var officer = await system.VisitorAsync();
        await officer.SignInAsync(system.Cast.Officer);
        Assert.Equal(200, await officer.OpenAsync("/staff/disposals"));
        Assert.Equal("Gallring", await officer.HeadingAsync());
        await officer.LookAsync("140-disposals");
        await officer.PressAsync("Ta fram vad som ska gallras");
        await officer.Page.ReloadAsync();
        Assert.Contains("Inget ska gallras", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("141-disposal-nothing");

        var run = await ListedAsync(ApplicationId.Parse(id, null));
        Assert.Equal(200, await officer.OpenAsync($"/staff/disposals/{run}"));
        Assert.Contains("Du tog fram listan.", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("142-disposal-own");

        await using var director = await system.VisitorAsync(Screen.Phone);
        await director.SignInAsync(system.Cast.Director);
        Assert.Equal(200, await director.OpenAsync($"/staff/disposals/{run}?lang=en"));
        await director.LookAsync("143-disposal-english");
        await director.OpenAsync($"/staff/disposals/{run}?lang=sv");
        await director.LookAsync("144-disposal-listed");
        await director.NextPageAsync(() => director.Page.Locator("form[aria-labelledby=confirm] button").ClickAsync());
        await director.Page.ReloadAsync();
        Assert.Contains("Gallringen blev klar", await director.TextAsync(), StringComparison.Ordinal);
        await director.LookAsync("145-disposal-done");

        await officer.OpenAsync($"/staff/applications/{id}?tab=documents");
        Assert.Contains("enligt förbundets plan", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("146-disposed-documents");
        var gone = await system
            .World.Services.GetRequiredService<ApplicationStore>()
            .LoadAsync(ApplicationId.Parse(id, null), default);
        Assert.Equal(410, await officer.OpenAsync($"/applications/{id}/attachments/{gone!.State.Documents[0].Id}"));
        Assert.Contains("gallrades", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("147-disposed-file");
    }

    // A list of a case that ended long ago: the clock that all browser tests share does not go so far.
    private async Task<string> ListedAsync(ApplicationId id)
    {
        var services = system.World.Services;
        var stored = await services.GetRequiredService<ApplicationStore>().LoadAsync(id, default);
        var runs = services.GetRequiredService<DisposalStore>();
        var association = await services.GetRequiredService<DirectoryStore>().GetAsync(default);
        var officer = new Author(
            association.PersonWith(EmailAddress.Parse(system.Cast.Officer.Email, null))!.Id,
            system.Cast.Officer.Name
        );
        var things = CaseDisposal
            .Documents(stored!.State)
            .Where(thing => thing.Kind is DisposedKind.Attachment)
            .ToList();
        var run = new DisposalRun
        {
            Id = Guid.NewGuid().ToString("D"),
            Status = DisposalStatus.Listed,
            PreviewedBy = officer,
            StartedAt = system.World.Now,
            AsOf = SwedishTime.DayOf(system.World.Now),
            Cases = 1,
            Sums = [new(RetentionClass.Attachments, 1, things.Count, things.Sum(thing => thing.Length))],
        };
        await runs.PutAsync(
            run.Id,
            new ListedCase
            {
                Id = id,
                CaseNumber = stored.State.CaseNumber!.ToString(),
                Title = stored.State.SubmittedForm!.Title,
                Ended = new DateOnly(2010, 5, 1),
                Things = things,
            },
            default
        );
        await runs.AddAsync(run with { ListHash = await runs.HashAsync(run.Id, default) }, default);
        return run.Id;
    }
}
