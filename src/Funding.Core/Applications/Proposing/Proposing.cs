using System.Text.Json;
using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for the director's proposal.</summary>
internal static class Proposing
{
    internal static Decision Propose(Application state, Propose command, DateTimeOffset now)
    {
        if (state.Stage is not (ApplicationStage.Proposal or ApplicationStage.BoardDecision))
        {
            return Refusals.WrongStage(state);
        }

        if (state.Stage == ApplicationStage.BoardDecision && now >= state.Matter!.ClosesAt)
        {
            return Refusals.BallotClosed();
        }

        var form = state.SubmittedForm!;
        var period = FormCheck.PeriodOf(form)!;
        var reports =
            command.Recommendation == Recommendation.Reject ? []
            : command.Reports is { Count: > 0 } ? command.Reports
            : ReportPlanning.Default(period, state.Rules);
        var amounts = command is { Recommendation: Recommendation.Grant, Amounts.Count: 0 }
            ? form.Budget.Sought
            : command.Amounts;
        if (TextRules.RefusalOf(ProposalCheck.Of(command, amounts, reports, form.Budget)) is { } refusal)
        {
            return refusal;
        }

        var beyond = command.Available?.Exceeded(amounts) ?? [];
        var reason = (command.FrameOverride ?? "").Trim();
        if (TextRules.RefusalOf(TextRules.Check("/frameOverride", reason)) is { } invalid)
        {
            return invalid;
        }

        if (beyond.Count > 0 && reason.Length == 0)
        {
            return Refusals.FrameExceeded(beyond) with { Field = "/frameOverride" };
        }

        var proposal = new Proposal(
            state.Proposals.Count + 1,
            state.Review!.Round,
            command.Recommendation,
            amounts,
            command.Conditions,
            Bound(command.Instalments, reports),
            reports,
            command.Justification
        )
        {
            Override = beyond.Count > 0 ? new FrameOverride(reason, beyond) : null,
        };
        if (IsRepeat(state, proposal))
        {
            return Decision.Nothing;
        }

        return state.Stage == ApplicationStage.Proposal ? new ProposalMade(proposal)
            : Deciding.DelegationRefusal(state, proposal, state.Matter!.Mode) is { } exceeded ? exceeded
            : Decision.Of(
                new ProposalMade(proposal),
                new BallotsVoided(state.Matter.BallotVersion),
                new BoardDecisionOpened(Deciding.Anew(state, proposal))
            );
    }

    /// <summary>Gives instalments on report a report each, in order, where none is named.</summary>
    private static IReadOnlyList<InstalmentPlan> Bound(
        IReadOnlyList<InstalmentPlan> instalments,
        IReadOnlyList<ReportPlan> reports
    )
    {
        var named = instalments
            .Where(i => i.On == InstalmentTrigger.Report)
            .Select(i => i.ReportId)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var free = new Queue<string>(reports.Select(r => r.Id).Where(id => !named.Contains(id)));
        return
        [
            .. instalments.Select(i =>
                i.On switch
                {
                    InstalmentTrigger.Date => i with { ReportId = null },
                    InstalmentTrigger.Report => i with { Date = null, ReportId = i.ReportId ?? free.Dequeue() },
                    InstalmentTrigger.Request => i with { Date = null, ReportId = null },
                }
            ),
        ];
    }

    private static bool IsRepeat(Application state, Proposal proposal) =>
        state.Proposal is { } latest && Json(latest with { Version = proposal.Version }) == Json(proposal);

    private static string Json(Proposal proposal) => JsonSerializer.Serialize(proposal, CoreJson.Default.Proposal);
}
