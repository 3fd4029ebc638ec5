namespace Funding.Core.Tests;

/// <summary>Something that time is to do for an open deadline, worked out from the rules alone.</summary>
/// <param name="Of">What it is the deadline of.</param>
/// <param name="Key">Its key.</param>
/// <param name="At">When.</param>
/// <param name="IsReminder">Whether a later one of the same deadline makes it needless.</param>
internal sealed record ExpectedDue(string Of, string Key, DateTimeOffset At, bool IsReminder = true)
{
    /// <summary>Everything that the open deadlines of the state are to bring, done or not.</summary>
    internal static IReadOnlyList<ExpectedDue> In(Application s) =>
        [.. Supplement(s), .. Review(s), .. s.Reports.SelectMany(report => Report(s, report)), .. Recovery(s)];

    private static IEnumerable<ExpectedDue> Supplement(Application s)
    {
        if (s is not { Stage: ApplicationStage.SupplementRequested, Supplement: { } asked })
        {
            return [];
        }

        var of = FormattableString.Invariant($"supplement/{asked.Round}/{asked.Deadline:yyyy-MM-dd}");
        return
        [
            .. Reminders(of, s.Rules.SupplementReminderDays, asked.Deadline, asked.ExtendedAt ?? asked.RequestedAt),
            new(of, $"{of}/passed", SwedishTime.EndOf(asked.Deadline)),
        ];
    }

    private static IEnumerable<ExpectedDue> Review(Application s)
    {
        if (s is not { Stage: ApplicationStage.PartnerReview, Review: { } round })
        {
            return [];
        }

        var of = $"review/{round.Round}";
        return
        [
            .. Reminders(of, s.Rules.ReviewReminderDays, round.Deadline, round.StartedAt),
            new(of, $"{of}/escalate", Morning(round.Deadline, 1)),
        ];
    }

    private static IEnumerable<ExpectedDue> Report(Application s, Report report)
    {
        if (s.Stage != ApplicationStage.Active || report.Status is ReportStatus.Submitted or ReportStatus.Accepted)
        {
            return [];
        }

        var of = $"report/{report.Id}/{report.Attempt}";
        return
        [
            .. Reminders(of, s.Rules.ReportReminderDays, report.DueOn, report.AwaitedSince),
            new(of, $"{of}/overdue", SwedishTime.EndOf(report.DueOn), IsReminder: false),
            new(of, $"{of}/escalate", Morning(report.DueOn, s.Rules.ReportEscalationDays)),
        ];
    }

    private static IEnumerable<ExpectedDue> Recovery(Application s)
    {
        if (
            s is not { Stage: ApplicationStage.Settlement, Settlement: { RecoveryDueOn: { } due } account }
            || account.Repaid >= account.Recovery
        )
        {
            return [];
        }

        var of = s.PastSettlements.Count == 0 ? "recovery" : $"recovery/{s.PastSettlements.Count + 1}";
        return
        [
            .. Reminders(of, s.Rules.RecoveryReminderDays, due, account.MadeAt),
            new(of, $"{of}/escalate", Morning(due, s.Rules.RecoveryEscalationDays)),
        ];
    }

    private static IEnumerable<ExpectedDue> Reminders(
        string of,
        IReadOnlyList<int> days,
        DateOnly deadline,
        DateTimeOffset askedAt
    ) =>
        days.Select(day => new ExpectedDue(of, $"{of}/remind/{day}", Morning(deadline, day)))
            .Where(reminder => reminder.At > askedAt);

    private static DateTimeOffset Morning(DateOnly deadline, int businessDays) =>
        SwedishTime.Morning(BusinessDays.Shift(deadline, businessDays));
}
