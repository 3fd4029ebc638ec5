namespace Funding.Core;

/// <summary>The days that meetings set.</summary>
/// <remarks>
/// Papers go out at least so many days before a meeting, and the board meets at least so many days after the preparatory group: the
/// associations' practice, in numbers of their own. Where a last day falls on a day off, the business day before it counts.
/// </remarks>
public static class MeetingCalendar
{
    /// <summary>The last day on which papers may go out for a meeting that day.</summary>
    public static DateOnly LastCallDay(DateOnly meeting, AssociationRules rules) =>
        BusinessDays.OnOrBefore(meeting.AddDays(-rules.PapersDays));

    /// <summary>The first day on which the board may take up what the preparatory group discussed that day.</summary>
    public static DateOnly FirstBoardDay(DateOnly prepared, AssociationRules rules) =>
        BusinessDays.OnOrAfter(prepared.AddDays(rules.BoardAfterPreparatoryDays));

    /// <summary>The last day to appeal what was put on notice that day.</summary>
    public static DateOnly LastAppealDay(DateOnly upFrom) => PublicNotice.On(upFrom).FinalOn.AddDays(-1);
}
