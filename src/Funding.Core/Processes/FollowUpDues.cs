using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Reports, amendments and recovery: reminders, hold, escalation.</summary>
internal static class FollowUpDues
{
    internal static IEnumerable<PlannedDue> Of(Application state) =>
        state.Stage switch
        {
            ApplicationStage.Active =>
            [
                .. state.Reports.Where(r => r.IsAwaited).SelectMany(r => Report(state, r)),
                .. Amendments(state),
            ],
            ApplicationStage.Settlement => [.. Recovery(state), .. Amendments(state)],
            _ => [],
        };

    /// <summary>The signatory is reminded as of the agreement itself.</summary>
    private static IEnumerable<PlannedDue> Amendments(Application state)
    {
        var days = state.Rules.AgreementReminderDays;
        var last = days.DefaultIfEmpty().Max();
        return from amendment in state.Amendments
            where amendment is { Status: AmendmentStatus.AwaitingSignatory, AwaitedSince: not null }
            from day in days
            let of = FormattableString.Invariant($"amendment/{amendment.Number}")
            let key = FormattableString.Invariant($"{of}/remind/{day}")
            select new PlannedDue(
                key,
                SwedishTime.Morning(
                    BusinessDays.OnOrAfter(SwedishTime.DayOf(amendment.AwaitedSince!.Value).AddDays(day))
                ),
                () => [new AmendmentReminderSent(key, amendment.Number, day == last)]
            )
            {
                ReminderOf = of,
            };
    }

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

        // A case that was opened again is reminded anew.
        var of =
            state.PastSettlements.Count == 0
                ? "recovery"
                : FormattableString.Invariant($"recovery/{state.PastSettlements.Count + 1}");
        var escalate = $"{of}/escalate";
        return
        [
            .. PlannedDue.Reminders(
                of,
                state.Rules.RecoveryReminderDays,
                dueOn,
                settlement.MadeAt,
                (key, day) => [new RecoveryReminderSent(key, day)]
            ),
            new PlannedDue(
                escalate,
                PlannedDue.MorningOf(dueOn, state.Rules.RecoveryEscalationDays),
                () => [new RecoveryEscalated(escalate)]
            )
            {
                ReminderOf = of,
            },
        ];
    }
}
