using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

/// <summary>The associations' practice for changes of a running project, and the numbers that are theirs to set.</summary>
public sealed class AmendingTests
{
    [Fact]
    public void Moving_up_to_a_tenth_of_a_cost_type_is_told_and_holds_at_once()
    {
        var life = Life.Active();

        // Premises 100 000 of 2027: ten thousand is a tenth.
        var happened = life.When(new RequestAmendment(Move(10_000)), People.Editor);

        Assert.Equal(AmendmentLevel.Notify, Assert.IsType<AmendmentRequested>(happened[0]).Level);
        Assert.IsType<AmendmentTookEffect>(happened[^1]);
        Assert.Equal(Samples.Kr(110_000), Of(life.Current.CostBudget, CostType.Premises));
        Assert.Contains(
            life.Mails,
            m => m is { Template: MailTemplate.AmendmentNotice, Recipient.Id: "office@forbund.se" }
        );
    }

    [Fact]
    public void More_than_a_tenth_of_a_cost_type_is_decided_by_the_director()
    {
        var life = Life.Active().Do(new RequestAmendment(Move(10_001)), People.Editor);

        Assert.Equal(Samples.Kr(100_000), Of(life.Current.CostBudget, CostType.Premises));
        life.Refuses(new DecideAmendment(1, true, "Ja."), People.Officer, RefusalCode.NotAllowed);
        life.Refuses(new DecideAmendment(1, true, ""), People.Director, RefusalCode.InvalidInput);
        life.Do(new DecideAmendment(1, true, "Rimligt."), People.Director);

        Assert.Equal(AmendmentStatus.InForce, life.Current.Amendments.Single().Status);
        Assert.Equal(Samples.Kr(110_001), Of(life.Current.CostBudget, CostType.Premises));
    }

    [Fact]
    public void Small_moves_do_not_add_up_to_a_large_one_unseen()
    {
        var life = Life.Active().Do(new RequestAmendment(Move(9_000)), People.Editor);

        life.Do(new RequestAmendment(Move(18_000)), People.Editor);

        Assert.Equal([AmendmentLevel.Notify, AmendmentLevel.Director], life.Current.Amendments.Select(a => a.Level));
        life.Do(new DecideAmendment(2, true, "Rimligt."), People.Director);
        life.Do(new RequestAmendment(Move(19_000)), People.Editor);
        Assert.Equal(AmendmentLevel.Director, life.Current.Amendments[^1].Level);
    }

    [Fact]
    public void The_share_is_the_associations_to_set()
    {
        var life = Active(new AssociationRules { ReallocationPercent = 20 });

        Assert.Equal(AmendmentLevel.Notify, AmendmentLevels.Of(life.Current, Move(20_000)).Level);
        Assert.Equal(AmendmentLevel.Director, AmendmentLevels.Of(life.Current, Move(20_001)).Level);
    }

    [Theory]
    [InlineData("2029-06-30", AmendmentLevel.Director)]
    [InlineData("2029-07-01", AmendmentLevel.Board)]
    public void Six_months_more_is_the_directors_and_longer_the_boards(string end, AmendmentLevel level) =>
        Assert.Equal(
            level,
            AmendmentLevels.Of(Life.Active().Current, new AmendmentRequest { End = DateOnly.Parse(end, null) }).Level
        );

    [Fact]
    public void Extensions_count_together()
    {
        var life = Life.Active();
        Extend(life, new DateOnly(2029, 3, 31));

        life.Do(new RequestAmendment(Extension(new DateOnly(2029, 7, 31))), People.Editor);

        Assert.Equal(AmendmentLevel.Board, life.Current.Amendments[^1].Level);
    }

