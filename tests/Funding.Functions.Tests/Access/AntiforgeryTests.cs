using System.Text.RegularExpressions;
using Funding.Core;
using Funding.Functions.Tests.Running;

namespace Funding.Functions.Tests.Access;

/// <summary>Nothing is changed for a form that did not come from our own page, to the person whose session it is.</summary>
public sealed partial class AntiforgeryTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    /// <summary>Changes nothing but a cookie that says which language to show, and carries no token.</summary>
    private const string NeedsNone = "WebLanguage";

    [Fact]
    public async Task Every_form_is_refused_without_the_visitors_own_token_and_nothing_changes()
    {
        var before = await world.VersionsAsync();
        List<string> faults = [];
        foreach (var door in Forms())
        {
            var (who, path) = await OpenAsync(door);
            var own = await TokenAsync(world.As(who));
            var others = await TokenAsync(world.As(who == "director" ? "finance" : "director"));
            var stale = await TokenAsync(world.Nobody);
            (string Name, Token? Token, (string, string)[] Headers)[] tries =
            [
                ("no token", null, []),
                ("no token in the form", own with { Field = "" }, []),
                ("another person's token", others, []),
                ("another session's field with the own cookie", own with { Field = others.Field }, []),
                ("a token from before signing in", stale, []),
                ("an altered token", own with { Field = own.Field[..^6] + "AAAAAA" }, []),
                ("the own token from another site", own, [("Sec-Fetch-Site", "cross-site")]),
                ("the own token from another origin", own, [("Origin", "https://elsewhere.example")]),
            ];
            foreach (var (name, token, headers) in tries)
            {
                var reply = await SendAsync(world.As(who), path, token, headers);
                // What another site sends is refused before it is read.
                if (reply.Status is not 400 && !(headers.Length > 0 && reply.Status is 403))
                {
                    faults.Add($"{door.Function} ({path}) by {who} with {name}: {reply.Status}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.Equal(before, await world.VersionsAsync());
        // Nobody was signed out by it either.
        Assert.All(
            AccessWorld.Everybody.Keys,
            who => Assert.Equal(200, world.As(who).GetAsync("api/me").Result.Status)
        );
    }

    [Fact]
    public async Task With_the_visitors_own_token_a_form_is_taken()
    {
        var caller = world.As("director");

        var reply = await SendAsync(caller, "/preferences", await TokenAsync(caller), []);

        Assert.Equal(303, reply.Status);
    }

    [Fact]
    public async Task Every_change_by_the_API_is_refused_when_another_site_asks_for_it_and_nothing_changes()
    {
        var before = await world.VersionsAsync();
        List<string> faults = [];
        foreach (
            var door in Door.All.Where(door =>
                door.IsApi && !door.IsRead && door.Ask is not (Ask.Nothing or Ask.Anybody) && door.Method != "OPTIONS"
            )
        )
        {
            var (who, path) = Through(door).First();
            foreach (
                var header in ((string, string)[])
                    [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://e.example")]
            )
            {
                var reply = await world.As(who).SendAsync(new HttpMethod(door.Method), path, Caller.Json("{}"), header);
                if (reply.Status is not 403 || !reply.Text.Contains("cross-site-request", StringComparison.Ordinal))
                {
                    faults.Add($"{door.Method} {door.Function} by {who} with {header}: {reply.Status}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.Equal(before, await world.VersionsAsync());
    }

    /// <summary>Every page that takes a form from somebody signed in, and those of whoever visits.</summary>
    private static IEnumerable<Door> Forms() =>
        Door.All.Where(door =>
            !door.IsApi && door.Method == "POST" && door.Ask is not Ask.Nothing && door.Function != NeedsNone
        );

    /// <summary>Somebody who is let through, in a stage in which the page reads what is sent.</summary>
    private async Task<(string Who, string Path)> OpenAsync(Door door)
    {
        foreach (var (who, path) in Through(door))
        {
            if ((await SendAsync(world.As(who), path, null, [])).Status is 400)
            {
                return (who, path);
            }
        }
        Assert.Fail($"{door.Function} refuses nobody who comes without a token.");
        return default;
    }

    private IEnumerable<(string Who, string Path)> Through(Door door) =>
        from who in AccessWorld.Everybody.Keys
        from place in Places(door)
        where door.Expected(world.ActorOf(who), place.Application, place.Meeting) is Answer.Through
        select (who, door.At(place.Application?.Id.Value ?? place.Meeting?.Id.Value ?? Guid.Empty, place.Values));

    private IEnumerable<(Application? Application, Meeting? Meeting, Dictionary<string, string>? Values)> Places(
        Door door
    ) =>
        door.Ask switch
        {
            Ask.Case => world.Cases.Values.Select(application =>
                (
                    (Application?)application,
                    (Meeting?)null,
                    (Dictionary<string, string>?)
                        new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["section"] = application.Association.FormInForce.Sections[0].Id,
                        }
                )
            ),
            Ask.At or Ask.AtDesk => world.Meetings.Values.Select(meeting =>
                ((Application?)null, (Meeting?)meeting, (Dictionary<string, string>?)null)
            ),
            // The parts of the settings that take a form.
            _ =>
            [
                (null, null, null),
                (
                    null,
                    null,
                    new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["area"] = "form",
                        ["kind"] = "member",
                        ["name"] = "212000-0746",
                    }
                ),
            ],
        };

    private static Task<Reply> SendAsync(Caller caller, string path, Token? token, (string, string)[] headers) =>
        caller
            .With(token?.Cookie)
            .SendAsync(
                HttpMethod.Post,
                path,
                new FormUrlEncodedContent(token is null ? [] : [KeyValuePair.Create(token.Name, token.Field)]),
                headers
            );

    private static async Task<Token> TokenAsync(Caller caller)
    {
        var page = (await caller.GetAsync("accessibility")).Ok();
        var field = Field().Match(page.Text);
        Assert.True(field.Success);
        var cookie = page
            .Headers.GetValues("Set-Cookie")
            .Select(set => set.Split(';')[0])
            .Single(set => !set.StartsWith("funding-session=", StringComparison.Ordinal));
        return new Token(field.Groups["name"].Value, field.Groups["value"].Value, cookie);
    }

    [GeneratedRegex(
        "<input type=\"hidden\" name=\"(?<name>antiforgery)\" value=\"(?<value>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Field();

    private sealed record Token(string Name, string Field, string Cookie);
}
