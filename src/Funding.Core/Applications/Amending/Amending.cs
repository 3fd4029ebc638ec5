using System.Security.Cryptography;
using System.Text.Json;
using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for changes while the agreement runs.</summary>
internal static class Amending
{
    internal static Decision Request(Application state, RequestAmendment command)
    {
        var request = command.Request;
        var isForMoney = request.Kind is AmendmentKind.Plan;
        if (
            state.Agreement?.InForceAt is null
            || !(state.Stage == ApplicationStage.Active || (state.Stage == ApplicationStage.Settlement && !isForMoney))
        )
        {
            return Refusals.WrongStage(state);
        }

        if (state.Amendments.FirstOrDefault(a => a.IsOpen && a.Request.Kind == request.Kind) is { } open)
        {
            return Json(open.Request) == Json(request) ? Decision.Nothing : Refusals.AmendmentOpen(open.Number);
        }

        if (TextRules.RefusalOf(AmendmentCheck.Of(state, request)) is { } refusal)
        {
            return refusal;
        }

        if (request.End is not null && !AmendedPlan.CanMove(state))
        {
            return Refusals.FinalReportIn();
        }

        var number = state.Amendments.Count + 1;
        var (level, why) = AmendmentLevels.Of(state, request);
        var requested = new AmendmentRequested(number, request, level, why);
        return level == AmendmentLevel.Notify
            ? Decision.Of([requested, .. InForce(Application.Fold(state, requested), number, default)])
            : requested;
    }

    internal static Decision Withdraw(Application state, WithdrawAmendment command) =>
        Find(state, command.Number) switch
        {
            null => Refusals.NotFound(),
            { Status: AmendmentStatus.Withdrawn } => Decision.Nothing,
            { Status: AmendmentStatus.AwaitingDecision or AmendmentStatus.AwaitingSignatory } => new AmendmentWithdrawn(
                command.Number
            ),
            _ => Refusals.AmendmentNotWaiting(),
        };

    internal static Decision Decide(Application state, DecideAmendment command, DateTimeOffset now)
    {
        if (Find(state, command.Number) is not { } amendment)
        {
            return Refusals.NotFound();
        }

        if (amendment is not { Level: AmendmentLevel.Director, Status: AmendmentStatus.AwaitingDecision })
        {
            return amendment.Level == AmendmentLevel.Director && IsRepeat(amendment, command.Approved, command.Reason)
                ? Decision.Nothing
                : Refusals.AmendmentNotWaiting();
        }

        return TextRules.RefusalOf(TextRules.Check("/reason", command.Reason, required: true)) is { } refusal ? refusal
            : command.Approved ? Approved(state, amendment, command.Reason, now)
            : new AmendmentRejected(amendment.Number, command.Reason);
    }

    /// <summary>Records what the minutes say. More money than what is left of a year's frame needs the board's reason for going beyond it.</summary>
    internal static Decision Record(Application state, RecordAmendmentVote command, DateTimeOffset now)
    {
        if (Find(state, command.Number) is not { } amendment)
        {
            return Refusals.NotFound();
        }

        var vote = command.Vote with
        {
            Majority = MajorityRules.Of(state.Rules, amendment.Request.TotalMore, DecisionKind.Amendment),
        };
        if (amendment.Vote is { } recorded && Json(recorded) == Json(vote))
        {
            return Decision.Nothing;
        }

        if (
            amendment
            is not {
                Level: AmendmentLevel.Board,
                Status: AmendmentStatus.AwaitingDecision or AmendmentStatus.AwaitingConfirmation
            }
        )
        {
            return Refusals.AmendmentNotWaiting();
        }

        var seats = state.Matter!.Seats.Count;
        var required = MajorityRules.Quorum(state.Rules, seats);
        var beyond = vote.IsCarried ? command.Available?.Exceeded(amendment.Request.More) ?? [] : [];
        return TextRules.RefusalOf(AmendmentCheck.Of(state, amendment, vote, now)) is { } refusal ? refusal
            : vote.Present < required ? Refusals.NoQuorum(vote.Present, seats, required)
            : vote.NeedsCastingVote ? Refusals.CastingVoteNeeded()
            : beyond.Count > 0 && vote.FrameOverride.Length == 0 ? Refusals.FrameExceeded(beyond)
            : new AmendmentVoteRecorded(amendment.Number, vote);
    }

    internal static Decision Confirm(
        Application state,
        ConfirmAmendmentVote command,
        Actor actor,
        DateTimeOffset now
    ) =>
        Find(state, command.Number) switch
        {
            null => Refusals.NotFound(),
            { Status: AmendmentStatus.AwaitingConfirmation, Vote: { } vote } amendment => amendment.RecordedBy?.PersonId
            == actor.PersonId
                ? Refusals.RecordedBySelf()
            : vote.IsCarried ? Approved(state, amendment, vote.Reason, now)
            : new AmendmentRejected(amendment.Number, vote.Reason),
            { Vote: not null, DecidedAt: not null } => Decision.Nothing,
            _ => Refusals.AmendmentNotWaiting(),
        };

