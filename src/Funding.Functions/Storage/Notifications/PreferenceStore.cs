using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Storage.Notifications;

/// <summary>
/// What people have chosen about optional mails. A person is known by the address, as mails are: those whom a form names
/// have no other id. Each change is one transaction with its line in the person's trail.
/// </summary>
public sealed class PreferenceStore
{
    private const string RowKey = "preferences";
    private const int Tries = 20;
    private readonly StorageClients _clients;
    private readonly TimeProvider _time;

    internal PreferenceStore(StorageClients clients, TimeProvider time) => (_clients, _time) = (clients, time);

    /// <summary>The person's preferences; those of somebody who has chosen nothing, when there are none.</summary>
    internal async Task<MailPreferences> GetAsync(EmailAddress address, CancellationToken cancellationToken) =>
        (await ReadAsync(PersonKey.Of(address), cancellationToken)).Preferences;

    /// <summary>Changes them; the same again changes nothing.</summary>
    internal async Task<MailPreferences> ChangeAsync(
        EmailAddress address,
        IReadOnlyList<MailChoice> choices,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var person = PersonKey.Of(address);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var (before, etag) = await ReadAsync(person, cancellationToken);
            var after = before.With(choices, _time.GetUtcNow(), new Author(actor.PersonId, actor.Name));
            if (after == before || await TryWriteAsync(person, after, etag))
            {
                return after;
            }
        }
        throw new StorageConflictException("The preferences were changed by others every time.");
    }

    private async Task<(MailPreferences Preferences, ETag? RowETag)> ReadAsync(
        string person,
        CancellationToken cancellationToken
    )
    {
        var row = await _clients.Notifications.GetEntityIfExistsAsync<TableEntity>(
            person,
            RowKey,
            cancellationToken: cancellationToken
        );
        return row.HasValue
            ? (
                JsonSerializer.Deserialize(row.Value!.GetString("Json"), CoreJson.Default.MailPreferences)!,
                row.Value!.ETag
            )
            : (new MailPreferences(), null);
    }

    // False: somebody else was first, or our own first attempt, whose answer was lost; then the next look finds nothing to do.
    private async Task<bool> TryWriteAsync(string person, MailPreferences after, ETag? before)
    {
        var json = JsonSerializer.Serialize(after, CoreJson.Default.MailPreferences);
        var now = new TableEntity(person, RowKey) { ["Json"] = json };
        var line = new TableEntity(person, string.Create(CultureInfo.InvariantCulture, $"change|{after.Version:D8}"))
        {
            ["At"] = after.ChangedAt,
            ["By"] = after.ChangedBy!.PersonId,
            ["Json"] = json,
        };
        try
        {
            await _clients.Notifications.SubmitTransactionAsync(
                [
                    before is { } etag
                        ? new(TableTransactionActionType.UpdateReplace, now, etag)
                        : new(TableTransactionActionType.Add, now),
                    new(TableTransactionActionType.Add, line),
                ],
                CancellationToken.None
            );
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            return false;
        }
    }
}
