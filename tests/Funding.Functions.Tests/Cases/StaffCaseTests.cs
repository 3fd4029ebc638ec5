using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Meetings;
using Funding.Functions.Tests.Running;
using Funding.Pages.Administering;
using Microsoft.Extensions.DependencyInjection;
using Life = Funding.Functions.Tests.Running.Life;
using People = Funding.Functions.Tests.Api.People;

namespace Funding.Functions.Tests.Cases;

/// <summary>The office's page of a case: its tabs, the notes, the mails and the trail.</summary>
public sealed partial class StaffCaseTests : IAsyncLifetime
{
    private const string Note = "Ring Maria om bilagan <script>.";
    private readonly FundingApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Each_tab_reads_only_what_it_shows()
    {
        var life = new Life(_app);
        await life.ToActiveAsync();
        await life.ActAsync(People.Secretariat, "notes", """{ "text": "En." }""");
        await life.ActAsync(People.Finance, "notes", """{ "text": "Två." }""");
        var staff = await _app.AsAsync(People.Secretariat);
        await ReadsAsync(staff, life, CaseTab.Overview);

        var least = await ReadsAsync(staff, life, CaseTab.Overview);
        Dictionary<CaseTab, int> more = [];
        foreach (var tab in Enum.GetValues<CaseTab>())
        {
            more[tab] = await ReadsAsync(staff, life, tab) - least;
        }

        // Who asks, the association and the case: no more than that.
        Assert.InRange(least, 1, 3);
        CaseTab[] listing = [CaseTab.Documents, CaseTab.Mails, CaseTab.Notes, CaseTab.Trail];
        Assert.All(more, tab => Assert.Equal(listing.Contains(tab.Key) ? 1 : 0, tab.Value));
    }

