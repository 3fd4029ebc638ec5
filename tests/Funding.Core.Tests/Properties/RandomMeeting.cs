using static Funding.Core.MeetingCommand;

namespace Funding.Core.Tests;

/// <summary>A random meeting: people of all kinds try all there is to try, mostly what its stage is for.</summary>
internal sealed class RandomMeeting
{
    private static readonly Func<Meeting, Move, (MeetingCommand, Actor)>[] _before =
    [
        (_, m) => (new AddAgendaItem(Item(m)), People.Officer),
        (_, m) => (new MoveAgendaItem(Item(m).Id, m.B % 4), People.Officer),
        (_, m) => (new RemoveAgendaItem(Item(m).Id), People.Officer),
        (_, m) => (new ChangeMeeting(MeetingLife.At(MeetingLife.Day.AddDays(m.A % 30))), People.Officer),
        (_, _) => (new CallMeeting(), People.Officer),
        (s, m) => (new AttendMeeting(Seat(s, m).Id, s.CallRound), Named(Seat(s, m).Holder)),
        (s, m) => (new DeclineMeeting(Seat(s, m).Id, s.CallRound, "Resa."), Named(Seat(s, m).Holder)),
        (s, m) => (new AnnounceConflict(Seat(s, m).Id, s.CallRound, Item(m).Id, "Släkt."), Named(Seat(s, m).Holder)),
        (s, m) => (new OpenMeeting(Present(s, m), 1 + (m.B % 50)), m.B % 2 == 0 ? People.Chair : People.Officer),
        (s, m) => (new OpenMeeting(Present(s, m), 1 + (m.B % 50)), People.Officer),
    ];

    private static readonly Func<Meeting, Move, (MeetingCommand, Actor)>[] _during =
    [
        (s, m) => (new OpenAgendaItem(Item(m).Id), People.Officer),
        (s, m) => (new OpenAgendaItem(Item(m).Id), People.Chair),
        (_, m) => (new ReturnAgendaItem(Item(m).Id), People.Officer),
        (_, m) => (new CloseAgendaItem(Item(m).Id, "Noterades."), People.Officer),
        (_, m) => (new RecordOutcome(m.A % 2 == 0 ? MeetingLife.First : MeetingLife.Second, Outcome(m)), Actor.System),
        (s, m) => (new RecordPresence(Seat(s, m).Id, m.B % 3 == 0 ? null : Serving(s, m)?.Id), People.Officer),
        (s, m) => (new ChooseAdjuster(Serving(s, m)?.Id ?? "nobody"), People.Officer),
        (_, m) => (new AddAgendaItem(Item(m)), People.Officer),
        (_, m) => (new CorrectAgendaItem(Item(m).Id, $"Rättelse {m.B % 3}."), People.Officer),
        (_, _) => (new CloseMeeting(), People.Officer),
    ];

    private static readonly Func<Meeting, Move, (MeetingCommand, Actor)>[] _after =
    [
        (s, m) => (new SignMinutes(m.B % 4 == 0 ? "another" : s.MinutesHash), Named(s.MinutesChair)),
        (s, m) => (new SignMinutes(m.B % 4 == 0 ? "another" : s.MinutesHash), Named(s.Adjuster)),
        (s, m) => (new SignMinutes(s.MinutesHash), Named(Seat(s, m).Holder)),
        (_, m) => (new CorrectAgendaItem(Item(m).Id, $"Rättelse {m.B % 3}."), People.Officer),
        (_, m) => (new RecordOutcome(MeetingLife.First, Outcome(m)), Actor.System),
        (_, _) => (new CancelMeeting("För få kan komma."), People.Officer),
    ];

    internal Meeting? State { get; private set; }

    internal List<MeetingEvent> Trail { get; } = [];

    internal DateTimeOffset Now { get; private set; } = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Plays the moves; <paramref name="each"/> sees every accepted change with the state before it.</summary>
    internal static RandomMeeting Of(
        IReadOnlyList<Move> moves,
        Action<RandomMeeting, Meeting?, MeetingCommand, Actor>? each = null
    )
    {
        var meeting = new RandomMeeting();
        var kind = moves.Count > 0 && moves[0].A % 5 == 0 ? MeetingKind.PreparatoryGroup : MeetingKind.Board;
        meeting.Play(MeetingLife.Plan(kind), People.Officer, each);
        foreach (var move in moves)
        {
            meeting.Pass(move, each);
            var (command, actor) = Next(meeting.State!, move);
            if (command is OpenMeeting && meeting.State!.Time.StartsAt > meeting.Now)
            {
                meeting.RunTimeUntil(meeting.State.Time.StartsAt, each);
            }

            meeting.Play(command, actor, each);
        }

        return meeting;
    }

