using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for instalments that the applicant asks for (rekvisition).</summary>
internal static class Requesting
{
    internal static Decision Request(Application state, RequestDisbursement command)
    {
        if (state.Instalments.FirstOrDefault(i => i.Number == command.Instalment) is not { } instalment)
        {
            return Refusals.NotFound();
        }

        if (state.Stage != ApplicationStage.Active)
        {
            return Refusals.WrongStage(state);
        }

        if (Open(state) is { } open)
        {
            return IsRepeat(open, command) ? Decision.Nothing : Refusals.RequestOpen();
        }

        return instalment.Status == InstalmentStatus.OnHold || state.Reports.Any(r => r.Overdue)
                ? Refusals.PaymentsOnHold()
            : instalment is not { On: InstalmentTrigger.Request, Status: InstalmentStatus.Planned }
                ? Refusals.NotOnRequest()
            : TextRules.RefusalOf(Check(state, instalment, command)) is { } refusal ? refusal
            : Scanning.Unanswered(state) is { } unanswered ? unanswered
            : state.Documents.Any(d => d.Id == command.DocumentId && !d.IsOpen) ? Refusals.FilesWaiting()
            : new DisbursementRequested(
                new DisbursementRequest(
                    state.DisbursementRequests.Count + 1,
                    instalment.Number,
                    command.Amount,
                    command.Costs,
                    command.DocumentId,
                    command.Comment ?? ""
                )
            );
    }

    internal static Decision Accept(Application state, AcceptDisbursementRequest command, Actor actor)
    {
        if (state.DisbursementRequests.FirstOrDefault(r => r.Number == command.Number) is not { } request)
        {
            return Refusals.NotFound();
        }

        if (request.Status != DisbursementRequestStatus.Open)
        {
            return request.Status == DisbursementRequestStatus.Accepted ? Decision.Nothing : Refusals.RequestAnswered();
        }

        var instalment = state.Instalments.Single(i => i.Number == request.Instalment);
        if (state.Stage != ApplicationStage.Active)
        {
            return Refusals.WrongStage(state);
        }

        return instalment.Status == InstalmentStatus.OnHold
            ? Refusals.PaymentsOnHold()
            : Decision.Of([
                new DisbursementRequestAccepted(request.Number),
                .. request.Amount < instalment.Amount
                    ?
                    [
                        new InstalmentSplit(
                            instalment.Number,
                            request.Amount,
                            state.Instalments.Max(i => i.Number) + 1,
                            instalment.Amount - request.Amount
                        ),
                    ]
                    : Array.Empty<ApplicationEvent>(),
                new InstalmentFellDue(null, instalment.Number, new Author(actor.PersonId, actor.Name)),
            ]);
    }

    internal static Decision Return(Application state, ReturnDisbursementRequest command)
    {
        if (state.DisbursementRequests.FirstOrDefault(r => r.Number == command.Number) is not { } request)
        {
            return Refusals.NotFound();
        }

        if (request.Status != DisbursementRequestStatus.Open)
        {
            return request.Status == DisbursementRequestStatus.Returned && request.Questions == command.Questions
                ? Decision.Nothing
                : Refusals.RequestAnswered();
        }

        return state.Stage != ApplicationStage.Active ? Refusals.WrongStage(state)
            : TextRules.RefusalOf(TextRules.Check("/questions", command.Questions, required: true)) is { } refusal
                ? refusal
            : new DisbursementRequestReturned(request.Number, command.Questions);
    }

    /// <summary>Whether files may be attached for a request that can be made.</summary>
    internal static bool MayCome(Application state) =>
        state.Stage == ApplicationStage.Active
        && state.Instalments.Any(i => i is { On: InstalmentTrigger.Request, IsUnpaid: true });

    private static DisbursementRequest? Open(Application state) =>
        state.DisbursementRequests.FirstOrDefault(r => r.Status == DisbursementRequestStatus.Open);

    private static bool IsRepeat(DisbursementRequest open, RequestDisbursement command) =>
        open.Instalment == command.Instalment
        && open.Amount == command.Amount
        && open.DocumentId == command.DocumentId
        && open.Costs.SequenceEqual(command.Costs);

    private static IEnumerable<FieldProblem> Check(
        Application state,
        Instalment instalment,
        RequestDisbursement command
    )
    {
        List<FieldProblem> problems =
        [
            .. TextRules.Check("/comment", command.Comment),
            .. command.Costs.Count == 0 ? [Problem.Required("/costs")] : ReportCheck.Costs(command.Costs),
            .. state.Documents.FirstOrDefault(d => d.Id == command.DocumentId) is { Registered: false }
                ? Array.Empty<FieldProblem>()
                : [Problem.LedgerExtract("/documentId")],
        ];
        var most = problems.Count > 0 ? instalment.Amount : Money.Min(instalment.Amount, Sum(command));
        if (command.Amount <= Money.Zero || command.Amount > most)
        {
            problems.Add(
                Problem.OutOfRange(
                    "/amount",
                    $"Ange ett belopp över noll och högst {most}: det som återstår av delbetalningen, och inte mer än kostnaderna.",
                    $"Give an amount above zero and at most {most}: what is left of the instalment, and no more than the costs."
                )
            );
        }

        return problems;
    }

    private static Money Sum(RequestDisbursement command) => Money.Sum(command.Costs.Select(c => c.Amount));
}
