using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Funding.Core;
using Funding.Functions.Storage;

namespace Funding.Functions.Verifying;

/// <summary>The last time that heads were anchored.</summary>
/// <param name="At">When.</param>
/// <param name="Hash">Hash of all that has been anchored up to then; written down elsewhere, it shows that nothing before it was changed.</param>
internal sealed record LastAnchor(DateTimeOffset At, string Hash);

/// <summary>What has been anchored: for each aggregate the hashes of its trail at the versions that it had then.</summary>
internal sealed class AnchorBook
{
    internal static IReadOnlyDictionary<long, string> Nothing { get; } = new Dictionary<long, string>();

    /// <summary>Heads by kind and partition.</summary>
    internal Dictionary<AggregateKind, Dictionary<string, Dictionary<long, string>>> Heads { get; } = [];

    /// <summary>The last case number of each register.</summary>
    internal Dictionary<string, int> Numbers { get; } = new(StringComparer.Ordinal);

    internal LastAnchor? Last { get; set; }

    internal List<Finding> Findings { get; } = [];

    internal int Count { get; set; }

    internal HashSet<string> Hashes { get; } = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<long, string> Of(AggregateKind kind, string partition) =>
        Heads.GetValueOrDefault(kind)?.GetValueOrDefault(partition) ?? Nothing;

    internal (long Version, string Hash)? HeadOf(AggregateKind kind, string partition) =>
        Of(kind, partition) is { Count: > 0 } heads && heads.MaxBy(head => head.Key) is var last
            ? (last.Key, last.Value)
            : null;

    internal void Add(AggregateKind kind, string partition, long version, string hash)
    {
        if (!Heads.TryGetValue(kind, out var of))
        {
            Heads[kind] = of = new(StringComparer.Ordinal);
        }
        if (!of.TryGetValue(partition, out var heads))
        {
            of[partition] = heads = [];
        }
        heads[version] = hash;
    }
}

/// <summary>
/// Once a day the heads of all trails that have grown are written down in a blob that is only appended to, one for each year, in the
/// container <c>trail-anchors</c>, which Azure can keep from being changed or deleted by anybody (docs/records.md). Each day's lines end
/// with a hash over them and over the day before. That shows what a trail alone cannot: that its end, or all of it, has been taken away.
/// Drafts are not anchored: they are the applicant's own, and erased when they are never sent in.
/// </summary>
internal sealed class TrailAnchors(StorageClients clients, TimeProvider time)
{
    // One block of an append blob is four megabytes at the most, and is there whole or not at all.
    private const int LinesAtOnce = 25_000;
    private static readonly AggregateKind[] _kinds =
    [
        AggregateKind.Application,
        AggregateKind.Meeting,
        AggregateKind.Settings,
    ];

    /// <summary>Writes down what has grown since the last time; null when nothing has, or another process was first.</summary>
    internal async Task<LastAnchor?> WriteAsync(CancellationToken cancellationToken)
    {
        var (book, now) = (await ReadAsync(cancellationToken), time.GetUtcNow());
        List<string> lines = [];
        foreach (var kind in _kinds)
        {
            await AddHeadsAsync(kind, book, lines, cancellationToken);
        }
        await AddNumbersAsync(book, lines, cancellationToken);
        var last = book.Last;
        LastAnchor? written = null;
        foreach (var part in lines.Chunk(LinesAtOnce))
        {
            var at = now.ToString("O", CultureInfo.InvariantCulture);
            string[] signed = [$"anchor {at} after {last?.Hash ?? "nothing"}", .. part];
            var hash = HashOf(signed);
            if (!await AppendAsync(now, last, $"{string.Join('\n', signed)}\nsha256 {hash}\n", cancellationToken))
            {
                return written;
            }
            last = written = new LastAnchor(now, hash);
        }
        return written;
    }

