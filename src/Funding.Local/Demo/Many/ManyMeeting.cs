using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Funding.Core;
using Funding.Functions.Directory;

namespace Funding.Local.Demo.Many;

/// <summary>
/// A meeting that several cases come to. What is done once for all of them is done by the first who gets there; each takes
/// the floor for its own item.
/// </summary>
internal sealed class ManyMeeting(ManySystem system, MeetingKind kind, DateOnly day) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _done = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _floor = new(1);

    /// <summary>The meeting's id; empty before it is planned.</summary>
    internal string Id { get; private set; } = "";

    /// <summary>When it is held.</summary>
    internal DateOnly Day => day;

    private bool IsBoards => kind == MeetingKind.Board;

    private string Path => $"/api/meetings/{Id}";

    private PersonEntry Officer => system.People.With(Role.Secretariat);

    // The preparatory group has no chair of its own: the secretariat leads it.
    private PersonEntry Leader => IsBoards ? system.People.Chair : Officer;

    // Somebody who is there and does not lead.
    private PersonEntry Adjuster =>
        system.People.Of(system.People.Seats.Last(seat => seat.Office == SeatOffice.Member));

    /// <summary>It is put in the calendar.</summary>
    internal Task PlanAsync() =>
        OnceAsync(
            nameof(PlanAsync),
            async () =>
            {
                var planned = await system.People.PostAsync(
                    Officer,
                    "/api/meetings",
                    new JsonObject
                    {
                        ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()),
                        ["startsAt"] = LifeScript.At(day, 10),
                        ["endsAt"] = LifeScript.At(day, 15),
                        ["place"] = "Regionens hus, Kalmar",
                    }
                );
                Id = planned!["id"]!.GetValue<string>();
            }
        );

    /// <summary>A case comes on the board's agenda.</summary>
    internal Task PutOnAgendaAsync(string applicationId) =>
        system.People.PostAsync(
            Officer,
            $"{Path}/items",
            new JsonObject { ["kind"] = "matter", ["application"] = applicationId }
        );

    /// <summary>The call goes out.</summary>
    internal Task CallAsync() => OnceAsync(nameof(CallAsync), () => ActAsync(Officer, "call"));

    /// <summary>The chair comes; the first of the seats does not, and a substitute is called.</summary>
    internal Task AnswerAsync() =>
        OnceAsync(
            nameof(AnswerAsync),
            async () =>
            {
                await FollowLinkAsync(system.People.Chair, "attendance", new JsonObject { ["attends"] = true });
                await FollowLinkAsync(
                    system.People.Of(system.People.Seats.First(seat => seat.Office == SeatOffice.Member)),
                    "attendance",
                    new JsonObject { ["attends"] = false, ["reason"] = "Resa." }
                );
            }
        );

    /// <summary>It is opened with everybody who has not declined.</summary>
    internal Task OpenAsync() =>
        OnceAsync(
            nameof(OpenAsync),
            async () =>
            {
                var present = (await SeatsAsync()).Select(seat =>
                    (JsonNode)new JsonObject { ["seatId"] = seat.Id, ["personId"] = seat.Holder }
                );
                await ActAsync(Leader, "opening", new JsonObject { ["present"] = new JsonArray([.. present]) });
            }
        );

    /// <summary>Takes the item of a case up, has it treated, and lets the next one in.</summary>
    internal async Task TreatAsync(string applicationId, Func<Task> treat)
    {
        await _floor.WaitAsync();
        try
        {
            await ActAsync(Leader, $"items/{applicationId}/opening");
            // Who votes needs the mail that the opening has sent.
            await system.Runtime.WhenIdleAsync();
            await treat();
            await system.Runtime.WhenIdleAsync();
        }
        finally
        {
            _floor.Release();
        }
    }

    /// <summary>An item that the meeting talks about and does not vote on is done with.</summary>
    internal Task NoteAsync(string applicationId) =>
        ActAsync(
            Leader,
            $"items/{applicationId}/closing",
            new JsonObject { ["note"] = "Gruppen har gått igenom ansökan." }
        );

    /// <summary>The addresses of so many of those who serve, whoever leads first.</summary>
    internal async Task<IReadOnlyList<string>> VotersAsync(int count) =>
        [
            .. (await SeatsAsync())
                .OrderByDescending(seat => seat.Holder == Leader.Id)
                .Take(count)
                .Select(seat => system.People.Of(seat.Holder).Email.ToString()),
        ];

    /// <summary>It ends, and the board's minutes are drawn up.</summary>
    internal Task EndAsync() =>
        OnceAsync(
            nameof(EndAsync),
            async () =>
            {
                if (IsBoards)
                {
                    await system.People.PutAsync(
                        Leader,
                        $"{Path}/adjuster",
                        new JsonObject { ["personId"] = Adjuster.Id }
                    );
                }

                await ActAsync(Leader, "closing");
            }
        );

    /// <summary>Chair and adjuster approve the minutes that they have read, each by a link of their own.</summary>
    internal Task ApproveMinutesAsync() =>
        OnceAsync(
            nameof(ApproveMinutesAsync),
            async () =>
            {
                var minutes = new JsonObject { ["hash"] = (await ShowAsync())["minutesHash"]!.GetValue<string>() };
                await FollowLinkAsync(Leader, "minutes", minutes);
                await FollowLinkAsync(Adjuster, "minutes", minutes.DeepClone());
                await system.Runtime.WhenIdleAsync();
            }
        );

    public void Dispose() => _floor.Dispose();

    private async Task<IEnumerable<(string Id, string Holder)>> SeatsAsync() =>
        (await ShowAsync())["seats"]!
            .AsArray()
            .Where(seat => seat!["holderId"] is not null)
            .Select(seat => (seat!["id"]!.GetValue<string>(), seat["holderId"]!.GetValue<string>()));

    private async Task<JsonNode> ShowAsync() => (await system.People.GetAsync(Officer, Path))!;

    private Task ActAsync(PersonEntry who, string act, JsonNode? body = null) =>
        system.People.PostAsync(who, $"{Path}/{act}", body);

    private Task FollowLinkAsync(PersonEntry who, string act, JsonNode body) =>
        system.People.FollowMeetingLinkAsync(who.Email.ToString(), Id, act, body);

    private Task OnceAsync(string what, Func<Task> act) => _done.GetOrAdd(what, _ => new Lazy<Task>(act)).Value;
}
