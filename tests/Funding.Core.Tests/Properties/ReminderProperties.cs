using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

/// <summary>
/// Every deadline has exactly its reminders, whatever the deadline, the rules and the clock. What is expected is counted here by another way
/// than the domain does: from a list of the red days themselves.
/// </summary>
public sealed class ReminderProperties
{
    /// <summary>Good Friday, Easter Monday, Ascension Day and Midsummer Eve of each year, from the almanac.</summary>
    private static readonly HashSet<DateOnly> Movable =
    [
        .. new[]
        {
            "2026-04-03 2026-04-06 2026-05-14 2026-06-19",
            "2027-03-26 2027-03-29 2027-05-06 2027-06-25",
            "2028-04-14 2028-04-17 2028-05-25 2028-06-23",
            "2029-03-30 2029-04-02 2029-05-10 2029-06-22",
            "2030-04-19 2030-04-22 2030-05-30 2030-06-21",
        }
            .SelectMany(year => year.Split(' '))
            .Select(day => DateOnly.Parse(day, null)),
    ];

    private static readonly HashSet<string> Fixed =
    [
        "01-01",
        "01-06",
        "05-01",
        "06-06",
        "12-24",
        "12-25",
        "12-26",
        "12-31",
    ];

    /// <summary>A deadline, when the thing was asked for, the rules' days, and how the clock goes on: in steps of minutes to months.</summary>
    public sealed record Plan(DateOnly DueOn, int AskedDaysBefore, int[] Days, int Escalation, int[] Steps);

    public static Arbitrary<Plan> Plans() =>
        Arb.From(
            from day in Gen.Frequency(
                (3, Gen.Choose(0, 1200)),
                // Around Easter and midsummer of 2027 and 2028, and around Christmas.
                (2, Gen.Choose(77, 95)),
                (2, Gen.Choose(166, 182)),
                (2, Gen.Choose(350, 375)),
                (1, Gen.Choose(465, 480))
            )
            from asked in Gen.Choose(1, 60)
            from days in Gen.ArrayOf(Gen.Choose(-20, 20), 4)
            from escalation in Gen.Choose(1, 25)
            from steps in Gen.ArrayOf(
                Gen.Frequency((4, Gen.Choose(1, 600)), (4, Gen.Choose(600, 3_000)), (1, Gen.Choose(3_000, 90_000))),
                200
            )
            select new Plan(
                new DateOnly(2027, 1, 8).AddDays(day),
                asked,
                [.. days.Distinct().Order()],
                escalation,
                steps
            )
        );

    [Property(Arbitrary = [typeof(ReminderProperties)], MaxTest = 1_000)]
    public void Every_deadline_has_exactly_its_reminders(Plan plan)
    {
        var asked = SwedishTime.Morning(plan.DueOn.AddDays(-plan.AskedDaysBefore)).AddMinutes(7);
        var state = Waiting(plan, asked);
        var end = SwedishTime.Morning(plan.DueOn.AddDays(80));

        var happened = new List<(ApplicationEvent Event, DateTimeOffset Tick)>();
        var now = asked;
        for (var step = 0; now < end; step++)
        {
            now = step < plan.Steps.Length ? now.AddMinutes(plan.Steps[step]) : end;
            state = Tick(state, now, happened);
        }

        var told = happened.Where(h => h.Event is ReportReminderSent or ReportEscalated or DueSkipped).ToList();
        var keys = told.Select(t => ((IDoneByTime)t.Event).Key!).ToList();
        var expected = Expected(plan).Where(e => e.At > asked || e.Key.EndsWith("escalate", StringComparison.Ordinal));
        Assert.Equal(expected.Select(e => e.Key).Order(), keys.Order());
        foreach (var (key, at) in expected)
        {
            var (sent, tick) = told.Single(t => ((IDoneByTime)t.Event).Key == key);
            // At the first look at the clock after its time, unless a later one was due by then too.
            Assert.True(tick >= at, key);
            Assert.DoesNotContain(happened, h => h.Tick >= at && h.Tick < tick);
            var isOvertaken = expected.Any(e => e.At > at && e.At <= tick);
            Assert.Equal(isOvertaken, sent is DueSkipped);
        }

        Assert.Single(happened, h => h.Event is ReportOverdue);
        Assert.All(
            happened.Where(h => h.Event is ReportOverdue),
            h => Assert.True(SwedishTime.DayOf(h.Tick) > plan.DueOn)
        );
    }

    [Fact]
    public void Reminders_go_out_on_days_when_offices_are_open()
    {
        foreach (var due in Enumerable.Range(0, 1300).Select(d => new DateOnly(2027, 1, 1).AddDays(d)))
        {
            foreach (var days in (int[])[-14, -3, 0, 7])
            {
                var day = BusinessDays.Shift(due, days);
                Assert.Equal(Shifted(due, days), day);
                Assert.False(IsRed(day), $"{due} {days}");
            }
        }
    }

    private static Application Waiting(Plan plan, DateTimeOffset asked)
    {
        var state = Life.Active().Current;
        return state with
        {
            Association = state.Association with
            {
                Rules = new AssociationRules { ReportReminderDays = plan.Days, ReportEscalationDays = plan.Escalation },
            },
            Instalments = [],
            Reports = [state.Reports[0] with { DueOn = plan.DueOn, AwaitedSince = asked }],
        };
    }

    /// <summary>One look at the clock: everything that is due is done, one thing after the other.</summary>
    private static Application Tick(
        Application state,
        DateTimeOffset now,
        List<(ApplicationEvent Event, DateTimeOffset Tick)> happened
    )
    {
        while (Dues.Of(state, new ProcessRef.FollowUp()).Next is { } due && due.At <= now)
        {
            var decided = Assert.IsType<Decision.Accepted>(
                ApplicationDecider.Decide(state, due.Command, Actor.System, now)
            );
            Assert.NotEmpty(decided.Events);
            foreach (var e in decided.Events)
            {
                state = Application.Fold(state, e);
                happened.Add((e, now));
            }
        }

        return state;
    }

    private static List<(string Key, DateTimeOffset At)> Expected(Plan plan) =>
        [
            .. plan.Days.Select(d => ($"report/interim-1/1/remind/{d}", SwedishTime.Morning(Shifted(plan.DueOn, d)))),
            ("report/interim-1/1/escalate", SwedishTime.Morning(Shifted(plan.DueOn, plan.Escalation))),
        ];

    private static DateOnly Shifted(DateOnly day, int days)
    {
        var direction = days > 0 ? 1 : -1;
        while (days <= 0 && IsRed(day))
        {
            day = day.AddDays(-1);
        }

        for (var left = Math.Abs(days); left > 0; )
        {
            day = day.AddDays(direction);
            left -= IsRed(day) ? 0 : 1;
        }

        return day;
    }

    private static bool IsRed(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        || Movable.Contains(day)
        || Fixed.Contains(day.ToString("MM-dd", null));
}
