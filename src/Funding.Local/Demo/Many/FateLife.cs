using System.Globalization;
using System.Text.Json.Nodes;
using Funding.Core;
using Funding.Functions.Directory;

namespace Funding.Local.Demo.Many;

/// <summary>
/// One application's life as its fate has it, played over HTTP. People keep to the days of their weeks (the secretariat
/// decides on Tuesdays, the board meets on Thursdays), so that many lives have much to do on the same days.
/// </summary>
internal sealed partial class FateLife
{
    private readonly ManySystem _system;
    private readonly Random _chance;
    private readonly PersonEntry _editor;
    private readonly PersonEntry _signatory;
    private DateOnly _day;

    internal FateLife(ManySystem system, int number, Fate fate, Random chance)
    {
        (_system, Number, Fate, _chance) = (system, number, fate, chance);
        Form = ManyForm.Of(Samples.Applications[number % Samples.Applications.Count], number, chance);
        var applicant = OrganisationNumber.Parse(
            Form["applicant"]!["organisationNumber"]!.GetValue<string>(),
            CultureInfo.InvariantCulture
        );
        _editor = system.People.With(Role.ApplicantEditor, applicant);
        _signatory = system.People.With(Role.AuthorisedSignatory, applicant);
        _day = ManySystem.Begins.AddDays(chance.Next(6) * 7);
        if (fate == Fate.Slow)
        {
            Form["attachments"] = new JsonArray(
                new JsonObject
                {
                    ["fileName"] = "tidplan.txt",
                    ["contentType"] = "text/plain",
                    ["content"] = Convert.ToBase64String("Vi börjar i januari.\n"u8),
                }
            );
        }
    }

    /// <summary>1 for the first.</summary>
    internal int Number { get; }

    internal Fate Fate { get; }

    internal JsonObject Form { get; }

    /// <summary>The application's id; empty before it is written.</summary>
    internal string Id { get; private set; } = "";

    /// <summary>The case as the last one who did something saw it.</summary>
    internal Case Seen { get; private set; } = new();

    /// <summary>What the bank was heard to say and what came back, as the people who did it noted it.</summary>
    internal Money BankPaid { get; private set; }

    /// <summary>What was paid back, as noted.</summary>
    internal Money PaidBack { get; private set; }

    /// <summary>Called after everything that anybody does.</summary>
    internal Func<FateLife, Task> AfterStep { get; set; } = _ => Task.CompletedTask;

    /// <summary>Plays it.</summary>
    internal async Task PlayAsync()
    {
        await ApplyAsync();
        if (
            await CheckAsync()
            && await ReviewAsync()
            && await DecideAsync()
            && await AgreeAsync()
            && await PayFirstAsync()
        )
        {
            await ReportAsync();
        }

        if (Fate == Fate.Reopened)
        {
            await SettleAgainAsync();
        }

        if (!Seen.Stage.IsTerminal())
        {
            throw new LifeException($"{Number}, {Fate.Words()}: the life is over, but the case is in {Seen.Stage}.");
        }
    }

    /// <summary>Plays it up to the director's proposal only, for whoever wants a matter that the board can decide.</summary>
    internal async Task ToProposalAsync()
    {
        await ApplyAsync();
        await CheckAsync();
        await ReviewAsync();
        await OnAsync(DayOfWeek.Monday, 11);
        await ProposeAsync("Ansökan svarar mot ett tydligt behov.");
    }

    private string Path => $"/api/applications/{Id}";

    private PersonEntry Officer => _system.People.With(Role.Secretariat);

    private PersonEntry OtherOfficer => _system.People.With(Role.Secretariat, skip: 1);

    private PersonEntry Finance => _system.People.With(Role.Finance);

    private PersonEntry Director => _system.People.With(Role.Director);

    private async Task ApplyAsync()
    {
        await OnAsync(DayOfWeek.Monday, 9 + _chance.Next(3));
        var created = await _system.People.PostAsync(
            _editor,
            "/api/applications",
            Form.DeepClone(),
            $"many-{Number.ToString(CultureInfo.InvariantCulture)}"
        );
        Id = created!["id"]!.GetValue<string>();
        await SeeAsync(created);
        await OnAsync(DayOfWeek.Tuesday, 9);
        if (Fate == Fate.AtMeetings)
        {
            await SignOffAsync();
            return;
        }

        await ActAsync(_signatory, "submission");
    }

