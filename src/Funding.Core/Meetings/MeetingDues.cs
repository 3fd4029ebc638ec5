using static Funding.Core.MeetingEvent;

namespace Funding.Core;

/// <summary>What a waiting meeting needs to know.</summary>
/// <param name="Over">Whether there is nothing left to wait for.</param>
/// <param name="Next">The next thing that time itself does; may lie in the past.</param>
public sealed record MeetingStatus(bool Over, MeetingDue? Next);

/// <summary>Something that time itself does to a meeting: a reminder.</summary>
/// <param name="Key">Stable; once done it is never done again.</param>
/// <param name="At">When.</param>
/// <param name="Command">What to send to the meeting then, by <see cref="Actor.System"/>.</param>
public sealed record MeetingDue(string Key, DateTimeOffset At, MeetingCommand Command);

/// <summary>What time itself does to a meeting.</summary>
public static class MeetingDues
{
    /// <summary>Whether the meeting is over and what it waits for next.</summary>
    public static MeetingStatus Of(Meeting state)
    {
        if (state.Stage is MeetingStage.Closed or MeetingStage.Cancelled)
        {
            return new MeetingStatus(Over: true, Next: null);
        }

        var next = Waiting(state).MinBy(d => (d.At, d.Key));
        return new MeetingStatus(
            Over: false,
            next is null ? null : new MeetingDue(next.Key, next.At, new MeetingCommand.RunMeetingDue(next.Key))
        );
    }

    /// <summary>Does the due with the key when its time has come; a repeat, an outdated key or an early call does nothing.</summary>
    internal static Decision<MeetingEvent> Run(Meeting state, string key, DateTimeOffset now)
    {
        var waiting = Waiting(state).ToList();
        var due = waiting.FirstOrDefault(d => d.Key == key);
        return due is null || due.At > now ? Decision<MeetingEvent>.Nothing
            // Reminders that a stop has delayed are not sent all at once: the last one says it all.
            : waiting.Any(d => d.At > due.At && d.At <= now) ? new MeetingDueSkipped(key)
            : due.Then(key);
    }

    private static IEnumerable<Planned> Waiting(Meeting state) =>
        Reminders(state).Where(d => !state.DuesDone.Contains(d.Key, StringComparer.Ordinal));

    private static IEnumerable<Planned> Reminders(Meeting state) =>
        state.Stage switch
        {
            MeetingStage.Planned => At(
                FormattableString.Invariant($"call/{state.LastCallDay:yyyy-MM-dd}"),
                state.LastCallDay,
                state.Rules.CallReminderDays,
                key => new CallReminderSent(key)
            ),
            MeetingStage.Called => At(
                    FormattableString.Invariant($"meeting/{state.CallRound}"),
                    state.Time.Day,
                    state.Rules.MeetingReminderDays,
                    key => new MeetingReminderSent(key)
                )
                .Where(d => d.At > state.CalledAt && d.At < state.Time.StartsAt),
            MeetingStage.MinutesApproval => At(
                FormattableString.Invariant($"minutes/{state.MinutesVersion}"),
                SwedishTime.DayOf(state.ClosedAt!.Value).AddDays(state.Rules.MinutesDays),
                state.Rules.MinutesReminderDays,
                key => new SigningReminderSent(key)
            ),
            MeetingStage.Open or MeetingStage.Closed or MeetingStage.Cancelled => [],
        };

    private static IEnumerable<Planned> At(
        string of,
        DateOnly day,
        IReadOnlyList<int> days,
        Func<string, MeetingEvent> then
    ) =>
        days.Select(d => new Planned(
            FormattableString.Invariant($"{of}/remind/{d}"),
            PlannedDue.MorningOf(day, d),
            then
        ));

    private sealed record Planned(string Key, DateTimeOffset At, Func<string, MeetingEvent> Then);
}
