using System.Globalization;
using System.Text.RegularExpressions;
using Funding.Functions.Tests.Api;

namespace Funding.Functions.Tests.Running;

/// <summary>The steps of an application's life, each taken by the person whose it is, over HTTP.</summary>
internal sealed partial class Life(FundingApp app)
{
    /// <summary>What the sample asks for, in kronor.</summary>
    internal const decimal Sought = 4_900_000;

    private static readonly (string Person, string Email)[] _partners =
    [
        ("lena-bergstrom", "lena.bergstrom@forsakringskassan.example"),
        ("fatima-nilsson", "fatima.nilsson@arbetsformedlingen.example"),
        ("eva-lotta-strom", "eva.lotta.strom@regionkalmar.example"),
    ];

    /// <summary>Addresses of eight of the fifteen who hold a seat, the chair among them: a quorum.</summary>
    private static readonly string[] _quorum =
    [
        "margareta.hjelm@kalmar.example",
        "christina.falk@forsakringskassan.example",
        "mikael.rosen@arbetsformedlingen.example",
        "ingrid.thorsell@regionkalmar.example",
        "gunnar.oberg@borgholm.example",
        "monica.svahn@emmaboda.example",
        "rolf.hallgren@hultsfred.example",
        "ann.sofie.berg@hogsby.example",
    ];

    internal const string SignatoryEmail = "fredrik.norling@kalmar.example";
    internal const string ContactEmail = "sara.engdahl@kalmar.example";

    internal FundingApp App => app;

    internal Guid Id { get; private set; }

    internal string Path => $"api/applications/{Id}";

    /// <summary>Called after every step, for tests that disturb.</summary>
    internal Func<Task> AfterStep { get; set; } = () => Task.CompletedTask;

    internal async Task<Reply> StateAsync() => (await (await app.AsAsync(People.Secretariat)).GetAsync(Path)).Ok();

    internal async Task<string> StageAsync() => (await StateAsync())["stage"];

    internal async Task DraftAsync()
    {
        var editor = await app.AsAsync(People.Editor);
        var created = (await editor.PostAsync("api/applications", Repository.Sample("ung-framat-kalmar"))).Ok();
        Id = created.Body.GetProperty("id").GetGuid();
        await StepAsync();
    }

    internal Task SubmitAsync() => ActAsync(People.Signatory, "submission");

    internal Task ConfirmCompleteAsync() => ActAsync(People.Secretariat, "completeness");

    internal async Task AnswerAllReferralsAsync()
    {
        foreach (var (_, email) in _partners)
        {
            await AnswerReferralAsync(email);
        }
    }

    internal Task AnswerReferralAsync(string email) =>
        ActByLinkAsync(email, "opinion", """{ "stance": "supports", "reasons": "Behovet är stort." }""");

    internal Task ProposeAsync(string justification = "Insatsen möter ett tydligt behov.") =>
        ActAsync(
            People.Director,
            "proposal",
            $$"""
            { "recommendation": "grant",
              "amounts": [{ "year": 2027, "amount": 2400000 }, { "year": 2028, "amount": 2500000 }],
              "instalments": [
                { "amount": 2400000, "on": "date", "date": "2027-01-15" },
                { "amount": 1500000, "on": "report", "reportId": "interim-2" },
                { "amount": 1000000, "on": "date", "date": "2028-09-01" } ],
              "conditions": ["Styrgruppen träffas varje kvartal."], "justification": "{{justification}}" }
            """
        );

    internal Task OpenBoardAsync(DateTimeOffset closesAt) =>
        ActAsync(People.Secretariat, "board-decision", $$"""{ "closesAt": "{{closesAt:O}}" }""");

    internal async Task VoteAsync(string choice = "yes", int voters = 8)
    {
        foreach (var email in _quorum.Take(voters))
        {
            await ActByLinkAsync(email, "ballot", $$"""{ "choice": "{{choice}}" }""");
        }
    }

    internal Task CloseBoardAsync() => ActAsync(People.Secretariat, "board-decision/closing");

    internal Task ApproveMinutesAsync() =>
        ActAsync(
            People.Secretariat,
            "minutes-approval",
            $$"""{ "paragraph": "§ 42", "approvedOn": "{{app.Now:yyyy-MM-dd}}" }"""
        );

    internal Task AcceptAgreementAsync() => ActByLinkAsync(SignatoryEmail, "agreement", """{ "accepted": true }""");

    internal Task CountersignAsync() => ActAsync(People.Director, "agreement/countersignature");

    internal async Task AuthoriseAsync(int number)
    {
        await ActAsync(People.SecondSecretary, $"instalments/{number}/authorisation");
        await ActAsync(People.Director, $"instalments/{number}/authorisation");
    }

    internal async Task AnswerOfTheBankAsync(int number, string status = "paid")
    {
        var payment = (await StateAsync())
            .Body.GetProperty("instalments")
            .EnumerateArray()
            .Single(instalment => instalment.GetProperty("number").GetInt32() == number)
            .GetProperty("paymentId")
            .GetString();
        await ActAsync(
            People.Finance,
            $"payments/{payment}/answer",
            $$"""{ "status": "{{status}}", "reason": "{{(status == "failed" ? "Kontot är avslutat." : "")}}" }"""
        );
    }