    [Fact]
    public void An_extension_is_agreed_by_the_signatory_and_plans_reports_anew()
    {
        var life = Life.Active();
        Extend(life, new DateOnly(2029, 6, 30));

        Assert.Equal(new DateOnly(2029, 6, 30), life.Current.ProjectPeriod!.End);
        Assert.Equal(
            [
                ("interim-5", "2028-10-01", "2029-04-30", "2029-05-30"),
                ("final", "2029-05-01", "2029-06-30", "2029-08-30"),
            ],
            life.Current.Reports.TakeLast(2)
                .Select(r =>
                    (r.Id, SwedishTime.Text(r.Covers.Start), SwedishTime.Text(r.Covers.End), SwedishTime.Text(r.DueOn))
                )
        );
    }

    [Fact]
    public void A_moved_report_has_exactly_its_reminders_anew()
    {
        var life = Life.Reported().Until(new DateOnly(2029, 2, 20));
        var before = Reminders(life, "final");
        Extend(life, new DateOnly(2029, 6, 30));

        life.Until(new DateOnly(2029, 12, 1));

        Assert.Equal([-14], before);
        Assert.Equal([-14, -14, -3, 0, 7], Reminders(life, "final"));
        Assert.Equal([-14, -3, 0, 7], Reminders(life, "interim-5"));
        Assert.Single(life.Trail.OfType<ReportOverdue>(), e => e.ReportId == "final");
    }

    [Fact]
    public void An_extension_lifts_the_hold_that_the_old_date_had_brought()
    {
        var life = Life.Reported().Until(new DateOnly(2029, 3, 10));
        Assert.All(
            life.Current.Instalments.Where(i => i.IsUnpaid),
            i => Assert.Equal(InstalmentStatus.OnHold, i.Status)
        );

        Extend(life, new DateOnly(2029, 6, 30));

        Assert.DoesNotContain(life.Current.Instalments, i => i.Status == InstalmentStatus.OnHold);
    }

    [Fact]
    public void After_the_final_report_the_period_stands()
    {
        var life = Life.Reported().Do(new SubmitReport("final", Samples.Report), People.Editor);

        life.Refuses(
            new RequestAmendment(Extension(new DateOnly(2029, 3, 1))),
            People.Editor,
            RefusalCode.FinalReportIn
        );
    }

    [Fact]
    public void More_money_is_the_boards_recorded_by_one_and_confirmed_by_another()
    {
        var life = Life.Active().Do(new RequestAmendment(More()), People.Editor);
        Assert.Equal(AmendmentLevel.Board, life.Current.Amendments.Single().Level);
        life.Refuses(new DecideAmendment(1, true, "Ja."), People.Director, RefusalCode.AmendmentNotWaiting);

        life.Do(new RecordAmendmentVote(1, Yes(life)), People.Officer);
        Assert.Equal(Samples.Kr(1_400_000), life.Current.Ledger.Granted);
        life.Do(new ConfirmAmendmentVote(1), People.Director);
        life.Do(new AcceptAmendment(1, life.Current.Amendments.Single().Hash!), People.Signatory);

        Assert.Equal(Samples.Kr(1_500_000), life.Current.Ledger.Granted);
        Assert.Equal(life.Current.Ledger.Granted, life.Current.Ledger.Outstanding);
        Assert.Equal(
            (Samples.Kr(100_000), InstalmentTrigger.Report, "final"),
            (life.Instalment(5).Amount, life.Instalment(5).On, life.Instalment(5).ReportId)
        );
    }

    [Fact]
    public void Whoever_recorded_the_boards_decision_does_not_confirm_it()
    {
        var both = People.Director with
        {
            Roles = new HashSet<Role> { Role.Director, Role.Secretariat },
        };
        var life = Life.Active().Do(new RequestAmendment(More()), People.Editor);
        life.Do(new RecordAmendmentVote(1, Yes(life)), both);

        life.Refuses(new ConfirmAmendmentVote(1), both, RefusalCode.RecordedBySelf);
    }

