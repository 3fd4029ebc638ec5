using System.Collections.Concurrent;
using Funding.Core;
using Funding.Functions.Security;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Access;

/// <summary>Every endpoint, asked by somebody of every kind, in every stage: the answer is what the policy's table says.</summary>
public sealed class AccessMatrixTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private const int AtOnce = 8;

    [Fact]
    public void Every_HTTP_function_says_what_the_policy_is_asked() =>
        Assert.Equal(
            Door.HttpFunctions().Select(function => function.Name).Order(StringComparer.Ordinal),
            Asks.Functions.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void There_is_a_case_in_every_stage_and_somebody_with_every_role()
    {
        Assert.Equal(
            Enum.GetNames<ApplicationStage>().Order(StringComparer.Ordinal),
            world.Cases.Values.Select(application => $"{application.Stage}").Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(
            world.Cases.Where(named => Enum.IsDefined(named.Value.Stage) && named.Key != "never submitted"),
            named => Assert.Equal(named.Key, $"{named.Value.Stage}")
        );
        Assert.Empty(
            Enum.GetValues<Role>()
                .Except([Role.System])
                .Except(AccessWorld.Everybody.Keys.SelectMany(who => world.ActorOf(who).Roles))
        );
        // Every relation that the table speaks of is somebody's, and every row lets somebody through somewhere.
        Assert.All(
            CaseAccess.Rows.Where(row => row.Who.Role is not Role.System),
            row =>
                Assert.Contains(
                    AccessWorld.Everybody.Keys,
                    who =>
                        world.ActorOf(who).Is(row.Who.Role)
                        && world.Cases.Values.Any(application =>
                            AccessPolicy.Allows(world.ActorOf(who), row.Action, application)
                        )
                )
        );
    }

    [Fact]
    public async Task Each_case_is_to_each_person_what_the_table_says()
    {
        var before = await world.VersionsAsync();
        var faults = await world.App.Memory.WhileOnAsync(() =>
            FaultsAsync(
                from door in Door.All
                where door.Ask is Ask.Case
                from named in world.Cases
                from who in Everyone
                select new Visit(door, who, named.Key, named.Value, null)
            )
        );

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.Equal(before, await world.VersionsAsync());
    }

    [Fact]
    public async Task Each_meeting_is_to_each_person_what_the_table_says()
    {
        var before = await world.VersionsAsync();
        var faults = await world.App.Memory.WhileOnAsync(() =>
            FaultsAsync(
                from door in Door.All
                where door.Ask is Ask.At or Ask.AtDesk
                from named in world.Meetings
                from who in Everyone
                select new Visit(door, who, named.Key, null, named.Value)
            )
        );

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.Equal(before, await world.VersionsAsync());
    }

    [Fact]
    public async Task What_is_about_no_case_is_to_each_person_what_the_table_says()
    {
        var before = await world.VersionsAsync();
        var faults = await FaultsAsync(
            from door in Door.All
            where door.Ask is not (Ask.Case or Ask.At or Ask.AtDesk or Ask.Anybody or Ask.Nothing)
            from who in Everyone
            where who is null || !door.EndsTheSession
            select new Visit(door, who, "", null, null)
        );

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.Equal(before, await world.VersionsAsync());
    }

    [Fact]
    public async Task What_is_for_everybody_asks_nobody_to_sign_in_and_what_is_by_link_is_nothing_without_it()
    {
        var before = await world.VersionsAsync();
        var faults = await FaultsAsync(
            from door in Door.All
            where door.Ask is Ask.Anybody or Ask.Nothing
            select new Visit(door, null, "", world.Cases[nameof(ApplicationStage.BoardDecision)], null)
        );

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.Equal(before, await world.VersionsAsync());
    }

    private static IEnumerable<string?> Everyone => [null, .. AccessWorld.Everybody.Keys];

    private async Task<IReadOnlyList<string>> FaultsAsync(IEnumerable<Visit> visits)
    {
        var all = visits.ToList();
        Assert.NotEmpty(all);
        ConcurrentBag<string> faults = [];
        await Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (visit, _) =>
            {
                var expected = visit.Door.Expected(
                    visit.Who is null ? null : world.ActorOf(visit.Who),
                    visit.Application,
                    visit.Meeting
                );
                var reply = await AskAsync(visit);
                var seen = AnswerOf(visit.Door, reply);
                // Let through, and then there is no such report, record or document in this case.
                var isSame =
                    seen == expected || (expected is Answer.Through && seen is Answer.NotFound && visit.Door.MayLack);
                if (!isSame || reply.Status >= 500)
                {
                    faults.Add(
                        $"{visit.Door.Method} {visit.Door.Function} by {visit.Who ?? "nobody"} in {visit.Where}: {reply.Status}, expected {expected}"
                    );
                }
            }
        );
        return [.. faults.Order(StringComparer.Ordinal).Take(50)];
    }

    // What is sent cannot be read, or comes without the page's token: whoever is let through gets that far and no further.
    private async Task<Reply> AskAsync(Visit visit)
    {
        var caller = visit.Who is null ? world.Nobody : world.As(visit.Who);
        var id = visit.Application?.Id.Value ?? visit.Meeting?.Id.Value ?? Guid.Empty;
        var reply = await SendAsync(visit.Door.At(id));
        // A link's secret, true or not, is swapped for a cookie first.
        return
            reply.Headers.Location?.OriginalString is { } opened
            && LinkCookies.IsPublicId(opened.Split('/').ElementAtOrDefault(3) ?? "")
            ? await SendAsync(opened, ("Cookie", reply.Headers.GetValues("Set-Cookie").First().Split(';')[0]))
            : reply;

        async Task<Reply> SendAsync(string path, params (string Name, string Value)[] headers)
        {
            using HttpContent? content =
                visit.Door.Method is "GET" or "DELETE" ? null
                : visit.Door.IsApi ? Caller.Json("{")
                : new FormUrlEncodedContent([]);
            return await caller.SendAsync(new HttpMethod(visit.Door.Method), path, content, headers);
        }
    }

    private static Answer AnswerOf(Door door, Reply reply) =>
        reply.Status switch
        {
            401 => Answer.SignIn,
            303 when !door.IsApi && reply.Headers.Location?.OriginalString is "/sign-in" => Answer.SignIn,
            403 => Answer.Forbidden,
            404 or 410 => Answer.NotFound,
            // Whoever tries links that are none is soon told to wait.
            429 when door.Ask is Ask.Nothing => Answer.NotFound,
            _ => Answer.Through,
        };

    private sealed record Visit(Door Door, string? Who, string Where, Application? Application, Meeting? Meeting);
}
