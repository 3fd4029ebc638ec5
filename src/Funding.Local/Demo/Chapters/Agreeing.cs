using System.Text.Json.Nodes;
using Funding.Core;

namespace Funding.Local.Demo;

/// <summary>The minutes are approved, the agreement is signed by both; a rejection ends here.</summary>
internal static class Agreeing
{
    internal static async Task PlayAsync(LifePlayer life)
    {
        var cast = life.Cast;
        var decided = Deciding.OpenedOn(life.Script).AddDays(14);
        await life.WaitUntilAsync(LifeScript.At(decided.AddDays(6), 14));
        await life.DoAsync(
            cast.Officer,
            "records that the minutes are approved, § 47",
            done: application => application.Minutes is not null,
            act: (system, _) =>
                cast.Officer.PostAsync(
                    system,
                    $"{life.CasePath}/minutes-approval",
                    new JsonObject { ["paragraph"] = "§ 47", ["approvedOn"] = LifeScript.Text(life.Today) }
                )
        );
        if ((await life.LookAsync()).Stage.IsTerminal())
        {
            return;
        }

        await life.WaitUntilAsync(LifeScript.At(decided.AddDays(9), 10));
        await life.FollowLinkAsync(
            cast.Signatory,
            "accepts the agreement",
            done: application => application.Agreement?.AcceptedAt is not null,
            act: "agreement",
            body: _ => new JsonObject { ["accepted"] = true }
        );

        await life.WaitUntilAsync(LifeScript.At(decided.AddDays(11), 9));
        await life.DoAsync(
            cast.Director,
            "signs for the association: the agreement is in force",
            done: application => application.Agreement?.InForceAt is not null,
            act: (system, _) => cast.Director.PostAsync(system, $"{life.CasePath}/agreement/countersignature")
        );
        await life.ExpectAsync("the project is active", application => application.Stage == ApplicationStage.Active);
    }
}
