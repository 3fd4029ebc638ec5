using System.Text.Json.Nodes;

namespace Funding.Local.Demo.Many;

/// <content>Cases that are opened again, and agreements that are changed.</content>
internal sealed partial class FateLife
{
    private const decimal MoreMoney = 50_000m;

    private async Task DismissByMistakeAsync()
    {
        await OnAsync(DayOfWeek.Tuesday, 10);
        await ActAsync(Officer, "dismissal", new JsonObject { ["reason"] = "Sökanden är inte medlem." });
        await OnAsync(DayOfWeek.Thursday, 10);
        await ActAsync(
            Officer,
            "reopening",
            new JsonObject { ["reason"] = "Sökanden är medlem: vi läste fel organisationsnummer." }
        );
    }

    // An invoice was counted twice: a thousand kronor more is to be paid back.
    private async Task SettleAgainAsync()
    {
        await OnAsync(DayOfWeek.Monday, 9, weeks: 2);
        await ActAsync(Director, "reopening", new JsonObject { ["reason"] = "En faktura räknades två gånger." });
        await OnAsync(DayOfWeek.Wednesday, 9);
        var owed = 1_000m;
        await ActAsync(
            Finance,
            "settlement",
            new JsonObject
            {
                ["approvedCosts"] = Seen.Ledger!.Paid.Kronor - owed,
                ["reason"] = "Fakturan räknas en gång.",
            }
        );
        await OnAsync(DayOfWeek.Wednesday, 9, weeks: 2);
        PaidBack += Core.Money.FromKronor(owed);
        await ActAsync(Finance, "recovery/receipt", new JsonObject { ["amount"] = owed, ["reference"] = "BG-4712" });
    }

    // More money is the board's: recorded by one, confirmed by another, and agreed to by link.
    private async Task AmendAsync()
    {
        await OnAsync(DayOfWeek.Tuesday, 10);
        var rows = Form["budget"]!["rows"]!.AsArray();
        rows[0]!["amount"] = rows[0]!["amount"]!.GetValue<decimal>() + MoreMoney;
        await ActAsync(
            _editor,
            "amendments",
            new JsonObject
            {
                ["reason"] = "Fler deltagare än planerat.",
                ["budget"] = rows.DeepClone(),
                ["more"] = new JsonArray(new JsonObject { ["year"] = ManyForm.Year, ["amount"] = MoreMoney }),
            }
        );
        await OnAsync(DayOfWeek.Friday, 9, weeks: 1);
        await ActAsync(
            Officer,
            "amendments/1/vote",
            new JsonObject
            {
                ["paragraph"] = $"§ {Number}",
                ["decidedOn"] = LifeScript.Text(_day.AddDays(-1)),
                ["present"] = 12,
                ["yes"] = 10,
                ["no"] = 1,
                ["abstained"] = 1,
                ["instalments"] = new JsonArray(
                    new JsonObject
                    {
                        ["amount"] = MoreMoney,
                        ["on"] = "report",
                        ["reportId"] = "interim-1",
                    }
                ),
            }
        );
        await ActAsync(Director, "amendments/1/vote/confirmation");
        await OnAsync(DayOfWeek.Monday, 9);
        await FollowLinkAsync(_signatory.Email.ToString(), "amendment", new JsonObject { ["accepted"] = true });
    }
}