    /// <summary>Whether the command was accepted and something happened.</summary>
    internal bool Play(
        MeetingCommand command,
        Actor actor,
        Action<RandomMeeting, Meeting?, MeetingCommand, Actor>? each = null
    )
    {
        if (
            MeetingDecider.Decide(State, command, actor, Now)
            is not Decision<MeetingEvent>.Accepted { Events: { Count: > 0 } events }
        )
        {
            return false;
        }

        var before = State;
        foreach (var happened in events)
        {
            State = Meeting.Fold(State, happened);
            Trail.Add(happened);
            Assert.NotNull(MeetingEffects.Of(State, happened));
        }

        each?.Invoke(this, before, command, actor);
        return true;
    }

    // Days go by while minutes are approved, minutes before; sometimes nothing runs for a while.
    private void Pass(Move move, Action<RandomMeeting, Meeting?, MeetingCommand, Actor>? each)
    {
        var to = Now.AddMinutes(State!.Stage == MeetingStage.MinutesApproval ? 60 * move.Hours : 10 * move.Hours);
        if (move.B % 13 == 0)
        {
            Now = to.AddDays(move.A % 20);
            to = Now;
        }

        RunTimeUntil(to, each);
    }

    private void RunTimeUntil(DateTimeOffset moment, Action<RandomMeeting, Meeting?, MeetingCommand, Actor>? each)
    {
        while (MeetingDues.Of(State!).Next is { } due && due.At <= moment)
        {
            Now = due.At > Now ? due.At : Now;
            Assert.True(Play(due.Command, Actor.System, each), $"{due.Key} is due and does nothing.");
        }

        Now = moment;
    }

    // Four times out of five what the stage is for, else anything.
    private static (MeetingCommand, Actor) Next(Meeting state, Move move)
    {
        var moves =
            move.Who % 5 == 0 ? [.. _before, .. _during, .. _after]
            : state.Stage is MeetingStage.Planned or MeetingStage.Called ? _before
            : state.Stage is MeetingStage.Open ? _during
            : _after;
        return moves[move.Kind % moves.Length](state, move);
    }

    private static AgendaItem Item(Move m) =>
        (m.A % 3) switch
        {
            0 => MeetingLife.Item(MeetingLife.First),
            1 => MeetingLife.Item(MeetingLife.Second),
            _ => new AgendaItem("info", AgendaItemKind.Information, "Lägesrapport"),
        };

    private static MatterOutcome Outcome(Move m) =>
        MeetingLife.Outcome(m.B % 2 == 0 ? BoardOutcome.Granted : BoardOutcome.Rejected) with
        {
            Dissents = m.B % 3 == 0 ? [new MinutesStatement("seat2@board.se", "Nej.")] : [],
        };

    private static MeetingSeat Seat(Meeting s, Move m) => s.Seats[m.A % s.Seats.Count];

    // Mostly somebody who may; sometimes a stranger to the seat.
    private static PersonRef? Serving(Meeting s, Move m) =>
        m.B % 7 == 0 ? Seat(s, m with { A = m.A + 1 }).Elected
        : m.B % 5 == 0 ? s.Substitutes.FirstOrDefault(x => x.Member == Seat(s, m).Member)?.Person
        : Seat(s, m).Holder;

    private static IReadOnlyList<PresentPerson> Present(Meeting s, Move m) =>
        [
            .. s
                .Seats.Where((_, i) => ((m.A >> (i % 16)) & 1) == 0 || i == 0)
                .Where(seat => seat.Holder is not null)
                .Select(seat => new PresentPerson(seat.Id, m.B % 11 == 0 ? s.Seats[0].Elected.Id : seat.Holder!.Id)),
        ];

    private static Actor Named(PersonRef? person) =>
        People.Seat(1) with
        {
            PersonId = person?.Id ?? "nobody",
            Name = person?.Name ?? "",
            Roles = new HashSet<Role> { Role.BoardMember, Role.PartnerReviewer },
        };
}