    private async Task<bool> CheckAsync()
    {
        if (Fate == Fate.Slow)
        {
            await CheckSlowlyAsync();
            return true;
        }

        if (Fate == Fate.AtMeetings)
        {
            await CheckForMeetingAsync();
            return true;
        }

        if (Fate == Fate.Reopened)
        {
            await DismissByMistakeAsync();
        }

        if (Fate == Fate.WithdrawnAtOnce)
        {
            await OnAsync(DayOfWeek.Wednesday, 9);
            return await WithdrawAsync();
        }

        if (Fate is Fate.Supplemented or Fate.Dismissed or Fate.WithdrawnInSupplement)
        {
            await OnAsync(DayOfWeek.Tuesday, 10);
            await AskForMoreAsync();
            if (Fate == Fate.WithdrawnInSupplement)
            {
                await OnAsync(DayOfWeek.Thursday, 9);
                return await WithdrawAsync();
            }

            // The deadline is in two weeks: a reminder comes before the answer does, and nobody dismisses before it has passed.
            if (Fate == Fate.Dismissed)
            {
                await OnAsync(DayOfWeek.Tuesday, 10, weeks: 3);
                await ActAsync(Officer, "dismissal", new JsonObject { ["reason"] = "Frågorna är inte besvarade." });
                return false;
            }

            await OnAsync(DayOfWeek.Friday, 9, weeks: 1);
            await AnswerAsync();
        }

        await OnAsync(DayOfWeek.Tuesday, 9, weeks: _chance.Next(3));
        await ActAsync(Officer, "completeness");
        return true;
    }

    private Task AskForMoreAsync() =>
        ActAsync(
            Officer,
            "supplement-request",
            new JsonObject
            {
                ["questions"] = new JsonArray(
                    new JsonObject
                    {
                        ["field"] = "/organisation",
                        ["text"] = "Vem ersätter projektledaren vid frånvaro?",
                    }
                ),
            }
        );

    private async Task AnswerAsync()
    {
        var form = Form.DeepClone().AsObject();
        form.Remove("attachments");
        form["organisation"] = form["organisation"]!.GetValue<string>() + " Enhetschefen ersätter projektledaren.";
        await _system.People.PutAsync(_editor, $"{Path}/form", form);
        await ActAsync(_editor, "supplement");
    }

    private async Task<bool> ReviewAsync()
    {
        if (Fate == Fate.Slow)
        {
            await ReviewSlowlyAsync();
            return true;
        }

        if (Fate == Fate.AtMeetings)
        {
            await ReviewAtMeetingAsync();
            return true;
        }

        if (Fate == Fate.WithdrawnInReview)
        {
            await OnAsync(DayOfWeek.Friday, 9);
            return await WithdrawAsync();
        }

        // Some partners need the reminder that comes before the three weeks are over.
        await OnAsync(DayOfWeek.Thursday, 10, weeks: _chance.Next(4) == 0 ? 2 : 0);
        await OpinionsAsync();
        return true;
    }

    private async Task OpinionsAsync() =>
        await Task.WhenAll(
            Seen.Reviews[^1]
                .Referrals.Select(referral =>
                    FollowLinkAsync(
                        referral.Reviewer.Email.ToString(),
                        "opinion",
                        new JsonObject { ["stance"] = "supports", ["reasons"] = "Behovet är väl beskrivet." }
                    )
                )
        );

    private async Task<bool> WithdrawAsync()
    {
        await ActAsync(_signatory, "withdrawal", new JsonObject { ["reason"] = "Vi söker nästa år i stället." });
        return false;
    }

    /// <summary>Lets time pass to the next such day after today, or some weeks later, and an hour of it.</summary>
    private Task OnAsync(DayOfWeek weekday, int hour, int weeks = 0)
    {
        var ahead = (((int)weekday - (int)_day.DayOfWeek + 6) % 7) + 1;
        return OnAsync(_day.AddDays(ahead + (7 * weeks)), hour);
    }

    private async Task OnAsync(DateOnly day, int hour)
    {
        _day = day;
        await _system.Clock.UntilAsync(LifeScript.At(day, hour));
    }

    private async Task ActAsync(PersonEntry who, string act, JsonNode? body = null) =>
        await SeeAsync(await _system.People.PostAsync(who, $"{Path}/{act}", body));

    private async Task FollowLinkAsync(string address, string act, JsonNode body)
    {
        await _system.People.FollowLinkAsync(address, Id, act, body);
        await AfterStep(this);
    }

    /// <summary>Looks how the case stands after others have done something.</summary>
    private async Task LookAsync() => await SeeAsync(await _system.People.GetAsync(Officer, Path));

    private async Task SeeAsync(JsonNode? answer)
    {
        Seen = Case.Read(answer);
        await AfterStep(this);
    }
}
