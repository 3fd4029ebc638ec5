using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Supplement, minutes and agreement.</summary>
internal static class ApplicationDues
{
    internal static IEnumerable<PlannedDue> Of(Application state) =>
        state.Stage switch
        {
            ApplicationStage.SupplementRequested => Supplement(state.Supplement!, state.Rules),
            ApplicationStage.MinutesApproval => Minutes(state),
            ApplicationStage.Agreement => Agreement(state.Agreement!, state.Rules),
            _ => [],
        };

    private static IEnumerable<PlannedDue> Supplement(Supplement supplement, AssociationRules rules)
    {
        // The deadline is part of the key: more time means new reminders.
        var of = FormattableString.Invariant($"supplement/{supplement.Round}/{supplement.Deadline:yyyy-MM-dd}");
        var passed = $"{of}/passed";
        return
        [
            .. PlannedDue.Reminders(
                of,
                rules.SupplementReminderDays,
                supplement.Deadline,
                supplement.ExtendedAt ?? supplement.RequestedAt,
                (key, _) => [new SupplementReminderSent(key)]
            ),
            new PlannedDue(passed, SwedishTime.EndOf(supplement.Deadline), () => [new SupplementDeadlinePassed(passed)])
            {
                ReminderOf = of,
            },
        ];
    }

    private static IEnumerable<PlannedDue> Minutes(Application state)
    {
        if (state.Matter?.Meeting is not null)
        {
            // The meeting reminds those who approve its minutes.
            return [];
        }

        var key = FormattableString.Invariant($"minutes/{state.Decision!.Result.BallotVersion}/remind");
        var day = SwedishTime.DayOf(state.Decision.DecidedAt).AddDays(state.Rules.MinutesDays);
        return [new PlannedDue(key, PlannedDue.MorningOf(day, 0), () => [new MinutesReminderSent(key)])];
    }

    private static IEnumerable<PlannedDue> Agreement(Agreement agreement, AssociationRules rules)
    {
        if (agreement.AcceptedBy is not null)
        {
            return [];
        }

        var issued = SwedishTime.DayOf(agreement.IssuedAt);
        var last = rules.AgreementReminderDays.DefaultIfEmpty().Max();
        return rules.AgreementReminderDays.Select(days =>
        {
            var key = FormattableString.Invariant($"agreement/remind/{days}");
            return new PlannedDue(
                key,
                SwedishTime.Morning(BusinessDays.OnOrAfter(issued.AddDays(days))),
                () => [new AgreementReminderSent(key, days == last)]
            )
            {
                ReminderOf = "agreement",
            };
        });
    }
}
