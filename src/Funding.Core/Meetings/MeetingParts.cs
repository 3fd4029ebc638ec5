using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Who meets.</summary>
[JsonConverter(typeof(CamelCaseEnum<MeetingKind>))]
public enum MeetingKind
{
    /// <summary>Styrelsen: decides.</summary>
    Board,

    /// <summary>Beredningsgruppen: the partners' reviewers prepare what the board decides.</summary>
    PreparatoryGroup,
}

/// <summary>Where a meeting is in its life.</summary>
[JsonConverter(typeof(CamelCaseEnum<MeetingStage>))]
public enum MeetingStage
{
    /// <summary>In the calendar; nobody has been called.</summary>
    Planned,

    /// <summary>The call has gone out.</summary>
    Called,

    /// <summary>Under way.</summary>
    Open,

    /// <summary>The minutes wait for the chair and the adjuster.</summary>
    MinutesApproval,

    /// <summary>Over: the minutes are approved, or none are needed.</summary>
    Closed,

    /// <summary>Called off.</summary>
    Cancelled,
}

/// <summary>When and where.</summary>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it is to end.</param>
/// <param name="Place">The room; may be empty when all take part from afar.</param>
/// <param name="RemoteLink">Address for taking part with sound and picture; empty when there is none.</param>
public sealed record MeetingTime(DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, string RemoteLink = "")
{
    /// <summary>The room; may be empty.</summary>
    public string Place { get; init; } = Place ?? "";

    /// <summary>Address for taking part with sound and picture; may be empty.</summary>
    public string RemoteLink { get; init; } = RemoteLink ?? "";

    /// <summary>The day in Sweden.</summary>
    [JsonIgnore]
    public DateOnly Day => SwedishTime.DayOf(StartsAt);
}

/// <summary>A seat of the board, or a party of the preparatory group, with whoever is called to it.</summary>
/// <param name="Id">The seat, or the party.</param>
/// <param name="Member">The member it belongs to; its substitutes step in.</param>
/// <param name="Office">The office of the one elected to it.</param>
/// <param name="Elected">Who is elected to it.</param>
/// <param name="Holder">Who is called now: the elected, a substitute, or nobody.</param>
/// <param name="Attends">Whether the holder has said to come.</param>
public sealed record MeetingSeat(
    string Id,
    string Member,
    SeatOffice Office,
    PersonRef Elected,
    PersonRef? Holder,
    bool Attends = false
);

/// <summary>Somebody who was called and cannot come.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="Person">Who.</param>
/// <param name="Reason">What they said, if anything.</param>
public sealed record MeetingDecline(string SeatId, PersonRef Person, string Reason);

/// <summary>A conflict of interest (jäv) that somebody has announced for an item.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="SeatId">The seat they would have served on.</param>
/// <param name="Person">Who.</param>
/// <param name="Reason">Why.</param>
public sealed record AnnouncedConflict(string ItemId, string SeatId, PersonRef Person, string Reason);

/// <summary>Somebody who served on a seat during the meeting.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="Person">Who.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when; null while present.</param>
public sealed record Presence(string SeatId, PersonRef Person, DateTimeOffset From, DateTimeOffset? Until = null);

/// <summary>Who is there, seat by seat, as the one leading says it.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="PersonId">Who serves on it: the one called, the one elected, or a substitute from the same member.</param>
public sealed record PresentPerson(string SeatId, string PersonId);

/// <summary>As what somebody approves the minutes.</summary>
[JsonConverter(typeof(CamelCaseEnum<MinutesSigner>))]
public enum MinutesSigner
{
    /// <summary>Ordföranden, or whoever led the meeting instead.</summary>
    Chair,

    /// <summary>Justeraren.</summary>
    Adjuster,
}

/// <summary>An approval of the minutes.</summary>
/// <param name="As">Chair or adjuster.</param>
/// <param name="Person">Who.</param>
/// <param name="Hash">Of exactly what they approved.</param>
/// <param name="At">When.</param>
public sealed record MinutesSignature(MinutesSigner As, PersonRef Person, string Hash, DateTimeOffset At);

/// <summary>The public notice that the minutes are approved (tillkännagivande).</summary>
/// <param name="UpFrom">The day it went up.</param>
/// <param name="LastAppealDay">The last day to appeal.</param>
/// <param name="Told">The members that were told by mail.</param>
/// <param name="NotTold">Members that should be told and have no address.</param>
public sealed record MeetingNotice(
    DateOnly UpFrom,
    DateOnly LastAppealDay,
    IReadOnlyList<string> Told,
    IReadOnlyList<string> NotTold
);
