using static Funding.Core.MeetingCommand;
using static Funding.Core.MeetingEvent;

namespace Funding.Core;

/// <summary>Rules for planning a meeting and calling to it.</summary>
internal static class Planning
{
    private const int MostSeats = 101;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    internal static Decision<MeetingEvent> Plan(PlanMeeting command, DateTimeOffset now) =>
        TextRules.RefusalOf(Check(command.Time, now)) is { } refusal ? refusal
        : !CanMeet(command) ? Refusals.MeetingSeatsInvalid()
        : new MeetingPlanned(
            command.Id,
            command.Kind,
            Trimmed(command.Time),
            command.Association,
            command.Seats,
            command.Substitutes
        );

    internal static Decision<MeetingEvent> Again(Meeting state, PlanMeeting command) =>
        state.Id == command.Id && state.Kind == command.Kind
            ? Decision<MeetingEvent>.Nothing
            : Refusals.MeetingExists();

    internal static Decision<MeetingEvent> Change(Meeting state, ChangeMeeting command, DateTimeOffset now)
    {
        var time = Trimmed(command.Time);
        if (state.Time == time)
        {
            return Decision<MeetingEvent>.Nothing;
        }

        if (state.Stage is not (MeetingStage.Planned or MeetingStage.Called))
        {
            return Refusals.WrongMeetingStage(state);
        }

        return TextRules.RefusalOf(Check(time, now)) is { } refusal ? refusal
            : TooSoonAfterPreparation(state, time) is { } soon ? soon
            : state.Stage == MeetingStage.Called && state.Time.Day != time.Day ? CallFor(state, time, now)
            : new MeetingChanged(time);
    }

    internal static Decision<MeetingEvent> Cancel(Meeting state, MeetingCommand.CancelMeeting command) =>
        state.Stage == MeetingStage.Cancelled ? Decision<MeetingEvent>.Nothing
        : state.Stage is not (MeetingStage.Planned or MeetingStage.Called) ? Refusals.WrongMeetingStage(state)
        : TextRules.RefusalOf(TextRules.Check("/reason", command.Reason, required: true)) is { } refusal ? refusal
        : new MeetingEvent.MeetingCancelled(command.Reason);

    internal static Decision<MeetingEvent> Call(Meeting state, DateTimeOffset now) =>
        state.Stage == MeetingStage.Called ? Decision<MeetingEvent>.Nothing
        : state.Stage != MeetingStage.Planned ? Refusals.WrongMeetingStage(state)
        : state.Items.Count == 0 ? Refusals.AgendaEmpty()
        : TooLate(state.Time, state.Rules, now) is { } late ? late
        : new MeetingCalled();

    /// <summary>Why an item cannot stand on the agenda of a meeting that day, if it cannot.</summary>
    internal static Refusal? TooSoonAfterPreparation(Meeting state, AgendaItem item, MeetingTime time) =>
        state.Kind == MeetingKind.Board
        && item.Application?.PreparedOn is { } prepared
        && time.Day < MeetingCalendar.FirstBoardDay(prepared, state.Rules)
            ? Refusals.BoardTooSoon(MeetingCalendar.FirstBoardDay(prepared, state.Rules))
            : null;

    private static Refusal? TooSoonAfterPreparation(Meeting state, MeetingTime time) =>
        state.Items.Select(i => TooSoonAfterPreparation(state, i, time)).FirstOrDefault(r => r is not null);

    private static Decision<MeetingEvent> CallFor(Meeting state, MeetingTime time, DateTimeOffset now) =>
        TooLate(time, state.Rules, now) is { } late ? late : new MeetingChanged(time);

    private static Refusal? TooLate(MeetingTime time, AssociationRules rules, DateTimeOffset now) =>
        SwedishTime.DayOf(now) > MeetingCalendar.LastCallDay(time.Day, rules)
            ? Refusals.PapersTooLate(rules.PapersDays, MeetingCalendar.LastCallDay(time.Day, rules))
            : null;

    private static MeetingTime Trimmed(MeetingTime time) =>
        time with
        {
            StartsAt = time.StartsAt.ToUniversalTime(),
            EndsAt = time.EndsAt.ToUniversalTime(),
            Place = time.Place.Trim(),
            RemoteLink = time.RemoteLink.Trim(),
        };

    private static IEnumerable<FieldProblem> Check(MeetingTime time, DateTimeOffset now)
    {
        if (time.StartsAt <= now || time.StartsAt > now.AddYears(2))
        {
            yield return Problem.OutOfRange(
                "/time/startsAt",
                "Välj en tid efter nu och inom två år.",
                "Choose a time after now and within two years."
            );
        }

        if (time.EndsAt <= time.StartsAt || time.EndsAt - time.StartsAt > Longest)
        {
            yield return Problem.OutOfRange(
                "/time/endsAt",
                "Sluttiden ska vara efter starttiden, och inom ett dygn.",
                "The end must come after the start, and within a day."
            );
        }

        if (string.IsNullOrWhiteSpace(time.Place) && string.IsNullOrWhiteSpace(time.RemoteLink))
        {
            yield return Problem.Required("/time/place");
        }

        foreach (var problem in TextRules.Check("/time/place", time.Place))
        {
            yield return problem;
        }

        if (
            !string.IsNullOrWhiteSpace(time.RemoteLink)
            && (
                !Uri.TryCreate(time.RemoteLink.Trim(), UriKind.Absolute, out var address)
                || address.Scheme != Uri.UriSchemeHttps
                || time.RemoteLink.Length > 2000
            )
        )
        {
            yield return Problem.OutOfRange(
                "/time/remoteLink",
                "Ange en adress som börjar med https://.",
                "Give an address that begins with https://."
            );
        }
    }

    /// <summary>Different seats and people; a board has one chair.</summary>
    private static bool CanMeet(PlanMeeting command)
    {
        var people = command
            .Seats.Select(s => s.Person.Id)
            .Concat(command.Substitutes.Select(s => s.Person.Id))
            .ToList();
        return command.Seats.Count is > 0 and <= MostSeats
            && command.Substitutes.Count <= MostSeats
            && command.Seats.All(s => s.Id.Length is > 0 and <= 50 && s.Id.All(IsIdCharacter))
            && command.Seats.DistinctBy(s => s.Id, StringComparer.Ordinal).Count() == command.Seats.Count
            && people.Distinct(StringComparer.Ordinal).Count() == people.Count
            && command.Seats.Count(s => s.Office == SeatOffice.Chair) == (command.Kind == MeetingKind.Board ? 1 : 0);
    }

    private static bool IsIdCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';
}
