using System.Text.RegularExpressions;
using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Meetings;

/// <summary>An application on its way through both meetings, over HTTP with real storage and virtual time.</summary>
public sealed partial class WholeMeetingTests : IAsyncLifetime
{
    private const string Chair = "margareta.hjelm@kalmar.example";
    private const string Adjuster = "gunnar.oberg@borgholm.example";
    private readonly FundingApp _app = new();

    /// <summary>Seat and address of those who are there from the beginning; the first is the chair.</summary>
    private static readonly (string Seat, string Person, string Email)[] _there =
    [
        ("plats-08", "margareta-hjelm", Chair),
        ("plats-01", "christina-falk", "christina.falk@forsakringskassan.example"),
        ("plats-02", "mikael-rosen", "mikael.rosen@arbetsformedlingen.example"),
        ("plats-03", "ingrid-thorsell", "ingrid.thorsell@regionkalmar.example"),
        ("plats-04", "gunnar-oberg", Adjuster),
        ("plats-05", "monica-svahn", "monica.svahn@emmaboda.example"),
        ("plats-06", "rolf-hallgren", "rolf.hallgren@hultsfred.example"),
        ("plats-07", "ann-sofie-berg", "ann.sofie.berg@hogsby.example"),
    ];

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task From_the_preparatory_group_through_the_board_to_the_public_notice()
    {
        var life = new Life(_app);
        await life.DraftAsync();
        await life.SubmitAsync();

        // The preparatory group's day is the review's deadline, and the item comes on its agenda by itself.
        var prepared = await PlanAsync("preparatoryGroup", "2026-09-22");
        await life.ActAsync(People.Secretariat, "completeness", $$"""{ "meeting": "{{prepared}}" }""");
        var agenda = (await ShowAsync(prepared)).Body.GetProperty("items");
        Assert.Equal(life.Id.ToString(), agenda[0].GetProperty("id").GetString());
        Assert.Equal(
            "2026-09-22",
            (await life.StateAsync()).Body.GetProperty("reviews")[0].GetProperty("deadline").GetString()
        );
        await life.AnswerAllReferralsAsync();
        await life.ProposeAsync();

        // The board takes it up two weeks later at the earliest.
        var tooSoon = await PlanAsync("board", "2026-10-05");
        (await TryAsync(tooSoon, "items", $$"""{ "kind": "matter", "application": "{{life.Id}}" }""")).Refuses(
            409,
            "board-too-soon"
        );
        await ActAsync(tooSoon, "cancellation", """{ "reason": "För tidigt." }""");
        var board = await PlanAsync("board", "2026-10-14");
        await ActAsync(board, "items", $$"""{ "kind": "matter", "application": "{{life.Id}}" }""");
        await ActAsync(board, "items", """{ "kind": "information", "title": "Lägesrapport" }""");

        // The call, with an invitation for calendars; somebody declines and the substitute comes.
        await ActAsync(board, "call");
        var call = (await _app.MailsAsync(Chair)).Last(mail => mail.Mail.Kind == "MeetingCall").Mail;
        Assert.Contains("DTSTART:20261014T070000Z\r\n", call.Attachment!.Text, StringComparison.Ordinal);
        await ByLinkAsync(board, Chair, "attendance", """{ "attends": true }""");
        await ByLinkAsync(
            board,
            "christina.falk@forsakringskassan.example",
            "attendance",
            """{ "attends": false, "reason": "Resa" }"""
        );
        Assert.Equal("ola-brandt", Seat(await ShowAsync(board), "plats-01").GetProperty("holderId").GetString());
        await ByLinkAsync(board, "ola.brandt@forsakringskassan.example", "attendance", """{ "attends": true }""");

        // Time reminds those who are called.
        await _app.AdvanceToAsync(new DateOnly(2026, 10, 14));
        Assert.Contains(await _app.MailsAsync(Adjuster), mail => mail.Mail.Kind == "MeetingReminder");

        // Opened by the chair, who takes the items up.
        var present = string.Join(
            ", ",
            _there.Select(p =>
                $$"""{ "seatId": "{{p.Seat}}", "personId": "{{(p.Seat == "plats-01" ? "ola-brandt" : p.Person)}}" }"""
            )
        );
        await ActAsync(board, "opening", $$"""{ "present": [{{present}}], "firstParagraph": 41 }""", People.Chair);
        await ActAsync(board, $"items/{life.Id}/opening", person: People.Chair);
        var opened = await life.StateAsync();
        Assert.Equal("BoardDecision", opened["stage"], ignoreCase: true);
        await ActAsync(board, $"items/{life.Id}/opening", person: People.Chair);
        (await TryAsync(board, $"items/{life.Id}/return", person: People.Chair)).Refuses(409, "item-is-voted-on");

        foreach (var (seat, _, email) in _there)
        {
            var voter = seat == "plats-01" ? "ola.brandt@forsakringskassan.example" : email;
            await life.ActByLinkAsync(voter, "ballot", """{ "choice": "yes" }""");
        }
        (await (await _app.AsAsync(People.Chair)).PostAsync($"{life.Path}/board-decision/closing")).Ok();
        await _app.IdleAsync();
        var decided = (await ShowAsync(board)).Body.GetProperty("items")[0];
        Assert.Equal("closed", decided.GetProperty("status").GetString());
        Assert.Equal("granted", decided.GetProperty("outcome").GetProperty("outcome").GetString());
        (
            await life.TryAsync(
                People.Secretariat,
                "minutes-approval",
                """{ "paragraph": "§ 1", "approvedOn": "2026-10-14" }"""
            )
        ).Refuses(409, "minutes-by-meeting");

        // The minutes are approved by two, each by a link of their own.
        var item = (await ShowAsync(board)).Body.GetProperty("items")[1].GetProperty("id").GetString();
        await ActAsync(board, $"items/{item}/opening", person: People.Chair);
        await ActAsync(board, $"items/{item}/closing", """{ "note": "Informationen noterades." }""", People.Chair);
        (
            await (await _app.AsAsync(People.Chair)).PutAsync(
                $"api/meetings/{board}/adjuster",
                """{ "personId": "gunnar-oberg" }"""
            )
        ).Ok();
        await ActAsync(board, "closing", person: People.Chair);
        var minutes = await ShowAsync(board);
        Assert.Equal("minutesApproval", minutes["stage"]);
        var sign = $$"""{ "hash": "{{minutes["minutesHash"]}}" }""";
        await ByLinkAsync(board, Chair, "minutes", sign);
        Assert.Equal("minutesApproval", (await life.StateAsync())["stage"]);
        await ByLinkAsync(board, Adjuster, "minutes", sign);

        // That brings the decision into force and puts the notice up.
        var granted = await life.StateAsync();
        Assert.Equal("agreement", granted["stage"]);
        Assert.Equal("§ 41", granted.Body.GetProperty("minutes").GetProperty("paragraph").GetString());
        Assert.Equal("closed", (await ShowAsync(board))["stage"]);
        var notice = (await _app.Anonymous().GetAsync("api/notices")).Ok().Body.GetProperty("items")[0];
        Assert.Equal("2026-11-04", notice.GetProperty("lastAppealDay").GetString());
        Assert.Single(await _app.MailsAsync("registrator@borgholm.example"), mail => mail.Mail.Kind == "PublicNotice");
        Assert.Equal(
            3,
            (await (await _app.AsAsync(People.Finance)).GetAsync("api/meetings"))
                .Ok()
                .Body.GetProperty("items")
                .GetArrayLength()
        );
        Assert.Empty(
            (await (await _app.AsAsync(People.Secretariat)).GetAsync("api/undelivered"))
                .Ok()
                .Body.GetProperty("items")
                .EnumerateArray()
        );
    }

