using System.Text.Json.Nodes;
using Funding.Core;

namespace Funding.Local.Demo;

/// <summary>One instalment: two people authorise, the bank answers; in one variant it cannot pay the first time.</summary>
internal static class Paying
{
    internal static async Task PlayAsync(LifePlayer life, int number)
    {
        var instalment = (await life.LookAsync()).Instalments.Single(i => i.Number == number);
        var day = instalment.Date ?? life.Today;
        await life.WaitUntilAsync(LifeScript.At(day, 13));
        await AuthoriseAsync(life, instalment);
        if (life.Script.Trouble == LifeTrouble.Payment && number == 1)
        {
            await FailAsync(life, number);
        }

        await life.WaitUntilAsync(LifeScript.At(life.Today.AddDays(1), 9));
        await life.DoAsync(
            life.Cast.Finance,
            $"records that the bank has paid {instalment.Amount}",
            done: application => Of(application, number).Status == InstalmentStatus.Paid,
            act: (system, before) =>
                life.Cast.Finance.PostAsync(
                    system,
                    Answer(life, before, number),
                    new JsonObject { ["status"] = "paid" }
                )
        );
    }

    private static async Task AuthoriseAsync(LifePlayer life, Instalment instalment)
    {
        var number = instalment.Number;
        await life.DoAsync(
            life.Cast.Officer,
            $"authorises instalment {number}, {instalment.Amount}",
            done: application => Of(application, number) is { AuthorisedBy.Count: > 0 } or { Attempt: > 0 },
            act: (system, _) =>
                life.Cast.Officer.PostAsync(system, $"{life.CasePath}/instalments/{number}/authorisation")
        );
        await life.DoAsync(
            life.Cast.Director,
            $"authorises instalment {number} as the second pair of eyes: it goes to the bank",
            done: application => Of(application, number) is { AuthorisedBy.Count: > 1 } or { Attempt: > 0 },
            act: (system, _) =>
                life.Cast.Director.PostAsync(system, $"{life.CasePath}/instalments/{number}/authorisation")
        );
    }

    private static async Task FailAsync(LifePlayer life, int number)
    {
        await life.WaitUntilAsync(LifeScript.At(life.Today.AddDays(1), 9));
        await life.DoAsync(
            life.Cast.Finance,
            "records that the bank could not pay: the account is closed",
            done: application =>
                Of(application, number)
                    is { Status: InstalmentStatus.Failed or InstalmentStatus.Paid }
                        or { Attempt: > 1 },
            act: (system, before) =>
                life.Cast.Finance.PostAsync(
                    system,
                    Answer(life, before, number),
                    new JsonObject { ["status"] = "failed", ["reason"] = "Kontot är avslutat." }
                )
        );
        await life.WaitUntilAsync(LifeScript.At(life.Today.AddDays(2), 9));
        await life.DoAsync(
            life.Cast.Finance,
            "sends the payment again under a new id, when the bank has opened the account",
            done: application => Of(application, number).Attempt > 1,
            act: (system, _) => life.Cast.Finance.PostAsync(system, $"{life.CasePath}/instalments/{number}/retry")
        );
    }

    private static string Answer(LifePlayer life, Case seen, int number) =>
        $"{life.CasePath}/payments/{Of(seen, number).PaymentId}/answer";

    private static Instalment Of(Case seen, int number) => seen.Instalments.Single(i => i.Number == number);
}
