using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;

namespace Funding.Functions.Http.Bodies;

/// <summary>A body whose fields may all be left out: then it may be left out as a whole too.</summary>
internal interface IMayBeEmpty;

/// <summary>Nothing but the address is needed; an empty object is taken too.</summary>
internal sealed record EmptyBody : IMayBeEmpty;

internal sealed record SignInBody(string Email);

/// <summary>What opens a session: the secret of the mailed link, or the code beside it.</summary>
internal sealed record SessionBody(string? Token = null, string? Code = null);

/// <summary>A small file within an application form.</summary>
/// <param name="FileName">The sender's name for the file.</param>
/// <param name="Content">The file, base64.</param>
/// <param name="ContentType">What the sender takes it for; the content decides.</param>
internal sealed record AttachmentBody(string FileName, byte[] Content, string? ContentType = null);

/// <summary>What the signatory wants changed before the application is sent in.</summary>
internal sealed record DeclineBody(string Comment);

internal sealed record QuestionsBody(IReadOnlyList<QuestionBody> Questions, DateOnly? Deadline = null);

internal sealed record QuestionBody(string Text, string Field = "");

internal sealed record DeadlineBody(DateOnly Deadline);

internal sealed record OptionalDeadlineBody(DateOnly? Deadline = null) : IMayBeEmpty;

/// <summary>The review's deadline, or the preparatory group's meeting whose day it is.</summary>
internal sealed record CompletenessBody(DateOnly? Deadline = null, MeetingId? Meeting = null) : IMayBeEmpty;

/// <summary>Who handles the case; without a person nobody in particular does.</summary>
internal sealed record OfficerBody(string? PersonId = null) : IMayBeEmpty;

internal sealed record CaseNoteBody(string Text);

internal sealed record ReasonBody(string Reason);

internal sealed record OptionalReasonBody(string Reason = "") : IMayBeEmpty;

internal sealed record ProposalBody(
    Recommendation Recommendation,
    IReadOnlyList<YearAmount> Amounts,
    IReadOnlyList<InstalmentPlan> Instalments,
    string Justification,
    IReadOnlyList<string>? Conditions = null,
    IReadOnlyList<ReportPlan>? Reports = null,
    string? FrameOverride = null
);

internal sealed record BoardOpeningBody(DateTimeOffset ClosesAt, BoardMode Mode = BoardMode.Meeting);

internal sealed record ConflictFlagBody(string SeatId, string Reason);

internal sealed record ConflictRulingBody(string SeatId, bool Recused, string Reason = "");

internal sealed record ReportedBody(string Paragraph, DateOnly On);

internal sealed record NoticeBody(DateOnly On);

internal sealed record AppealBody(DateOnly LodgedOn, string Reference);

internal sealed record AppealOutcomeBody(AppealOutcome Outcome, string Note = "");

internal sealed record HandoverBody(string Name, string Email);

internal sealed record DissentBody(string Reasons);

internal sealed record RemittalBody(string Questions, DateOnly? Deadline = null);

internal sealed record MinutesBody(string Paragraph, DateOnly ApprovedOn);

internal sealed record BankAnswerBody(BankAnswer Status, string Reason = "");

/// <summary>Questions on a report, on the whole or on parts of it.</summary>
/// <param name="Questions">On the whole.</param>
/// <param name="Deadline">The new last day.</param>
/// <param name="Fields">Questions on parts of the report, by JSON pointer into it; then those on the whole may be left out.</param>
internal sealed record ReturnBody(
    string Questions = "",
    DateOnly? Deadline = null,
    IReadOnlyList<QuestionBody>? Fields = null
)
{
    /// <summary>The command.</summary>
    public ApplicationCommand For(string reportId) =>
        new ApplicationCommand.ReturnReport(
            reportId,
            Questions,
            Deadline,
            Fields is null ? null : [.. Fields.Select(field => new Question(field.Field, field.Text))]
        );
}

