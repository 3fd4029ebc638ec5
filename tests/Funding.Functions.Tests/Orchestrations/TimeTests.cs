using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Running;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Tests.Orchestrations;

/// <summary>
/// What time does, at the instant at which it does it. Swedish business days; the clock begins on Tuesday 1 September
/// 2026. Mornings are eight o'clock, ends of days midnight, Swedish time.
/// </summary>
public sealed class TimeTests : IAsyncLifetime
{
    private const string Partner = "lena.bergstrom@forsakringskassan.example";
    private readonly FundingApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_partner_is_reminded_three_days_before_and_on_the_day_then_the_manager_is_told()
    {
        var life = new Life(_app);
        await life.ToReviewAsync();

        await _app.AdvanceToAsync(Swedish(2026, 10, 15, 12));

        // The deadline is 21 days after the 1st: Tuesday the 22nd. Three business days before: Thursday the 17th.
        Assert.Equal([Swedish(2026, 9, 17, 8), Swedish(2026, 9, 22, 8)], await TimesAsync(Partner, "ReferralReminder"));
        Assert.Equal(
            [Swedish(2026, 9, 23, 8)],
            await TimesAsync("hakan.dahl@forsakringskassan.example", "ReferralEscalation")
        );
        Assert.Equal("partnerReview", await life.StageAsync());
        await life.ActAsync(People.Secretariat, "review/closing", """{ "reason": "Vi går vidare." }""");
        Assert.Equal("proposal", await life.StageAsync());
    }

    [Fact]
    public async Task Who_has_answered_is_not_reminded()
    {
        var life = new Life(_app);
        await life.ToReviewAsync();
        await life.AnswerReferralAsync(Partner);

        await _app.AdvanceToAsync(Swedish(2026, 10, 15, 12));

        Assert.Empty(await TimesAsync(Partner, "ReferralReminder"));
    }

    [Fact]
    public async Task A_supplement_that_does_not_come_is_reminded_of_and_then_told_to_the_secretariat()
    {
        var life = new Life(_app);
        await life.DraftAsync();
        await life.SubmitAsync();
        await life.ActAsync(
            People.Secretariat,
            "supplement-request",
            """{ "questions": [{ "text": "Hur många nås?" }], "deadline": "2026-09-18" }"""
        );

        await _app.AdvanceToAsync(Swedish(2026, 9, 30, 12));

        // Friday the 18th: three business days before is Tuesday the 15th.
        Assert.Equal(
            [Swedish(2026, 9, 15, 8), Swedish(2026, 9, 18, 8)],
            await TimesAsync(Life.ContactEmail, "SupplementReminder")
        );
        Assert.Equal(
            [Swedish(2026, 9, 19, 0)],
            await TimesAsync("kansli@samordningkalmar.example", "SupplementOverdue")
        );
        Assert.Equal("supplementRequested", await life.StageAsync());
    }

    [Fact]
    public async Task The_boards_item_closes_by_itself_and_without_a_quorum_it_is_tabled()
    {
        var life = new Life(_app);
        await life.ToBoardAsync();
        await life.VoteAsync(voters: 7);

        await _app.AdvanceToAsync(Life.BoardCloses.AddMinutes(-1));
        Assert.Equal("boardDecision", await life.StageAsync());
        await _app.AdvanceToAsync(Life.BoardCloses);

        Assert.Equal("proposal", await life.StageAsync());
        // Three and one business days before Thursday 15 October; only to those who have not voted.
        Assert.Equal(
            [Swedish(2026, 10, 12, 8), Swedish(2026, 10, 14, 8)],
            await TimesAsync("ann.sofie.berg@hogsby.example", "BallotReminder")
        );
        Assert.Empty(await TimesAsync("margareta.hjelm@kalmar.example", "BallotReminder"));
    }

    [Fact]
    public async Task The_boards_item_closes_by_itself_and_with_a_quorum_it_is_decided()
    {
        var life = new Life(_app);
        await life.ToBoardAsync();
        await life.VoteAsync();

        await _app.AdvanceToAsync(Life.BoardCloses);

        Assert.Equal("minutesApproval", await life.StageAsync());
    }

    [Fact]
    public async Task Minutes_that_are_late_and_an_agreement_that_is_not_accepted_are_reminded_of()
    {
        var life = new Life(_app);
        await life.ToBoardAsync();
        await life.VoteAsync();
        await life.CloseBoardAsync();

        // Decided on Tuesday 1 September; fourteen days later is Tuesday the 15th.
        await _app.AdvanceToAsync(Swedish(2026, 9, 16, 12));
        Assert.Equal([Swedish(2026, 9, 15, 8)], await TimesAsync("kansli@samordningkalmar.example", "MinutesReminder"));
        await life.ApproveMinutesAsync();
        await _app.AdvanceToAsync(Swedish(2026, 10, 15, 12));

        // Issued on Wednesday the 16th: reminders seven and fourteen days later.
        Assert.Equal(
            [Swedish(2026, 9, 23, 8), Swedish(2026, 9, 30, 8)],
            await TimesAsync(Life.SignatoryEmail, "AgreementReminder")
        );
        Assert.Equal(
            [Swedish(2026, 9, 30, 8)],
            await TimesAsync("kansli@samordningkalmar.example", "AgreementOverdue")
        );
        await life.AcceptAgreementAsync();
        await life.CountersignAsync();
        Assert.Equal("active", await life.StageAsync());
    }

