using System.Net;
using System.Text.RegularExpressions;
using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Meetings;

/// <summary>A meeting by its pages alone: the secretariat arranges, the chair leads, the others answer by their links.</summary>
public sealed partial class MeetingPagesTests : IAsyncLifetime
{
    private const string Chair = "margareta.hjelm@kalmar.example";
    private const string Adjuster = "gunnar.oberg@borgholm.example";
    private readonly FundingApp _app = new();

    private static readonly (string Seat, string Person)[] _there =
    [
        ("plats-01", "christina-falk"),
        ("plats-02", "mikael-rosen"),
        ("plats-03", "ingrid-thorsell"),
        ("plats-04", "gunnar-oberg"),
        ("plats-05", "monica-svahn"),
        ("plats-06", "rolf-hallgren"),
        ("plats-07", "ann-sofie-berg"),
        ("plats-08", "margareta-hjelm"),
    ];

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_meeting_is_planned_called_held_and_put_on_notice_by_its_pages()
    {
        var life = new Life(_app);
        await life.ToReviewAsync();
        await life.AnswerAllReferralsAsync();
        await life.ProposeAsync();

        // The secretariat plans, fills the agenda and calls.
        var staff = await SignedInAsync(People.Secretariat);
        await (await staff.OpenAsync("/staff/meetings")).SendAsync("plan", ("day", "2026-10-14"), ("starts", "nio"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, staff.Status);
        Assert.Contains("Välj vilka som möts.", staff.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"nio\"", staff.Page, StringComparison.Ordinal);
        await staff.SendAsync(
            "plan",
            ("kind", "Board"),
            ("day", "2026-10-14"),
            ("starts", "9.00"),
            ("ends", "12.00"),
            ("place", "Regionens hus"),
            ("remoteLink", "")
        );
        Assert.Equal(HttpStatusCode.OK, staff.Status);
        Assert.Contains("Dagordningen är tom.", staff.Text, StringComparison.Ordinal);
        await staff.SendAsync("call");
        Assert.Contains("Lägg till minst ett ärende", staff.Text, StringComparison.Ordinal);
        await staff.SendAsync("application", ("application", life.Id.ToString()), ("text", "Handlingarna bifogas."));
        await staff.SendAsync("item", ("kind", "Information"), ("title", "Lägesrapport"), ("text", ""));
        await staff.SendAsync("call");
        Assert.Equal(HttpStatusCode.OK, staff.Status);
        Assert.Contains("Kallelsen har gått ut.", staff.Text, StringComparison.Ordinal);
        var meeting = Address().Match(staff.Page).Groups["id"].Value;

        // Those who are called answer; looking twice does nothing.
        var link = await LinkAsync(Chair);
        var member = await new Visitor(_app).OpenAsync(link);
        await member.OpenAsync(link);
        Assert.Contains("Lägesrapport", member.Text, StringComparison.Ordinal);
        await member.SendAsync("answer");
        Assert.Contains("Välj om du kommer.", member.Text, StringComparison.Ordinal);
        await member.SendAsync("answer", ("attends", "true"), ("reason", ""));
        Assert.Contains("Vi har noterat att du kommer", member.Text, StringComparison.Ordinal);
        await member.OpenAsync(link);
        Assert.Equal(HttpStatusCode.Gone, member.Status);

        var another = await new Visitor(_app).OpenAsync(await LinkAsync("claes.norrman@monsteras.example"));
        await another.SendAsync("answer", ("attends", "false"), ("reason", "Resa"));
        Assert.Contains("Din ersättare kallas.", another.Text, StringComparison.Ordinal);
        await staff.OpenAsync($"/staff/meetings/{meeting}");
        Assert.Contains("Claes Norrman kan inte komma: Resa", staff.Text, StringComparison.Ordinal);

        var third = await new Visitor(_app).OpenAsync(await LinkAsync("helena.wigh@morbylanga.example"));
        await third.SendAsync("conflict", ("item", life.Id.ToString()), ("why", "Anställd hos sökanden"));
        Assert.Contains("Vi har noterat att du är jävig", third.Text, StringComparison.Ordinal);

        // The chair leads.
        await _app.AdvanceToAsync(new DateOnly(2026, 10, 14));
        var chair = await SignedInAsync(People.Chair);
        await chair.OpenAsync("/staff/meetings");
        Assert.DoesNotContain("Planera ett möte", chair.Text, StringComparison.Ordinal);
        await chair.OpenAsync($"/staff/meetings/{meeting}");
        await chair.SendAsync("open", [("firstParagraph", "12"), .. _there.Select(p => ($"seat.{p.Seat}", p.Person))]);
        Assert.Contains("§ 12 Ung framåt", chair.Text, StringComparison.OrdinalIgnoreCase);
        await chair.SendAsync($"take-up/{life.Id}");
        Assert.Equal(HttpStatusCode.OK, chair.Status);
        foreach (var (_, person) in _there)
        {
            await life.ActByLinkAsync(await EmailAsync(person), "ballot", """{ "choice": "yes" }""");
        }
        await chair.OpenAsync($"/staff/meetings/{meeting}");
        Assert.Contains("8 röstade ja", chair.Text, StringComparison.Ordinal);
        await chair.SendAsync($"vote/{life.Id}");
        Assert.Contains("Bifall", chair.Text, StringComparison.OrdinalIgnoreCase);
        var item = Waiting().Match(WebUtility.HtmlDecode(chair.Page)).Groups["id"].Value;
        await chair.SendAsync($"take-up/{item}");
        await chair.SendAsync("end");
        Assert.Contains("är fortfarande öppet", chair.Text, StringComparison.Ordinal);
        await chair.SendAsync($"close/{item}", ("note", "Informationen noterades."));
        await chair.SendAsync("end");
        Assert.Contains("Mötet har ingen justerare", chair.Text, StringComparison.Ordinal);
        await chair.SendAsync("adjuster", ("person", "gunnar-oberg"));
        await chair.SendAsync("end");
        Assert.Contains("Protokollet väntar", chair.Text, StringComparison.Ordinal);

        // Two approve, each by a link of their own; a correction in between asks anew.
        staff = await SignedInAsync(People.Secretariat);
        await staff.OpenAsync($"/staff/meetings/{meeting}");
        var before = await new Visitor(_app).OpenAsync(await LinkAsync(Chair));
        await staff.SendAsync($"correct/{item}", ("note", "Rapporten lades till handlingarna."));
        await before.SendAsync("sign", ("approved", "true"));
        Assert.Equal(HttpStatusCode.Gone, before.Status);
        foreach (var email in (string[])[Chair, Adjuster])
        {
            var signer = await new Visitor(_app).OpenAsync(await LinkAsync(email));
            Assert.Contains("Rapporten lades till handlingarna.", signer.Text, StringComparison.Ordinal);
            await signer.SendAsync("sign");
            Assert.Contains("Kryssa i rutan", signer.Text, StringComparison.Ordinal);
            await signer.SendAsync("sign", ("approved", "true"));
            Assert.Contains("Du har justerat protokollet", signer.Text, StringComparison.Ordinal);
        }

        var anybody = await new Visitor(_app).OpenAsync("/notices");
        Assert.Contains("§ 12", anybody.Text, StringComparison.Ordinal);
        Assert.Contains("4 november 2026", anybody.Text, StringComparison.Ordinal);
        await anybody.OpenAsync("/notices?lang=en");
        Assert.Contains("Last day to appeal", anybody.Text, StringComparison.Ordinal);
        Assert.Equal("agreement", (await life.StateAsync())["stage"]);
        await staff.OpenAsync($"/staff/meetings/{meeting}?lang=en");
        Assert.Contains("The minutes were approved on", staff.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preparatory_groups_meeting_is_chosen_at_the_completeness_check()
    {
        var life = new Life(_app);
        await life.DraftAsync();
        await life.SubmitAsync();
        var staff = await SignedInAsync(People.Secretariat);
        await staff.OpenAsync("/staff/meetings");
        await staff.SendAsync(
            "plan",
            ("kind", "PreparatoryGroup"),
            ("day", "2026-09-22"),
            ("starts", "13.00"),
            ("ends", "15.00"),
            ("place", "Sal 2")
        );
        var meeting = Address().Match(staff.Page).Groups["id"].Value;

        await staff.OpenAsync($"/staff/applications/{life.Id}");
        Assert.Contains($"value=\"{meeting}\"", staff.Page, StringComparison.Ordinal);
        await staff.SendAsync("completeness", ("deadline", ""), ("meeting", meeting));

        Assert.Equal("partnerReview", (await life.StateAsync())["stage"]);
        await staff.OpenAsync($"/staff/meetings/{meeting}");
        Assert.Contains("Ung framåt", staff.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Whoever_is_not_of_the_office_sees_no_meetings()
    {
        var editor = await SignedInAsync(People.Editor);

        await editor.OpenAsync("/staff/meetings");

        Assert.Equal(HttpStatusCode.Forbidden, editor.Status);
    }

    private async Task<Visitor> SignedInAsync(string person) => new(_app, (await _app.AsAsync(person)).Cookie);

    private async Task<string> EmailAsync(string person)
    {
        var mails = await _app.MailsAsync();
        var name = person.Replace('-', '.');
        return mails
            .Select(mail => mail.Mail.ToAddress)
            .First(address => address.StartsWith(name + "@", StringComparison.Ordinal));
    }

    private async Task<string> LinkAsync(string email)
    {
        await _app.IdleAsync();
        return (await _app.MailsAsync(email))
            .Select(mail => Link().Match(mail.Mail.Text).Value)
            .Last(link => link.Length > 0);
    }

    [GeneratedRegex("/meeting-link/[0-9a-f-]{36}/[A-Za-z0-9_-]{43}", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("action=\"/staff/meetings/(?<id>[0-9a-f-]{36})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("value=\"take-up/(?<id>[0-9a-f-]{36})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Waiting();
}
