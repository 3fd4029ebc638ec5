using static Funding.Core.MeetingCommand;

namespace Funding.Core.Tests;

/// <summary>A meeting under test: given how far it has come, when a command comes, then see what happened.</summary>
internal sealed class MeetingLife
{
    internal static readonly MeetingId Id = new(Guid.Parse("99999999-2222-3333-4444-555555555555"));
    internal static readonly ApplicationId First = new(Guid.Parse("11111111-1111-1111-1111-000000000001"));
    internal static readonly ApplicationId Second = new(Guid.Parse("11111111-1111-1111-1111-000000000002"));
    internal static readonly DateOnly Day = new(2026, 10, 14);

    internal static readonly AssociationSnapshot Association = Samples.Association with
    {
        Members =
        [
            Told("Kalmar kommun", People.Kalmar, "registrator@kalmar.se"),
            Told("Nybro kommun", People.Nybro, null),
            Told("Region Kalmar län", People.Region, "region@regionkalmar.se"),
            new(People.SocialInsurance, "Försäkringskassan"),
        ],
    };

    internal Meeting? State { get; private set; }

    internal DateTimeOffset Now { get; set; } = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    internal List<MeetingEvent> Trail { get; } = [];

    internal List<Effect> Effects { get; } = [];

    internal IEnumerable<Effect.SendMail> Mails => Effects.OfType<Effect.SendMail>();

    internal Meeting Current => State!;

    internal static MeetingLife Nothing() => new();

    internal static MeetingLife Planned(MeetingKind kind = MeetingKind.Board, AssociationRules? rules = null) =>
        new MeetingLife().Do(Plan(kind, rules), People.Officer);

    internal static MeetingLife Called(AssociationRules? rules = null) =>
        Planned(rules: rules)
            .Add(First)
            .Add(Second)
            .Do(new AddAgendaItem(new AgendaItem("info", AgendaItemKind.Information, "Lägesrapport")), People.Officer)
            .Do(new CallMeeting(), People.Officer);

    internal static MeetingLife Opened(params int[] present)
    {
        var life = Called();
        life.Now = Morning(Day);
        int[] seats = present.Length == 0 ? [.. Enumerable.Range(1, 10)] : present;
        return life.Do(
            new OpenMeeting([.. seats.Select(n => new PresentPerson($"seat-{n}", $"seat{n}@board.se"))], 31),
            People.Chair
        );
    }

    /// <summary>Granted § 31, rejected § 32, information noted § 33; adjuster is seat 3.</summary>
    internal static MeetingLife Closed() =>
        Opened()
            .Decide(First, Outcome())
            .Decide(Second, Outcome(BoardOutcome.Rejected))
            .Do(new OpenAgendaItem("info"), People.Chair)
            .Do(new CloseAgendaItem("info", "Informationen noterades."), People.Chair)
            .Do(new ChooseAdjuster("seat3@board.se"), People.Chair)
            .Do(new CloseMeeting(), People.Chair);

    internal static MeetingLife Approved()
    {
        var life = Closed();
        life.Now = life.Now.AddDays(5);
        return life.Do(new SignMinutes(life.Current.MinutesHash), People.Seat(1))
            .Do(new SignMinutes(life.Current.MinutesHash), People.Seat(3));
    }

    internal static PlanMeeting Plan(MeetingKind kind = MeetingKind.Board, AssociationRules? rules = null) =>
        new(
            Id,
            kind,
            At(Day),
            Association with
            {
                Rules = rules ?? new AssociationRules(),
            },
            kind == MeetingKind.Board
                ? Samples.Seats
                : [.. Samples.Parties.Select(p => new BoardSeat(p.Id, p.Name, SeatOffice.Member, p.Reviewer))],
            kind == MeetingKind.Board ? Samples.Substitutes : []
        );

    internal static MeetingTime At(DateOnly day) =>
        new(Morning(day).AddHours(1), Morning(day).AddHours(4), "Regionens hus", "https://mote.example/1");

    internal static DateTimeOffset Morning(DateOnly day) => SwedishTime.Morning(day);

    internal static AgendaItem Item(ApplicationId id, DateOnly? preparedOn = null) =>
        new(
            id.ToString(),
            AgendaItemKind.Matter,
            $"Ansökan {id.Value.ToString("N")[^1]}",
            "",
            new AgendaApplication(id, "KAL-2026-0042", "Kalmar kommun", preparedOn)
        );

    internal static MatterOutcome Outcome(BoardOutcome? outcome = BoardOutcome.Granted) =>
        new(
            outcome,
            Recommendation.Grant,
            Samples.Kr(1_000_000),
            ["Rapportera i tid."],
            [new("seat1@board.se", VoteChoice.Yes)],
            [],
            [],
            new("Förslaget fick majoritet.", "The proposal had a majority."),
            ""
        );

    internal MeetingLife Add(ApplicationId id, DateOnly? preparedOn = null) =>
        Do(new AddAgendaItem(Item(id, preparedOn)), People.Officer);

    internal MeetingLife Decide(ApplicationId id, MatterOutcome outcome) =>
        Do(new OpenAgendaItem(id.ToString()), People.Chair).Do(new RecordOutcome(id, outcome), Actor.System);

    /// <summary>The command must be accepted.</summary>
    internal MeetingLife Do(MeetingCommand command, Actor actor)
    {
        var decision = MeetingDecider.Decide(State, command, actor, Now);
        Assert.True(
            decision is Decision<MeetingEvent>.Accepted,
            (decision as Decision<MeetingEvent>.Refused)?.Refusal.ToString()
        );
        foreach (var happened in ((Decision<MeetingEvent>.Accepted)decision).Events)
        {
            State = Meeting.Fold(State, happened);
            Trail.Add(happened);
            Effects.AddRange(MeetingEffects.Of(State, happened));
        }

        return this;
    }

    /// <summary>The events of an accepted command, in a life that goes on.</summary>
    internal IReadOnlyList<MeetingEvent> When(MeetingCommand command, Actor actor)
    {
        var before = Trail.Count;
        Do(command, actor);
        return Trail[before..];
    }

    /// <summary>The mails of an accepted command.</summary>
    internal IReadOnlyList<Effect.SendMail> MailsWhen(MeetingCommand command, Actor actor)
    {
        var before = Effects.Count;
        Do(command, actor);
        return [.. Effects[before..].OfType<Effect.SendMail>()];
    }

    /// <summary>The command must be refused with the code.</summary>
    internal Refusal Refuses(MeetingCommand command, Actor actor, string code)
    {
        var refused = Assert.IsType<Decision<MeetingEvent>.Refused>(MeetingDecider.Decide(State, command, actor, Now));
        Assert.Equal(code, refused.Refusal.Code);
        return refused.Refusal;
    }

    /// <summary>Lets time do everything that is due up to the moment.</summary>
    internal MeetingLife Until(DateTimeOffset moment)
    {
        while (MeetingDues.Of(Current).Next is { } due && due.At <= moment)
        {
            Now = due.At > Now ? due.At : Now;
            Assert.NotEmpty(When(due.Command, Actor.System));
        }

        Now = moment;
        return this;
    }

    private static AssociationMember Told(string name, OrganisationNumber number, string? address) =>
        new(number, name)
        {
            PutsUpNotices = true,
            NoticeAddress = address is null ? null : EmailAddress.Parse(address, null),
        };
}
