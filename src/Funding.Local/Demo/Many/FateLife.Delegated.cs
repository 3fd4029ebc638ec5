using System.Text.Json.Nodes;

namespace Funding.Local.Demo.Many;

/// <content>The decision that is made on delegation, and the appeal against it.</content>
internal sealed partial class FateLife
{
    // Nobody but the chair is asked; the board is told at its next meeting.
    private async Task DecideByDelegationAsync()
    {
        await OnAsync(DayOfWeek.Tuesday, 13);
        await OpenForAsync("delegated", days: 9);
        await OnAsync(DayOfWeek.Thursday, 10);
        await FollowLinkAsync(
            Chair.Email.ToString(),
            "ballot",
            new JsonObject { ["choice"] = "yes", ["reason"] = "Enligt delegationsordningen." }
        );
        await ActAsync(Officer, "board-decision/closing");
        await OnAsync(DayOfWeek.Thursday, 15, weeks: 1);
        await ActAsync(
            Officer,
            "board-decision/report",
            new JsonObject { ["paragraph"] = $"§ {Number}", ["on"] = LifeScript.Text(_day) }
        );
    }

    // A neighbour appeals against the decision; the court lets it stand.
    private async Task AppealInVainAsync()
    {
        await ActAsync(Officer, "notice", new JsonObject { ["on"] = LifeScript.Text(_day) });
        await OnAsync(DayOfWeek.Monday, 9, weeks: 1);
        await ActAsync(
            Officer,
            "appeal",
            new JsonObject { ["lodgedOn"] = LifeScript.Text(_day), ["reference"] = "Förvaltningsrätten, mål 4711-26" }
        );
        await OnAsync(DayOfWeek.Monday, 9, weeks: 3);
        await ActAsync(
            Officer,
            "appeal/outcome",
            new JsonObject { ["outcome"] = "upheld", ["note"] = "Överklagandet avslås." }
        );
    }
}