    internal async Task PayAsync(int number)
    {
        await AuthoriseAsync(number);
        await AnswerOfTheBankAsync(number);
    }

    internal Task ReportByLinkAsync(decimal cost) => ActByLinkAsync(ContactEmail, "report", Report(cost));

    internal Task ReportAsync(string report, decimal cost) =>
        ActAsync(People.Editor, $"reports/{report}", Report(cost));

    internal Task AcceptReportAsync(string report) => ActAsync(People.Secretariat, $"reports/{report}/acceptance");

    internal Task SettleAsync() => ActAsync(People.Finance, "settlement");

    internal Task RepayAsync(decimal amount) =>
        ActAsync(
            People.Finance,
            "recovery/receipt",
            string.Create(CultureInfo.InvariantCulture, $$"""{ "amount": {{amount}}, "reference": "OCR 1" }""")
        );

    /// <summary>To the partners' opinions.</summary>
    internal async Task ToReviewAsync()
    {
        await DraftAsync();
        await SubmitAsync();
        await ConfirmCompleteAsync();
    }

    /// <summary>To the open item with the board, which closes at four in the afternoon of 15 October 2026.</summary>
    internal async Task ToBoardAsync()
    {
        await ToReviewAsync();
        await AnswerAllReferralsAsync();
        await ProposeAsync();
        await OpenBoardAsync(BoardCloses);
    }

    /// <summary>To the agreement in force.</summary>
    internal async Task ToActiveAsync()
    {
        await ToBoardAsync();
        await VoteAsync();
        await CloseBoardAsync();
        await ApproveMinutesAsync();
        await AcceptAgreementAsync();
        await CountersignAsync();
    }

    internal static DateTimeOffset BoardCloses { get; } = new(2026, 10, 15, 14, 0, 0, TimeSpan.Zero);

    /// <summary>All of it, ending closed: two years, four interim reports, one of them late, and money repaid.</summary>
    internal async Task WholeAsync()
    {
        await ToActiveAsync();
        await app.AdvanceToAsync(new DateOnly(2027, 1, 15));
        await PayAsync(1);
        await app.AdvanceToAsync(new DateOnly(2027, 5, 20));
        await ReportByLinkAsync(1_200_000);
        await AcceptReportAsync("interim-1");
        await app.AdvanceToAsync(new DateOnly(2027, 10, 20));
        await ReportByLinkAsync(1_200_000);
        await AcceptReportAsync("interim-2");
        await PayAsync(2);
        await app.AdvanceToAsync(new DateOnly(2028, 5, 20));
        await ReportByLinkAsync(1_200_000);
        await AcceptReportAsync("interim-3");
        await app.AdvanceToAsync(new DateOnly(2028, 9, 1));
        await PayAsync(3);
        await app.AdvanceToAsync(new DateOnly(2028, 10, 20));
        await ReportByLinkAsync(600_000);
        await AcceptReportAsync("interim-4");
        await app.AdvanceToAsync(new DateOnly(2029, 2, 20));
        await ReportByLinkAsync(600_000);
        await AcceptReportAsync("final");
        await SettleAsync();
        await RepayAsync(100_000);
    }

    internal async Task<Reply> TryAsync(string person, string act, string? json = null) =>
        await (await app.AsAsync(person)).PostAsync($"{Path}/{act}", json);

    internal async Task ActAsync(string person, string act, string? json = null)
    {
        (await TryAsync(person, act, json)).Ok();
        await StepAsync();
    }

    internal async Task ActByLinkAsync(string email, string act, string json)
    {
        (await app.Anonymous().PostAsync($"{await LinkAsync(email)}/{act}", json)).Ok();
        await StepAsync();
    }

    /// <summary>The address in the API of the last personal link that was mailed to an address.</summary>
    internal async Task<string> LinkAsync(string email)
    {
        await app.IdleAsync();
        var links = (await app.MailsAsync(email))
            .Select(mail => Link().Match(mail.Mail.Text).Groups["link"].Value)
            .Where(link => link.StartsWith(Id.ToString(), StringComparison.Ordinal));
        return $"api/links/{links.Last()}";
    }

    private async Task StepAsync()
    {
        await app.IdleAsync();
        await AfterStep();
        await app.IdleAsync();
    }

    private static string Report(decimal cost) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            { "activities": "Gruppträffar och praktik.", "goalAttainment": "Enligt plan.",
              "participants": [{ "sex": "women", "ageGroup": "16-29", "count": 12 }],
              "costs": [{ "costType": "personnel", "amount": {{cost}} }], "coFunding": 0,
              "deviations": "Inga.", "nextPeriod": "Fortsatt arbete." }
            """
        );

    [GeneratedRegex("/link/(?<link>[0-9a-f-]{36}/[A-Za-z0-9_-]{43})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
