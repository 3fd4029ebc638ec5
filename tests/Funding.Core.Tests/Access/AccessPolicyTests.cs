namespace Funding.Core.Tests;

public sealed class AccessPolicyTests
{
    private static readonly IReadOnlyDictionary<string, Actor> Actors = new Dictionary<string, Actor>
    {
        ["editor"] = People.Editor,
        ["signatory"] = People.Signatory,
        ["coEditor"] = People.CoEditor,
        ["stranger"] = People.Stranger,
        ["officer"] = People.Officer,
        ["finance"] = People.Finance,
        ["director"] = People.Director,
        ["auditor"] = new Actor("revisor", "Revisorn", new HashSet<Role> { Role.Auditor }, null),
        ["administrator"] = new Actor("admin", "Administratören", new HashSet<Role> { Role.Administrator }, null),
        ["reviewer"] = People.Reviewer("fk"),
        ["member"] = People.Seat(3),
        ["system"] = Actor.System,
        ["nobody"] = new Actor("nobody", "", new HashSet<Role>(), null),
    };

    private const string Applicants = "editor signatory coEditor";
    private const string Staff = "officer finance director";

    /// <summary>Who may do what in a case that is open with the board: everything else is denied.</summary>
    public static TheoryData<ApplicationAction, string> WithBoard =>
        new()
        {
            { ApplicationAction.Create, "editor signatory" },
            { ApplicationAction.View, $"{Applicants} {Staff} auditor reviewer member system" },
            { ApplicationAction.ViewTrail, $"{Applicants} {Staff} auditor" },
            { ApplicationAction.ViewAsOffice, $"{Staff} auditor" },
            { ApplicationAction.Edit, Applicants },
            { ApplicationAction.Submit, "signatory" },
            { ApplicationAction.AnswerSupplement, "editor signatory" },
            { ApplicationAction.RequestSupplement, "officer" },
            { ApplicationAction.AssignOfficer, "officer director" },
            { ApplicationAction.Remind, "officer director" },
            { ApplicationAction.ConfirmComplete, "officer" },
            { ApplicationAction.GiveOpinion, "reviewer" },
            { ApplicationAction.ReissueLink, $"{Applicants} reviewer member" },
            { ApplicationAction.CloseReview, "officer" },
            { ApplicationAction.Propose, "director" },
            { ApplicationAction.OpenBoardDecision, "officer" },
            { ApplicationAction.Vote, "member" },
            { ApplicationAction.FlagConflict, "officer" },
            { ApplicationAction.RuleOnConflict, "" },
            { ApplicationAction.CloseBoardDecision, "officer" },
            { ApplicationAction.RecordProceedings, "officer system" },
            { ApplicationAction.ApproveMinutes, "officer system" },
            { ApplicationAction.AcceptAgreement, "signatory" },
            { ApplicationAction.CountersignAgreement, "director" },
            { ApplicationAction.AuthoriseInstalment, Staff },
            { ApplicationAction.HandlePayments, "finance" },
            { ApplicationAction.RequestDisbursement, "editor signatory" },
            { ApplicationAction.AssessDisbursementRequest, "officer" },
            { ApplicationAction.SubmitReport, Applicants },
            { ApplicationAction.AssessReport, "officer" },
            { ApplicationAction.RequestAmendment, "editor signatory" },
            { ApplicationAction.DecideAmendment, "director" },
            { ApplicationAction.RecordAmendmentVote, "officer" },
            { ApplicationAction.AcceptAmendment, "signatory" },
            { ApplicationAction.AddNote, Staff },
            { ApplicationAction.HandleMails, "officer" },
            { ApplicationAction.ExportCase, Staff },
            { ApplicationAction.HoldDisposal, "officer director" },
            { ApplicationAction.HandOut, "officer director" },
            { ApplicationAction.DecideAccount, "finance" },
            { ApplicationAction.Settle, "finance" },
            { ApplicationAction.Withdraw, "editor signatory" },
            { ApplicationAction.Dismiss, "officer" },
            { ApplicationAction.Terminate, "director" },
            { ApplicationAction.Reopen, "officer director" },
            { ApplicationAction.RunSystem, "system" },
        };

    [Theory]
    [MemberData(nameof(WithBoard))]
    public void Only_these_may(ApplicationAction action, string who)
    {
        var application = Life.WithBoard().Current;

        var allowed = Actors.Where(a => AccessPolicy.Allows(a.Value, action, application)).Select(a => a.Key);

        Assert.Equal(who.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), allowed.Order());
    }

    [Fact]
    public void Every_action_has_its_row() =>
        Assert.Equal(
            Enum.GetValues<ApplicationAction>().Order(),
            WithBoard.Select(row => (ApplicationAction)((object[])row)[0]).Order()
        );

    [Fact]
    public void In_a_draft_only_the_applicants_and_the_system_see_anything()
    {
        var draft = Life.Draft().Current;

        foreach (var action in Enum.GetValues<ApplicationAction>())
        {
            var allowed = Actors.Where(a => AccessPolicy.Allows(a.Value, action, draft)).Select(a => a.Key);
            Assert.Empty(allowed.Except([.. Applicants.Split(' '), "system"]));
        }
    }

    [Fact]
    public void Without_an_application_an_applicant_can_start_one_and_nobody_can_do_more()
    {
        foreach (var action in Enum.GetValues<ApplicationAction>())
        {
            var allowed = Actors.Where(a => AccessPolicy.Allows(a.Value, action, null)).Select(a => a.Key);
            Assert.Equal(
                action == ApplicationAction.Create ? ["editor", "signatory", "coEditor", "stranger"] : [],
                allowed
            );
        }
    }

    [Fact]
    public void Every_stage_and_action_has_an_answer_for_everybody()
    {
        Life[] lives =
        [
            Life.Draft(),
            Life.Submitted(),
            Life.InReview(),
            Life.Proposed(),
            Life.Decided(),
            Life.Active(),
        ];

        var answers =
            from life in lives
            from actor in Actors.Values
            from action in Enum.GetValues<ApplicationAction>()
            select AccessPolicy.Allows(actor, action, life.Current);

        Assert.Contains(true, answers);
    }

    [Fact]
    public void A_reviewer_sees_the_cases_that_were_referred_to_that_person_only() =>
        Assert.False(
            AccessPolicy.Allows(People.Reviewer("kommunerna"), ApplicationAction.View, Life.InReview().Current)
        );
}
