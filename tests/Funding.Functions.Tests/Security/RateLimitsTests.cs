using System.Net;
using Azure.Data.Tables;
using Funding.Functions.Security.Limits;
using Funding.Functions.Tests.Storage;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Tests.Security;

[Collection(AzuriteTests.Name)]
public sealed class RateLimitsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task So_many_are_let_through_in_a_window_and_the_rest_are_told_when_to_come_back()
    {
        await using var world = Three(azurite);
        var limits = (await world.StartAsync()).Get<RateLimits>();

        for (var taken = 0; taken < 3; taken++)
        {
            Assert.True((await TakeAsync(limits, "Eva@kommun.example")).Allowed);
            world.Time.Advance(TimeSpan.FromMinutes(10));
        }
        var refused = await TakeAsync(limits, " eva@KOMMUN.example ");
        world.Time.Advance(refused.RetryAfter);

        Assert.Equal(new RateAnswer(false, TimeSpan.FromMinutes(30)), refused);
        Assert.True((await TakeAsync(limits, "eva@kommun.example")).Allowed);
    }

    [Fact]
    public async Task One_who_asks_too_often_is_nobody_elses_trouble_and_one_limit_is_not_another()
    {
        await using var world = Three(azurite);
        var limits = (await world.StartAsync()).Get<RateLimits>();
        for (var taken = 0; taken < 4; taken++)
        {
            await TakeAsync(limits, "eva@kommun.example");
        }

        Assert.False((await TakeAsync(limits, "eva@kommun.example")).Allowed);
        Assert.True((await TakeAsync(limits, "karin@kommun.example")).Allowed);
        Assert.True((await limits.TryTakeAsync(RateLimit.SignInMails, "eva@kommun.example", default)).Allowed);
    }

    [Fact]
    public async Task All_instances_count_together_however_many_ask_at_once()
    {
        await using var world = Three(azurite);
        var (one, other) = (await world.StartAsync(), world.Start());

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(n => TakeAsync((n % 2 == 0 ? one : other).Get<RateLimits>(), "eva@k.example"))
        );
        var afterwards = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => TakeAsync(other.Get<RateLimits>(), "eva@k.example"))
        );

        Assert.True(answers.Concat(afterwards).Count(answer => answer.Allowed) <= 3);
        Assert.Contains(answers, answer => answer.Allowed);
        Assert.False((await TakeAsync(one.Get<RateLimits>(), "eva@k.example")).Allowed);
    }

    [Fact]
    public async Task Whose_it_was_does_not_stand_in_storage_and_what_has_ended_is_forgotten()
    {
        await using var world = Three(azurite);
        var process = await world.StartAsync();
        var (limits, table) = (
            process.Get<RateLimits>(),
            process.Get<Funding.Functions.Storage.StorageClients>().Limits
        );
        await TakeAsync(limits, "eva@kommun.example");
        await limits.TryTakeAsync(RateLimit.Misses, "198.51.100.7", default);

        var rows = await table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(3, rows.Count);
        Assert.DoesNotContain(
            rows.SelectMany(row => row.Select(cell => $"{cell.Key} {cell.Value}")),
            text =>
                text.Contains("eva", StringComparison.OrdinalIgnoreCase)
                || text.Contains("198.51", StringComparison.Ordinal)
        );
        Assert.Equal(0, await limits.TidyAsync(default));
        world.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(2, await limits.TidyAsync(default));
        Assert.True(await TakeThreeAsync(limits));
    }

    [Theory]
    [InlineData(0, "203.0.113.9", "10.0.0.1")]
    [InlineData(1, null, "10.0.0.1")]
    [InlineData(1, "203.0.113.9", "203.0.113.9")]
    [InlineData(1, "6.6.6.6, 203.0.113.9:50123", "203.0.113.9")]
    [InlineData(2, "6.6.6.6, 203.0.113.9, 10.9.9.9", "203.0.113.9")]
    [InlineData(2, "203.0.113.9", "203.0.113.9")]
    [InlineData(1, "rubbish", "10.0.0.1")]
    [InlineData(1, "2001:db8:1:2:3:4:5:6", "20010db800010002/64")]
    [InlineData(1, "[2001:db8:1:2:ffff::1]:443", "20010db800010002/64")]
    [InlineData(1, "::ffff:203.0.113.9", "203.0.113.9")]
    public void A_client_is_known_by_what_our_own_proxies_say(int proxies, string? forwarded, string client)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("10.0.0.1");
        if (forwarded is not null)
        {
            context.Request.Headers["X-Forwarded-For"] = forwarded;
        }
        var header = proxies == 0 ? null : "X-Forwarded-For";

        Assert.Equal(client, ClientAddress.Of(context.Request, header, proxies));
    }

    private static async Task<bool> TakeThreeAsync(RateLimits limits)
    {
        for (var taken = 0; taken < 3; taken++)
        {
            if (!(await TakeAsync(limits, "eva@kommun.example")).Allowed)
            {
                return false;
            }
        }
        return true;
    }

    private static StorageWorld Three(AzuriteFixture azurite) =>
        new(azurite) { Settings = { ["RateLimits:Reissues"] = "3/01:00:00" } };

    private static Task<RateAnswer> TakeAsync(RateLimits limits, string key) =>
        limits.TryTakeAsync(RateLimit.Reissues, key, default);
}
