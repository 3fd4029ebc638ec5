using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Storage.Notifications;

/// <summary>One mail as the digest tells it.</summary>
/// <param name="Subject">Its subject line, in Swedish.</param>
/// <param name="Sv">What it says first, in Swedish.</param>
/// <param name="En">The same in English.</param>
/// <param name="Address">The page that shows the rest.</param>
internal sealed record CollectedMail(string Subject, string Sv, string En, string Address);

/// <summary>A person's digest that is to go out, as it was put together once and for all.</summary>
/// <param name="Person">Whose partition.</param>
/// <param name="Day">Of which day.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="Mails">What it tells, oldest first.</param>
internal sealed record DailyDigest(
    string Person,
    DateOnly Day,
    string Name,
    string Address,
    IReadOnlyList<CollectedMail> Mails
)
{
    /// <summary>Deterministic: a person has one a day.</summary>
    internal string MailId => string.Create(CultureInfo.InvariantCulture, $"digest/{Person}/{Day:yyyy-MM-dd}");
}

/// <summary>A person for whom something may wait.</summary>
/// <param name="Day">Whose digest takes it.</param>
/// <param name="Person">Their partition.</param>
/// <param name="ETag">Changes whenever something more is collected.</param>
internal sealed record WaitingPerson(DateOnly Day, string Person, ETag ETag);

/// <summary>
/// Mails that wait for the day's digest. A mail is put down together with a receipt that it has been, so that a repeat does
/// not bring it twice; after that its person is marked in the partition <c>digests</c>, so that whoever sends reads the
/// people who have something waiting and no others. In this order no crash and no race leaves a mail without a mark.
/// </summary>
internal sealed class CollectedMails(StorageClients clients, TimeProvider time)
{
    private const string MarkPartition = "digests";
    private const string WaitingPrefix = "waiting|";

    // With the digest's own row they are one transaction, which holds a hundred; more wait for the next day.
    private const int MostInOne = 90;

    /// <summary>Whether the mail has been put down for a digest.</summary>
    internal async Task<bool> HasAsync(EmailAddress to, string mailId, CancellationToken cancellationToken) =>
        (
            await clients.Notifications.GetEntityIfExistsAsync<TableEntity>(
                PersonKey.Of(to),
                Receipt(mailId),
                ["Day"],
                cancellationToken
            )
        ).HasValue;

    /// <summary>Puts a mail down for its person's next digest; again: nothing.</summary>
    internal async Task AddAsync(PersonRef to, string mailId, CollectedMail mail, CancellationToken cancellationToken)
    {
        var (person, now) = (PersonKey.Of(to.Email), time.GetUtcNow());
        var day = Digests.DayFor(now);
        var waiting = new TableEntity(
            person,
            string.Create(CultureInfo.InvariantCulture, $"{WaitingPrefix}{now.UtcTicks:D19}|{Key(mailId)}")
        )
        {
            ["Name"] = to.Name,
            ["Address"] = to.Email.ToString(),
        };
        EntityText.Write(waiting, "Json", JsonSerializer.Serialize(mail, DigestJson.Default.CollectedMail));
        try
        {
            await clients.Notifications.SubmitTransactionAsync(
                [
                    new(
                        TableTransactionActionType.Add,
                        new TableEntity(person, Receipt(mailId)) { ["Day"] = Text(day) }
                    ),
                    new(TableTransactionActionType.Add, waiting),
                ],
                cancellationToken
            );
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Put down before. Whoever did may have died before the mark, so that is written in any case.
        }
        await MarkAsync(person, day, cancellationToken);
    }

