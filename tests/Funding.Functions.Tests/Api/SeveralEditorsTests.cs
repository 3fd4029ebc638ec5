using System.Text.Json;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Api;

public sealed class SeveralEditorsTests(FundingApp app) : IClassFixture<FundingApp>
{
    [Fact]
    public async Task Fields_that_others_have_saved_are_kept_and_what_was_written_over_is_told()
    {
        var (editor, signatory) = (await app.AsAsync(People.Editor), await app.AsAsync(People.Signatory));
        var created = (await editor.PostAsync("api/applications", Repository.Sample("ung-framat-kalmar"))).Ok();
        var address = $"api/applications/{created["id"]}/form";
        (await PatchAsync(signatory, address, created.ETag, """{ "risks": "Annas", "equality": "Annas" }""")).Ok();

        var merged = (await PatchAsync(editor, address, created.ETag, """{ "risks": "Bos", "method": "Bos" }""")).Ok();

        var form = merged.Body.GetProperty("form");
        Assert.Equal(
            ("Bos", "Annas", "Bos"),
            (
                form.GetProperty("risks").GetString(),
                form.GetProperty("equality").GetString(),
                form.GetProperty("method").GetString()
            )
        );
        var replaced = Assert.Single(merged.Body.GetProperty("replacedTexts").EnumerateArray());
        Assert.Equal("/risks", replaced.GetProperty("field").GetString());
        Assert.Equal("Annas", replaced.GetProperty("text").GetString());
        (await PatchAsync(editor, address, "\"never-given\"", "{}")).Refuses(412, "stale");
    }

    [Fact]
    public async Task A_change_after_asking_makes_the_request_void_and_an_editor_still_cannot_sign()
    {
        var editor = await app.AsAsync(People.Editor);
        var created = (await editor.PostAsync("api/applications", Repository.Sample("ung-framat-kalmar"))).Ok();
        var id = created["id"];

        var asked = (await editor.PostAsync($"api/applications/{id}/sign-off")).Ok();
        await app.IdleAsync();
        var changed = (
            await PatchAsync(editor, $"api/applications/{id}/form", asked.ETag, """{ "title": "Ändrad" }""")
        ).Ok();

        Assert.Equal(1, asked.Body.GetProperty("signOff").GetProperty("round").GetInt32());
        Assert.NotEqual(JsonValueKind.Undefined, changed.Body.GetProperty("signOff").GetProperty("voidedAt").ValueKind);
        (await editor.PostAsync($"api/applications/{id}/submission")).Refuses(403, "not-allowed");
    }

    [Fact]
    public async Task A_copy_begins_where_the_earlier_application_ended_and_is_made_once()
    {
        var editor = await app.AsAsync(People.Editor);
        var created = (await editor.PostAsync("api/applications", Repository.Sample("ung-framat-kalmar"))).Ok();
        var copies = $"api/applications/{created["id"]}/copy";

        var copy = await editor.PostAsync(copies, null, ("Idempotency-Key", "copy"));
        var again = await editor.PostAsync(copies, null, ("Idempotency-Key", "copy"));

        Assert.Equal(201, copy.Status);
        Assert.Equal(copy["id"], again["id"]);
        Assert.Equal(created["id"], copy["copiedFrom"]);
        Assert.Equal(
            created.Body.GetProperty("form").GetProperty("background").GetString(),
            copy.Body.GetProperty("form").GetProperty("background").GetString()
        );
        Assert.Empty(copy.Body.GetProperty("documents").EnumerateArray());
    }

    private static Task<Reply> PatchAsync(Caller caller, string address, string read, string json) =>
        caller.SendAsync(HttpMethod.Patch, $"{address}?read={Uri.EscapeDataString(read)}", Caller.Json(json));
}
