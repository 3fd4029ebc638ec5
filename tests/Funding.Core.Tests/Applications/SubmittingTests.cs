using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class SubmittingTests
{
    [Fact]
    public void A_complete_application_is_submitted_by_the_signatory_and_registered()
    {
        var life = Life.Draft().Do(new SubmitApplication(Samples.Association), People.Signatory);

        Assert.Equal(ApplicationStage.Submitted, life.Current.Stage);
        Assert.Contains(new Effect.RegisterCase("KAL", 2026), life.Effects);
        Assert.Contains(new Effect.StartProcess(new ProcessRef.Application()), life.Effects);
    }

    [Fact]
    public void Submitting_again_does_nothing() =>
        Assert.Empty(Life.Submitted().When(new SubmitApplication(Samples.Association), People.Signatory));

    [Fact]
    public void An_editor_cannot_sign_for_the_applicant() =>
        Life.Draft().Refuses(new SubmitApplication(Samples.Association), People.Editor, RefusalCode.NotAllowed);

    [Fact]
    public void The_number_brings_a_receipt_to_contact_and_signatory_and_a_notice_to_the_office()
    {
        var life = Life.Submitted();

        Assert.Equal(
            ["editor@kalmar.se", "signatory@kalmar.se", "office@forbund.se"],
            life.Mails.Select(m => m.Recipient.Email.ToString())
        );
        Assert.All(life.Mails, m => Assert.Equal("KAL-2026-0042", m.Parameters[MailParameter.CaseNumber]));
    }

    [Fact]
    public void A_second_number_is_refused_and_the_same_does_nothing()
    {
        var life = Life.Submitted();

        Assert.Empty(life.When(new AssignCaseNumber(Life.Number), Actor.System));
        life.Refuses(
            new AssignCaseNumber(new CaseNumber("KAL", 2026, 43)),
            Actor.System,
            RefusalCode.CaseNumberAssigned
        );
    }

    [Fact]
    public void A_draft_gets_no_number() =>
        Life.Draft().Refuses(new AssignCaseNumber(Life.Number), Actor.System, RefusalCode.WrongStage);

    [Fact]
    public void The_rules_of_the_day_of_submission_follow_the_case()
    {
        var life = Life.Submitted(new AssociationRules { SupplementDays = 30 });

        life.Do(new RequestSupplement([new("", "Hur?")]), People.Officer);

        Assert.Equal(new DateOnly(2026, 10, 1), life.Current.Supplement!.Deadline);
    }

    [Fact]
    public void An_empty_form_names_every_missing_part()
    {
        var problems = Problems(new ApplicationForm());

        foreach (
            var field in new[] { "/title", "/applicant/name", "/budget/rows", "/goals", "/period/start", "/risks" }
        )
        {
            Assert.Contains(problems, p => p.Field == field && p.Code == ProblemCode.Required);
        }
    }

    [Fact]
    public void At_least_two_members_apply_together() =>
        Assert.Equal(("/coApplicants", ProblemCode.TooFewMembers), Only(Samples.Form with { CoApplicants = [] }));

    [Fact]
    public void A_co_applicant_must_be_a_member() =>
        Assert.Contains(
            Problems(With(c => c with { OrganisationNumber = "556036-0793" })),
            p => p is { Field: "/coApplicants/0/organisationNumber", Code: ProblemCode.NotAMember }
        );

    [Fact]
    public void The_applicant_does_not_count_twice() =>
        Assert.Contains(
            Problems(With(c => c with { OrganisationNumber = "2120000746" })),
            p => p is { Field: "/coApplicants/0/organisationNumber", Code: ProblemCode.Duplicate }
        );

    [Fact]
    public void Nobody_applies_in_the_name_of_another_organisation() =>
        Assert.Contains(
            Problems(
                Samples.Form with
                {
                    Applicant = Samples.Form.Applicant with { OrganisationNumber = "212000-0753" },
                }
            ),
            p => p is { Field: "/applicant/organisationNumber", Code: ProblemCode.NotOwnOrganisation }
        );

    [Fact]
    public void The_account_must_have_a_valid_check_digit() =>
        Assert.Equal(
            ("/applicant/bankgiro", ProblemCode.InvalidAccount),
            Only(Samples.Form with { Applicant = Samples.Form.Applicant with { Bankgiro = "991-2347" } })
        );

    [Fact]
    public void A_plusgiro_does_as_well() =>
        Assert.Single(
            Life.Draft(
                    Samples.Form with
                    {
                        Applicant = Samples.Form.Applicant with { Bankgiro = "", Plusgiro = "4-2" },
                    }
                )
                .When(new SubmitApplication(Samples.Association), People.Signatory)
        );

    [Fact]
    public void The_period_must_end_after_it_starts() =>
        Assert.Contains(
            Problems(
                Samples.Form with
                {
                    Period = new() { Start = new(2028, 1, 1), End = new(2027, 1, 1) },
                }
            ),
            p => p is { Field: "/period/end", Code: ProblemCode.InvalidPeriod }
        );

    [Fact]
    public void The_budget_must_agree_each_year_and_the_cell_is_named()
    {
        var budget = Samples.Form.Budget with
        {
            Sought = [new(2027, Samples.Kr(700_000)), new(2028, Samples.Kr(699_999.99m))],
        };

        Assert.Equal(
            ("/budget/sought/1/amount", ProblemCode.BudgetUnbalanced),
            Only(Samples.Form with { Budget = budget })
        );
    }

    [Fact]
    public void A_year_with_costs_but_nothing_sought_does_not_agree()
    {
        var budget = Samples.Form.Budget with { Sought = [new(2027, Samples.Kr(700_000))] };

        Assert.Equal(("/budget/sought", ProblemCode.BudgetUnbalanced), Only(Samples.Form with { Budget = budget }));
    }

    [Fact]
    public void A_budget_year_lies_in_the_period()
    {
        var budget = Samples.Form.Budget with
        {
            Rows = [.. Samples.Form.Budget.Rows, new(2031, CostType.Other, Samples.Kr(1))],
        };

        Assert.Equal(
            ("/budget/rows/3/year", ProblemCode.YearOutsidePeriod),
            Only(Samples.Form with { Budget = budget })
        );
    }

    [Fact]
    public void Amounts_are_never_negative()
    {
        var budget = Samples.Form.Budget with
        {
            CoFunding = [new(2027, CoFundingKind.Cash, "X", Samples.Kr(-200_000))],
        };

        Assert.Equal(
            ("/budget/coFunding/0/amount", ProblemCode.NegativeAmount),
            Only(Samples.Form with { Budget = budget })
        );
    }

    [Fact]
    public void A_personal_identity_number_is_refused_with_its_place()
    {
        Assert.Equal(
            ("/goals/0/description", ProblemCode.PersonalIdentityNumber),
            Only(Samples.Form with { Goals = [new() { Description = "Anna 850709-9805", Measure = "x" }] })
        );
        Assert.Equal(
            ("/budget/coFunding/0/funder", ProblemCode.PersonalIdentityNumber),
            Only(
                Samples.Form with
                {
                    Budget = Samples.Form.Budget with
                    {
                        CoFunding = [new(2027, CoFundingKind.Cash, "19850709-9805", Samples.Kr(200_000))],
                    },
                }
            )
        );
    }

    [Fact]
    public void A_telephone_number_is_not_taken_for_a_personal_identity_number()
    {
        var contact = Samples.Form.Applicant.Contact with { Phone = "8507099805" };

        Assert.Single(
            Life.Draft(Samples.Form with { Applicant = Samples.Form.Applicant with { Contact = contact } })
                .When(new SubmitApplication(Samples.Association), People.Signatory)
        );
    }

    [Fact]
    public void A_social_enterprise_says_who_owns_it_and_what_its_part_rests_on()
    {
        var problems = Problems(
            Samples.Form with
            {
                Implementer = new()
                {
                    Name = "Gården",
                    OrganisationNumber = "556036-0793",
                    SocialEnterprise = true,
                },
            }
        );

        Assert.Equal(
            [
                "/implementer/ownership",
                "/implementer/basis",
                "/implementer/surplusReinvested",
                "/implementer/independent",
            ],
            problems.Select(p => p.Field)
        );
    }

    [Fact]
    public void Rows_that_are_null_are_no_reason_to_fail()
    {
        var form = System.Text.Json.JsonSerializer.Deserialize(
            """{"goals":[null],"coApplicants":[null,{}],"budget":{"rows":[null],"coFunding":[{"year":2027,"kind":"cash","amount":1}]}}""",
            CoreJson.Default.ApplicationForm
        )!;

        Assert.NotEmpty(Problems(form));
    }

    private static ApplicationForm With(Func<CoApplicant, CoApplicant> change) =>
        Samples.Form with
        {
            CoApplicants = [change(Samples.Form.CoApplicants[0])],
        };

    private static IReadOnlyList<FieldProblem> Problems(ApplicationForm form) =>
        Life.Draft(form)
            .Refuses(new SubmitApplication(Samples.Association), People.Signatory, RefusalCode.FormIncomplete)
            .Problems;

    private static (string Field, string Code) Only(ApplicationForm form)
    {
        var problem = Assert.Single(Problems(form));
        return (problem.Field, problem.Code);
    }
}