    [Fact]
    public async Task A_note_is_for_the_staff_alone()
    {
        var life = new Life(_app);
        await life.ToReviewAsync();
        var staff = await SignedInAsync(People.Secretariat);
        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=notes");
        Assert.Contains("allmän handling", staff.Text, StringComparison.Ordinal);
        await staff.SendAsync("note", ("text", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, staff.Status);
        await staff.SendAsync("note", ("text", new string('å', 10_001)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, staff.Status);
        Assert.Contains(new string('å', 10_001), WebUtility.HtmlDecode(staff.Page), StringComparison.Ordinal);
        await staff.SendAsync("note", ("text", Note));
        Assert.Equal(HttpStatusCode.OK, staff.Status);
        Assert.Contains("Anteckningen är sparad.", staff.Text, StringComparison.Ordinal);
        Assert.Contains("Ring Maria om bilagan &lt;script&gt;.", staff.Page, StringComparison.Ordinal);
        Assert.Contains("Karin Lindqvist", staff.Text, StringComparison.Ordinal);

        var officer = await _app.AsAsync(People.Finance);
        Assert.Contains("noteAdded", await EventsAsync(officer, life), StringComparison.Ordinal);
        foreach (var person in (string[])[People.Editor, People.Signatory])
        {
            var applicant = await _app.AsAsync(person);
            Assert.DoesNotContain("noteAdded", await EventsAsync(applicant, life), StringComparison.Ordinal);
            var state = (await applicant.GetAsync(life.Path)).Ok().Text;
            Assert.DoesNotContain("Maria om bilagan", state, StringComparison.Ordinal);
            Assert.DoesNotContain("notes", state, StringComparison.Ordinal);
            var page = (await applicant.GetAsync($"applications/{life.Id}")).Ok().Text;
            Assert.DoesNotContain("Maria om bilagan", page, StringComparison.Ordinal);
            Assert.DoesNotContain("intern anteckning", page, StringComparison.Ordinal);
            (await applicant.PostAsync($"{life.Path}/notes", """{ "text": "x" }""")).Refuses(403);
            Assert.Equal(403, (await applicant.GetAsync($"staff/applications/{life.Id}?tab=notes")).Status);
        }
    }

    [Fact]
    public async Task The_trail_says_whether_it_is_whole()
    {
        var life = new Life(_app);
        await life.ToReviewAsync();
        var staff = await SignedInAsync(People.Secretariat);
        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=trail&check=chain");
        Assert.Contains("Loggen är hel", staff.Text, StringComparison.Ordinal);

        var table = _app.Runtime.Services.GetRequiredService<StorageClients>().Applications;
        var row = (await table.GetEntityAsync<TableEntity>(life.Id.ToString("D"), "event|00000003")).Value;
        var column = row.Keys.First(key => key.StartsWith("Json", StringComparison.Ordinal) && row[key] is string);
        row[column] = ((string)row[column]).Replace("2026-09-01", "2026-09-02", StringComparison.Ordinal);
        await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);

        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=trail&check=chain");
        Assert.Contains("Loggen är bruten vid rad 3", staff.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_is_filtered_and_paged()
    {
        var life = new Life(_app);
        await life.ToActiveAsync();
        var version = (await life.StateAsync()).Body.GetProperty("version").GetInt32();
        Assert.True(version > 25, "The trail is to have more than one page.");
        var staff = await SignedInAsync(People.Director);

        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=trail");
        Assert.Equal(Enumerable.Range(version - 24, 25).Reverse(), Numbers(staff));
        await staff.OpenAsync(Next(staff));
        var second = Numbers(staff).ToList();
        Assert.Equal(version - 25, second[0]);
        while (Next(staff) is { Length: > 0 } further && !second.Contains(1))
        {
            await staff.OpenAsync(further);
            second.AddRange(Numbers(staff));
        }
        Assert.Equal(Enumerable.Range(1, version - 25).Reverse(), second);
        Assert.Contains("Sökanden arbetade med sitt utkast.", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sara Engdahl", staff.Text, StringComparison.Ordinal);

        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=trail&group=Review&by=People");
        Assert.Contains("yttrande", staff.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("röstade", staff.Text, StringComparison.Ordinal);
        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=trail&group=Settlement");
        Assert.Contains("Inga rader att visa", staff.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_are_shown_with_where_they_are_and_without_their_secrets()
    {
        var life = new Life(_app);
        await life.ToReviewAsync();
        var staff = await SignedInAsync(People.Secretariat);

        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=mails");

        Assert.Contains("lena.bergstrom@forsakringskassan.example", staff.Text, StringComparison.Ordinal);
        Assert.Contains("skickat", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch("/link/[0-9a-f-]{36}/[A-Za-z0-9_-]{43}", staff.Page);
        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=mails&continuation=x");
        Assert.Equal(HttpStatusCode.BadRequest, staff.Status);
    }

    [Fact]
    public async Task An_unknown_tab_is_the_overview_and_an_act_leads_back_to_its_tab()
    {
        var life = new Life(_app);
        await life.ToReviewAsync();
        var staff = await SignedInAsync(People.Secretariat);

        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=nothing");
        Assert.Contains("Det här väntar ärendet på", staff.Text, StringComparison.Ordinal);
        await staff.OpenAsync($"/staff/applications/{life.Id}?tab=review");
        await staff.SendAsync("review-closing", ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, staff.Status);
        Assert.Contains("aria-current=\"page\">Yttranden", staff.Page, StringComparison.Ordinal);
        await staff.SendAsync("review-closing", ("reason", "Sommaruppehåll"));
        Assert.Contains("aria-current=\"page\">Yttranden", staff.Page, StringComparison.Ordinal);
        Assert.Contains("Klart.", staff.Text, StringComparison.Ordinal);
    }

    private async Task<int> ReadsAsync(Caller staff, Life life, CaseTab tab)
    {
        await _app.IdleAsync();
        var before = _app.Reads.Count;
        (await staff.GetAsync(tab.Href(new(life.Id)))).Ok();
        return _app.Reads.Count - before;
    }

    private static async Task<string> EventsAsync(Caller caller, Life life)
    {
        var events = "";
        var path = $"{life.Path}/events?pageSize=100";
        for (var next = ""; next is not null; )
        {
            var page = (await caller.GetAsync(path + next)).Ok();
            events += page.Text;
            next =
                page.Body.TryGetProperty("continuation", out var token) && token.ValueKind == JsonValueKind.String
                    ? $"&continuation={Uri.EscapeDataString(token.GetString()!)}"
                    : null;
        }
        return events;
    }

    private static IEnumerable<int> Numbers(Visitor staff) =>
        Number()
            .Matches(staff.Page)
            .Select(match => int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture));

    private static string Next(Visitor staff) => WebUtility.HtmlDecode(Further().Match(staff.Page).Groups["to"].Value);

    private async Task<Visitor> SignedInAsync(string person) => new(_app, (await _app.AsAsync(person)).Cookie);

    [GeneratedRegex("<td class=\"num\"[^>]*>(?<n>[0-9]+)</td>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("href=\"(?<to>[^\"]*continuation[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Further();
}