    [Fact]
    public async Task An_overdue_report_holds_payments_and_its_arrival_lets_them_go()
    {
        var life = new Life(_app);
        await life.ToActiveAsync();
        await _app.AdvanceToAsync(new DateOnly(2027, 1, 15));
        await life.PayAsync(1);

        // Interim report 1 covers up to 30 April and is due on 30 May 2027, a Sunday.
        await _app.AdvanceToAsync(Swedish(2027, 6, 20, 12));

        var held = (await life.StateAsync()).Body.GetProperty("instalments").EnumerateArray().ToList();
        Assert.Contains(held, instalment => instalment.GetProperty("status").GetString() == "onHold");
        Assert.Equal([Swedish(2027, 5, 31, 0)], await TimesAsync(Life.ContactEmail, "PaymentsHeld"));
        Assert.NotEmpty(await TimesAsync(Life.SignatoryEmail, "ReportEscalation"));
        await life.ReportByLinkAsync(1_000_000);
        await life.AcceptReportAsync("interim-1");
        var released = (await life.StateAsync()).Body.GetProperty("instalments").EnumerateArray().ToList();
        Assert.DoesNotContain(released, instalment => instalment.GetProperty("status").GetString() == "onHold");
    }

    [Fact]
    public async Task An_instalment_falls_due_on_the_morning_of_its_date_and_waits_for_two_people()
    {
        var life = new Life(_app);
        await life.ToActiveAsync();

        await _app.AdvanceToAsync(Swedish(2027, 1, 15, 7));
        (await life.TryAsync(People.Director, "instalments/1/authorisation")).Refuses(409);
        await _app.AdvanceToAsync(Swedish(2027, 1, 15, 8));

        Assert.Equal(
            [Swedish(2027, 1, 15, 8)],
            await TimesAsync("maria.ekvall@samordningkalmar.example", "InstalmentDue")
        );
        await life.ActAsync(People.Director, "instalments/1/authorisation");
        var twice = await life.TryAsync(People.Director, "instalments/1/authorisation");
        Assert.True(twice.Status is 200 or 409, twice.Text);
        Assert.Equal(
            "awaitingAuthorisation",
            (await life.StateAsync()).Body.GetProperty("instalments")[0].GetProperty("status").GetString()
        );
    }

    [Fact]
    public async Task Recovery_that_is_not_repaid_is_reminded_of_and_escalated()
    {
        var life = new Life(_app);
        await life.ToActiveAsync();
        await _app.AdvanceToAsync(new DateOnly(2027, 1, 15));
        await life.PayAsync(1);
        await life.ActAsync(People.Director, "termination", """{ "reason": "Villkoren följs inte." }""");
        await life.SettleAsync();

        await _app.AdvanceToAsync(Swedish(2027, 4, 1, 12));

        // Due 30 days after Friday 15 January: Sunday 14 February.
        Assert.Equal(3, (await TimesAsync(Life.ContactEmail, "RecoveryReminder")).Count);
        Assert.Single(await TimesAsync(Life.SignatoryEmail, "RecoveryEscalation"));
        for (var again = 0; again < 3; again++)
        {
            (
                await (await _app.AsAsync(People.Finance)).PostAsync(
                    $"{life.Path}/recovery/receipt",
                    """{ "amount": 1000000 }""",
                    ("Idempotency-Key", "first-receipt")
                )
            ).Ok();
        }
        await life.RepayAsync(1_400_000);
        Assert.Equal("terminated", await life.StageAsync());
    }

    [Fact]
    public async Task A_failed_payment_goes_again_under_a_new_id_and_is_paid_once()
    {
        var life = new Life(_app);
        await life.ToActiveAsync();
        await _app.AdvanceToAsync(new DateOnly(2027, 1, 15));
        await life.AuthoriseAsync(1);
        await life.AnswerOfTheBankAsync(1, "failed");

        await life.ActAsync(People.Finance, "instalments/1/retry");
        await FinishPaymentAsync(life);

        var payments = (await (await _app.AsAsync(People.Finance)).GetAsync($"{life.Path}/payments")).Ok().Body;
        var ids = payments
            .GetProperty("items")
            .EnumerateArray()
            .Select(row => row.GetProperty("id").GetString())
            .ToList();
        Assert.Equal(2, ids.Distinct(StringComparer.Ordinal).Count());
        var ledger = (await life.StateAsync()).Body.GetProperty("ledger");
        Assert.Equal(2_400_000, ledger.GetProperty("disbursed").GetDecimal());
        await _app.IdleAsync();
        var process = await _app.Runtime.DurableTaskClient.GetInstanceAsync($"{life.Id}:disbursement:1");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, process?.RuntimeStatus);
    }

    // Whether a retry must be authorised anew is the domain's to say.
    private static async Task FinishPaymentAsync(Life life)
    {
        var instalment = (await life.StateAsync()).Body.GetProperty("instalments")[0];
        if (instalment.GetProperty("status").GetString() != "instructed")
        {
            await life.AuthoriseAsync(1);
        }
        await life.AnswerOfTheBankAsync(1);
    }

    private async Task<IReadOnlyList<DateTimeOffset>> TimesAsync(string email, string kind)
    {
        await _app.IdleAsync();
        return
        [
            .. (await _app.MailsAsync(email))
                .Where(mail => mail.Mail.Kind == kind)
                .Select(mail => mail.At.ToUniversalTime()),
        ];
    }

    private static DateTimeOffset Swedish(int year, int month, int day, int hour)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
        var local = new DateTime(year, month, day, hour, 0, 0, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
