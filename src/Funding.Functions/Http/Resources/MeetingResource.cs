using Funding.Core;
using Funding.Functions.Storage;

namespace Funding.Functions.Http.Resources;

/// <summary>A seat at a meeting: who is elected, who is called, who is there. Names only: addresses are nobody else's.</summary>
internal sealed record MeetingSeatResource(
    string Id,
    string Member,
    SeatOffice Office,
    string ElectedId,
    string Elected,
    string? HolderId,
    string? Holder,
    bool Attends,
    string? PresentId,
    string? Present
);

/// <summary>Something that somebody said about a seat or an item.</summary>
internal sealed record MeetingSaying(string SeatId, string Name, string Reason, string? ItemId = null);

/// <summary>An approval of the minutes.</summary>
internal sealed record SignatureResource(MinutesSigner As, string Name, string Hash, DateTimeOffset At);

/// <summary>A meeting.</summary>
internal sealed record MeetingResource(
    MeetingId Id,
    MeetingKind Kind,
    MeetingStage Stage,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Place,
    string RemoteLink,
    DateOnly LastCallDay,
    IReadOnlyList<MeetingSeatResource> Seats,
    IReadOnlyList<MeetingSaying> Declined,
    IReadOnlyList<MeetingSaying> Conflicts,
    IReadOnlyList<AgendaItem> Items,
    string? Leader,
    string? Adjuster,
    MinutesContent? Minutes,
    string? MinutesHash,
    IReadOnlyList<SignatureResource> Signatures,
    DateOnly? MinutesApprovedOn,
    MeetingNotice? Notice,
    string? CancellationReason
)
{
    public static MeetingResource Of(Meeting meeting) =>
        new(
            meeting.Id,
            meeting.Kind,
            meeting.Stage,
            meeting.Time.StartsAt,
            meeting.Time.EndsAt,
            meeting.Time.Place,
            meeting.Time.RemoteLink,
            meeting.LastCallDay,
            [.. meeting.Seats.Select(seat => Seat(meeting, seat))],
            [.. meeting.Declines.Select(d => new MeetingSaying(d.SeatId, d.Person.Name, d.Reason))],
            [.. meeting.Conflicts.Select(c => new MeetingSaying(c.SeatId, c.Person.Name, c.Reason, c.ItemId))],
            meeting.Items,
            meeting.MinutesChair?.Name,
            meeting.Adjuster?.Name,
            meeting.Minutes,
            meeting.MinutesHash.Length == 0 ? null : meeting.MinutesHash,
            [.. meeting.Signatures.Select(s => new SignatureResource(s.As, s.Person.Name, s.Hash, s.At))],
            meeting.MinutesApprovedOn,
            meeting.Notice,
            meeting.CancellationReason.Length == 0 ? null : meeting.CancellationReason
        );

    private static MeetingSeatResource Seat(Meeting meeting, MeetingSeat seat)
    {
        var present = meeting.Present.FirstOrDefault(presence => presence.SeatId == seat.Id)?.Person;
        return new(
            seat.Id,
            seat.Member,
            seat.Office,
            seat.Elected.Id,
            seat.Elected.Name,
            seat.Holder?.Id,
            seat.Holder?.Name,
            seat.Attends,
            present?.Id,
            present?.Name
        );
    }
}

/// <summary>What a personal link to a meeting is for.</summary>
internal sealed record MeetingLinkResource(
    LinkPurpose Purpose,
    string Target,
    int Round,
    string PersonName,
    DateTimeOffset ExpiresAt,
    MeetingResource Meeting
);

/// <summary>A meeting in the calendar.</summary>
internal sealed record CalendarRow(
    MeetingId Id,
    MeetingKind Kind,
    MeetingStage Stage,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Place
)
{
    public static CalendarRow Of(MeetingRow row) =>
        new(row.Id, row.Kind, row.Stage, row.StartsAt, row.EndsAt, row.Place);
}

/// <summary>A public notice: which meeting, which items, up since when, to be appealed until when.</summary>
internal sealed record NoticeRow(
    DateTimeOffset Meeting,
    DateOnly UpFrom,
    DateOnly LastAppealDay,
    IReadOnlyList<string> Items
)
{
    public static NoticeRow Of(MeetingRow row) =>
        new(
            row.StartsAt,
            row.UpFrom!.Value,
            row.LastAppealDay!.Value,
            row.Items.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
}
