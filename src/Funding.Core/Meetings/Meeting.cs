using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>
/// One meeting of the board or the preparatory group: the whole state, immutable. It is what folding the meeting's events gives.
/// </summary>
public sealed partial record Meeting
{
    /// <summary>Identity.</summary>
    public required MeetingId Id { get; init; }

    /// <summary>Who meets.</summary>
    public MeetingKind Kind { get; init; }

    /// <summary>Where it is in its life.</summary>
    public MeetingStage Stage { get; init; }

    /// <summary>How many events it has: the sequence number of the last one.</summary>
    public long Version { get; init; }

    /// <summary>The association with its rules, as when the meeting was planned.</summary>
    public required AssociationSnapshot Association { get; init; }

    /// <summary>When and where.</summary>
    public required MeetingTime Time { get; init; }

    /// <summary>Everybody who is called, seat by seat.</summary>
    public IReadOnlyList<MeetingSeat> Seats { get; init; } = [];

    /// <summary>Who can be called in, in order within each member.</summary>
    public IReadOnlyList<Substitute> Substitutes { get; init; } = [];

    /// <summary>The agenda, in order.</summary>
    public IReadOnlyList<AgendaItem> Items { get; init; } = [];

    /// <summary>Counts the call and every change of time or place after it: the invitation's SEQUENCE is one less, and links belong to one.</summary>
    public int CallRound { get; init; }

    /// <summary>When the call, or its last change, went out.</summary>
    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>Those who cannot come.</summary>
    public IReadOnlyList<MeetingDecline> Declines { get; init; } = [];

    /// <summary>Conflicts of interest that were announced, item by item.</summary>
    public IReadOnlyList<AnnouncedConflict> Conflicts { get; init; } = [];

    /// <summary>Personal links that were made anew within a day, so that they are not asked for without end.</summary>
    public IReadOnlyList<ReissuedLink> ReissuedLinks
    {
        get;
        init => field = Rows.Of(value);
    } = [];

    /// <summary>When it was opened.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>The § number of the first item; 0 before the meeting is opened.</summary>
    public int FirstParagraph { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Everybody who has served, also those who have left.</summary>
    public IReadOnlyList<Presence> Presences { get; init; } = [];

    /// <summary>Who approves the minutes beside whoever led the meeting.</summary>
    public PersonRef? Adjuster { get; init; }

    /// <summary>Counts the minutes every time they are drawn up; links belong to one.</summary>
    public int MinutesVersion { get; init; }

    /// <summary>The minutes as last drawn up.</summary>
    public MinutesContent? Minutes { get; init; }

    /// <summary>SHA-256 of the minutes as JSON, lower-case hexadecimal.</summary>
    public string MinutesHash { get; init; } = "";

    /// <summary>Approvals of the minutes as last drawn up.</summary>
    public IReadOnlyList<MinutesSignature> Signatures { get; init; } = [];

    /// <summary>The day when the minutes were approved by both.</summary>
    public DateOnly? MinutesApprovedOn { get; init; }

    /// <summary>The document of the approved minutes; null until it is stored.</summary>
    public StoredMinutes? StoredMinutes { get; init; }

    /// <summary>The public notice.</summary>
    public MeetingNotice? Notice { get; init; }

    /// <summary>Why it was called off.</summary>
    public string CancellationReason { get; init; } = "";

    /// <summary>Keys of what time itself has done, so that nothing is done twice.</summary>
    public IReadOnlyList<string> DuesDone { get; init; } = [];

    /// <summary>The association's numbers, as they follow this meeting.</summary>
    [JsonIgnore]
    public AssociationRules Rules => Association.Rules;

    /// <summary>The last day on which the call and the papers may go out.</summary>
    [JsonIgnore]
    public DateOnly LastCallDay => MeetingCalendar.LastCallDay(Time.Day, Rules);

    /// <summary>The last day for approving the minutes; once the meeting has ended.</summary>
    [JsonIgnore]
    public DateOnly LastSigningDay => SwedishTime.DayOf(ClosedAt ?? Time.EndsAt).AddDays(Rules.MinutesDays);

    /// <summary>Those who are there now.</summary>
    [JsonIgnore]
    public IEnumerable<Presence> Present => Presences.Where(p => p.Until is null);

    /// <summary>Whoever leads it now: the chair, else the vice chair, else whoever is first among those present.</summary>
    [JsonIgnore]
    public PersonRef? Leader => LeaderAmong([.. Present]);

    /// <summary>Whoever led it when it ended, or leads it.</summary>
    [JsonIgnore]
    public PersonRef? MinutesChair =>
        ClosedAt is null ? Leader : LeaderAmong([.. Presences.Where(p => p.Until == ClosedAt)]);

    /// <summary>The item, or null.</summary>
    public AgendaItem? Item(string itemId) => Items.FirstOrDefault(i => i.Id == itemId);

    /// <summary>The seat, or null.</summary>
    public MeetingSeat? Seat(string seatId) => Seats.FirstOrDefault(s => s.Id == seatId);

    /// <summary>The first in call-in order from the same member who neither serves nor has declined.</summary>
    internal PersonRef? NextSubstitute(MeetingSeat seat, params IReadOnlyList<PersonRef> taken) =>
        Substitutes
            .Where(s => s.Member == seat.Member)
            .Select(s => s.Person)
            .FirstOrDefault(p =>
                Seats.All(s => s.Holder?.Id != p.Id)
                && Declines.All(d => d.Person.Id != p.Id)
                && Present.All(s => s.Person.Id != p.Id)
                && taken.All(t => t.Id != p.Id)
            );

    private PersonRef? LeaderAmong(IReadOnlyList<Presence> present) =>
        Seats
            .Where(s => s.Office != SeatOffice.Member)
            .OrderBy(s => s.Office == SeatOffice.Chair ? 0 : 1)
            .Select(s => present.FirstOrDefault(p => p.SeatId == s.Id && p.Person.Id == s.Elected.Id)?.Person)
            .Concat(present.Select(p => p.Person))
            .FirstOrDefault(p => p is not null);
}
