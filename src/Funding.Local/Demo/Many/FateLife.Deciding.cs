using System.Text.Json.Nodes;
using Funding.Core;
using Funding.Functions.Directory;

namespace Funding.Local.Demo.Many;

/// <content>From the director's proposal to the agreement in force.</content>
internal sealed partial class FateLife
{
    // More than half of fifteen.
    private const int Voters = 8;

    private PersonEntry Chair => _system.People.Chair;

    private decimal Sought => Form["budget"]!["sought"]![0]!["amount"]!.GetValue<decimal>();

    private decimal Proposed => Fate == Fate.Supplemented ? decimal.Round(Sought * 0.8m, 0) : Sought;

    private async Task<bool> DecideAsync()
    {
        await OnAsync(DayOfWeek.Monday, 11);
        await ProposeAsync("Ansökan svarar mot ett tydligt behov.");
        if (Fate == Fate.WithdrawnBeforeBoard)
        {
            await OnAsync(DayOfWeek.Wednesday, 9);
            return await WithdrawAsync();
        }

        if (Fate == Fate.Slow)
        {
            await DecideSlowlyAsync();
            return true;
        }

        if (Fate == Fate.AtMeetings)
        {
            await DecideAtMeetingAsync();
            return true;
        }

        if (Fate == Fate.Delegated)
        {
            await DecideByDelegationAsync();
            return true;
        }

        await OpenAsync();
        switch (Fate)
        {
            case Fate.WithdrawnAtBoard:
                await VoteAsync("yes", voters: 3);
                return await WithdrawAsync();
            case Fate.Remitted:
                await RemitAsync();
                break;
            case Fate.Tabled:
                await VoteAsync("no", voters: 2);
                await ActAsync(Chair, "board-decision/tabling", new JsonObject { ["reason"] = "Nästa möte." });
                await OpenAsync(weeks: 3);
                break;
            case Fate.Reproposed:
                await VoteAsync("no", voters: 3);
                await ProposeAsync("Efter frågor från ledamöter: villkoren är förtydligade.");
                break;
        }

        await VoteAsync(Fate == Fate.Rejected ? "no" : "yes", Voters);
        await OnAsync(_day, 16);
        await ActAsync(Chair, "board-decision/closing");
        return true;
    }

    private Task ProposeAsync(string justification)
    {
        var first = decimal.Round(Proposed * 0.6m, 0);
        var period = Form["period"]!;
        return ActAsync(
            Director,
            "proposal",
            new JsonObject
            {
                ["recommendation"] = Fate == Fate.Supplemented ? "grantPart" : "grant",
                ["amounts"] = new JsonArray(new JsonObject { ["year"] = ManyForm.Year, ["amount"] = Proposed }),
                ["conditions"] = new JsonArray("En plan för kontakten med arbetsgivare lämnas med delårsrapporten."),
                ["instalments"] = new JsonArray(
                    new JsonObject
                    {
                        ["amount"] = first,
                        ["on"] = "date",
                        ["date"] = LifeScript.Text(PaidOn),
                    },
                    new JsonObject
                    {
                        ["amount"] = Proposed - first,
                        ["on"] = "report",
                        ["reportId"] = "interim-1",
                    }
                ),
                ["reports"] = new JsonArray(
                    Plan("interim-1", "interim", period["start"]!.GetValue<string>(), "2027-06-30", "2027-08-16"),
                    Plan("final", "final", "2027-07-01", period["end"]!.GetValue<string>(), "2028-02-28")
                ),
                ["justification"] = justification,
            }
        );
    }

    private static JsonObject Plan(string id, string kind, string start, string end, string dueOn) =>
        new()
        {
            ["id"] = id,
            ["kind"] = kind,
            ["covers"] = new JsonObject { ["start"] = start, ["end"] = end },
            ["dueOn"] = dueOn,
        };

    // The first payment comes three weeks into the project.
    private DateOnly PaidOn =>
        DateOnly.ParseExact(Form["period"]!["start"]!.GetValue<string>(), "yyyy-MM-dd", null).AddDays(20);

    // Opened on a Tuesday, voted on and closed at the meeting of the Thursday.
    private async Task OpenAsync(int weeks = 0)
    {
        await OnAsync(DayOfWeek.Tuesday, 13, weeks);
        await ActAsync(
            Officer,
            "board-decision",
            new JsonObject { ["closesAt"] = LifeScript.At(_day.AddDays(9), 16), ["mode"] = "meeting" }
        );
        await OnAsync(DayOfWeek.Thursday, 10);
    }

    // All at once, as in a meeting.
    private async Task VoteAsync(string choice, int voters)
    {
        // The chair is among those who vote: the others are the first of the seats.
        var seats = _system
            .People.Seats.OrderByDescending(seat => seat.Office == SeatOffice.Chair)
            .Take(voters)
            .Select(seat => _system.People.Of(seat).Email.ToString());
        await Task.WhenAll(
            seats.Select(
                (address, i) =>
                    FollowLinkAsync(
                        address,
                        "ballot",
                        new JsonObject
                        {
                            ["choice"] = i == 5 ? "abstain" : choice,
                            ["reason"] = choice == "no" ? "Kostnaden per deltagare är för hög." : "",
                        }
                    )
            )
        );
    }

    private async Task RemitAsync()
    {
        await ActAsync(
            Chair,
            "board-decision/remittal",
            new JsonObject { ["questions"] = "Vad händer när projektet är slut?" }
        );
        await OnAsync(DayOfWeek.Thursday, 10, weeks: 1);
        await OpinionsAsync();
        await OnAsync(DayOfWeek.Monday, 11);
        await ProposeAsync("Parterna har svarat på styrelsens frågor.");
        await OpenAsync();
    }

    private async Task<bool> AgreeAsync()
    {
        if (Fate == Fate.AtMeetings)
        {
            await ApproveMinutesOfMeetingAsync();
        }
        else
        {
            // Slow: past the day when the secretariat is told that the minutes should have been approved.
            await OnAsync(DayOfWeek.Wednesday, 9, weeks: Fate == Fate.Slow ? 2 : 0);
            await ActAsync(
                Officer,
                "minutes-approval",
                new JsonObject { ["paragraph"] = $"§ {Number}", ["approvedOn"] = LifeScript.Text(_day) }
            );
        }

        if (Fate == Fate.Rejected)
        {
            return false;
        }

        if (Fate == Fate.Delegated)
        {
            await AppealInVainAsync();
        }

        await OnAsync(DayOfWeek.Thursday, 9, weeks: Fate == Fate.Slow ? 3 : _chance.Next(3));
        await FollowLinkAsync(_signatory.Email.ToString(), "agreement", new JsonObject { ["accepted"] = true });
        await OnAsync(DayOfWeek.Friday, 9);
        await ActAsync(Director, "agreement/countersignature");
        return true;
    }
}
