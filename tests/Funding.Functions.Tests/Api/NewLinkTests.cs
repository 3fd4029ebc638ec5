using System.Net;
using System.Text.RegularExpressions;
using Funding.Functions.Tests.Meetings;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Api;

/// <summary>Links that no longer work, and new ones in their place.</summary>
public sealed partial class NewLinkTests(FundingApp app) : IClassFixture<FundingApp>
{
    private const string Partner = "lena.bergstrom@forsakringskassan.example";
    private const string Other = "fatima.nilsson@arbetsformedlingen.example";
    private const string Chair = "margareta.hjelm@kalmar.example";
    private const string Unknown = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    [Fact]
    public async Task A_used_link_leads_to_a_new_one_by_mail_to_the_same_address_once()
    {
        var life = new Life(app);
        await life.ToReviewAsync();
        var used = await life.LinkAsync(Partner);
        await life.AnswerReferralAsync(Partner);
        var receipt = await life.LinkAsync(Partner);
        var mails = (await app.MailsAsync(Partner)).Count;

        var reply = await app.Anonymous().PostAsync($"{used}/new-link");
        await app.Anonymous().PostAsync($"{used}/new-link");

        Assert.Equal(202, reply.Status);
        Assert.Equal("l***@forsakringskassan.example", reply["sentTo"]);
        Assert.Equal(mails + 1, (await app.MailsAsync(Partner)).Count);
        // The receipt's link is replaced, and the new one works.
        (await app.Anonymous().GetAsync(receipt)).Refuses(410, "link-revoked");
        await life.AnswerReferralAsync(Partner);
    }

    [Fact]
    public async Task The_answer_is_the_same_when_there_is_nothing_left_to_answer_and_no_mail_goes()
    {
        var life = new Life(app);
        await life.ToBoardAsync();
        var opinion = await OldLinkAsync(life, Partner);
        var mails = (await app.MailsAsync(Partner)).Count;

        var reply = await app.Anonymous().PostAsync($"{opinion}/new-link");

        Assert.Equal((202, "l***@forsakringskassan.example"), (reply.Status, reply["sentTo"]));
        Assert.Equal(mails, (await app.MailsAsync(Partner)).Count);
    }

    [Fact]
    public async Task Who_guesses_gets_no_link_and_learns_nothing()
    {
        var life = new Life(app);
        await life.ToReviewAsync();

        (await app.Anonymous().PostAsync($"api/links/{life.Id}/{Unknown}/new-link")).Refuses(404, "unknown-link");
        (await app.Anonymous().PostAsync($"api/meeting-links/{life.Id}/{Unknown}/new-link")).Refuses(
            404,
            "unknown-link"
        );
        var visitor = await new Visitor(app).OpenAsync($"/link/{life.Id}/{Unknown}");

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.DoesNotContain("Ung framåt", visitor.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_used_link_says_what_it_was_for_and_sends_a_new_one_by_its_button_alone()
    {
        var life = new Life(app);
        await life.ToReviewAsync();
        var used = Page(await life.LinkAsync(Other));
        await life.AnswerReferralAsync(Other);
        var (version, mails) = ((await life.StateAsync())["version"], (await app.MailsAsync(Other)).Count);

        var visitor = await new Visitor(app).OpenAsync(used);
        await visitor.OpenAsync(used);

        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
        Assert.Contains("Du har redan svarat med den här länken", visitor.Text, StringComparison.Ordinal);
        Assert.Contains(
            "ett yttrande över en projektansökan: Ung framåt",
            visitor.Text,
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Contains("f***@arbetsformedlingen.example", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("fatima", visitor.Page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(version, (await life.StateAsync())["version"]);

        await visitor.SendAsync("new-link");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("Titta i din e-post", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(mails + 1, (await app.MailsAsync(Other)).Count);
        var sent = (await app.MailsAsync(Other))[^1].Mail;
        Assert.StartsWith("Din nya länk: svara senast ", sent.Subject, StringComparison.Ordinal);

        await visitor.OpenAsync(Page(await life.LinkAsync(Other)));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task A_vote_that_was_cast_is_changed_by_way_of_the_used_link()
    {
        var life = new Life(app);
        await life.ToBoardAsync();
        var used = Page(await life.LinkAsync(Chair));
        await life.ActByLinkAsync(Chair, "ballot", """{ "choice": "no" }""");

        await (await new Visitor(app).OpenAsync(used)).SendAsync("new-link");
        await life.ActByLinkAsync(Chair, "ballot", """{ "choice": "yes" }""");

        var ballots = (await life.StateAsync()).Body.GetProperty("matter").GetProperty("ballots");
        Assert.Equal(
            ["no", "yes"],
            ballots.EnumerateArray().Select(ballot => ballot.GetProperty("choice").GetString())
        );
    }

    private async Task<string> OldLinkAsync(Life life, string email)
    {
        await app.IdleAsync();
        return (await app.MailsAsync(email))
            .Select(mail => Link().Match(mail.Mail.Text).Groups["path"].Value)
            .First(path => path.Contains(life.Id.ToString(), StringComparison.Ordinal))
            .Insert(0, "api/links/");
    }

    private static string Page(string link) => link.Replace("api/links/", "/link/", StringComparison.Ordinal);

    [GeneratedRegex("/link/(?<path>[0-9a-f-]{36}/[A-Za-z0-9_-]{43})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