    [Fact]
    public void The_board_has_a_quorum_and_every_vote_is_told()
    {
        var life = Life.Active().Do(new RequestAmendment(More()), People.Editor);

        life.Refuses(
            new RecordAmendmentVote(1, Yes(life) with { Present = 7, Yes = 7, No = 0, Abstained = 0 }),
            People.Officer,
            RefusalCode.NoQuorum
        );
        Assert.Equal(
            "/present",
            life.Refuses(
                new RecordAmendmentVote(1, Yes(life) with { Yes = 8 }),
                People.Officer,
                RefusalCode.InvalidInput
            ).Field
        );
        life.Refuses(
            new RecordAmendmentVote(1, Yes(life) with { Yes = 4, No = 4, Abstained = 1, Instalments = null }),
            People.Officer,
            RefusalCode.CastingVoteNeeded
        );
        life.Do(
            new RecordAmendmentVote(1, Yes(life) with { Yes = 4, No = 4, Abstained = 1, CastingVote = VoteChoice.Yes }),
            People.Officer
        );
        Assert.Equal(AmendmentStatus.AwaitingConfirmation, life.Current.Amendments.Single().Status);
    }

    [Fact]
    public void The_boards_no_changes_nothing()
    {
        var life = Life.Active().Do(new RequestAmendment(More()), People.Editor);
        life.Do(new RecordAmendmentVote(1, Yes(life) with { Yes = 2, No = 7, Instalments = null }), People.Officer)
            .Do(new ConfirmAmendmentVote(1), People.Director);

        Assert.Equal(AmendmentStatus.Rejected, life.Current.Amendments.Single().Status);
        Assert.Equal(Samples.Kr(1_400_000), life.Current.Ledger.Granted);
        Assert.Contains(
            life.Mails,
            m => m is { Template: MailTemplate.AmendmentRejected, Recipient.Id: "editor@kalmar.se" }
        );
    }

    [Fact]
    public void The_signatory_accepts_exactly_the_terms_that_were_seen()
    {
        var life = Life.Active()
            .Do(new RequestAmendment(Extension(new DateOnly(2029, 3, 31))), People.Editor)
            .Do(new DecideAmendment(1, true, "Ja."), People.Director);
        var mail = life.Mails.Last();
        Assert.Equal(
            (MailTemplate.AmendmentRequest, "signatory@kalmar.se", LinkPurpose.Amendment, "1"),
            (mail.Template, mail.Recipient.Id, mail.Link!.Purpose, mail.Link.Target)
        );

        life.Refuses(new AcceptAmendment(1, "other"), People.Signatory, RefusalCode.AgreementChanged);
        life.Until(life.Now.AddDays(30));

        Assert.Equal([false, true], life.Trail.OfType<AmendmentReminderSent>().Select(e => e.Last));
        Assert.Equal(new DateOnly(2028, 12, 31), life.Current.ProjectPeriod!.End);
    }

    [Fact]
    public void A_changed_account_is_confirmed_by_the_signatory_and_accepted_by_finance()
    {
        var life = Life.Active().Do(new RequestAmendment(Account()), People.Editor);
        Assert.Contains(
            life.Mails,
            m => m is { Template: MailTemplate.AccountWarning, Recipient.Id: "editor@kalmar.se" }
        );
        life.Refuses(new DecideAccount(1, true, "Ringt."), People.Finance, RefusalCode.AmendmentNotWaiting);
        life.Refuses(new ConfirmAccount(1), People.Editor, RefusalCode.NotAllowed);

        life.Do(new ConfirmAccount(1), People.Signatory);
        Assert.Equal("bankgiro 991-2346", life.Current.PaidTo!.ToString());
        life.Do(new DecideAccount(1, true, "Ringt upp kommunens växel."), People.Finance);

        Assert.Equal("bankgiro 5050-1055", life.Current.PaidTo!.ToString());
        life.Until(new DateOnly(2027, 1, 20));
        life.Refuses(new AuthoriseInstalment(1), People.Finance, RefusalCode.RegisteredBySelf);
        life.Pay(1);
        Assert.Equal("bankgiro 5050-1055", life.Effects.OfType<Effect.InstructPayment>().Single().Account.ToString());
    }

