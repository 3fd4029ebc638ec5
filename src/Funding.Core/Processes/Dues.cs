using System.Diagnostics;

namespace Funding.Core;

/// <summary>What time itself does to an application.</summary>
public static class Dues
{
    /// <summary>Whether a process is over and what it waits for next.</summary>
    /// <param name="state">The application.</param>
    /// <param name="process">The process that asks.</param>
    public static ProcessStatus Of(Application state, ProcessRef process)
    {
        if (!Running(state).Contains(process))
        {
            return new ProcessStatus(Over: true, Next: null);
        }

        var next = Waiting(state, process).MinBy(d => (d.At, d.Key));
        return new ProcessStatus(
            Over: false,
            next is null ? null : new Due(next.Key, next.At, new ApplicationCommand.RunDue(next.Key))
        );
    }

    /// <summary>The processes that the state calls for now; the application's own is the first. A draft has one only while its signatory is asked; ended cases have none.</summary>
    public static IReadOnlyList<ProcessRef> Running(Application state)
    {
        if (state.Stage.IsTerminal())
        {
            return [];
        }

        if (state.SubmittedAt is null)
        {
            return state.SignOff is { IsOpen: true } asked ? [new ProcessRef.SignOff(asked.Round)] : [];
        }

        List<ProcessRef> running = [new ProcessRef.Application()];
        switch (state.Stage)
        {
            case ApplicationStage.PartnerReview:
                running.Add(new ProcessRef.PartnerReview(state.Review!.Round));
                break;
            case ApplicationStage.BoardDecision:
                running.Add(new ProcessRef.BoardDecision(state.Matter!.BallotVersion));
                break;
            case ApplicationStage.Active or ApplicationStage.Settlement:
                running.Add(new ProcessRef.FollowUp());
                running.AddRange(
                    state.Instalments.Where(i => i.IsUnpaid).Select(i => new ProcessRef.Disbursement(i.Number))
                );
                break;
        }

        return running;
    }

    /// <summary>Does the due with the key when its time has come; a repeat, an outdated key or an early call does nothing.</summary>
    internal static Decision Run(Application state, string key, DateTimeOffset now)
    {
        var waiting = Running(state).SelectMany(p => Waiting(state, p)).ToList();
        var due = waiting.FirstOrDefault(d => d.Key == key);
        if (due is null || due.At > now)
        {
            return Decision.Nothing;
        }

        var isOvertaken =
            due.ReminderOf is not null
            && waiting.Any(d => d.ReminderOf == due.ReminderOf && d.At > due.At && d.At <= now);
        return isOvertaken ? new ApplicationEvent.DueSkipped(key) : Decision.Of(due.Then());
    }

    private static IEnumerable<PlannedDue> Waiting(Application state, ProcessRef process) =>
        Planned(state, process).Where(d => !state.DuesDone.Contains(d.Key, StringComparer.Ordinal));

    private static IEnumerable<PlannedDue> Planned(Application state, ProcessRef process) =>
        process switch
        {
            ProcessRef.Application => ApplicationDues.Of(state),
            ProcessRef.SignOff => SignOffDues.Of(state),
            ProcessRef.PartnerReview => ReviewDues.Of(state.Review!, state.Rules),
            ProcessRef.BoardDecision => BoardDues.Of(state),
            ProcessRef.Disbursement(var number) => DisbursementDues.Of(
                state.Instalments.Single(i => i.Number == number)
            ),
            ProcessRef.FollowUp => FollowUpDues.Of(state),
            ProcessRef.Meeting => [],
            _ => throw new UnreachableException(),
        };
}
