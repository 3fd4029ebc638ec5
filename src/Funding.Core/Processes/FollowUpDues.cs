using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Reports and recovery: reminders, hold, escalation.</summary>
internal static class FollowUpDues
{
    internal static IEnumerable<PlannedDue> Of(Application state) =>
        state.Stage switch
        {
            ApplicationStage.Active => state.Reports.Where(r => r.IsAwaited).SelectMany(r => Report(state, r)),
            ApplicationStage.Settlement => Recovery(state),
            _ => [],
        };

    private static IEnumerable<PlannedDue> Report(Application state, Report report)
    {
        var of = FormattableString.Invariant($"report/{report.Id}/{report.Attempt}");
        var overdue = $"{of}/overdue";
        var escalate = $"{of}/escalate";
        return
        [
            .. PlannedDue.Reminders(
                of,
                state.Rules.ReportReminderDays,
                report.DueOn,
                report.AwaitedSince,
                (key, day) => [new ReportReminderSent(key, report.Id, day)]
            ),
            new PlannedDue(overdue, SwedishTime.EndOf(report.DueOn), () => Reporting.Overdue(state, overdue, report)),
            new PlannedDue(
                escalate,
                PlannedDue.MorningOf(report.DueOn, state.Rules.ReportEscalationDays),
                () => [new ReportEscalated(escalate, report.Id)]
            )
            {
                ReminderOf = of,
            },
        ];
    }

    private static IEnumerable<PlannedDue> Recovery(Application state)
    {
        if (state.Settlement is not { RecoveryDueOn: { } dueOn } settlement || settlement.Repaid >= settlement.Recovery)
        {
            return [];
        }

        const string Escalate = "recovery/escalate";
        return
        [
            .. PlannedDue.Reminders(
                "recovery",
                state.Rules.RecoveryReminderDays,
                dueOn,
                settlement.MadeAt,
                (key, day) => [new RecoveryReminderSent(key, day)]
            ),
            new PlannedDue(
                Escalate,
                PlannedDue.MorningOf(dueOn, state.Rules.RecoveryEscalationDays),
                () => [new RecoveryEscalated(Escalate)]
            )
            {
                ReminderOf = "recovery",
            },
        ];
    }
}
