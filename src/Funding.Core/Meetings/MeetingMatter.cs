namespace Funding.Core;

/// <summary>Who serves on a seat while an item is open at a meeting.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="Person">Who.</param>
public sealed record ServingPerson(string SeatId, PersonRef Person);

/// <summary>The meeting at which an item is opened, with those who are there.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Serving">Who serves; seats that are not named are empty.</param>
/// <param name="StoodAside">Those who had announced a conflict of interest, or cannot come.</param>
public sealed record MeetingAttendance(
    MeetingId Meeting,
    IReadOnlyList<ServingPerson> Serving,
    IReadOnlyList<StoodAside> StoodAside
);

/// <summary>Brings an application's item from the meeting to its vote.</summary>
public static class MeetingMatter
{
    /// <summary>Why an item whose vote is not open at the meeting cannot be voted on or concluded.</summary>
    public static Refusal NotOpen => Refusals.ItemNotOpen();

    /// <summary>Why an item whose vote is open cannot be ended in another way.</summary>
    public static Refusal IsVotedOn => Refusals.ItemIsVotedOn();

    /// <summary>The command that opens the vote with those who are there: refused when the item is not open at the meeting.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="application">The application.</param>
    /// <param name="now">The time; the vote closes by itself when the day is over.</param>
    public static (ApplicationCommand.OpenBoardDecision? Command, Refusal? Refusal) Open(
        Meeting meeting,
        ApplicationId application,
        DateTimeOffset now
    )
    {
        var item = meeting.Items.FirstOrDefault(i => i.Application?.Id == application);
        return
            meeting is { Kind: MeetingKind.Board, Stage: MeetingStage.Open }
            && item is { Status: AgendaItemStatus.Open, IsVotedOn: true }
            ? (
                new(
                    [.. meeting.Seats.Select(s => new BoardSeat(s.Id, s.Member, s.Office, s.Elected))],
                    meeting.Substitutes,
                    SwedishTime.EndOf(SwedishTime.DayOf(now)),
                    BoardMode.Meeting,
                    Attendance(meeting, item)
                ),
                null
            )
            : (null, Refusals.ItemNotOpen());
    }

    /// <summary>
    /// Those present serve; in the place of somebody with a conflict of interest the next substitute from the same member does.
    /// </summary>
    internal static MeetingAttendance Attendance(Meeting meeting, AgendaItem item)
    {
        var conflicts = meeting.Conflicts.Where(c => c.ItemId == item.Id).ToList();
        List<ServingPerson> serving = [];
        List<StoodAside> aside =
        [
            .. meeting.Declines.Select(d => new StoodAside(d.SeatId, d.Person, StandAsideReason.Absence, d.Reason)),
        ];
        var waiting = conflicts.Select(c => c.Person).ToList();
        foreach (var present in meeting.Present)
        {
            if (conflicts.FirstOrDefault(c => c.Person.Id == present.Person.Id) is not { } conflict)
            {
                serving.Add(new ServingPerson(present.SeatId, present.Person));
                continue;
            }

            aside.Add(new StoodAside(present.SeatId, present.Person, StandAsideReason.Conflict, conflict.Reason));
            if (meeting.NextSubstitute(meeting.Seat(present.SeatId)!, waiting) is { } substitute)
            {
                serving.Add(new ServingPerson(present.SeatId, substitute));
                waiting.Add(substitute);
            }
        }

        return new(meeting.Id, serving, aside);
    }
}
