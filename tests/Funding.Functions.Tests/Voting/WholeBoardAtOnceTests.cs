using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Running;
using Funding.Local.Demo.Many;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Functions.Tests.Voting;

/// <summary>A whole board that votes at the same instant, each member by the link in their own mail.</summary>
public sealed class WholeBoardAtOnceTests
{
    private const int Matters = 20;
    private const int BallotsOfEach = 5;
    private const int MattersAtOnce = 4;

    [Fact]
    public async Task Fifteen_votes_at_the_same_instant_are_all_counted_a_hundred_times()
    {
        await using var system = await ManySystem.StartAsync(
            await StorageEmulator.ConnectionStringAsync(),
            StorageEmulator.NewPrefix()
        );
        var chance = new Random(15);
        var lives = Enumerable
            .Range(1, Matters)
            .Select(number => new FateLife(system, number, Fate.Granted, new Random(chance.Next())))
            .ToList();
        await system.Clock.PlayAsync([.. lives.Select(life => (Func<Task>)life.ToProposalAsync)], () => { });
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        http.BaseAddress = system.Runtime.BaseAddress;
        var board = new Board(system, http);

        var counted = 0;
        await Parallel.ForEachAsync(
            lives,
            new ParallelOptions { MaxDegreeOfParallelism = MattersAtOnce },
            async (life, _) =>
            {
                var votes = new Random(life.Number);
                for (var ballot = 1; ballot <= BallotsOfEach; ballot++)
                {
                    // Polls leave the matter for another ballot; the last one is the meeting's, and decides.
                    await board.VoteAsync(life.Id, ballot, ballot == BallotsOfEach ? "meeting" : "advisory", votes);
                    Interlocked.Increment(ref counted);
                }
            }
        );

        Assert.Equal(100, counted);
        Assert.Equal(0, system.Post.Repeats);
    }

    private sealed class Board(ManySystem system, HttpClient http)
    {
        private readonly IReadOnlyList<SeatEntry> _seats = system.People.Seats;

        internal async Task VoteAsync(string id, int ballot, string mode, Random chance)
        {
            var path = $"/api/applications/{id}/board-decision";
            var officer = system.People.With(Role.Secretariat);
            await system.People.PostAsync(
                officer,
                path,
                new JsonObject { ["closesAt"] = system.Clock.Now.AddDays(9), ["mode"] = mode }
            );
            Assert.Equal(15, _seats.Count);
            var votes = _seats.Select(seat => Choice(seat, chance)).ToList();

            // Every request is under way before the first is answered.
            using var together = new Barrier(_seats.Count);
            var answers = await Task.WhenAll(
                _seats.Zip(votes).Select(vote => PostAsync(id, vote.First, vote.Second, together))
            );

            Assert.All(answers, answer => Assert.True(answer.IsGood, answer.Text));
            await system.People.PostAsync(officer, $"{path}/closing");
            await CountedAsync(id, ballot, votes);
        }

        private async Task<(bool IsGood, string Text)> PostAsync(
            string id,
            SeatEntry seat,
            VoteChoice choice,
            Barrier together
        )
        {
            var link = system.Post.LinkFor(system.People.Of(seat).Email.ToString(), id);
            // A thread of its own: the pool would let the first ones wait until it has grown.
            await Task.Factory.StartNew(
                together.SignalAndWait,
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            );
            using var answer = await http.PostAsJsonAsync(
                new Uri($"/api/links{link["/link".Length..]}/ballot", UriKind.Relative),
                new { choice = choice.ToString().ToLowerInvariant(), reason = "" }
            );
            return (answer.IsSuccessStatusCode, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        private async Task CountedAsync(string id, int ballot, IReadOnlyList<VoteChoice> votes)
        {
            var store = system.Runtime.Services.GetRequiredService<ApplicationStore>();
            var state = (await store.LoadAsync(new ApplicationId(Guid.Parse(id)), default))!.State;
            var cast = state.Matter!.Ballots;
            Assert.Equal(ballot, state.Matter.BallotVersion);
            Assert.Equal(15, cast.Count);
            Assert.Equal(votes, _seats.Select(seat => cast.Single(vote => vote.SeatId == seat.Id).Choice));

            var (yes, no) = (votes.Count(IsYes), votes.Count(vote => vote == VoteChoice.No));
            var chair = votes[_seats.Index().Single(seat => seat.Item.Office == SeatOffice.Chair).Index];
            var carried = yes > no || (yes == no && IsYes(chair));
            var result = state.BoardResults[^1];
            Assert.Equal((15, yes, no), (result.Present, result.Yes, result.No));
            Assert.Equal(carried ? BoardVerdict.Carried : BoardVerdict.NotCarried, result.Verdict);
            if (result.Mode == BoardMode.Meeting)
            {
                Assert.Equal(carried ? BoardOutcome.Granted : BoardOutcome.Rejected, state.Decision!.Outcome);
            }
        }

        // The chair must vote, as the casting vote may be needed.
        private static VoteChoice Choice(SeatEntry seat, Random chance) =>
            (VoteChoice)chance.Next(seat.Office == SeatOffice.Chair ? 2 : 3);

        private static bool IsYes(VoteChoice vote) => vote == VoteChoice.Yes;
    }
}