    [Fact]
    public async Task A_link_shows_without_acting_is_used_once_and_is_for_its_own_purpose()
    {
        var board = await PlanAsync("board", "2026-10-14");
        await ActAsync(board, "items", """{ "kind": "information", "title": "Lägesrapport" }""");
        await ActAsync(board, "call");
        var link = await LinkAsync(board, Chair);
        var before = (await ShowAsync(board)).ETag;

        var shown = (await _app.Anonymous().GetAsync(link)).Ok();
        Assert.Equal("plats-08", shown["target"]);
        Assert.Equal(before, (await ShowAsync(board)).ETag);
        (await _app.Anonymous().PostAsync($"{link}/minutes", """{ "hash": "x" }""")).Refuses(
            409,
            "link-for-something-else"
        );
        (await _app.Anonymous().PostAsync($"{link}/attendance", """{ "attends": true }""")).Ok();
        (await _app.Anonymous().PostAsync($"{link}/attendance", """{ "attends": true }""")).Refuses(410, "link-used");
        (await _app.Anonymous().GetAsync(link.Replace("meeting-links", "links", StringComparison.Ordinal))).Refuses(
            404,
            "unknown-link"
        );
    }

    [Fact]
    public async Task A_meeting_survives_a_crash_and_time_goes_on()
    {
        var board = await PlanAsync("board", "2026-10-14");
        await ActAsync(board, "items", """{ "kind": "information", "title": "Lägesrapport" }""");
        await _app.CrashAndRestartAsync();
        await _app.AdvanceToAsync(new DateOnly(2026, 10, 2));
        Assert.Single(
            await _app.MailsAsync("kansli@samordningkalmar.example"),
            mail => mail.Mail.Kind == "MeetingCallReminder"
        );

        await ActAsync(board, "call");
        await _app.CrashAndRestartAsync();
        await _app.AdvanceToAsync(new DateOnly(2026, 10, 13));

        Assert.Single(await _app.MailsAsync(Chair), mail => mail.Mail.Kind == "MeetingReminder");
    }

