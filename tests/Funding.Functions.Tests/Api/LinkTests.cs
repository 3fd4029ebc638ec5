using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Api;

public sealed class LinkTests(FundingApp app) : IClassFixture<FundingApp>
{
    private const string Partner = "lena.bergstrom@forsakringskassan.example";
    private const string Chair = "margareta.hjelm@kalmar.example";

    [Fact]
    public async Task Opening_a_link_shows_what_it_is_for_and_changes_nothing_however_often()
    {
        var life = new Life(app);
        await life.ToReviewAsync();
        var link = await life.LinkAsync(Partner);
        var before = (await life.StateAsync())["version"];

        for (var scan = 0; scan < 5; scan++)
        {
            var shown = (await app.Anonymous().GetAsync(link)).Ok();
            Assert.Equal("opinion", shown["purpose"]);
            await app.Anonymous().SendAsync(HttpMethod.Head, link);
        }

        Assert.Equal(before, (await life.StateAsync())["version"]);
        await life.AnswerReferralAsync(Partner);
    }

    [Fact]
    public async Task A_partner_does_not_see_what_other_partners_said()
    {
        var life = new Life(app);
        await life.ToReviewAsync();
        await life.AnswerReferralAsync("fatima.nilsson@arbetsformedlingen.example");

        var shown = (await app.Anonymous().GetAsync(await life.LinkAsync(Partner))).Ok();

        Assert.DoesNotContain("Behovet är stort.", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_used_link_is_gone_and_says_so()
    {
        var life = new Life(app);
        await life.ToReviewAsync();
        var link = await life.LinkAsync(Partner);
        const string Opinion = """{ "stance": "noOpinion" }""";
        (await app.Anonymous().PostAsync($"{link}/opinion", Opinion)).Ok();

        (await app.Anonymous().PostAsync($"{link}/opinion", Opinion)).Refuses(410, "link-used");
        (await app.Anonymous().GetAsync(link)).Refuses(410, "link-used");
    }

    [Fact]
    public async Task A_link_of_an_ended_round_changes_nothing()
    {
        var life = new Life(app);
        await life.ToBoardAsync();
        var link = await life.LinkAsync(Chair);
        await life.ProposeAsync("Beloppet är prövat igen.");

        var reply = await app.Anonymous().PostAsync($"{link}/ballot", """{ "choice": "yes" }""");

        Assert.True(reply.Status is 409 or 410, reply.Text);
        reply.Refuses(reply.Status);
    }

    [Fact]
    public async Task Two_votes_with_one_link_at_once_count_as_one()
    {
        var life = new Life(app);
        await life.ToBoardAsync();
        var link = await life.LinkAsync(Chair);

        var replies = await Task.WhenAll(
            app.Anonymous().PostAsync($"{link}/ballot", """{ "choice": "yes" }"""),
            app.Anonymous().PostAsync($"{link}/ballot", """{ "choice": "no" }""")
        );

        Assert.Equal([200, 410], replies.Select(reply => reply.Status).Order());
        var ballots = (await life.StateAsync()).Body.GetProperty("matter").GetProperty("ballots");
        Assert.Equal(1, ballots.GetArrayLength());
    }

    [Fact]
    public async Task A_vote_may_be_changed_with_the_link_of_its_receipt()
    {
        var life = new Life(app);
        await life.ToBoardAsync();
        await life.ActByLinkAsync(Chair, "ballot", """{ "choice": "no" }""");

        await life.ActByLinkAsync(Chair, "ballot", """{ "choice": "yes" }""");

        var ballots = (await life.StateAsync()).Body.GetProperty("matter").GetProperty("ballots");
        Assert.Equal(
            ["no", "yes"],
            ballots.EnumerateArray().Select(ballot => ballot.GetProperty("choice").GetString())
        );
    }

    [Fact]
    public async Task What_is_wrong_in_what_was_sent_is_said_and_the_link_stays_good()
    {
        var life = new Life(app);
        await life.ToReviewAsync();
        var link = await life.LinkAsync(Partner);
        var anybody = app.Anonymous();

        (await anybody.PostAsync($"{link}/opinion", "{")).Refuses(400, "malformed-json");
        (await anybody.PostAsync($"{link}/opinion", """{ "stance": "maybe" }""")).Refuses(400, "invalid-body");
        (await anybody.PostAsync($"{link}/opinion", new string(' ', 10_000_000) + "{}")).Refuses(413, "too-large");
        (await anybody.SendAsync(HttpMethod.Post, $"{link}/opinion", new StringContent("{}"))).Refuses(415);
        (await anybody.PostAsync($"{link}/ballot", """{ "choice": "yes" }""")).Refuses(409, "link-for-something-else");
        (await anybody.PostAsync($"{link}/opinion", """{ "stance": "doesNotSupport", "reasons": "" }""")).Refuses(422);

        await life.AnswerReferralAsync(Partner);
    }

    [Theory]
    [InlineData("api/links/{id}/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("api/links/{id}/short")]
    [InlineData("api/links/nonsense/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("api/links/00000000-0000-0000-0000-000000000000/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Who_guesses_learns_nothing(string link)
    {
        var life = new Life(app);
        await life.DraftAsync();
        var path = link.Replace("{id}", life.Id.ToString(), StringComparison.Ordinal);

        (await app.Anonymous().GetAsync(path)).Refuses(404, "unknown-link");
        (await app.Anonymous().PostAsync($"{path}/ballot", """{ "choice": "yes" }""")).Refuses(404, "unknown-link");
    }
}
