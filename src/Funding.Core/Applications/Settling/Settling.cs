using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for the final account, recovery and closing.</summary>
internal static class Settling
{
    internal static Decision Settle(Application state, Settle command, Actor actor, DateTimeOffset now)
    {
        if (state.Settlement is { } made)
        {
            return command.ApprovedCosts is null || made.ApprovedCosts == command.ApprovedCosts
                ? Decision.Nothing
                : Refusals.AlreadySettled();
        }

        if (state.Stage != ApplicationStage.Settlement)
        {
            return Refusals.WrongStage(state);
        }

        if (state.Instalments.Any(i => i.Status == InstalmentStatus.Instructed))
        {
            return Refusals.PaymentInProgress();
        }

        var reported = Reported(state);
        var approved = command.ApprovedCosts ?? reported;
        if (TextRules.RefusalOf(Check(command, approved, reported)) is { } refusal)
        {
            return refusal;
        }

        var ledger = state.Ledger;
        var entitled = Money.Min(ledger.Granted, approved);
        var recovery = Money.Max(Money.Zero, ledger.Paid - entitled);
        var toPay = Money.Max(Money.Zero, entitled - ledger.Paid);
        var registeredBy = new Author(actor.PersonId, actor.Name);
        if (
            state.PastSettlements.Count > 0
            && toPay > Money.Zero
            && (toPay > ledger.Released || state.Ending is not null)
        )
        {
            return Refusals.InvalidInput([Problem.MoreThanReleased("/approvedCosts", state)]);
        }

        var settlement = new Settlement(
            approved,
            entitled,
            recovery,
            recovery > Money.Zero ? Deadlines.Of(null, state.Rules.RecoveryDays, now) : null,
            command.Reason ?? ""
        );
        IReadOnlyList<ApplicationEvent> happened =
        [
            new SettlementMade(settlement),
            .. state.PastSettlements.Count > 0 ? Added(state, toPay, registeredBy) : Remaining(state, toPay),
        ];
        return WithEnd(state, [.. happened, .. Requested(happened.Aggregate(state, Application.Fold), registeredBy)]);
    }

    internal static Decision RecordRecovery(Application state, RecordRecovery command)
    {
        if (state.Settlement is not { } settlement)
        {
            return Refusals.NotSettled();
        }

        var reference = (command.Reference ?? "").Trim();
        if (reference.Length > 0 && settlement.Repayments.Any(r => r.Reference == reference))
        {
            return Decision.Nothing;
        }

        if (TextRules.RefusalOf(Check(command, reference)) is { } refusal)
        {
            return refusal;
        }

        var remaining = settlement.Recovery - settlement.Repaid;
        return state.Stage != ApplicationStage.Settlement ? Refusals.WrongStage(state)
            : command.Amount > remaining ? Refusals.RecoveryTooLarge(remaining)
            : WithEnd(state, [new RecoveryReceived(command.Amount, reference)]);
    }

    /// <summary>Adds the end of the case when nothing is left to pay out or to repay.</summary>
    internal static Decision WithEnd(Application state, IReadOnlyList<ApplicationEvent> happened)
    {
        var after = happened.Aggregate(state, Application.Fold);
        return
            after is { Stage: ApplicationStage.Settlement, Settlement: { } s }
            && s.Repaid >= s.Recovery
            && !after.Instalments.Any(i => i.IsUnpaid)
            ? Decision.Of([
                .. happened,
                after.Ending is { } ending
                    ? new ApplicationTerminated(ending.Reason, after.Ledger)
                    : new ApplicationClosed(after.Ledger),
            ])
            : Decision.Of(happened);
    }

    /// <summary>What the accepted reports say that the grant is to cover.</summary>
    private static Money Reported(Application state) =>
        Money.Sum(
            state.Reports.Where(r => r.Status == ReportStatus.Accepted).Select(r => r.Content?.NetCost ?? Money.Zero)
        );

    /// <summary>The final account takes the place of requests: what is left to be paid on request is due.</summary>
    private static IEnumerable<ApplicationEvent> Requested(Application state, Author registeredBy) =>
        state
            .Instalments.Where(i => i is { On: InstalmentTrigger.Request, Status: InstalmentStatus.Planned })
            .Select(i => new InstalmentFellDue(null, i.Number, registeredBy));

    /// <summary>A new account after a reopening: nothing is left unpaid, so what is to be paid comes out of what was released.</summary>
    private static IEnumerable<ApplicationEvent> Added(Application state, Money toPay, Author registeredBy) =>
        toPay == Money.Zero
            ? []
            :
            [
                new InstalmentAdded(
                    state.Instalments.Select(i => i.Number).DefaultIfEmpty().Max() + 1,
                    toPay,
                    registeredBy
                ),
            ];

    /// <summary>Pays what the project is entitled to and has not had; the rest is released.</summary>
    private static IEnumerable<ApplicationEvent> Remaining(Application state, Money toPay)
    {
        foreach (var instalment in state.Instalments.Where(i => i.IsUnpaid))
        {
            if (toPay == Money.Zero)
            {
                yield return new InstalmentCancelled(instalment.Number, instalment.Amount);
            }
            else if (instalment.Amount > toPay)
            {
                yield return new InstalmentReduced(instalment.Number, toPay, instalment.Amount - toPay);
                toPay = Money.Zero;
            }
            else
            {
                toPay -= instalment.Amount;
            }
        }
    }

    private static IEnumerable<FieldProblem> Check(Settle command, Money approved, Money reported) =>
        approved < Money.Zero
            ? [Problem.NegativeAmount("/approvedCosts")]
            : TextRules.Check("/reason", command.Reason, required: approved != reported);

    private static IEnumerable<FieldProblem> Check(RecordRecovery command, string reference) =>
        [
            .. TextRules.Check("/reference", reference),
            .. command.Amount <= Money.Zero
                ? [Problem.OutOfRange("/amount", "Ange ett belopp över noll.", "Give an amount above zero.")]
                : Array.Empty<FieldProblem>(),
        ];
}
