using System.Globalization;
using System.Text.RegularExpressions;
using Azure;
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
public sealed partial class MeetingViews
{
    internal const string Calendar = "calendar|";
    internal const string Notices = "notice|";
    private const string Partition = "meetings";
    private const int Tries = 50;
    private readonly StorageClients _clients;

    internal MeetingViews(StorageClients clients) => _clients = clients;

    /// <summary>A page of <see cref="Calendar"/> or <see cref="Notices"/>, latest first.</summary>
    /// <exception cref="FormatException">The continuation is none.</exception>
    internal async Task<StoredPage<MeetingRow>> ListAsync(
        string list,
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    )
    {
        if (continuation is not null && !Continuation().IsMatch(continuation))
        {
            throw new FormatException("Not a continuation of a list.");
        }
        var (from, to) = (list + continuation, list + "~");
        var page = await _clients
            .Views.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {from} and RowKey lt {to}"),
                pageSize,
                cancellationToken: cancellationToken
            )
            .FirstPageAsync(cancellationToken);
        return new StoredPage<MeetingRow>(
            [.. page.Values.Select(Read)],
            page.ContinuationToken is null ? null : page.Values[^1].RowKey[list.Length..]
        );
    }

    /// <summary>Brings the lists up to this version of the meeting, unless they show a newer one.</summary>
    internal async Task UpdateAsync(Meeting meeting, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await TryUpdateAsync(meeting, cancellationToken))
            {
                return;
            }
        }
        throw new StorageConflictException("The calendar could not be brought up to date: too many changes at once.");
    }

    private async Task<bool> TryUpdateAsync(Meeting meeting, CancellationToken cancellationToken)
    {
        var head = $"meeting|{meeting.Id}";
        var shown = await _clients.Views.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            head,
            cancellationToken: cancellationToken
        );
        if (shown.HasValue && shown.Value!.GetInt64("Version") >= meeting.Version)
        {
            return true;
        }
        var row = MeetingRow.Of(meeting);
        var keys = Keys(row).ToList();
        var before = shown.HasValue ? shown.Value!.GetString("Keys").Split('\n') : [];
        var now = new TableEntity(Partition, head)
        {
            ["Version"] = meeting.Version,
            ["Keys"] = string.Join('\n', keys),
        };
        List<TableTransactionAction> actions =
        [
            shown.HasValue
                ? new(TableTransactionActionType.UpdateReplace, now, shown.Value!.ETag)
                : new(TableTransactionActionType.Add, now),
            .. keys.Select(key => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace,
                Write(key, row)
            )),
            .. before
                .Except(keys, StringComparer.Ordinal)
                .Select(key => new TableTransactionAction(
                    TableTransactionActionType.Delete,
                    new TableEntity(Partition, key),
                    ETag.All
                )),
        ];
        try
        {
            await _clients.Views.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Another version came in between, or our own first attempt, whose answer was lost: the next look tells.
            return false;
        }
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

    [GeneratedRegex("^[0-9]{19}\\|[0-9a-f-]{36}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Continuation();
}
