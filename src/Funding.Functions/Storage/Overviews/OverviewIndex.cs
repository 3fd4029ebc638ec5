using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>
/// Writes the overviews: rows of one partition of <c>Views</c>, so that one transaction takes a case from one state of
/// them to the next. The case's head row holds the version shown, which rows there are with a hash of each, and as which
/// stage the case is counted; its ETag lets no older version overwrite a newer and nothing be counted twice. Only what
/// differs is written.
/// </summary>
/// <remarks>
/// Cases are counted in sixteen rows, by the last digit of their id, so that two cases that move on at the same moment
/// seldom want the same row; where they do, the later one tries again.
/// </remarks>
internal sealed class OverviewIndex(StorageClients clients)
{
    internal const string Partition = "overviews";
    internal const string Counts = "count|";

    /// <summary>Grows when rows of another kind are shown: rebuilding writes them for cases that have not changed since.</summary>
    private const int Shape = 1;
    private const int Tries = 100;

    // A transaction holds a hundred rows; the head and the counter are two of them.
    private const int RowsAtOnce = 98;

    /// <summary>Brings the overviews up to this version of the case, unless they show a newer one.</summary>
    /// <exception cref="StorageConflictException">Others were first every time.</exception>
    /// <param name="application">The case.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <param name="again">Writes every row, also what stands there already: rows may have been lost.</param>
    internal async Task UpdateAsync(Application application, CancellationToken cancellationToken, bool again = false)
    {
        if (application.SubmittedAt is null)
        {
            return;
        }
        var rows = OverviewLists.Of(application);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await TryAsync(application, rows, again && attempt == 0, cancellationToken))
            {
                return;
            }
        }
        throw new StorageConflictException("The overviews could not be brought up to date: too many changes at once.");
    }

    /// <summary>Whether the overviews show something else after the change than before it.</summary>
    internal static bool IsChanged(Application? before, Application after) =>
        after.SubmittedAt is not null
        && (
            before?.SubmittedAt is null
            || before.Stage != after.Stage
            || !OverviewLists.Of(before).SequenceEqual(OverviewLists.Of(after))
        );

    // False: somebody else was first, or there is more to write: look again.
    private async Task<bool> TryAsync(
        Application application,
        IReadOnlyList<OverviewRow> rows,
        bool again,
        CancellationToken cancellationToken
    )
    {
        var head = await HeadAsync(application.Id, cancellationToken);
        if (again && head.Version == application.Version)
        {
            head = head.Forgotten();
        }
        if (head.Shape >= Shape && head.Version >= application.Version)
        {
            return true;
        }
        if (head.Version > application.Version)
        {
            // Shown in an older shape, but of a newer version than this one: that version is to be shown anew, not this.
            return true;
        }
        var (actions, keys) = Differences(head, rows);
        var isLast = actions.Count <= RowsAtOnce;
        var after = isLast
            ? head with
            {
                Version = application.Version,
                Shape = Shape,
                Stage = application.Stage,
                Keys = keys,
            }
            : Half(head, ref actions);
        try
        {
            await clients.Views.SubmitTransactionAsync(
                [
                    .. actions.Select(action => action.Action),
                    Write(application.Id, after),
                    .. isLast
                        ? await CountAsync(application.Id, head.Stage, after.Stage!.Value, cancellationToken)
                        : [],
                ],
                cancellationToken
            );
            return isLast;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Another version came in between, another case was counted, or it was our own first attempt whose answer was
            // lost: the next look tells.
            return false;
        }
    }

    // What is written so far is known to the head, so that whoever goes on, we or another version, takes away what is to go.
    private static Head Half(Head head, ref List<Change> actions)
    {
        actions = actions[..RowsAtOnce];
        var keys = new Dictionary<string, string>(head.Keys, StringComparer.Ordinal);
        foreach (var change in actions)
        {
            if (change.Hash is null)
            {
                keys.Remove(change.Key);
            }
            else
            {
                keys[change.Key] = change.Hash;
            }
        }
        return head with { Keys = keys };
    }

    private static (List<Change> Actions, Dictionary<string, string> Keys) Differences(
        Head head,
        IReadOnlyList<OverviewRow> rows
    )
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        List<Change> changes = [];
        foreach (var row in rows)
        {
            var hash = HashOf(row.Json);
            keys[row.Key] = hash;
            if (head.Keys.GetValueOrDefault(row.Key) != hash)
            {
                var entity = new TableEntity(Partition, row.Key) { ["Row"] = row.Json };
                changes.Add(new(row.Key, hash, new(TableTransactionActionType.UpsertReplace, entity)));
            }
        }
        foreach (var key in head.Keys.Keys.Where(key => !keys.ContainsKey(key)))
        {
            var entity = new TableEntity(Partition, key);
            changes.Add(new(key, null, new(TableTransactionActionType.Delete, entity, ETag.All)));
        }
        return (changes, keys);
    }

    private async Task<IReadOnlyList<TableTransactionAction>> CountAsync(
        ApplicationId id,
        ApplicationStage? from,
        ApplicationStage to,
        CancellationToken cancellationToken
    )
    {
        if (from == to)
        {
            return [];
        }
        var key = Counts + id.ToString()[^1];
        var found = await clients.Views.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            key,
            cancellationToken: cancellationToken
        );
        var row = new TableEntity(Partition, key);
        foreach (var stage in Enum.GetValues<ApplicationStage>())
        {
            var count = found.HasValue ? found.Value!.GetInt64(stage.ToString()) ?? 0 : 0;
            count += (stage == to ? 1 : 0) - (stage == from ? 1 : 0);
            if (count != 0)
            {
                row[stage.ToString()] = count;
            }
        }
        return
        [
            found.HasValue
                ? new(TableTransactionActionType.UpdateReplace, row, found.Value!.ETag)
                : new(TableTransactionActionType.Add, row),
        ];
    }

    private async Task<Head> HeadAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        var found = await clients.Views.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            HeadKey(id),
            cancellationToken: cancellationToken
        );
        if (!found.HasValue)
        {
            return new Head(-1, 0, null, new Dictionary<string, string>(StringComparer.Ordinal), null);
        }
        var row = found.Value!;
        return new Head(
            row.GetInt64("Version")!.Value,
            row.GetInt32("Shape")!.Value,
            row.GetString("Stage") is { } stage ? Enum.Parse<ApplicationStage>(stage) : null,
            (EntityText.Read(row, "Keys") ?? "")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t'))
                .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal),
            row.ETag
        );
    }

    private static TableTransactionAction Write(ApplicationId id, Head head)
    {
        var row = new TableEntity(Partition, HeadKey(id))
        {
            ["Version"] = head.Version,
            ["Shape"] = head.Shape,
            ["Stage"] = head.Stage?.ToString(),
        };
        EntityText.Write(row, "Keys", string.Join('\n', head.Keys.Select(key => $"{key.Key}\t{key.Value}")));
        return head.ETag is { } tag
            ? new(TableTransactionActionType.UpdateReplace, row, tag)
            : new(TableTransactionActionType.Add, row);
    }

    private static string HeadKey(ApplicationId id) => $"case|{id}";

    private static string HashOf(string json) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..16];

    /// <summary>What is shown of a case.</summary>
    private sealed record Head(
        long Version,
        int Shape,
        ApplicationStage? Stage,
        IReadOnlyDictionary<string, string> Keys,
        ETag? ETag
    )
    {
        /// <summary>The same rows, of which nobody knows what they show.</summary>
        internal Head Forgotten() =>
            this with
            {
                Version = Version - 1,
                Keys = Keys.ToDictionary(key => key.Key, _ => "-", StringComparer.Ordinal),
            };
    }

    /// <summary>A row to write, or to take away when it has no hash.</summary>
    private sealed record Change(string Key, string? Hash, TableTransactionAction Action);
}
