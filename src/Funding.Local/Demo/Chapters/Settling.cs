using System.Text.Json.Nodes;
using Funding.Core;

namespace Funding.Local.Demo;

/// <summary>The final account: what was not used is paid back, and the case is closed.</summary>
internal static class Settling
{
    internal static async Task PlayAsync(LifePlayer life)
    {
        var cast = life.Cast;
        await life.WaitUntilAsync(LifeScript.At(life.Today.AddDays(5), 10));
        await life.DoAsync(
            cast.Finance,
            "makes the final account",
            done: application => application.Settlement is not null,
            act: (system, _) => cast.Finance.PostAsync(system, $"{life.CasePath}/settlement")
        );

        var settlement = (await life.LookAsync()).Settlement!;
        if (settlement.Recovery > Money.Zero)
        {
            // Two days before the due date: one reminder has gone out.
            await life.WaitUntilAsync(LifeScript.At(settlement.RecoveryDueOn!.Value.AddDays(-1), 11));
            await life.DoAsync(
                cast.Finance,
                $"records that {settlement.Recovery} has been paid back",
                done: application => application.Settlement!.Repaid >= settlement.Recovery,
                act: (system, _) =>
                    cast.Finance.PostAsync(
                        system,
                        $"{life.CasePath}/recovery/receipt",
                        new JsonObject { ["amount"] = settlement.Recovery.Kronor, ["reference"] = "BG-4711" }
                    )
            );
        }

        await life.ExpectAsync("the case is closed", application => application.Stage == ApplicationStage.Closed);
    }
}