    /// <summary>The people whose digest of this day or an earlier one is to go out.</summary>
    internal IAsyncEnumerable<WaitingPerson> DueAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var until = Text(day.AddDays(1));
        return clients
            .Notifications.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {MarkPartition} and RowKey lt {until}"),
                cancellationToken: cancellationToken
            )
            .Select(row => new WaitingPerson(
                DateOnly.ParseExact(row.RowKey.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture),
                row.RowKey[11..],
                row.ETag
            ));
    }

    /// <summary>
    /// The digest that the caller alone may send for now, put together from what waits unless it has been already; null when
    /// there is nothing to send, another sends it, or it has been sent.
    /// </summary>
    internal async Task<DailyDigest?> ClaimAsync(
        WaitingPerson waiting,
        TimeSpan grace,
        CancellationToken cancellationToken
    )
    {
        var row = await clients.Notifications.GetEntityIfExistsAsync<TableEntity>(
            waiting.Person,
            DigestKey(waiting.Day),
            cancellationToken: cancellationToken
        );
        if (!row.HasValue)
        {
            return await PutTogetherAsync(waiting, grace, cancellationToken);
        }
        var digest = row.Value!;
        if (digest.GetBoolean("Done") is true)
        {
            // What has been collected since is for the next one.
            await LeaveAsync(waiting, cancellationToken);
            return null;
        }
        if (time.GetUtcNow() < digest.GetDateTimeOffset("ClaimedUntil"))
        {
            return null;
        }
        try
        {
            await clients.Notifications.UpdateEntityAsync(
                new TableEntity(digest.PartitionKey, digest.RowKey) { ["ClaimedUntil"] = time.GetUtcNow() + grace },
                digest.ETag,
                TableUpdateMode.Merge,
                cancellationToken
            );
            return Read(waiting, digest);
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            return null;
        }
    }

    /// <summary>The digest has left, or never will: what waits from now on is for the next one.</summary>
    internal async Task DoneAsync(
        WaitingPerson waiting,
        DailyDigest digest,
        string? failure,
        CancellationToken cancellationToken
    )
    {
        await clients.Notifications.UpdateEntityAsync(
            new TableEntity(digest.Person, DigestKey(digest.Day))
            {
                ["Done"] = true,
                ["SentAt"] = failure is null ? time.GetUtcNow() : null,
                ["LastError"] = failure,
            },
            ETag.All,
            TableUpdateMode.Merge,
            cancellationToken
        );
        await LeaveAsync(waiting, cancellationToken, mayBeMore: digest.Mails.Count == MostInOne);
    }

    /// <summary>It did not go this time: whoever comes next may try.</summary>
    internal Task ReleaseAsync(DailyDigest digest, string reason, CancellationToken cancellationToken) =>
        clients.Notifications.UpdateEntityAsync(
            new TableEntity(digest.Person, DigestKey(digest.Day))
            {
                ["ClaimedUntil"] = time.GetUtcNow(),
                ["LastError"] = reason,
            },
            ETag.All,
            TableUpdateMode.Merge,
            cancellationToken
        );

    private async Task<DailyDigest?> PutTogetherAsync(
        WaitingPerson waiting,
        TimeSpan grace,
        CancellationToken cancellationToken
    )
    {
        var rows = await WaitingAsync(waiting.Person, MostInOne, cancellationToken);
        if (rows.Count == 0)
        {
            await UnmarkAsync(waiting, cancellationToken);
            return null;
        }
        var digest = new TableEntity(waiting.Person, DigestKey(waiting.Day))
        {
            ["Name"] = rows[^1].GetString("Name"),
            ["Address"] = rows[^1].GetString("Address"),
            ["ClaimedUntil"] = time.GetUtcNow() + grace,
        };
        var mails = rows.Select(row =>
            JsonSerializer.Deserialize(EntityText.Read(row, "Json")!, DigestJson.Default.CollectedMail)!
        );
        EntityText.Write(digest, "Json", JsonSerializer.Serialize([.. mails], DigestJson.Default.CollectedMailArray));
        try
        {
            await clients.Notifications.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Add, digest),
                    .. rows.Select(row => new TableTransactionAction(
                        TableTransactionActionType.Delete,
                        new TableEntity(row.PartitionKey, row.RowKey),
                        ETag.All
                    )),
                ],
                cancellationToken
            );
            return Read(waiting, digest);
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Another has put it together and sends it. When it was our own first attempt, the next round sends.
            return null;
        }
    }

    // A mail that is collected meanwhile changes the mark, which then stays: the next round finds it.
    private async Task LeaveAsync(WaitingPerson waiting, CancellationToken cancellationToken, bool mayBeMore = true)
    {
        if (mayBeMore && (await WaitingAsync(waiting.Person, 1, cancellationToken)).Count > 0)
        {
            await MarkAsync(waiting.Person, Digests.DayFor(time.GetUtcNow()), cancellationToken);
        }
        await UnmarkAsync(waiting, cancellationToken);
    }

    private Task MarkAsync(string person, DateOnly day, CancellationToken cancellationToken) =>
        clients.Notifications.UpsertEntityAsync(
            new TableEntity(MarkPartition, $"{Text(day)}|{person}"),
            TableUpdateMode.Replace,
            cancellationToken
        );

    private async Task UnmarkAsync(WaitingPerson waiting, CancellationToken cancellationToken)
    {
        try
        {
            await clients.Notifications.DeleteEntityAsync(
                MarkPartition,
                $"{Text(waiting.Day)}|{waiting.Person}",
                waiting.ETag,
                cancellationToken
            );
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Something more has been collected.
        }
    }

    private async Task<IReadOnlyList<TableEntity>> WaitingAsync(
        string person,
        int most,
        CancellationToken cancellationToken
    )
    {
        var (from, to) = (WaitingPrefix, "waiting}");
        var page = await clients
            .Notifications.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {person} and RowKey gt {from} and RowKey lt {to}"),
                most,
                cancellationToken: cancellationToken
            )
            .FirstPageAsync(cancellationToken);
        return page.Values;
    }

    private static DailyDigest Read(WaitingPerson waiting, TableEntity row) =>
        new(
            waiting.Person,
            waiting.Day,
            row.GetString("Name"),
            row.GetString("Address"),
            JsonSerializer.Deserialize(EntityText.Read(row, "Json")!, DigestJson.Default.CollectedMailArray)!
        );

    private static string Receipt(string mailId) => $"collected|{Key(mailId)}";

    private static string Key(string mailId) => mailId.Replace('/', '|');

    private static string DigestKey(DateOnly day) => $"digest|{Text(day)}";

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>How collected mails are kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CollectedMail))]
[JsonSerializable(typeof(CollectedMail[]))]
internal sealed partial class DigestJson : JsonSerializerContext;
