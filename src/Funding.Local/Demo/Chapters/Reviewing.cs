using System.Text.Json.Nodes;
using Funding.Core;

namespace Funding.Local.Demo;

/// <summary>Every party that is not an applicant answers by the link in its mail; the last one needs a reminder.</summary>
internal static class Reviewing
{
    internal static async Task PlayAsync(LifePlayer life)
    {
        var complete = Checking.CompleteOn(life.Script);
        var referrals = (await life.LookAsync()).Reviews[^1].Referrals;
        for (var i = 0; i < referrals.Count; i++)
        {
            var referral = referrals[i];
            var last = i == referrals.Count - 1;
            await life.WaitUntilAsync(LifeScript.At(complete.AddDays(last ? 19 : 4 + (3 * i)), 10 + i));
            await life.FollowLinkAsync(
                life.Cast.Of(referral.Reviewer.Email),
                $"gives the opinion of {referral.PartyName}: {(i == 1 ? "supports with changes" : "supports")}",
                done: application =>
                    application.Reviews[^1].Referrals.Single(r => r.Id == referral.Id).Opinion is not null,
                act: "opinion",
                body: _ => Opinion(withChanges: i == 1)
            );
        }
    }

    private static JsonObject Opinion(bool withChanges) =>
        new()
        {
            ["stance"] = withChanges ? "supportsWithChanges" : "supports",
            ["reasons"] = withChanges
                ? "Behovet är väl beskrivet. Samverkan med arbetsgivarna behöver bli tydligare innan projektet börjar."
                : "Insatsen svarar mot ett behov som vi ser varje dag, och parterna har visat att de kan samarbeta.",
            ["conditions"] = withChanges
                ? "En plan för kontakten med arbetsgivare lämnas med den första delårsrapporten."
                : "",
            ["scores"] = new JsonArray([
                .. ScoringCriterion.Defaults.Select(
                    (criterion, n) =>
                        (JsonNode)
                            new JsonObject { ["criterion"] = criterion.Id, ["points"] = withChanges ? 3 : 4 + (n % 2) }
                ),
            ]),
        };
}
