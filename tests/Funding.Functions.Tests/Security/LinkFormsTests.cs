using System.Text.RegularExpressions;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Security;

/// <summary>What is sent with a personal link comes from the link's own page, in the browser that opened it.</summary>
public sealed partial class LinkFormsTests(FundingApp app) : IClassFixture<FundingApp>
{
    private const string Partner = "lena.bergstrom@forsakringskassan.example";
    private const string Other = "fatima.nilsson@arbetsformedlingen.example";
    private const string Chair = "margareta.hjelm@kalmar.example";

    [Fact]
    public async Task A_form_of_a_link_is_refused_without_its_own_token_or_from_another_site_and_nothing_changes()
    {
        var (review, board) = (new Life(app), new Life(app));
        await review.ToReviewAsync();
        await board.ToBoardAsync();
        List<(Life Life, string Link, string Act)> links =
        [
            (review, await review.LinkAsync(Partner), "opinion"),
            (board, await board.LinkAsync(Chair), "vote"),
        ];
        var stranger = await OpenAsync(await review.LinkAsync(Other));

        foreach (var (life, link, act) in links)
        {
            var (browser, address, token) = await OpenAsync(link);
            var before = (await life.StateAsync()).Text;
            List<Reply> refused =
            [
                await SendAsync(null),
                await SendAsync(""),
                await SendAsync(stranger.Token),
                await SendAsync(token[..^6] + "AAAAAA"),
            ];
            Assert.All(refused, reply => Assert.Equal(400, reply.Status));
            Assert.Contains((await SendAsync(token, ("Sec-Fetch-Site", "cross-site"))).Status, (int[])[400, 403]);
            Assert.Contains(
                (await SendAsync(token, ("Origin", "https://elsewhere.example"))).Status,
                (int[])[400, 403]
            );
            Assert.Equal(before, (await life.StateAsync()).Text);

            // With it the form is read, and answered for what it says.
            Assert.NotEqual(400, (await SendAsync(token)).Status);

            Task<Reply> SendAsync(string? sent, params (string Name, string Value)[] headers) =>
                browser.SendAsync(
                    HttpMethod.Post,
                    address,
                    new FormUrlEncodedContent([
                        KeyValuePair.Create("act", act),
                        .. sent is null ? [] : new[] { KeyValuePair.Create("antiforgery", sent) },
                    ]),
                    headers
                );
        }

        async Task<(Caller Browser, string Address, string Token)> OpenAsync(string link)
        {
            var (browser, address) = await app.OpenLinkAsync(Page(link));
            var page = (await browser.GetAsync(address)).Ok();
            var cookies = page.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0]);
            return (browser.With(string.Join("; ", cookies)), address, Field().Match(page.Text).Groups["token"].Value);
        }
    }

    private static string Page(string link) => link.Replace("api/links/", "/link/", StringComparison.Ordinal);

    [GeneratedRegex("name=\"antiforgery\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
