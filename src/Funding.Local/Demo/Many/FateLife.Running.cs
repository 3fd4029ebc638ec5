using System.Text.Json.Nodes;
using Funding.Core;

namespace Funding.Local.Demo.Many;

/// <content>Payments, reports and the final account.</content>
internal sealed partial class FateLife
{
    private async Task<bool> PayFirstAsync()
    {
        await OnAsync(PaidOn > _day ? PaidOn : _day.AddDays(1), 13);
        await PayAsync(1, fails: Fate == Fate.PaymentFailed);
        if (Fate != Fate.Terminated)
        {
            return true;
        }

        await OnAsync(DayOfWeek.Monday, 9, weeks: 8);
        await ActAsync(Director, "termination", new JsonObject { ["reason"] = "Projektet har inte kommit i gång." });
        await SettleAsync();
        return false;
    }

    private async Task ReportAsync()
    {
        if (Fate == Fate.Amended)
        {
            await AmendAsync();
        }

        // Late: the reminders have gone out, payments are on hold, the signatory has been told.
        await OnAsync(
            Seen.Reports.Single(report => report.Id == "interim-1")
                .DueOn.AddDays(Fate is Fate.ReportLate or Fate.Slow ? 22 : -7),
            9
        );
        await HandInAsync("interim-1");
        if (!IsPaidAtTheEnd && Fate != Fate.Slow)
        {
            await PayAsync(2, fails: false);
        }

        if (Fate == Fate.Amended)
        {
            await PayAsync(3, fails: false);
        }

        await OnAsync(Seen.Reports.Single(report => report.Id == "final").DueOn.AddDays(-10), 9);
        await HandInAsync("final");
        await SettleAsync();
        if (IsPaidAtTheEnd)
        {
            await PayAsync(2, fails: false);
        }
    }

    // The second payment is left until the final account says how much of it there is to pay.
    private bool IsPaidAtTheEnd => Fate == Fate.Tabled;

    private async Task PayAsync(int number, bool fails)
    {
        await ActAsync(OtherOfficer, $"instalments/{number}/authorisation");
        await ActAsync(Director, $"instalments/{number}/authorisation");
        if (fails)
        {
            await OnAsync(_day.AddDays(1), 9);
            await BankAsync(number, "failed", "Kontot är avslutat.");
            await OnAsync(_day.AddDays(5), 9);
            await ActAsync(Finance, $"instalments/{number}/retry");
        }

        await OnAsync(_day.AddDays(1), 9);
        BankPaid += Seen.Instalments.Single(instalment => instalment.Number == number).Amount;
        await BankAsync(number, "paid", "");
    }

    private Task BankAsync(int number, string status, string reason)
    {
        var payment = Seen.Instalments.Single(instalment => instalment.Number == number).PaymentId;
        return ActAsync(
            Finance,
            $"payments/{payment}/answer",
            new JsonObject { ["status"] = status, ["reason"] = reason }
        );
    }

    private async Task HandInAsync(string report)
    {
        await ActAsync(_editor, $"reports/{report}", Content(report));
        if (Fate == Fate.Slow && report == "interim-1")
        {
            await OnAsync(_day.AddDays(3), 10);
            await ActAsync(
                Officer,
                $"reports/{report}/return",
                new JsonObject { ["questions"] = "Varför är resekostnaden så hög?" }
            );
            await OnAsync(_day.AddDays(6), 9);
            await ActAsync(_editor, $"reports/{report}", Content(report));
        }

        await OnAsync(_day.AddDays(5), 10);
        await ActAsync(Officer, $"reports/{report}/acceptance");
    }

    // Half of the budget in each report; what is left when something is to be paid back comes off the last one.
    private JsonObject Content(string report)
    {
        var used =
            report != "final" ? 0.5m
            : Fate == Fate.Slow ? 0.05m
            : Fate is Fate.Recovered or Fate.Tabled ? 0.35m
            : 0.5m;
        var budget = Form["budget"]!;
        return new JsonObject
        {
            ["activities"] = "Deltagare har börjat enligt plan.",
            ["participants"] = new JsonArray(
                new JsonObject
                {
                    ["sex"] = "women",
                    ["ageGroup"] = "16-29",
                    ["count"] = 12,
                }
            ),
            ["goalAttainment"] = "Målen bedöms kunna nås.",
            ["costs"] = new JsonArray([
                .. budget["rows"]!
                    .AsArray()
                    .Select(row =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["costType"] = row!["costType"]!.GetValue<string>(),
                                ["amount"] = row["amount"]!.GetValue<decimal>() * used,
                            }
                    ),
            ]),
            ["coFunding"] = budget["coFunding"]!.AsArray().Sum(row => row!["amount"]!.GetValue<decimal>()) * 0.5m,
            ["deviations"] = "Inga.",
            ["nextPeriod"] = "Arbetet fortsätter.",
        };
    }

    private async Task SettleAsync()
    {
        await OnAsync(DayOfWeek.Tuesday, 9);
        await ActAsync(Finance, "settlement");
        if (Seen.Settlement!.Recovery > Money.Zero)
        {
            // Nearly three weeks of the thirty days: nobody need be reminded. Slow: everybody is.
            await OnAsync(_day.AddDays(Fate == Fate.Slow ? 50 : 20), 9);
            var owed = Seen.Settlement.Recovery;
            PaidBack += owed;
            await ActAsync(
                Finance,
                "recovery/receipt",
                new JsonObject { ["amount"] = owed.Kronor, ["reference"] = "BG-4711" }
            );
        }
    }
}
