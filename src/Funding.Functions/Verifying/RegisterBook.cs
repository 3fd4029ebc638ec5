using System.Globalization;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Storage;

namespace Funding.Functions.Verifying;

/// <summary>The registers of case numbers: who has which, and where they have a gap.</summary>
internal sealed class RegisterBook
{
    private readonly Dictionary<string, CaseNumber> _numbers = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the registers themselves.</summary>
    internal List<Finding> Findings { get; } = [];

    /// <summary>The partitions of the cases that have a number.</summary>
    internal IEnumerable<string> Cases => _numbers.Keys;

    /// <summary>How many numbers there are.</summary>
    internal int Count => _numbers.Count;

    internal CaseNumber? Of(string partition) => _numbers.GetValueOrDefault(partition);

    internal static async Task<RegisterBook> ReadAsync(
        StorageClients clients,
        AnchorBook anchors,
        CancellationToken cancellationToken
    )
    {
        var book = new RegisterBook();
        Dictionary<string, Partition> partitions = new(StringComparer.Ordinal);
        await foreach (var row in clients.Register.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            if (!partitions.TryGetValue(row.PartitionKey, out var partition))
            {
                partitions[row.PartitionKey] = partition = new();
            }
            partition.Add(row);
        }
        foreach (var name in anchors.Numbers.Keys.Where(name => !partitions.ContainsKey(name)))
        {
            partitions[name] = new();
        }
        foreach (var (name, partition) in partitions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            book.Check(name, partition, anchors.Numbers.GetValueOrDefault(name));
        }
        return book;
    }

    private void Check(string name, Partition partition, int anchored)
    {
        var of = $"register {name}";
        var last = Math.Max(partition.Last, anchored);
        for (var number = 1; number <= last; number++)
        {
            if (!partition.Numbers.TryGetValue(number, out var holder))
            {
                Findings.Add(new(FindingKind.NumbersMissing, of, number));
            }
            else if (partition.Cases.GetValueOrDefault(holder) != number)
            {
                Findings.Add(new(FindingKind.NumberDiffers, of, number));
            }
        }
        if (partition.Last < anchored || partition.Numbers.Keys.Any(number => number > partition.Last))
        {
            Findings.Add(new(FindingKind.NumberDiffers, of, null, "counter"));
        }
        if (
            name.Split('|') is not [var association, var year]
            || !int.TryParse(year, CultureInfo.InvariantCulture, out var ofYear)
        )
        {
            return;
        }
        foreach (var (number, holder) in partition.Numbers)
        {
            _numbers[holder] = new CaseNumber(association, ofYear, number);
        }
    }

    private sealed class Partition
    {
        internal int Last { get; private set; }

        internal Dictionary<int, string> Numbers { get; } = [];

        internal Dictionary<string, int> Cases { get; } = new(StringComparer.Ordinal);

        internal void Add(TableEntity row)
        {
            if (row.RowKey == "counter")
            {
                Last = row.GetInt32("Last") ?? 0;
            }
            else if (
                row.RowKey.StartsWith("number|", StringComparison.Ordinal)
                && int.TryParse(row.RowKey.AsSpan(7), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            )
            {
                Numbers[number] = row.GetGuid("ApplicationId")?.ToString("D") ?? "";
            }
            else if (row.RowKey.StartsWith("case|", StringComparison.Ordinal))
            {
                Cases[row.RowKey[5..]] = row.GetInt32("Number") ?? 0;
            }
        }
    }
}
