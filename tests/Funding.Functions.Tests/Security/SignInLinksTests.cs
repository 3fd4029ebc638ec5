using Azure.Core;
using Funding.Functions.Security;
using Funding.Functions.Tests.Storage;

namespace Funding.Functions.Tests.Security;

[Collection(AzuriteTests.Name)]
public sealed class SignInLinksTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_link_signs_its_person_in_once()
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        var issued = await IssueAsync(links, "karin");

        Assert.Equal("karin", Person(await links.PeekAsync(issued.Token, issued.Browser, default)));
        Assert.Equal("karin", Person(await links.PeekAsync(issued.Token, issued.Browser, default)));
        Assert.Equal("karin", Person(await links.RedeemAsync(issued.Token, issued.Browser, default)));
        Assert.IsType<SignInAnswer.Gone>(await links.RedeemAsync(issued.Token, issued.Browser, default));
        Assert.IsType<SignInAnswer.Gone>(await links.PeekAsync(issued.Token, issued.Browser, default));
        Assert.IsType<SignInAnswer.Gone>(await CodeAsync(links, issued.Code, issued.Browser));
    }

    [Fact]
    public async Task A_link_works_for_fifteen_minutes()
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        var (first, second) = (await IssueAsync(links, "karin"), await IssueAsync(links, "eva"));

        world.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        Assert.Equal("karin", Person(await links.RedeemAsync(first.Token, first.Browser, default)));
        world.Time.Advance(TimeSpan.FromTicks(1));
        Assert.IsType<SignInAnswer.Gone>(await links.RedeemAsync(second.Token, second.Browser, default));
        Assert.IsType<SignInAnswer.Gone>(await CodeAsync(links, second.Code, second.Browser));
    }

    [Fact]
    public async Task A_new_link_voids_the_one_before_for_that_person_alone()
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        var other = await IssueAsync(links, "eva");
        var old = await IssueAsync(links, "karin");
        var used = await IssueAsync(links, "karin");
        await links.RedeemAsync(used.Token, used.Browser, default);
        var latest = await IssueAsync(links, "karin");

        Assert.IsType<SignInAnswer.Gone>(await links.RedeemAsync(old.Token, old.Browser, default));
        Assert.IsType<SignInAnswer.Gone>(await CodeAsync(links, old.Code, old.Browser));
        Assert.Equal("karin", Person(await links.RedeemAsync(latest.Token, latest.Browser, default)));
        Assert.Equal("eva", Person(await links.RedeemAsync(other.Token, other.Browser, default)));
    }

    [Fact]
    public async Task Another_browser_than_the_one_that_asked_gets_nothing_and_uses_nothing_up()
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        var issued = await IssueAsync(links, "karin");
        var attacker = await IssueAsync(links, "eva");

        foreach (var browser in new[] { null, attacker.Browser, issued.Browser with { Secret = SecretToken.Create() } })
        {
            Assert.IsType<SignInAnswer.OtherBrowser>(await links.PeekAsync(issued.Token, browser, default));
            Assert.IsType<SignInAnswer.OtherBrowser>(await links.RedeemAsync(issued.Token, browser, default));
        }
        // The code alone is worth nothing either, even to whoever knows which link it belongs to.
        Assert.IsType<SignInAnswer.Gone>(await CodeAsync(links, issued.Code, null));
        Assert.IsType<SignInAnswer.WrongCode>(await CodeAsync(links, issued.Code, attacker.Browser));
        Assert.IsType<SignInAnswer.Gone>(
            await CodeAsync(links, issued.Code, attacker.Browser with { Link = issued.Browser.Link })
        );

        Assert.Equal("karin", Person(await links.RedeemAsync(issued.Token, issued.Browser, default)));
    }

    [Fact]
    public async Task The_code_of_the_mail_does_the_same_where_it_was_asked_for_however_it_is_typed()
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        var issued = await IssueAsync(links, "karin");

        var typed = $"  {issued.Code.ToLowerInvariant().Replace('-', ' ')} ";

        Assert.Equal("karin", Person(await CodeAsync(links, typed, issued.Browser)));
        Assert.IsType<SignInAnswer.Gone>(await CodeAsync(links, issued.Code, issued.Browser));
        Assert.IsType<SignInAnswer.Gone>(await links.RedeemAsync(issued.Token, issued.Browser, default));
    }

    [Fact]
    public async Task After_five_wrong_codes_code_and_link_are_void()
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        var (issued, lucky) = (await IssueAsync(links, "karin"), await IssueAsync(links, "eva"));
        List<int> left = [];
        for (var tries = 0; tries < 5; tries++)
        {
            var wrong = Assert.IsType<SignInAnswer.WrongCode>(await CodeAsync(links, "22222222", issued.Browser));
            left.Add(wrong.TriesLeft);
        }
        for (var tries = 0; tries < 4; tries++)
        {
            await CodeAsync(links, "22222222", lucky.Browser);
        }

        Assert.Equal([4, 3, 2, 1, 0], left);
        Assert.IsType<SignInAnswer.Gone>(await CodeAsync(links, issued.Code, issued.Browser));
        Assert.IsType<SignInAnswer.Gone>(await links.RedeemAsync(issued.Token, issued.Browser, default));
        Assert.Equal("eva", Person(await CodeAsync(links, lucky.Code, lucky.Browser)));
    }

    [Fact]
    public async Task Twenty_codes_tried_at_once_are_no_more_than_five()
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        var issued = await IssueAsync(links, "karin");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => CodeAsync(links, "22222222", issued.Browser))
        );

        Assert.True(answers.OfType<SignInAnswer.WrongCode>().Count() <= 5);
        Assert.IsType<SignInAnswer.Gone>(await CodeAsync(links, issued.Code, issued.Browser));
    }

    [Fact]
    public async Task Of_ten_who_use_a_link_at_once_one_gets_in()
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        var issued = await IssueAsync(links, "karin");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => links.RedeemAsync(issued.Token, issued.Browser, default))
        );

        Assert.Single(answers.OfType<SignInAnswer.Good>());
        Assert.Equal(9, answers.OfType<SignInAnswer.Gone>().Count());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not a token")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_guess_gets_nothing(string? token)
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        var issued = await IssueAsync(links, "karin");

        Assert.IsType<SignInAnswer.Gone>(await links.RedeemAsync(token, issued.Browser, default));
    }

    [Fact]
    public async Task A_link_that_is_nobodys_opens_for_nobody()
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        var issued = await links.IssueAsync(null, "~nobody", default);

        Assert.IsType<SignInAnswer.Gone>(await CodeAsync(links, issued.Code, issued.Browser));
    }

    [Fact]
    public async Task Neither_secret_nor_code_is_stored()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var issued = await IssueAsync(process.Get<SignInLinks>(), "karin");
        var rows = process
            .Get<Functions.Storage.StorageClients>()
            .Directory.QueryAsync<Azure.Data.Tables.TableEntity>("PartitionKey eq 'sign-in'");

        await foreach (var row in rows)
        {
            var text = string.Join('\n', row.Select(pair => $"{pair.Key}={pair.Value}"));
            Assert.DoesNotContain(issued.Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain(issued.Browser.Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(SignInCode.Read(issued.Code)!, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Links_that_are_too_old_are_forgotten_and_a_new_one_can_be_asked_for()
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        await IssueAsync(links, "karin");

        Assert.Equal(0, await links.TidyAsync(default));
        world.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(2, await links.TidyAsync(default));
        var issued = await IssueAsync(links, "karin");
        Assert.Equal("karin", Person(await links.RedeemAsync(issued.Token, issued.Browser, default)));
    }

    [Fact]
    public async Task Whoever_loses_the_answer_to_signing_in_is_signed_in_all_the_same()
    {
        await using var world = new StorageWorld(azurite);
        var issued = await IssueAsync((await world.StartAsync()).Get<SignInLinks>(), "karin");
        var lost = new LostAnswerPolicy(request => request.Method == RequestMethod.Put);

        var answer = await world
            .Start(null, lost)
            .Get<SignInLinks>()
            .RedeemAsync(issued.Token, issued.Browser, default);

        Assert.Equal("karin", Person(answer));
        Assert.True(lost.HasLost);
    }

    private static Task<IssuedSignIn> IssueAsync(SignInLinks links, string person) =>
        links.IssueAsync(person, person, default);

    private static Task<SignInAnswer> CodeAsync(SignInLinks links, string code, SignInBrowser? browser) =>
        links.RedeemCodeAsync(SignInCode.Read(code)!, browser, default);

    private static string Person(SignInAnswer answer) => Assert.IsType<SignInAnswer.Good>(answer).PersonId;
}
