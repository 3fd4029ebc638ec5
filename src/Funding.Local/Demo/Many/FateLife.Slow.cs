using System.Text.Json.Nodes;

namespace Funding.Local.Demo.Many;

/// <content>The life in which time has to remind everybody, up to the board's decision.</content>
internal sealed partial class FateLife
{
    private async Task CheckSlowlyAsync()
    {
        await OnAsync(DayOfWeek.Tuesday, 10);
        await AskForMoreAsync();
        // Past the deadline: more time is given rather than the case dismissed.
        await OnAsync(DayOfWeek.Wednesday, 10, weeks: 2);
        await ActAsync(
            Officer,
            "supplement-request/extension",
            new JsonObject { ["deadline"] = LifeScript.Text(_day.AddDays(14)) }
        );
        await OnAsync(DayOfWeek.Monday, 9, weeks: 1);
        await AnswerAsync();
        await OnAsync(DayOfWeek.Tuesday, 9);
        await ActAsync(Officer, "completeness");
    }

    // One partner answers if there are several; the others are reminded, their managers are told, and staff go on without them.
    private async Task ReviewSlowlyAsync()
    {
        await OnAsync(DayOfWeek.Thursday, 10);
        if (Seen.Reviews[^1].Referrals is [var answered, _, ..])
        {
            await FollowLinkAsync(
                answered.Reviewer.Email.ToString(),
                "opinion",
                new JsonObject
                {
                    ["stance"] = "supportsWithChanges",
                    ["reasons"] = "Behovet är väl beskrivet.",
                    ["conditions"] = "Målgruppen breddas.",
                }
            );
        }

        await OnAsync(DayOfWeek.Friday, 9, weeks: 3);
        await ActAsync(
            Officer,
            "review/closing",
            new JsonObject { ["reason"] = "De som inte har svarat har påmints." }
        );
    }

    // A poll that nobody answers; then a meeting with a conflict of interest, an absence, and a closing by the clock.
    private async Task DecideSlowlyAsync()
    {
        await OnAsync(DayOfWeek.Tuesday, 13);
        await OpenForAsync("advisory", days: 9);
        await OnAsync(DayOfWeek.Friday, 9, weeks: 1);
        await OnAsync(DayOfWeek.Tuesday, 13);
        await OpenForAsync("meeting", days: 14);
        await OnAsync(DayOfWeek.Thursday, 10);
        await FollowLinkAsync(
            Holder(1),
            "conflict",
            new JsonObject { ["reason"] = "Min syster är anställd hos huvudmannen." }
        );
        await FollowLinkAsync(Holder(2), "absence", new JsonObject { ["reason"] = "Sjuk." });
        await OnAsync(_day.AddDays(11), 10);
        await Task.WhenAll(
            Enumerable
                .Range(3, 9)
                .Select(seat => FollowLinkAsync(Holder(seat), "ballot", new JsonObject { ["choice"] = "yes" }))
        );
        await OnAsync(_day.AddDays(3), 9);
    }

    private Task OpenForAsync(string mode, int days) =>
        ActAsync(
            Officer,
            "board-decision",
            new JsonObject { ["closesAt"] = LifeScript.At(_day.AddDays(days), 16), ["mode"] = mode }
        );

    private string Holder(int seat) => _system.People.Of(_system.People.Seats[seat]).Email.ToString();
}
