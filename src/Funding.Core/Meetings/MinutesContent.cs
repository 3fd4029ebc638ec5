using System.Security.Cryptography;
using System.Text.Json;

namespace Funding.Core;

/// <summary>The minutes of a meeting (protokoll) as data; the hash that chair and adjuster approve is of exactly this, as JSON.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Kind">Who met.</param>
/// <param name="Association">The association's name.</param>
/// <param name="Version">1 for the first; one more for every correction.</param>
/// <param name="OpenedAt">When the meeting was opened.</param>
/// <param name="ClosedAt">When it ended.</param>
/// <param name="Place">Where.</param>
/// <param name="Chair">Who led it.</param>
/// <param name="Adjuster">Who approves the minutes beside the one who led; empty when the minutes need no approval.</param>
/// <param name="Served">Who served, in the order of the seats.</param>
/// <param name="Absent">Those elected who did not serve.</param>
/// <param name="Items">The items, in order.</param>
public sealed record MinutesContent(
    MeetingId Meeting,
    MeetingKind Kind,
    string Association,
    int Version,
    DateTimeOffset OpenedAt,
    DateTimeOffset ClosedAt,
    string Place,
    string Chair,
    string Adjuster,
    IReadOnlyList<MinutesPerson> Served,
    IReadOnlyList<MinutesPerson> Absent,
    IReadOnlyList<MinutesItem> Items
)
{
    /// <summary>SHA-256 of the content as JSON, lower-case hexadecimal.</summary>
    public string Hash() =>
        Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Default.MinutesContent))
        );

    internal static MinutesContent Of(Meeting meeting) =>
        new(
            meeting.Id,
            meeting.Kind,
            meeting.Association.Name,
            meeting.MinutesVersion + 1,
            meeting.OpenedAt!.Value,
            meeting.ClosedAt!.Value,
            meeting.Time.Place,
            meeting.MinutesChair?.Name ?? "",
            meeting.Adjuster?.Name ?? "",
            [.. meeting.Seats.SelectMany(s => On(meeting, s))],
            [
                .. meeting
                    .Seats.Where(s => meeting.Presences.All(p => p.SeatId != s.Id || p.Person.Id != s.Elected.Id))
                    .Select(s => new MinutesPerson(s.Elected.Name, s.Member, s.Office, "", null, null)),
            ],
            [.. meeting.Items.Select(i => Item(meeting, i))]
        );

    private static IEnumerable<MinutesPerson> On(Meeting meeting, MeetingSeat seat) =>
        meeting
            .Presences.Where(p => p.SeatId == seat.Id)
            .Select(p => new MinutesPerson(
                p.Person.Name,
                seat.Member,
                seat.Office,
                p.Person.Id == seat.Elected.Id ? "" : seat.Elected.Name,
                p.From == meeting.OpenedAt ? null : p.From,
                p.Until == meeting.ClosedAt ? null : p.Until
            ));

    private static MinutesItem Item(Meeting meeting, AgendaItem item) =>
        new(
            item.Paragraph ?? 0,
            item.Kind,
            item.Title,
            item.Application?.CaseNumber ?? "",
            item.Application?.Applicant ?? "",
            item.Status == AgendaItemStatus.Closed,
            item.Note,
            item.Outcome,
            // A vote tells its own conflicts; the others are those that were announced.
            item.Outcome
                is not null
                ? item.Outcome.Conflicts
                :
                [
                    .. meeting
                        .Conflicts.Where(c => c.ItemId == item.Id)
                        .Select(c => new MinutesStatement(c.Person.Name, c.Reason)),
                ]
        );
}

/// <summary>Somebody at a meeting, or not.</summary>
/// <param name="Name">Who.</param>
/// <param name="Member">The member, or the party, that they are there for.</param>
/// <param name="Office">The seat's office.</param>
/// <param name="For">For whom a substitute served; else empty.</param>
/// <param name="From">When somebody came later.</param>
/// <param name="Until">When somebody left earlier.</param>
public sealed record MinutesPerson(
    string Name,
    string Member,
    SeatOffice Office,
    string For,
    DateTimeOffset? From,
    DateTimeOffset? Until
);

/// <summary>An item as the minutes tell it.</summary>
/// <param name="Paragraph">The § number.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its heading.</param>
/// <param name="CaseNumber">The application's number; else empty.</param>
/// <param name="Applicant">Who applies; else empty.</param>
/// <param name="DealtWith">Whether the meeting dealt with it.</param>
/// <param name="Note">What was said or noted.</param>
/// <param name="Outcome">What the vote came to.</param>
/// <param name="Conflicts">Those who took no part because of a conflict of interest.</param>
public sealed record MinutesItem(
    int Paragraph,
    AgendaItemKind Kind,
    string Title,
    string CaseNumber,
    string Applicant,
    bool DealtWith,
    string Note,
    MatterOutcome? Outcome,
    IReadOnlyList<MinutesStatement> Conflicts
);
