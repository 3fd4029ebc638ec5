using System.Text.Json.Nodes;
using Funding.Core;

namespace Funding.Local.Demo;

/// <summary>Proposal, an open item with the board, votes by link, one conflict of interest, one changed vote.</summary>
internal static class Deciding
{
    internal static async Task PlayAsync(LifePlayer life)
    {
        await ProposeAsync(life);
        await OpenAsync(life);
        await StandAsideAsync(life);
        await VoteAsync(life);

        await CloseAsync(life);
        await life.ExpectAsync("the board has decided", application => application.Decision is not null);
    }

    /// <summary>The day when the item is opened; what follows counts from it.</summary>
    internal static DateOnly OpenedOn(LifeScript script) => Checking.CompleteOn(script).AddDays(23);

    private static async Task ProposeAsync(LifePlayer life)
    {
        var (script, cast) = (life.Script, life.Cast);
        await life.WaitUntilAsync(LifeScript.At(Checking.CompleteOn(script).AddDays(21), 11));
        await life.DoAsync(
            cast.Director,
            "proposes to the board that all of it is granted",
            done: application => application.Proposals.Count > 0,
            act: (system, _) => cast.Director.PostAsync(system, $"{life.CasePath}/proposal", Proposal(script))
        );
    }

    private static async Task OpenAsync(LifePlayer life)
    {
        var cast = life.Cast;
        var opened = OpenedOn(life.Script);
        await life.WaitUntilAsync(LifeScript.At(opened, 9));
        await life.DoAsync(
            cast.Officer,
            "opens the item: every board member gets a link of their own",
            done: application => application.Matter is not null,
            act: (system, _) =>
                cast.Officer.PostAsync(
                    system,
                    $"{life.CasePath}/board-decision",
                    new JsonObject { ["closesAt"] = LifeScript.At(opened.AddDays(14), 16), ["mode"] = "meeting" }
                )
        );
    }

    private static async Task StandAsideAsync(LifePlayer life)
    {
        // The second seat of the municipalities: its holder is close to the project.
        var seat = life.Cast.Seats[4];
        var holder = life.Cast.Of(seat.Holder);
        await life.WaitUntilAsync(LifeScript.At(OpenedOn(life.Script).AddDays(2), 18));
        await life.FollowLinkAsync(
            holder,
            "declares a conflict of interest; the substitute is called",
            done: application => application.Matter!.StoodAside.Any(aside => aside.SeatId == seat.Id),
            act: "conflict",
            body: _ => new JsonObject { ["reason"] = "Min syster är anställd hos huvudmannen." }
        );
    }

    private static async Task CloseAsync(LifePlayer life)
    {
        var last = OpenedOn(life.Script).AddDays(14);
        if (life.Script.ChairCloses)
        {
            await life.WaitUntilAsync(LifeScript.At(last, 15));
            await life.DoAsync(
                life.Cast.Chair,
                "closes the item",
                done: application => application.Decision is not null,
                act: (system, _) => life.Cast.Chair.PostAsync(system, $"{life.CasePath}/board-decision/closing")
            );
        }

        // Otherwise the item closes by itself at four o'clock.
        await life.WaitUntilAsync(LifeScript.At(last, 17));
    }

    private static async Task VoteAsync(LifePlayer life)
    {
        var opened = OpenedOn(life.Script);
        var seats = (await life.LookAsync()).Matter!.Seats;
        for (var i = 0; i < seats.Count - 1; i++)
        {
            // Most vote during the first days; some wait for the reminder.
            await life.WaitUntilAsync(LifeScript.At(opened.AddDays(i < 10 ? 3 + (i / 3) : 12), 8 + i));
            await VoteAsync(life, seats[i], Choice(life.Script, i), Reason(life.Script, i));
        }

        // Somebody thinks again: the receipt of the vote had a link for that.
        await life.WaitUntilAsync(LifeScript.At(opened.AddDays(13), 9));
        await VoteAsync(life, seats[7], "abstain", "Jag har hunnit läsa yttrandena och vill inte ta ställning.");
    }

    private static Task VoteAsync(LifePlayer life, SeatInMatter seat, string choice, string reason)
    {
        var vote = Enum.Parse<VoteChoice>(choice, ignoreCase: true);
        return life.FollowLinkAsync(
            life.Cast.Of(seat.Holder!.Email),
            $"votes {choice}",
            done: application => application.Matter!.BallotOf(seat.Id)?.Choice == vote,
            act: "ballot",
            body: _ => new JsonObject { ["choice"] = choice, ["reason"] = reason }
        );
    }

    private static string Choice(LifeScript script, int seat) =>
        script.Trouble == LifeTrouble.Board
            ? (seat % 3 == 0 ? "yes" : "no")
            : seat switch
            {
                6 => "no",
                9 => "abstain",
                _ => "yes",
            };

    private static string Reason(LifeScript script, int seat) =>
        Choice(script, seat) switch
        {
            "no" => "Kostnaden per deltagare är för hög.",
            "abstain" => "Jag behöver veta mer om tiden efter projektet.",
            _ => "",
        };

    private static JsonObject Proposal(LifeScript script)
    {
        var total = script.Sought.Sum(year => year.Amount);
        var first = decimal.Round(total * 0.30m, 0);
        var second = decimal.Round(total * 0.20m, 0);
        var third = decimal.Round(total * 0.25m, 0);
        var secondYear = new DateOnly(script.ProjectStart.Year + 1, 1, 15);
        return new JsonObject
        {
            ["recommendation"] = "grant",
            ["amounts"] = new JsonArray([
                .. script.Sought.Select(year =>
                    (JsonNode)new JsonObject { ["year"] = year.Year, ["amount"] = year.Amount }
                ),
            ]),
            ["conditions"] = new JsonArray(
                "En plan för kontakten med arbetsgivare lämnas med den första delårsrapporten."
            ),
            ["instalments"] = new JsonArray(
                Instalment(first, script.ProjectStart.AddDays(14)),
                Instalment(second, null),
                Instalment(third, secondYear),
                Instalment(total - first - second - third, null)
            ),
            ["justification"] =
                "Ansökan svarar mot ett tydligt behov, parterna är eniga och kostnaden är rimlig i förhållande till antalet deltagare.",
        };
    }

    private static JsonObject Instalment(decimal amount, DateOnly? date)
    {
        var instalment = new JsonObject { ["amount"] = amount, ["on"] = date is null ? "report" : "date" };
        if (date is { } day)
        {
            instalment["date"] = LifeScript.Text(day);
        }

        return instalment;
    }
}
