using System.Reflection;
using System.Text.RegularExpressions;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Pages;
using Funding.Functions.Tests.Running;
using Funding.Pages.Administering;
using Funding.Pages.Forms;
using Funding.Pages.Meetings;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Functions.Tests.Access;

/// <summary>Nobody gets to do more by sending what their page does not have.</summary>
public sealed partial class EscalationTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private static readonly string[] _office = ["secretariat", "finance", "director", "auditor"];

    [Fact]
    public async Task An_act_of_another_role_is_refused_on_the_page_of_a_case()
    {
        // A case that has ended: whoever may do it is told that it is too late, and nothing happens.
        var ended = world.Cases[nameof(ApplicationStage.Withdrawn)];
        var services = world.App.Runtime.Services;
        var association = await services.GetRequiredService<DirectoryStore>().GetAsync(default);
        var before = await world.VersionsAsync();
        List<string> faults = [];
        foreach (var who in _office)
        {
            var page = await PageAsync(who, $"staff/applications/{ended.Id}");
            foreach (var act in Acts())
            {
                var state = FormState.Empty(act);
                // A mail that goes again is read from the log first, which the page does.
                var asked = act.StartsWith(StaffAct.MailAgainOf, StringComparison.Ordinal)
                    ? ApplicationAction.HandleMails
                    : new StaffCommands(
                        new FieldReader(state, services.GetRequiredService<Site>().Texts),
                        state,
                        association,
                        null
                    )
                        .Of(act, ended)
                        ?.Action;
                Assert.True(asked is not null, act);
                var reply = await page.SendAsync(("act", act));
                var may = AccessPolicy.Allows(world.ActorOf(who), asked.Value, ended);
                if (reply.Status is 200 or 303 or >= 500 || (reply.Status is 403) == may)
                {
                    faults.Add($"{act} by {who}: {reply.Status}, may: {may}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.Equal(before, await world.VersionsAsync());
    }

    [Fact]
    public async Task An_act_of_another_role_is_refused_on_the_page_of_a_meeting()
    {
        var before = await world.VersionsAsync();
        List<string> faults = [];
        foreach (var who in (string[])["finance", "director", "auditor"])
        {
            foreach (var meeting in world.Meetings.Values)
            {
                var page = await PageAsync(who, $"staff/meetings/{meeting.Id}");
                foreach (var act in Texts(typeof(MeetingAct)))
                {
                    // 409: no act of this page.
                    if ((await page.SendAsync(("act", act))).Status is not (403 or 409))
                    {
                        faults.Add($"{act} by {who} at {meeting.Stage}");
                    }
                }
            }
            var calendar = await PageAsync(who, "staff/meetings");
            Assert.Equal(403, (await calendar.SendAsync(("act", MeetingAct.Plan), ("kind", "Board"))).Status);
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.Equal(before, await world.VersionsAsync());
    }

    [Fact]
    public async Task Marking_a_case_that_one_may_not_see_does_nothing_and_shows_nothing()
    {
        var draft = world.Cases[nameof(ApplicationStage.Draft)];
        var before = await world.VersionsAsync();
        var page = await PageAsync("secretariat", "staff/applications");

        var file = await page.SendAsync(("act", "marked"), ("do", "csv"), ("case", $"{draft.Id}"));
        var assigned = await page.SendAsync(
            ("act", "marked"),
            ("do", "assign"),
            ("case", $"{draft.Id}"),
            ("to-officer", AccessWorld.Everybody["secretariat"])
        );

        Assert.DoesNotContain(AccessWorld.Secret, file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(AccessWorld.Secret, assigned.Text, StringComparison.Ordinal);
        foreach (var who in (string[])["finance", "auditor"])
        {
            var list = await PageAsync(who, "staff/applications");
            var submitted = world.Cases[nameof(ApplicationStage.Submitted)];
            foreach (var act in (string[])["assign", "remind"])
            {
                var reply = await list.SendAsync(("act", "marked"), ("do", act), ("case", $"{submitted.Id}"));
                Assert.Equal(403, reply.Status);
            }
        }
        Assert.Equal(before, await world.VersionsAsync());
    }

    [Fact]
    public async Task Drafts_and_what_was_never_submitted_are_nowhere_that_the_office_looks()
    {
        string[] places =
        [
            "api/applications",
            "api/applications?stage=withdrawn",
            "api/search?q=hemligt",
            "api/overview",
            "api/fund",
            "api/undelivered",
            "staff",
            "staff/applications",
            "staff/applications?q=hemligt",
            "staff/search?q=hemligt",
            "staff/export?format=csv",
            "staff/export?format=csv&q=hemligt",
            "staff/register?year=2026",
            "staff/payments",
            "staff/reports",
            "staff/fund?year=2027",
        ];
        List<string> faults = [];
        foreach (var who in _office)
        {
            foreach (var place in places)
            {
                var reply = (await world.As(who).GetAsync(place)).Ok();
                if (Hidden().Any(hidden => reply.Text.Contains(hidden, StringComparison.Ordinal)))
                {
                    faults.Add($"{place} to {who}");
                }
            }
            // Asked for by name, there are none of that stage for the office.
            var drafts = await world.As(who).GetAsync("api/applications?stage=draft");
            Assert.DoesNotContain(AccessWorld.Secret, drafts.Text, StringComparison.Ordinal);
            // Counters: as many as have been submitted, and no more.
            var stages = (await world.As(who).GetAsync("api/overview")).Ok().Body.GetProperty("stages");
            Assert.DoesNotContain("\"draft\":1", stages.GetRawText(), StringComparison.Ordinal);
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.Contains(AccessWorld.Secret, (await world.As("editor").GetAsync("api/applications")).Ok().Text);
    }

    [Theory]
    [InlineData("""{ "stage": "active" }""")]
    [InlineData("""{ "owner": "212000-0738" }""")]
    [InlineData("""{ "caseNumber": "KAL-2026-0001" }""")]
    [InlineData("""{ "title": "x", "decision": { "granted": 9000000 } }""")]
    [InlineData("""{ "submittedAt": "2026-01-01T00:00:00Z" }""")]
    public async Task What_others_decide_is_no_field_of_the_form(string body)
    {
        var before = await world.VersionsAsync();
        var draft = world.Cases[nameof(ApplicationStage.Draft)];

        var reply = await world
            .As("editor")
            .SendAsync(HttpMethod.Patch, $"api/applications/{draft.Id}/form", Caller.Json(body));

        Assert.Equal(400, reply.Status);
        Assert.Equal(before, await world.VersionsAsync());
    }

    [Theory]
    [InlineData("PUT", "api/me/preferences", """{ "choices": [], "roles": ["director"] }""")]
    [InlineData("PUT", "api/me/preferences", """{ "choices": [], "personId": "anders-wrangel" }""")]
    [InlineData("POST", "api/applications", """{ "title": "x", "roles": ["director"] }""")]
    [InlineData("POST", "api/applications", """{ "title": "x", "owner": "212000-0746" }""")]
    [InlineData("POST", "api/applications", """{ "title": "x", "stage": "submitted" }""")]
    public async Task Roles_owners_and_stages_in_a_body_are_refused(string method, string path, string body)
    {
        var reply = await world
            .As("another municipality's editor")
            .SendAsync(new HttpMethod(method), path, Caller.Json(body));

        Assert.Equal(400, reply.Status);
    }

    [Theory]
    [InlineData("secretariat")]
    [InlineData("director")]
    public async Task A_person_is_given_no_roles_but_by_mandates(string who)
    {
        var before = await world.VersionsAsync();

        var reply = await world
            .As(who)
            .PostAsync(
                "api/settings/people",
                """
                { "from": "2027-01-01", "name": "Ny", "email": "ny@x.example", "organisationNumber": "212000-0746",
                  "reason": "x", "roles": ["director"] }
                """
            );

        Assert.Equal(400, reply.Status);
        Assert.Equal(before, await world.VersionsAsync());
    }

    [Fact]
    public async Task A_form_that_names_another_applicant_makes_no_application_of_theirs()
    {
        var stranger = world.As("another municipality's editor");
        var page = await PageAsync("another municipality's editor", "applications/new");
        var id = Guid.CreateVersion7();

        await page.SendAsync(
            ("act", "new"),
            ("id", $"{id}"),
            ("title", "Bara vår"),
            ("owner", "212000-0746"),
            ("organisation", "212000-0746"),
            ("applicant.organisationNumber", "212000-0746"),
            ("stage", "Active")
        );
        var created = (
            await stranger.PostAsync(
                "api/applications",
                """{ "title": "Bara vår", "applicant": { "organisationNumber": "212000-0746", "name": "Kalmar kommun" } }"""
            )
        ).Ok();

        var theirs = (await stranger.GetAsync($"api/applications/{created["id"]}")).Ok();
        Assert.Equal("draft", theirs["stage"]);
        Assert.Equal(404, (await world.As("editor").GetAsync($"api/applications/{created["id"]}")).Status);
        Assert.Equal(404, (await world.As("editor").GetAsync($"api/applications/{id}")).Status);
    }

    [Fact]
    public async Task A_document_is_found_in_its_own_case_only()
    {
        var editor = world.As("editor");
        var own = world.Cases[nameof(ApplicationStage.SupplementRequested)];
        var other = world.Cases[nameof(ApplicationStage.Active)];
        var attached = await editor.SendAsync(
            HttpMethod.Post,
            $"api/applications/{own.Id}/attachments?fileName=fil.txt",
            new StringContent("Text.", System.Text.Encoding.UTF8, "text/plain")
        );
        var document = attached.Ok().Body.GetProperty("documents")[0].GetProperty("id").GetString();
        var before = await world.VersionsAsync();

        string[] elsewhere =
        [
            $"api/applications/{other.Id}/attachments/{document}",
            $"applications/{other.Id}/attachments/{document}",
        ];
        foreach (var path in elsewhere)
        {
            Assert.Equal(404, (await editor.GetAsync(path)).Status);
            Assert.Equal(404, (await world.As("another municipality's editor").GetAsync(path)).Status);
        }
        var requested = await editor.PostAsync(
            $"api/applications/{other.Id}/disbursement-requests",
            $$"""{ "instalment": 1, "amount": 1, "costs": [{ "costType": "personnel", "amount": 1 }], "attachmentId": "{{document}}", "comment": "x" }"""
        );

        Assert.InRange(requested.Status, 400, 499);
        Assert.Equal(before, await world.VersionsAsync());
    }

    private IEnumerable<string> Hidden() =>
        [
            AccessWorld.Secret,
            $"{world.Cases[nameof(ApplicationStage.Draft)].Id}",
            $"{world.Cases["never submitted"].Id}",
        ];

    // Acts on one of several things have a number, a report or a payment after a point.
    private static IEnumerable<string> Acts() =>
        Texts(typeof(StaffAct))
            .Select(act =>
                act switch
                {
                    StaffAct.AuthorisationOf
                    or StaffAct.RetryOf
                    or StaffAct.RequestAcceptanceOf
                    or StaffAct.RequestReturnOf
                    or StaffAct.AmendmentDecisionOf
                    or StaffAct.AmendmentVoteOn
                    or StaffAct.AmendmentConfirmationOf
                    or StaffAct.AccountDecisionOf => $"{act}.1",
                    StaffAct.MailAgainOf or StaffAct.MailHandledOf => $"{act}.1-0",
                    StaffAct.AcceptanceOf or StaffAct.ReturnOf => $"{act}.interim-1",
                    StaffAct.BankAnswerTo => $"{act}.KAL-2026-0001-1-1",
                    _ => act,
                }
            );

    private static IEnumerable<string> Texts(Type names) =>
        names
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

    private async Task<OpenPage> PageAsync(string who, string path)
    {
        var reply = (await world.As(who).GetAsync(path)).Ok();
        var field = Field().Match(reply.Text);
        if (!field.Success)
        {
            // A page without a form of its own: the token of any page will do.
            reply = (await world.As(who).GetAsync("accessibility")).Ok();
            field = Field().Match(reply.Text);
        }
        var cookie = reply
            .Headers.GetValues("Set-Cookie")
            .Select(set => set.Split(';')[0])
            .Single(set => !set.StartsWith("funding-session=", StringComparison.Ordinal));
        return new OpenPage(world.As(who).With(cookie), path, field.Groups["name"].Value, field.Groups["value"].Value);
    }

    [GeneratedRegex(
        "<input type=\"hidden\" name=\"(?<name>antiforgery)\" value=\"(?<value>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Field();

    private sealed record OpenPage(Caller Caller, string Path, string Name, string Token)
    {
        internal Task<Reply> SendAsync(params (string Name, string Value)[] fields) =>
            Caller.SendAsync(
                HttpMethod.Post,
                Path,
                new FormUrlEncodedContent([
                    KeyValuePair.Create(Name, Token),
                    .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
                ])
            );
    }
}