    [Fact]
    public void What_was_authorised_for_one_account_is_never_paid_to_another()
    {
        var life = Life.Active()
            .Until(new DateOnly(2027, 1, 20))
            .Do(new AuthoriseInstalment(1), People.Officer2)
            .Do(new AuthoriseInstalment(1), People.Director);
        life.Do(new RequestAmendment(Account()), People.Editor)
            .Do(new ConfirmAccount(1), People.Signatory)
            .Do(new DecideAccount(1, true, "Ringt."), People.Finance);

        life.Do(new RecordBankAnswer(life.Instalment(1).PaymentId!, BankAnswer.Failed, "Fel."), People.Finance)
            .Do(new RetryInstalment(1), People.Finance);

        Assert.Equal(InstalmentStatus.Due, life.Instalment(1).Status);
        Assert.Empty(life.Instalment(1).AuthorisedBy);
        Assert.Single(life.Effects.OfType<Effect.InstructPayment>());
    }

    [Fact]
    public void An_authorisation_does_not_survive_a_new_account()
    {
        var life = Life.Active().Until(new DateOnly(2027, 1, 20)).Do(new AuthoriseInstalment(1), People.Officer2);

        life.Do(new RequestAmendment(Account()), People.Editor)
            .Do(new ConfirmAccount(1), People.Signatory)
            .Do(new DecideAccount(1, true, "Ringt."), People.Finance);

        Assert.Equal((InstalmentStatus.Due, 0), (life.Instalment(1).Status, life.Instalment(1).AuthorisedBy.Count));
    }

    [Fact]
    public void The_old_contact_is_told_of_the_new_one()
    {
        var life = Life.Active()
            .Do(
                new RequestAmendment(
                    new()
                    {
                        Reason = "Ny tjänst.",
                        Contact = new() { Name = "Nora Ny", Email = "nora@kalmar.se" },
                    }
                ),
                People.Signatory
            );

        Assert.Equal("nora@kalmar.se", life.Current.Contact!.Id);
        Assert.Contains(
            life.Mails,
            m => m is { Template: MailTemplate.AmendmentReceipt, Recipient.Id: "editor@kalmar.se" }
        );
        Assert.Contains(
            life.Mails,
            m => m is { Template: MailTemplate.AmendmentInForce, Recipient.Id: "nora@kalmar.se" }
        );
    }

    [Fact]
    public void A_new_signatory_needs_the_director() =>
        Assert.Equal(
            AmendmentLevel.Director,
            Life.Active()
                .Do(
                    new RequestAmendment(
                        new()
                        {
                            Reason = "Ny chef.",
                            AuthorisedSignatory = new() { Name = "Nina Ny", Email = "nina@kalmar.se" },
                        }
                    ),
                    People.Editor
                )
                .Current.Amendments.Single()
                .Level
        );

    [Fact]
    public void One_amendment_changes_one_kind_of_thing()
    {
        var life = Life.Active();

        life.Refuses(new RequestAmendment(new() { Reason = "x" }), People.Editor, RefusalCode.InvalidInput);
        life.Refuses(
            new RequestAmendment(Account() with { End = new DateOnly(2029, 3, 31) }),
            People.Editor,
            RefusalCode.InvalidInput
        );
    }

    [Fact]
    public void A_budget_that_does_not_add_up_is_refused()
    {
        var move = Move(10_000);

        var refusal = Life.Active()
            .Refuses(
                new RequestAmendment(move with { Budget = [move.Budget[0], .. move.Budget.Skip(2)] }),
                People.Editor,
                RefusalCode.InvalidInput
            );

        Assert.Equal((ProblemCode.AmountsDiffer, "/budget"), (refusal.Problems[0].Code, refusal.Problems[0].Field));
    }

    [Fact]
    public void One_of_a_kind_waits_at_a_time_and_can_be_taken_back()
    {
        var life = Life.Active().Do(new RequestAmendment(Extension(new DateOnly(2029, 3, 31))), People.Editor);

        life.Refuses(new RequestAmendment(Move(50_000)), People.Editor, RefusalCode.AmendmentOpen);
        life.Do(new WithdrawAmendment(1), People.Editor).Do(new RequestAmendment(Move(50_000)), People.Editor);

        Assert.Equal(
            [AmendmentStatus.Withdrawn, AmendmentStatus.AwaitingDecision],
            life.Current.Amendments.Select(a => a.Status)
        );
    }

