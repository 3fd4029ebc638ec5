using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Functions.Storage.Records;

namespace Funding.Functions.Verifying;

/// <summary>
/// Goes through everything that is kept with a trail, table by table in the order of the keys, and says what is not as it was written. It
/// reads each row once, a thousand at a time, and each file once; it changes nothing.
/// </summary>
internal sealed class Verifier(
    StorageClients clients,
    TrailAnchors anchors,
    AttachmentStore attachments,
    Aggregate<Application, ApplicationCommand, ApplicationEvent> applications,
    AggregateRows<Application, ApplicationCommand, ApplicationEvent> applicationRows,
    Aggregate<Meeting, MeetingCommand, MeetingEvent> meetings,
    AggregateRows<Meeting, MeetingCommand, MeetingEvent> meetingRows,
    Aggregate<AssociationSettings, SettingsCommand, SettingsEvent> settings,
    AggregateRows<AssociationSettings, SettingsCommand, SettingsEvent> settingsRows,
    TimeProvider time
)
{
    // What changes while it is looked at is looked at again.
    private const int Tries = 3;

    /// <summary>Looks at the next ones.</summary>
    /// <param name="run">How far it has come.</param>
    /// <param name="most">How many applications or meetings at the most.</param>
    /// <param name="cancellationToken">Stops.</param>
    internal async Task<Verification> NextAsync(Verification run, int most, CancellationToken cancellationToken)
    {
        if (run.Position is not { } position)
        {
            return run;
        }
        var anchored = await anchors.ReadAsync(cancellationToken);
        var register = await RegisterBook.ReadAsync(clients, anchored, cancellationToken);
        if (position is { Kind: AggregateKind.Application, After: "" })
        {
            run = (run with { Anchors = anchored.Count, Numbers = register.Count }).With([
                .. anchored.Findings,
                .. register.Findings,
            ]);
        }
        var expected = Expected(position, anchored, register);
        var (last, isEnd) = (position.After, true);
        await foreach (var partition in PartitionsAsync(position, most, cancellationToken))
        {
            while (expected.TryPeek(out var awaited) && string.CompareOrdinal(awaited, partition) < 0)
            {
                run = run.With([Gone(position.Kind, expected.Dequeue(), register)]);
            }
            if (expected.TryPeek(out var here) && here == partition)
            {
                expected.Dequeue();
            }
            run = await LookAsync(run, position.Kind, partition, anchored, register, cancellationToken);
            (last, most) = (partition, most - 1);
            if (most == 0)
            {
                isEnd = false;
                break;
            }
        }
        if (!isEnd)
        {
            return run with { Position = position with { After = last } };
        }
        run = run.With([.. expected.Select(partition => Gone(position.Kind, partition, register))]);
        return position.Kind switch
        {
            AggregateKind.Application => run with { Position = new(AggregateKind.Meeting, "") },
            AggregateKind.Meeting => run with { Position = new(AggregateKind.Settings, "") },
            AggregateKind.Settings => run with { Position = null, EndedAt = time.GetUtcNow() },
        };
    }

    private async Task<Verification> LookAsync(
        Verification run,
        AggregateKind kind,
        string partition,
        AnchorBook anchored,
        RegisterBook register,
        CancellationToken cancellationToken
    )
    {
        var name = $"{kind.ToString().ToLowerInvariant()} {partition}";
        for (var attempt = 1; ; attempt++)
        {
            var check = CheckOf(kind, name, anchored.Of(kind, partition));
            await foreach (
                var row in clients
                    .TableOf(kind)
                    .QueryAsync<TableEntity>(
                        TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
                        cancellationToken: cancellationToken
                    )
            )
            {
                await check.LookAsync(row, cancellationToken);
            }
            var content = check.End();
            List<Finding> found = [.. check.Findings];
            if (content is not null)
            {
                if (kind == AggregateKind.Application && content.CaseNumber != register.Of(partition))
                {
                    // Just registered, and the case not told yet: the register says so.
                    if (content.CaseNumber is not null)
                    {
                        found.Add(new(FindingKind.NumberDiffers, name, null, content.CaseNumber.ToString()));
                    }
                }
                found.AddRange(await FilesAsync(kind, partition, name, content, cancellationToken));
            }
            if (found.Count > 0 && attempt < Tries)
            {
                continue;
            }
            run = run with
            {
                Applications = run.Applications + (kind == AggregateKind.Application ? 1 : 0),
                Meetings = run.Meetings + (kind == AggregateKind.Meeting ? 1 : 0),
                Events = run.Events + check.Events,
                Files = run.Files + (content is null ? 0 : content.Records.Count + content.Documents.Count),
            };
            return run.With(found);
        }
    }

    private async Task<List<Finding>> FilesAsync(
        AggregateKind kind,
        string partition,
        string name,
        VerifiedContent content,
        CancellationToken cancellationToken
    )
    {
        List<Finding> found = [];
        var of = new AggregateRef(kind, Guid.ParseExact(partition, "D"));
        foreach (var (id, sha256) in content.Records)
        {
            var stored = await OpenAsync(RecordStore.Name(of, id), cancellationToken);
            if (!await IsAsync(stored, sha256, cancellationToken))
            {
                found.Add(new(FindingKind.RecordAltered, name, null, id));
            }
        }
        foreach (var document in content.Documents)
        {
            var stored = await attachments.OpenReadAsync(of.Application, document.Id, cancellationToken);
            if (!await IsAsync(stored, document.Sha256, cancellationToken))
            {
                found.Add(new(FindingKind.AttachmentAltered, name, null, document.Id));
            }
        }
        return found;
    }

    private async Task<Stream?> OpenAsync(string record, CancellationToken cancellationToken)
    {
        try
        {
            var download = await clients
                .Records.GetBlobClient(record)
                .DownloadStreamingAsync(cancellationToken: cancellationToken);
            return download.Value.Content;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private static async Task<bool> IsAsync(Stream? stored, string sha256, CancellationToken cancellationToken)
    {
        if (stored is null)
        {
            return false;
        }
        await using (stored)
        {
            var hash = await SHA256.HashDataAsync(stored, cancellationToken);
            return string.Equals(Convert.ToHexStringLower(hash), sha256, StringComparison.Ordinal);
        }
    }

    // The next partitions of the table: their states' keys, and the keys of first events for those whose state has been taken away.
    private async IAsyncEnumerable<string> PartitionsAsync(
        VerificationPosition position,
        int most,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (after, first) = (position.After, AggregateRows.Event(1));
        var seen = "";
        await foreach (
            var row in clients
                .TableOf(position.Kind)
                .QueryAsync<TableEntity>(
                    TableClient.CreateQueryFilter(
                        $"PartitionKey gt {after} and (RowKey eq {AggregateRows.State} or RowKey eq {first})"
                    ),
                    Math.Min(1000, (most * 2) + 2),
                    ["PartitionKey"],
                    cancellationToken
                )
        )
        {
            if (row.PartitionKey != seen)
            {
                seen = row.PartitionKey;
                yield return seen;
            }
        }
    }

    // What must be there, after the position and in the order of the keys.
    private static Queue<string> Expected(VerificationPosition position, AnchorBook anchored, RegisterBook register)
    {
        IEnumerable<string> all = anchored.Heads.GetValueOrDefault(position.Kind)?.Keys ?? Enumerable.Empty<string>();
        if (position.Kind == AggregateKind.Application)
        {
            all = all.Concat(register.Cases);
        }
        return new Queue<string>(
            all.Distinct(StringComparer.Ordinal)
                .Where(partition => string.CompareOrdinal(partition, position.After) > 0)
                .Order(StringComparer.Ordinal)
        );
    }

    private static Finding Gone(AggregateKind kind, string partition, RegisterBook register) =>
        new(
            FindingKind.AllGone,
            $"{kind.ToString().ToLowerInvariant()} {partition}",
            null,
            kind == AggregateKind.Application ? register.Of(partition)?.ToString() : null
        );

    private TrailCheck CheckOf(AggregateKind kind, string name, IReadOnlyDictionary<long, string> anchored) =>
        kind switch
        {
            AggregateKind.Application => new TrailCheck<Application, ApplicationCommand, ApplicationEvent>(
                applications,
                applicationRows,
                name,
                anchored
            ),
            AggregateKind.Meeting => new TrailCheck<Meeting, MeetingCommand, MeetingEvent>(
                meetings,
                meetingRows,
                name,
                anchored
            ),
            AggregateKind.Settings => new TrailCheck<AssociationSettings, SettingsCommand, SettingsEvent>(
                settings,
                settingsRows,
                name,
                anchored
            ),
        };
}
