using System.Text.Json;
using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Settings;

/// <summary>A number is changed by one request, without a deploy or a restart; running cases keep theirs and new ones get the new.</summary>
public sealed class SettingsApiTests(FundingApp app) : IClassFixture<FundingApp>
{
    [Theory]
    [InlineData("reviewDays", "35")]
    [InlineData("directorThreshold", "250000")]
    [InlineData("minimumMembers", "3")]
    public async Task A_number_is_changed_by_one_request_and_a_running_case_keeps_its_own(string name, string value)
    {
        var running = await DraftAsync();
        var staff = await app.AsAsync(People.Secretariat);

        var changed = await staff.PutAsync("api/settings/rules", Rules(app.Now, name, value));

        Assert.Equal(value, changed.Ok().Body.GetProperty("rules").GetProperty(name).ToString());
        Assert.NotEqual(value, (await RulesOfAsync(running)).GetProperty(name).ToString());
        Assert.Equal(value, (await RulesOfAsync(await DraftAsync())).GetProperty(name).ToString());
    }

    [Fact]
    public async Task A_case_is_decided_by_the_rules_it_was_submitted_under()
    {
        var life = new Life(app);
        await life.DraftAsync();
        await life.SubmitAsync();
        var director = await app.AsAsync(People.Director);
        (await director.PutAsync("api/settings/rules", Rules(app.Now, "supplementDays", "5"))).Ok();
        var later = new Life(app);
        await later.DraftAsync();
        await later.SubmitAsync();

        foreach (var case_ in new[] { life, later })
        {
            await case_.ActAsync(
                People.Secretariat,
                "supplement-request",
                """{ "questions": [{ "field": "/purpose", "text": "Vad är syftet?" }] }"""
            );
        }

        Assert.Equal("2026-09-15", await DeadlineAsync(life));
        Assert.Equal("2026-09-07", await DeadlineAsync(later));
    }

    [Fact]
    public async Task A_change_from_a_coming_day_is_shown_applies_from_its_day_and_can_be_taken_back()
    {
        var staff = await app.AsAsync(People.Secretariat);
        var from = app.Now.AddDays(2);
        (await staff.PutAsync("api/settings/rules", Rules(from, "recoveryDays", "45"))).Ok();
        (await staff.PutAsync("api/settings/rules", Rules(from, "reportReturnDays", "21"))).Ok();

        var before = (await staff.GetAsync("api/settings")).Ok();
        Assert.Equal("30", before.Body.GetProperty("rules").GetProperty("recoveryDays").ToString());
        var coming = before.Body.GetProperty("coming").EnumerateArray().ToList();
        Assert.Equal(2, coming.Count);
        var number = coming[1].GetProperty("number").GetInt64();
        (
            await staff.PostAsync($"api/settings/changes/{number}/withdrawal", """{ "reason": "Vi ångrade oss." }""")
        ).Ok();
        await app.AdvanceToAsync(from);

        // A session outlives no such leap: it is Thursday now.
        var after = (await (await app.AsAsync(People.Secretariat)).GetAsync("api/settings")).Ok().Body;
        Assert.Equal("45", after.GetProperty("rules").GetProperty("recoveryDays").ToString());
        Assert.Equal("14", after.GetProperty("rules").GetProperty("reportReturnDays").ToString());
        Assert.Empty(after.GetProperty("coming").EnumerateArray());
        Assert.Equal("45", (await RulesOfAsync(await DraftAsync())).GetProperty("recoveryDays").ToString());
    }

    [Fact]
    public async Task Of_two_who_change_on_the_same_version_the_second_is_told()
    {
        var staff = await app.AsAsync(People.Secretariat);
        var tag = (await staff.GetAsync("api/settings")).Ok().ETag;
        (await staff.PutAsync("api/settings/rules", Rules(app.Now, "interimReportDays", "40"), ("If-Match", tag))).Ok();

        var second = await staff.PutAsync(
            "api/settings/rules",
            Rules(app.Now, "interimReportDays", "50"),
            ("If-Match", tag)
        );
        var again = await staff.PutAsync(
            "api/settings/rules",
            Rules(app.Now, "interimReportDays", "40"),
            ("If-Match", tag)
        );

        second.Refuses(412);
        // The first one's answer may have been lost: the same again is no second change.
        again.Ok();
        Assert.Equal("40", again.Body.GetProperty("rules").GetProperty("interimReportDays").ToString());
    }

