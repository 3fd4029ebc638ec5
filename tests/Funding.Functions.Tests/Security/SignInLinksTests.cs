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
        var token = await links.IssueAsync("karin", default);

        Assert.Equal("karin", await links.PeekAsync(token, default));
        Assert.Equal("karin", await links.PeekAsync(token, default));
        Assert.Equal("karin", await links.RedeemAsync(token, default));
        Assert.Null(await links.RedeemAsync(token, default));
        Assert.Null(await links.PeekAsync(token, default));
    }

    [Fact]
    public async Task A_link_works_for_fifteen_minutes()
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        var (first, second) = (await links.IssueAsync("karin", default), await links.IssueAsync("eva", default));

        world.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        Assert.Equal("karin", await links.RedeemAsync(first, default));
        world.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await links.RedeemAsync(second, default));
    }

    [Fact]
    public async Task A_new_link_voids_the_one_before_for_that_person_alone()
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        var other = await links.IssueAsync("eva", default);
        var old = await links.IssueAsync("karin", default);
        var used = await links.IssueAsync("karin", default);
        await links.RedeemAsync(used, default);
        var latest = await links.IssueAsync("karin", default);

        Assert.Null(await links.RedeemAsync(old, default));
        Assert.Equal("karin", await links.RedeemAsync(latest, default));
        Assert.Equal("eva", await links.RedeemAsync(other, default));
    }

    [Fact]
    public async Task Of_ten_who_use_a_link_at_once_one_gets_in()
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        var token = await links.IssueAsync("karin", default);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => links.RedeemAsync(token, default)));

        Assert.Single(answers, "karin");
        Assert.Equal(9, answers.Count(answer => answer is null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not a token")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_guess_gets_nothing(string? token)
    {
        await using var world = new StorageWorld(azurite);
        var links = (await world.StartAsync()).Get<SignInLinks>();
        await links.IssueAsync("karin", default);

        Assert.Null(await links.RedeemAsync(token, default));
    }

    [Fact]
    public async Task Whoever_loses_the_answer_to_signing_in_is_signed_in_all_the_same()
    {
        await using var world = new StorageWorld(azurite);
        var token = await (await world.StartAsync()).Get<SignInLinks>().IssueAsync("karin", default);
        var lost = new LostAnswerPolicy(request => request.Method == RequestMethod.Put);

        Assert.Equal("karin", await world.Start(null, lost).Get<SignInLinks>().RedeemAsync(token, default));
        Assert.True(lost.HasLost);
    }
}
