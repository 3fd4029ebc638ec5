using System.Text.Json.Nodes;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Api;

public sealed class IdempotencyTests(FundingApp app) : IClassFixture<FundingApp>
{
    private static readonly string _form = Repository.Sample("ung-framat-kalmar");

    [Fact]
    public async Task The_same_key_creates_one_application_even_at_the_same_instant()
    {
        var editor = await app.AsAsync(People.Editor);

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => editor.PostAsync("api/applications", _form, Key("first")))
        );

        Assert.All(replies, reply => Assert.Equal(201, reply.Status));
        Assert.Single(replies.Select(reply => reply["id"]).Distinct(StringComparer.Ordinal));
        Assert.Single(replies.Select(reply => reply.Headers.Location!.ToString()).Distinct(StringComparer.Ordinal));
        var list = (await editor.GetAsync("api/applications")).Ok().Body.GetProperty("items");
        Assert.Single(list.EnumerateArray(), row => row.GetProperty("id").GetString() == replies[0]["id"]);
        var created = (await editor.GetAsync($"api/applications/{replies[0]["id"]}")).Ok();
        Assert.Equal(3, created.Body.GetProperty("documents").GetArrayLength());
    }

    [Fact]
    public async Task A_key_is_not_taken_for_another_application()
    {
        var editor = await app.AsAsync(People.Editor);
        (await editor.PostAsync("api/applications", _form, Key("second"))).Ok();
        var other = JsonNode.Parse(_form)!;
        other["title"] = "Något annat";

        var reply = await editor.PostAsync("api/applications", other.ToJsonString(), Key("second"));

        reply.Refuses(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_repeated_creation_answers_the_same_after_the_draft_was_edited()
    {
        var editor = await app.AsAsync(People.Editor);
        var first = (await editor.PostAsync("api/applications", _form, Key("third"))).Ok();
        (await editor.PutAsync($"api/applications/{first["id"]}/form", """{ "title": "Ändrad" }""")).Ok();

        var again = (await editor.PostAsync("api/applications", _form, Key("third"))).Ok();

        Assert.Equal((201, first["id"]), (again.Status, again["id"]));
        Assert.Equal("Ändrad", again.Body.GetProperty("form").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Submitting_twice_at_once_gives_one_case_number_and_one_receipt()
    {
        var life = new Life(app);
        await life.DraftAsync();
        var signatory = await app.AsAsync(People.Signatory);

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => signatory.PostAsync($"{life.Path}/submission", null, Key("submit")))
        );
        await app.IdleAsync();
        var again = (await signatory.PostAsync($"{life.Path}/submission", null, Key("submit"))).Ok();

        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
        Assert.Matches("^KAL-2026-[0-9]{4}$", again["caseNumber"]);
        var receipts = (await app.MailsAsync(Life.SignatoryEmail)).Where(mail =>
            mail.Mail.Kind == "SubmissionReceipt"
            && mail.Mail.Subject.Contains(again["caseNumber"], StringComparison.Ordinal)
        );
        Assert.Single(receipts);
    }

    [Fact]
    public async Task A_file_that_may_not_be_attached_stops_the_whole_creation()
    {
        var editor = await app.AsAsync(People.Editor);
        var form = JsonNode.Parse(_form)!;
        form["attachments"]!
            .AsArray()
            .Add(new JsonObject { ["fileName"] = "program.exe", ["content"] = Convert.ToBase64String("MZ"u8) });
        var before = (await editor.GetAsync("api/applications")).Ok().Text;

        var reply = (await editor.PostAsync("api/applications", form.ToJsonString(), Key("fourth"))).Refuses(422);

        Assert.StartsWith(
            "/attachments/3",
            reply.Body.GetProperty("errors")[0].GetProperty("pointer").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(before, (await editor.GetAsync("api/applications")).Ok().Text);
    }

    private static (string, string) Key(string key) => ("Idempotency-Key", key);
}