    [Theory]
    [InlineData("minimumMembers", "1", "/values/minimumMembers")]
    [InlineData("reviewDays", "1000", "/values/reviewDays")]
    public async Task A_number_out_of_its_range_is_refused_with_its_place(string name, string value, string place)
    {
        var staff = await app.AsAsync(People.Director);

        var reply = (await staff.PutAsync("api/settings/rules", Rules(app.Now, name, value))).Refuses(
            422,
            "invalid-input"
        );

        Assert.Equal(place, reply.Body.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Theory]
    [InlineData("""{ "reviewDays": "many" }""", "/values/reviewDays")]
    [InlineData("""{ "noSuchRule": 1 }""", "/values/noSuchRule")]
    [InlineData("[]", "/values")]
    public async Task A_number_of_the_wrong_kind_is_a_bad_body_with_its_place(string values, string place)
    {
        var staff = await app.AsAsync(People.Director);

        var reply = (
            await staff.PutAsync(
                "api/settings/rules",
                $$"""{ "from": "2026-12-01", "values": {{values}}, "reason": "x" }"""
            )
        ).Refuses(400, "invalid-body");

        Assert.Equal(place, reply.Body.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task A_new_draft_is_asked_by_the_form_that_is_in_force_and_one_that_was_begun_by_its_own()
    {
        var begun = await DraftAsync();
        var staff = await app.AsAsync(People.Secretariat);
        var form = (await staff.GetAsync("api/settings")).Ok().Body.GetProperty("form");

        (
            await staff.PutAsync(
                "api/settings/form",
                $$"""{ "from": "{{app.Now:yyyy-MM-dd}}", "reason": "Tydligare.", "form": {{form
                    .GetRawText()
                    .Replace(
                        form.GetProperty("sections")[0].GetProperty("title").GetProperty("sv").GetString()!,
                        "Om er",
                        StringComparison.Ordinal
                    )}} }"""
            )
        ).Ok();

        Assert.Equal(
            "2",
            (await AssociationOfAsync(await DraftAsync())).GetProperty("form").GetProperty("version").ToString()
        );
        Assert.False((await AssociationOfAsync(begun)).TryGetProperty("form", out _));
    }

    [Fact]
    public async Task Letters_frames_and_the_trail_with_who_and_why()
    {
        var staff = await app.AsAsync(People.Secretariat);
        (
            await staff.PutAsync(
                "api/settings/letters/decision",
                $$"""{ "from": "{{app.Now:yyyy-MM-dd}}", "opening": "Hej!", "closing": "Lycka till.", "reason": "Vänligare." }"""
            )
        ).Ok();
        var reply = (
            await staff.PutAsync("api/settings/frames/2027", """{ "amount": 26000000, "reason": "Mer från staten." }""")
        ).Ok();
        (
            await staff.PutAsync(
                "api/settings/letters/nonsense",
                """{ "from": "2027-01-01", "opening": "", "closing": "", "reason": "x" }"""
            )
        ).Refuses(404);

        Assert.Equal(
            "Hej!",
            reply.Body.GetProperty("letters").GetProperty("decision").GetProperty("opening").GetString()
        );
        Assert.Contains(
            reply.Body.GetProperty("frames").EnumerateArray(),
            frame =>
                frame.GetProperty("year").GetInt32() == 2027 && frame.GetProperty("amount").GetDecimal() == 26000000
        );
        var trail = (await staff.GetAsync("api/settings/history?pageSize=100")).Ok().Body.GetProperty("items");
        var set = trail
            .EnumerateArray()
            .Single(line => line.GetProperty("event").GetProperty("$type").GetString() == "frameSet");
        Assert.Equal("Mer från staten.", set.GetProperty("event").GetProperty("reason").GetString());
        Assert.Equal(
            People.Secretariat,
            set.GetProperty("event").GetProperty("by").GetProperty("personId").GetString()
        );
    }

    private static string Rules(DateTimeOffset from, string name, string value) =>
        $$"""{ "from": "{{from:yyyy-MM-dd}}", "values": { "{{name}}": {{value}} }, "reason": "Styrelsens beslut." }""";

    private async Task<Guid> DraftAsync()
    {
        var life = new Life(app);
        await life.DraftAsync();
        return life.Id;
    }

    private async Task<JsonElement> RulesOfAsync(Guid id) => (await AssociationOfAsync(id)).GetProperty("rules");

    // What the application keeps of the association stands in its first event.
    private async Task<JsonElement> AssociationOfAsync(Guid id) =>
        (await (await app.AsAsync(People.Editor)).GetAsync($"api/applications/{id}/events"))
            .Ok()
            .Body.GetProperty("items")[0]
            .GetProperty("event")
            .GetProperty("association");

    private static async Task<string> DeadlineAsync(Life life) =>
        (await life.StateAsync()).Body.GetProperty("supplement").GetProperty("deadline").GetString()!;
}