    internal static Decision Accept(Application state, AcceptAmendment command, DateTimeOffset now)
    {
        if (Find(state, command.Number) is not { } amendment)
        {
            return Refusals.NotFound();
        }

        if (amendment.Hash is null)
        {
            return Refusals.AmendmentNotWaiting();
        }

        if (!string.Equals(amendment.Hash, command.Hash, StringComparison.OrdinalIgnoreCase))
        {
            return Refusals.AgreementChanged();
        }

        if (amendment.AcceptedBy is not null)
        {
            return Decision.Nothing;
        }

        if (amendment.Status != AmendmentStatus.AwaitingSignatory)
        {
            return Refusals.AmendmentNotWaiting();
        }

        if (amendment.Request.End is not null && !AmendedPlan.CanMove(state))
        {
            return Refusals.FinalReportIn();
        }

        var accepted = new AmendmentAccepted(
            amendment.Number,
            amendment.Hash,
            command.LinkIssuedTo,
            CaseDocuments.Latest(state, RecordSorts.Amendment)?.Sha256
        );
        return Decision.Of([accepted, .. InForce(Application.Fold(state, accepted), amendment.Number, now)]);
    }

    internal static Decision ConfirmAccount(Application state, ConfirmAccount command) =>
        Find(state, command.Number) switch
        {
            null => Refusals.NotFound(),
            { Level: AmendmentLevel.Account, Status: AmendmentStatus.AwaitingSignatory } => new AccountConfirmed(
                command.Number
            ),
            { Level: AmendmentLevel.Account, AcceptedBy: not null } => Decision.Nothing,
            _ => Refusals.AmendmentNotWaiting(),
        };

    internal static Decision DecideAccount(Application state, DecideAccount command, DateTimeOffset now)
    {
        if (Find(state, command.Number) is not { } amendment)
        {
            return Refusals.NotFound();
        }

        if (amendment is not { Level: AmendmentLevel.Account, Status: AmendmentStatus.AwaitingFinance })
        {
            return amendment.Level == AmendmentLevel.Account && IsRepeat(amendment, command.Accepted, command.Reason)
                ? Decision.Nothing
                : Refusals.AmendmentNotWaiting();
        }

        if (TextRules.RefusalOf(TextRules.Check("/reason", command.Reason, required: true)) is { } refusal)
        {
            return refusal;
        }

        if (!command.Accepted)
        {
            return new AmendmentRejected(amendment.Number, command.Reason);
        }

        var approved = new AmendmentApproved(amendment.Number, command.Reason);
        return Decision.Of([approved, .. InForce(Application.Fold(state, approved), amendment.Number, now)]);
    }

    internal static string Json(AmendmentRequest request) =>
        JsonSerializer.Serialize(request, CoreJson.Default.AmendmentRequest);

    private static Decision Approved(Application state, Amendment amendment, string reason, DateTimeOffset now)
    {
        if (amendment.Request.End is not null && !AmendedPlan.CanMove(state))
        {
            return Refusals.FinalReportIn();
        }

        var approved = new AmendmentApproved(amendment.Number, reason);
        if (!amendment.Request.NeedsAgreement)
        {
            return Decision.Of([approved, .. InForce(Application.Fold(state, approved), amendment.Number, now)]);
        }

        var terms = Terms(state, amendment, now);
        return Decision.Of(approved, new AmendmentTermsIssued(amendment.Number, terms, Hash(terms)));
    }

    /// <summary>Puts it in force, and does to payments what the new plan asks for.</summary>
    private static IEnumerable<ApplicationEvent> InForce(Application state, int number, DateTimeOffset now)
    {
        var amendment = Find(state, number)!;
        var took = new AmendmentTookEffect(
            number,
            AmendedPlan.Instalments(state, amendment.Terms?.Instalments ?? []),
            amendment.Terms is { } terms ? AmendedPlan.NotBefore(terms.Reports, now, state.Rules) : []
        );
        var after = Application.Fold(state, took);
        return [took, .. AmendedPlan.Payments(after, took)];
    }

    private static AmendmentTerms Terms(Application state, Amendment amendment, DateTimeOffset now)
    {
        var request = amendment.Request;
        var agreement = state.Agreement!;
        return new AmendmentTerms(
            state.Id,
            state.CaseNumber!.ToString(),
            amendment.Number,
            agreement.Hash,
            state.Association.Name,
            agreement.Terms.Applicant,
            agreement.Terms.ApplicantOrganisationNumber,
            agreement.Terms.Title,
            amendment.Level,
            amendment.Vote?.Paragraph ?? "",
            amendment.Vote?.DecidedOn ?? SwedishTime.DayOf(now),
            request.End is { } end ? state.ProjectPeriod! with { End = end } : state.ProjectPeriod!,
            request.More,
            state.Ledger.Granted + request.TotalMore,
            request.Budget.Count > 0 ? request.Budget : state.CostBudget,
            amendment.Vote?.Instalments ?? [],
            request.End is { } moved ? AmendedPlan.Reports(state, moved, now) : []
        );
    }

    private static string Hash(AmendmentTerms terms) =>
        Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(terms, CoreJson.Default.AmendmentTerms))
        );

    private static Amendment? Find(Application state, int number) =>
        state.Amendments.FirstOrDefault(a => a.Number == number);

    private static bool IsRepeat(Amendment amendment, bool approved, string reason) =>
        amendment.DecidedAt is not null
        && approved == (amendment.Status != AmendmentStatus.Rejected)
        && amendment.DecisionReason == reason;

    private static string Json(AmendmentVote vote) => JsonSerializer.Serialize(vote, CoreJson.Default.AmendmentVote);
}
