using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Whether a grant stays within what is left of each year's frame, or the board is asked to go beyond it.</summary>
internal static class FrameCheck
{
    /// <summary>Why the proposal cannot be put to the board as it is; null when it can.</summary>
    internal static Refusal? RefusalOf(Proposal proposal, FundAvailability? available)
    {
        var beyond = available?.Exceeded(proposal.Amounts) ?? [];
        return beyond.Count == 0 || proposal.Override?.Covers(beyond) == true ? null : Refusals.FrameExceeded(beyond);
    }

    /// <summary>The decision, or a refusal when it would grant what is no longer left.</summary>
    internal static Decision Refused(
        Application state,
        IReadOnlyList<ApplicationEvent> events,
        FundAvailability? available
    ) => Grants(events) && RefusalOf(state, available) is { } refusal ? refusal : Decision.Of(events);

    /// <summary>What time brings about; a grant of what is no longer left is tabled instead, because time cannot be refused.</summary>
    internal static Decision Held(Application state, Decision decision, FundAvailability? available) =>
        decision is Decision.Accepted { Events: var events }
        && Grants(events)
        && RefusalOf(state, available) is { } refusal
            ? new MatterTabled(refusal.Text.Sv, BoardCount.Of(state.Matter!))
            : decision;

    private static bool Grants(IReadOnlyList<ApplicationEvent> events) =>
        events.Any(e => e is BoardDecided { Outcome: BoardOutcome.Granted });

    private static Refusal? RefusalOf(Application state, FundAvailability? available) =>
        RefusalOf(state.Proposals.Single(p => p.Version == state.Matter!.ProposalVersion), available);
}