    /// <summary>Everything that has been anchored, with what is wrong with it.</summary>
    internal async Task<AnchorBook> ReadAsync(CancellationToken cancellationToken)
    {
        var book = new AnchorBook();
        List<string> names = [];
        await foreach (var blob in clients.TrailAnchors.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            names.Add(blob.Name);
        }
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var content = await clients
                .TrailAnchors.GetBlobClient(name)
                .DownloadStreamingAsync(cancellationToken: cancellationToken);
            using var reader = new StreamReader(content.Value.Content, Encoding.UTF8);
            await ReadAsync(reader, name, book, cancellationToken);
        }
        return book;
    }

    private static async Task ReadAsync(
        StreamReader reader,
        string name,
        AnchorBook book,
        CancellationToken cancellationToken
    )
    {
        List<string> lines = [];
        var number = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (!line.StartsWith("sha256 ", StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }
            var hash = line["sha256 ".Length..];
            if (HashOf(lines) != hash || !Take(lines, hash, book))
            {
                book.Findings.Add(new(FindingKind.AnchorAltered, $"anchor {name}", number));
                return;
            }
            lines.Clear();
        }
        if (lines.Count > 0)
        {
            book.Findings.Add(new(FindingKind.AnchorAltered, $"anchor {name}", number));
        }
    }

    private static bool Take(List<string> lines, string hash, AnchorBook book)
    {
        if (
            lines.Count == 0
            || lines[0].Split(' ') is not ["anchor", var at, "after", var before]
            || before != (book.Last?.Hash ?? "nothing")
            || !DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var when)
        )
        {
            return false;
        }
        foreach (var line in lines.Skip(1))
        {
            switch (line.Split(' '))
            {
                case ["register", var register, var last]
                    when int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                    book.Numbers[register] = number;
                    break;
                case [var kind, var partition, var version, var head]
                    when Enum.TryParse<AggregateKind>(kind, out var of)
                        && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence):
                    book.Add(of, partition, sequence, head);
                    break;
                default:
                    return false;
            }
        }
        (book.Last, book.Count) = (new(when, hash), book.Count + 1);
        book.Hashes.Add(hash);
        return true;
    }

    private async Task AddHeadsAsync(
        AggregateKind kind,
        AnchorBook book,
        List<string> lines,
        CancellationToken cancellationToken
    )
    {
        var draft = nameof(ApplicationStage.Draft);
        await foreach (
            var row in clients
                .TableOf(kind)
                .QueryAsync<TableEntity>(
                    TableClient.CreateQueryFilter($"RowKey eq {AggregateRows.State} and Stage ne {draft}"),
                    select: ["PartitionKey", "Version", "TrailHash", "Stage"],
                    cancellationToken: cancellationToken
                )
        )
        {
            var version = row.GetInt64("Version") ?? 0;
            if (version == 0 || row.GetString("TrailHash") is not { } hash)
            {
                continue;
            }
            if (book.HeadOf(kind, row.PartitionKey) is { } head && (head.Version, head.Hash) == (version, hash))
            {
                continue;
            }
            // What is withdrawn without ever having been sent in belongs to the applicant, as drafts do.
            if (
                kind == AggregateKind.Application
                && row.GetString("Stage") == nameof(ApplicationStage.Withdrawn)
                && !await WasSentInAsync(row.PartitionKey, cancellationToken)
            )
            {
                continue;
            }
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{kind} {row.PartitionKey} {version} {hash}"));
        }
    }

    private async Task<bool> WasSentInAsync(string partition, CancellationToken cancellationToken)
    {
        var type = nameof(ApplicationEvent.ApplicationSubmitted);
        var sent = clients.Applications.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {partition} and RowKey gt {AggregateRows.EventPrefix} and RowKey lt {"event}"} and Type eq {type}"
            ),
            1,
            ["RowKey"],
            cancellationToken
        );
        await foreach (var _ in sent)
        {
            return true;
        }
        return false;
    }

    private async Task AddNumbersAsync(AnchorBook book, List<string> lines, CancellationToken cancellationToken)
    {
        await foreach (
            var row in clients.Register.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"RowKey eq {"counter"}"),
                cancellationToken: cancellationToken
            )
        )
        {
            if (row.GetInt32("Last") is { } last && book.Numbers.GetValueOrDefault(row.PartitionKey) != last)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"register {row.PartitionKey} {last}"));
            }
        }
    }

    // Appended only where what it follows ends: of two processes one is first, and a repeat adds nothing.
    private async Task<bool> AppendAsync(
        DateTimeOffset now,
        LastAnchor? after,
        string text,
        CancellationToken cancellationToken
    )
    {
        var blob = clients.TrailAnchors.GetAppendBlobClient(
            string.Create(CultureInfo.InvariantCulture, $"{SwedishTime.DayOf(now).Year:D4}.txt")
        );
        await blob.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var position = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ContentLength;
        if ((await ReadAsync(cancellationToken)).Last?.Hash != after?.Hash)
        {
            return false;
        }
        try
        {
            using var block = new MemoryStream(Encoding.UTF8.GetBytes(text));
            await blob.AppendBlockAsync(
                block,
                new AppendBlobAppendBlockOptions
                {
                    Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = position },
                },
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
        {
            return false;
        }
    }

    private static string HashOf(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
