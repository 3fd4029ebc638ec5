using System.Globalization;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>One line of the calendar or of the public notices.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="Kind">Who meets.</param>
/// <param name="Stage">Where it is in its life.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it is to end.</param>
/// <param name="Place">The room.</param>
/// <param name="LastParagraph">The last § number; null before it is opened.</param>
/// <param name="UpFrom">The day its notice went up.</param>
/// <param name="LastAppealDay">The last day to appeal.</param>
/// <param name="Items">What the notice names, one a line.</param>
internal sealed record MeetingRow(
    MeetingId Id,
    MeetingKind Kind,
    MeetingStage Stage,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Place,
    int? LastParagraph,
    DateOnly? UpFrom,
    DateOnly? LastAppealDay,
    string Items
)
{
    // A row of a table has room for so much; the minutes have it all.
    private const int LongestItems = 10_000;

    internal static MeetingRow Of(Meeting meeting)
    {
        var items = string.Join(
            '\n',
            meeting
                .Items.Where(item => item.Status == AgendaItemStatus.Closed)
                .Select(item => $"{item.ParagraphText} {item.Title}")
        );
        return new(
            meeting.Id,
            meeting.Kind,
            meeting.Stage,
            meeting.Time.StartsAt,
            meeting.Time.EndsAt,
            meeting.Time.Place.Length <= 300 ? meeting.Time.Place : meeting.Time.Place[..299] + "…",
            meeting.Items.Max(item => item.Paragraph),
            meeting.Notice?.UpFrom,
            meeting.Notice?.LastAppealDay,
            meeting.Notice is null ? ""
                : items.Length <= LongestItems ? items
                : items[..(LongestItems - 1)] + "…"
        );
    }
}

/// <summary>
/// The calendar of meetings and the public notices, the latest first: rows of one partition of <c>Views</c>, moved by one
/// transaction; the row <c>meeting|{id}</c> holds the version shown, so that no older one overwrites a newer.
/// </summary>
public sealed class MeetingViews
{
    internal const string Calendar = "calendar|";
    internal const string Notices = "notice|";
    private const string Partition = "meetings";
    private readonly VersionedLists _lists;

    internal MeetingViews(StorageClients clients) => _lists = new(clients, Partition);

    /// <summary>A page of <see cref="Calendar"/> or <see cref="Notices"/>, latest first.</summary>
    /// <exception cref="FormatException">The continuation is none.</exception>
    internal Task<StoredPage<MeetingRow>> ListAsync(
        string list,
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    ) => _lists.PageAsync(list, continuation, pageSize, Read, cancellationToken);

    /// <summary>Brings the lists up to this version of the meeting, unless they show a newer one.</summary>
    internal Task UpdateAsync(Meeting meeting, CancellationToken cancellationToken)
    {
        var row = MeetingRow.Of(meeting);
        return _lists.ShowAsync(
            $"meeting|{meeting.Id}",
            meeting.Version,
            [.. Keys(row)],
            key => Write(key, row),
            cancellationToken
        );
    }

    private static IEnumerable<string> Keys(MeetingRow row)
    {
        yield return Key(Calendar, row.StartsAt, row.Id);
        if (row.UpFrom is { } day)
        {
            yield return Key(Notices, new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), row.Id);
        }
    }

    private static string Key(string list, DateTimeOffset at, MeetingId id) =>
        string.Create(CultureInfo.InvariantCulture, $"{list}{DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks:D19}|{id}");

    private static TableEntity Write(string key, MeetingRow row) =>
        new(Partition, key)
        {
            ["Id"] = row.Id.Value,
            ["Kind"] = row.Kind.ToString(),
            ["Stage"] = row.Stage.ToString(),
            ["StartsAt"] = row.StartsAt,
            ["EndsAt"] = row.EndsAt,
            ["Place"] = row.Place,
            ["LastParagraph"] = row.LastParagraph,
            ["UpFrom"] = row.UpFrom?.ToString("O", CultureInfo.InvariantCulture),
            ["LastAppealDay"] = row.LastAppealDay?.ToString("O", CultureInfo.InvariantCulture),
            ["Items"] = row.Items,
        };

    private static MeetingRow Read(TableEntity row) =>
        new(
            new MeetingId(row.GetGuid("Id")!.Value),
            Enum.Parse<MeetingKind>(row.GetString("Kind")),
            Enum.Parse<MeetingStage>(row.GetString("Stage")),
            row.GetDateTimeOffset("StartsAt")!.Value,
            row.GetDateTimeOffset("EndsAt")!.Value,
            row.GetString("Place"),
            row.GetInt32("LastParagraph"),
            Day(row, "UpFrom"),
            Day(row, "LastAppealDay"),
            row.GetString("Items")
        );

    private static DateOnly? Day(TableEntity row, string name) =>
        row.GetString(name) is { } text ? DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture) : null;
}
