using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;

namespace Funding.Functions.Http.Bodies;

/// <summary>A body whose fields may all be left out: then it may be left out as a whole too.</summary>
internal interface IMayBeEmpty;

/// <summary>Nothing but the address is needed; an empty object is taken too.</summary>
internal sealed record EmptyBody : IMayBeEmpty;

internal sealed record SignInBody(string Email);

internal sealed record SessionBody(string Token);

/// <summary>A small file within an application form.</summary>
/// <param name="FileName">The sender's name for the file.</param>
/// <param name="Content">The file, base64.</param>
/// <param name="ContentType">What the sender takes it for; the content decides.</param>
internal sealed record AttachmentBody(string FileName, byte[] Content, string? ContentType = null);

internal sealed record QuestionsBody(IReadOnlyList<QuestionBody> Questions, DateOnly? Deadline = null);

internal sealed record QuestionBody(string Text, string Field = "");

internal sealed record DeadlineBody(DateOnly Deadline);

internal sealed record OptionalDeadlineBody(DateOnly? Deadline = null) : IMayBeEmpty;

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

internal sealed record ReturnBody(string Questions, DateOnly? Deadline = null);

internal sealed record SettlementBody(Money? ApprovedCosts = null, string Reason = "") : IMayBeEmpty;

internal sealed record RecoveryBody(Money Amount, string Reference = "");

internal sealed record OpinionBody(
    Stance Stance,
    string Reasons = "",
    string Conditions = "",
    IReadOnlyList<Score>? Scores = null
);

internal sealed record BallotBody(VoteChoice Choice, string Reason = "");

/// <summary>The signatory's acceptance.</summary>
/// <param name="Accepted">Must be true: silence or a no is given by not answering.</param>
/// <param name="Hash">Hash of the terms that were read; when left out, those in force.</param>
internal sealed record AgreementBody(bool Accepted, string? Hash = null)
{
    /// <summary>The command, if the body accepts and there is something to accept.</summary>
    public Result<ApplicationCommand> Accept(Application application) =>
        Accepted
            ? new ApplicationCommand.AcceptAgreement(Hash ?? application.Agreement?.Hash ?? "")
            : KnownProblems.AcceptanceRequired;
}