    [Fact]
    public void Ending_the_agreement_lets_what_was_not_decided_fall()
    {
        var life = Life.Active().Do(new RequestAmendment(More()), People.Editor);

        life.Do(new Terminate("Avtalsbrott."), People.Director);

        Assert.Equal(AmendmentStatus.Lapsed, life.Current.Amendments.Single().Status);
    }

    [Fact]
    public void Costs_are_set_against_the_budget_as_amended()
    {
        var life = Life.Active().Do(new RequestAmendment(Move(10_000)), People.Editor);

        var line = CostFollowUp
            .Of(life.Current, life.Current.Reports[0], [])
            .Single(l => l.CostType == CostType.Premises);

        Assert.Equal(Samples.Kr(110_000), line.BudgetWhole);
    }

    private static Life Active(AssociationRules rules)
    {
        var life = Life.WithBoard(rules: rules).Vote(VoteChoice.Yes, 1, 2, 3, 4, 5, 6, 7, 8);
        life.Do(new CloseBoardDecision(), People.Officer);
        life.Do(new ApproveMinutes("§ 12", SwedishTime.DayOf(life.Now)), People.Officer);
        return life.Do(new AcceptAgreement(life.Current.Agreement!.Hash), People.Signatory)
            .Do(new CountersignAgreement(), People.Director);
    }

    private static void Extend(Life life, DateOnly end)
    {
        life.Do(new RequestAmendment(Extension(end)), People.Editor);
        var amendment = life.Current.Amendments[^1];
        life.Do(new DecideAmendment(amendment.Number, true, "Ja."), People.Director);
        life.Do(new AcceptAmendment(amendment.Number, life.Current.Amendments[^1].Hash!), People.Signatory);
        Assert.Equal(AmendmentStatus.InForce, life.Current.Amendments[^1].Status);
    }

    private static AmendmentRequest Extension(DateOnly end) => new() { Reason = "Mer tid.", End = end };

    /// <summary>So much from personnel to premises in 2027, counted from the budget as submitted.</summary>
    private static AmendmentRequest Move(decimal kronor) =>
        new()
        {
            Reason = "Större lokal.",
            Budget =
            [
                new(2027, CostType.Personnel, Samples.Kr(800_000 - kronor)),
                new(2027, CostType.Premises, Samples.Kr(100_000 + kronor)),
                new(2028, CostType.Personnel, Samples.Kr(700_000)),
            ],
        };

    private static AmendmentRequest More() =>
        new()
        {
            Reason = "Fler deltagare.",
            More = [new(2028, Samples.Kr(100_000))],
            Budget =
            [
                new(2027, CostType.Personnel, Samples.Kr(800_000)),
                new(2027, CostType.Premises, Samples.Kr(100_000)),
                new(2028, CostType.Personnel, Samples.Kr(800_000)),
            ],
        };

    private static AmendmentRequest Account() =>
        new() { Reason = "Ny bank.", Account = PaymentAccount.Bankgiro("5050-1055") };

    private static AmendmentVote Yes(Life life) =>
        new(
            "§ 21",
            SwedishTime.DayOf(life.Now),
            9,
            7,
            2,
            0,
            null,
            "Behovet är visat.",
            [new(Samples.Kr(100_000), InstalmentTrigger.Report, null, "final")]
        );

    private static Money Of(IReadOnlyList<BudgetRow> rows, CostType type) =>
        Money.Sum(rows.Where(r => r.CostType == type).Select(r => r.Amount));

    private static IEnumerable<int> Reminders(Life life, string report) =>
        [.. life.Trail.OfType<ReportReminderSent>().Where(e => e.ReportId == report).Select(e => e.Day)];
}