internal sealed record DisbursementRequestBody(
    int Instalment,
    Money Amount,
    IReadOnlyList<ReportedCost> Costs,
    string AttachmentId,
    string Comment = ""
);

internal sealed record RequestReturnBody(string Questions);

/// <summary>What is to be changed; what is left out stays as it is.</summary>
internal sealed record AmendmentBody(
    string Reason,
    IReadOnlyList<BudgetRow>? Budget = null,
    DateOnly? End = null,
    IReadOnlyList<YearAmount>? More = null,
    Contact? Contact = null,
    Contact? AuthorisedSignatory = null,
    PaymentAccount? Account = null
)
{
    /// <summary>The domain's request.</summary>
    public AmendmentRequest Request =>
        new()
        {
            Reason = Reason,
            Budget = Budget ?? [],
            End = End,
            More = More ?? [],
            Contact = Contact,
            AuthorisedSignatory = AuthorisedSignatory,
            Account = Account,
        };
}

internal sealed record AmendmentDecisionBody(bool Approved, string Reason);

internal sealed record AmendmentVoteBody(
    string Paragraph,
    DateOnly DecidedOn,
    int Present,
    int Yes,
    int No,
    int Abstained,
    VoteChoice? CastingVote = null,
    string Reason = "",
    IReadOnlyList<InstalmentPlan>? Instalments = null,
    string FrameOverride = ""
)
{
    /// <summary>The domain's record.</summary>
    public AmendmentVote Vote =>
        new(Paragraph, DecidedOn, Present, Yes, No, Abstained, CastingVote, Reason, Instalments)
        {
            FrameOverride = FrameOverride,
        };
}

internal sealed record AccountDecisionBody(bool Accepted, string Reason);

/// <summary>The signatory's confirmation of an account.</summary>
/// <param name="Accepted">Must be true: a no is given by not answering and calling the office.</param>
internal sealed record ConfirmationBody(bool Accepted);

internal sealed record SettlementBody(Money? ApprovedCosts = null, string Reason = "") : IMayBeEmpty;

internal sealed record RecoveryBody(Money Amount, string Reference = "");

internal sealed record OpinionBody(
    Stance Stance,
    string Reasons = "",
    string Conditions = "",
    IReadOnlyList<Score>? Scores = null
);

/// <summary>A vote.</summary>
/// <param name="Choice">The vote.</param>
/// <param name="Reason">Why; may be left out.</param>
/// <param name="Code">The mailed code, where the association's rules ask for one; left out, one is mailed.</param>
internal sealed record BallotBody(VoteChoice Choice, string Reason = "", string? Code = null);

/// <summary>The signatory's acceptance.</summary>
/// <param name="Accepted">Must be true: silence or a no is given by not answering.</param>
/// <param name="Hash">Hash of the terms that were read; when left out, those in force.</param>
internal sealed record AgreementBody(bool Accepted, string? Hash = null)
{
    /// <summary>The command that accepts an amendment's terms.</summary>
    public Result<ApplicationCommand> Accept(Application application, int amendment, PersonRef? linkIssuedTo = null) =>
        Accepted
            ? new ApplicationCommand.AcceptAmendment(
                amendment,
                Hash ?? application.Amendments.FirstOrDefault(known => known.Number == amendment)?.Hash ?? "",
                linkIssuedTo
            )
            : KnownProblems.AcceptanceRequired;

    /// <summary>The command, if the body accepts and there is something to accept.</summary>
    /// <param name="application">What is accepted.</param>
    /// <param name="linkIssuedTo">Whom the personal link was issued to, when it is done with one.</param>
    public Result<ApplicationCommand> Accept(Application application, PersonRef? linkIssuedTo = null) =>
        Accepted
            ? new ApplicationCommand.AcceptAgreement(Hash ?? application.Agreement?.Hash ?? "", linkIssuedTo)
            : KnownProblems.AcceptanceRequired;
}