    private async Task<Guid> PlanAsync(string kind, string day)
    {
        var reply = await (await _app.AsAsync(People.Secretariat)).PostAsync(
            "api/meetings",
            $$"""
            { "kind": "{{kind}}", "startsAt": "{{day}}T09:00:00+02:00", "endsAt": "{{day}}T12:00:00+02:00", "place": "Regionens hus" }
            """
        );
        await _app.IdleAsync();
        Assert.Equal(201, reply.Ok().Status);
        return reply.Body.GetProperty("id").GetGuid();
    }

    private async Task<Reply> ShowAsync(Guid meeting) =>
        (await (await _app.AsAsync(People.Secretariat)).GetAsync($"api/meetings/{meeting}")).Ok();

    private async Task<Reply> TryAsync(
        Guid meeting,
        string act,
        string? json = null,
        string person = People.Secretariat
    ) => await (await _app.AsAsync(person)).PostAsync($"api/meetings/{meeting}/{act}", json);

    private async Task ActAsync(Guid meeting, string act, string? json = null, string person = People.Secretariat)
    {
        (await TryAsync(meeting, act, json, person)).Ok();
        await _app.IdleAsync();
    }

    private async Task ByLinkAsync(Guid meeting, string email, string act, string json)
    {
        (await _app.Anonymous().PostAsync($"{await LinkAsync(meeting, email)}/{act}", json)).Ok();
        await _app.IdleAsync();
    }

    private async Task<string> LinkAsync(Guid meeting, string email)
    {
        var links = (await _app.MailsAsync(email))
            .Select(mail => Link().Match(mail.Mail.Text).Groups["link"].Value)
            .Where(link => link.StartsWith(meeting.ToString(), StringComparison.Ordinal));
        return $"api/meeting-links/{links.Last()}";
    }

    private static System.Text.Json.JsonElement Seat(Reply meeting, string seat) =>
        meeting.Body.GetProperty("seats").EnumerateArray().Single(s => s.GetProperty("id").GetString() == seat);

    [GeneratedRegex("/meeting-link/(?<link>[0-9a-f-]{36}/[A-Za-z0-9_-]{43})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
