using System.Text.Json.Nodes;

namespace Funding.Browser.Tests;

/// <summary>Partner review, the board's item and the fund, on their pages.</summary>
[Collection(nameof(RunningSystem))]
public sealed class BoardPagesTests(RunningSystem system)
{
    private readonly VisitingTests _cases = new(system);

    [Fact]
    public Task A_referral_is_handed_over_taken_back_and_answered_by_a_colleague() => HandOverAsync(Screen.Desktop);

    [Fact]
    public Task A_referral_is_handed_over_on_a_phone_without_JavaScript() => HandOverAsync(Screen.Phone);

    [Fact]
    public async Task The_chair_settles_a_conflict_and_a_member_dissents_by_their_own_links()
    {
        var id = await _cases.SubmittedAsync();
        await _cases.OpenBoardAsync(id);
        var (chair, member) = (system.Cast.Chair, system.SeatHolders.First(holder => holder != system.Cast.Chair));
        await using var officer = await system.VisitorAsync();
        await officer.SignInAsync(system.Cast.Officer);
        await officer.OpenAsync($"/staff/applications/{id}");
        await officer.UnfoldAsync("Ställ en fråga om jäv");
        await officer.Page.GetByLabel("Vem gäller det?").SelectOptionAsync(new[] { member.Name });
        await officer.Page.GetByLabel("Varför kan det vara jäv?").FillAsync("Sitter i sökandens nämnd.");
        await officer.PressAsync("Ställ frågan");
        Assert.Contains("är inte avgjord", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("60-conflict-open");
        await officer.PressAsync("Stäng ärendet");
        Assert.Contains("är inte avgjord", await officer.TextAsync(), StringComparison.Ordinal);

        await using var leader = await system.VisitorAsync();
        var link = await leader.LinkAsync(chair, $"/link/{id}/");
        await leader.OpenAsync(link);
        await leader.LookAsync("61-ruling");
        await leader.PressAsync("Anteckna beslutet");
        Assert.Contains("Välj vad styrelsen beslutade.", await leader.TextAsync(), StringComparison.Ordinal);
        await leader.LookAsync("61b-ruling-refused");
        await leader.Page.GetByLabel("Inte jäv: tjänstgör").CheckAsync();
        await leader.PressAsync("Anteckna beslutet");
        Assert.Equal("Styrelsens beslut om jäv är antecknat", await leader.HeadingAsync());
        await leader.LookAsync("62-ruling-receipt");

        await VoteAsync(id, link);
        await officer.OpenAsync($"/staff/applications/{id}");
        await officer.PressAsync("Stäng ärendet");
        await using var dissenter = await system.VisitorAsync(Screen.Phone);
        await dissenter.OpenAsync(await dissenter.LinkAsync(member, $"/link/{id}/"));
        await dissenter.LookAsync("63-dissent");
        await dissenter.PressAsync("Reservera mig");
        Assert.Contains("Fyll i uppgiften.", await dissenter.TextAsync(), StringComparison.Ordinal);
        await dissenter.Page.GetByLabel("Skäl till reservationen").FillAsync("Målen är för vaga.");
        await dissenter.PressAsync("Reservera mig");
        Assert.Equal("Din reservation är antecknad", await dissenter.HeadingAsync());

        await officer.OpenAsync($"/staff/applications/{id}?tab=decision");
        Assert.Contains("Målen är för vaga.", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.UnfoldAsync("Anteckna att sammanträdet är avslutat");
        await officer.PressAsync("Anteckna avslutningen");
        Assert.Contains("Klart.", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("64-dissents");
    }

    [Fact]
    public async Task The_fund_and_the_delegated_decisions_have_pages_of_their_own()
    {
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone })
        {
            await using var finance = await system.VisitorAsync(screen);
            await finance.SignInAsync(system.Cast.Finance);
            await finance.OpenAsync("/staff/fund?year=2027");
            Assert.Contains("Försäkringskassan", await finance.TextAsync(), StringComparison.Ordinal);
            await finance.LookAsync("65-fund");
            await finance.OpenAsync("/staff/fund?year=2040");
            Assert.Contains("Ingen ram är satt för 2040", await finance.TextAsync(), StringComparison.Ordinal);
            await finance.LookAsync("66-fund-without-frame");
            await finance.OpenAsync("/staff/delegated-decisions");
            await finance.LookAsync("67-delegated");
        }
        await using var stranger = await system.VisitorAsync();
        await stranger.SignInAsync(system.Cast.Of("linnea-aberg"));
        Assert.Equal(403, await stranger.OpenAsync("/staff/fund"));
    }

    private async Task HandOverAsync(Screen screen)
    {
        var cast = system.Cast;
        var id = await _cases.SubmittedAsync();
        await system.World.DoAsync(async address =>
        {
            await cast.Officer.SignInAsync(address, system.World.Now);
            await cast.Officer.PostAsync(address, $"/api/applications/{id}/completeness");
        });
        var (reviewer, colleague) = (cast.Of("lena-bergstrom"), cast.Of("christina-falk"));
        await using var partner = await system.VisitorAsync(screen);
        var first = await partner.LinkAsync(reviewer, $"/link/{id}/");
        await partner.OpenAsync(first);
        await HandOverAsync("namn@regionkalmar.example");
        Assert.Contains("Den ska sluta på @", await partner.TextAsync(), StringComparison.Ordinal);
        await partner.LookAsync("55-handover-refused");
        await HandOverAsync(colleague.Email);
        Assert.Equal("Remissen är överlämnad", await partner.HeadingAsync());

        var back = await partner.LinkAsync(reviewer, $"/link/{id}/", except: first);
        await LaterAsync();
        await partner.OpenAsync(back);
        await partner.LookAsync("56-take-back");
        await partner.PressAsync("Ta tillbaka remissen");
        Assert.Equal("Du har tagit tillbaka remissen", await partner.HeadingAsync());
        Assert.Equal(410, await partner.OpenAsync(await partner.LinkAsync(colleague, $"/link/{id}/")));
        await partner.OpenAsync(await partner.LinkAsync(reviewer, $"/link/{id}/", except: back));
        await LaterAsync();
        await HandOverAsync(colleague.Email);

        await partner.OpenAsync(await partner.LinkAsync(colleague, $"/link/{id}/"));
        await LaterAsync();
        await AnswerAsync("Stöder projektet", "Behovet är stort.");
        await partner.OpenAsync(await partner.LinkAsync(colleague, $"/link/{id}/"));
        Assert.Equal("Behovet är stort.", await partner.Page.Locator("#opinion-reasons").InputValueAsync());
        await partner.LookAsync("57-correct-opinion");
        await AnswerAsync("Stöder projektet", "Behovet är mycket stort.");

        await using var officer = await system.VisitorAsync(screen);
        await officer.SignInAsync(cast.Officer);
        await officer.OpenAsync($"/staff/applications/{id}?tab=review");
        var text = await officer.TextAsync();
        Assert.Contains("Behovet är mycket stort.", text, StringComparison.Ordinal);
        Assert.Contains("Tidigare svar (1)", text, StringComparison.Ordinal);
        Assert.Contains("Parterna i korthet", text, StringComparison.Ordinal);
        await officer.LookAsync("58-summary");

        // Of mails that come at the same instant none is the latest.
        Task LaterAsync() => system.World.AdvanceToAsync(system.World.Now.AddMinutes(5));

        async Task HandOverAsync(string email)
        {
            await partner.UnfoldAsync("Lämna över remissen till en kollega");
            await partner.Page.GetByLabel("Kollegans namn").FillAsync(colleague.Name);
            await partner.Page.GetByLabel("Kollegans e-postadress").FillAsync(email);
            await partner.PressAsync("Lämna över");
        }

        async Task AnswerAsync(string stance, string reasons)
        {
            await partner.Page.GetByLabel(stance, new() { Exact = true }).CheckAsync();
            await partner.Page.Locator("#opinion-reasons").FillAsync(reasons);
            await partner.PressAsync("Skicka yttrandet");
            Assert.Equal("Tack för yttrandet", await partner.HeadingAsync());
        }
    }

    private async Task VoteAsync(string id, string usedByTheChair)
    {
        await using var voter = await system.VisitorAsync();
        foreach (var holder in system.SeatHolders.Take(9))
        {
            var link = await voter.LinkAsync(
                holder,
                $"/link/{id}/",
                except: holder == system.Cast.Chair ? usedByTheChair : null
            );
            await holder.PostAsync(
                system.Address,
                $"/api{link.Replace("/link/", "/links/", StringComparison.Ordinal)}/ballot",
                new JsonObject { ["choice"] = "yes", ["reason"] = "" }
            );
        }
    }
}
