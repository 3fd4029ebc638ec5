using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Funding.Core;

/// <summary>
/// Puts two people's versions of a list together. Rows that have an identity of their own (a cell of the budget, an organisation) are
/// paired by it, others by what they say and then by place.
/// </summary>
internal static class FormRows
{
    /// <summary>Merges one row of both.</summary>
    internal delegate JsonNode? RowMerge(JsonNode? read, JsonNode? saved, JsonNode? typed, string pointer);

    internal static JsonArray Merged(JsonArray read, JsonArray saved, JsonArray typed, string pointer, RowMerge merge)
    {
        var others = Side.Of(read, saved, pointer);
        var own = Side.Of(read, typed, pointer);
        // Rows that both have added are one row, wherever each of them put it.
        List<JsonNode?> unpaired = [.. own.Added];
        List<JsonNode?> coming = [.. others.Added];
        var merged = new JsonArray();
        for (var at = -1; at < read.Count; at++)
        {
            if (at >= 0)
            {
                Kept(read[at], others.RowOf(at), own.RowOf(at));
            }

            Added(others.AddedAfter(at), own.AddedAfter(at));
        }

        return merged;

        void Kept(JsonNode? before, JsonNode? other, JsonNode? mine)
        {
            // Removed by one: gone, unless the other has written in it meanwhile.
            var row =
                other is null ? Unless(before, mine)
                : mine is null ? Unless(before, other)
                : merge(before, other, mine, Place());
            if (row is not null)
            {
                merged.Add(row);
            }
        }

        void Added(IReadOnlyList<JsonNode?> theirs, IReadOnlyList<JsonNode?> mine)
        {
            foreach (var row in theirs)
            {
                var same = unpaired.FindIndex(own =>
                    JsonNode.DeepEquals(own, row) || (Key(row, pointer) is { } key && key == Key(own, pointer))
                );
                coming.Remove(row);
                merged.Add(same < 0 ? row?.DeepClone() : merge(null, row, unpaired[same], Place()));
                if (same >= 0)
                {
                    unpaired.RemoveAt(same);
                }
            }

            foreach (var row in mine)
            {
                var left = unpaired.FindIndex(own => ReferenceEquals(own, row));
                if (left >= 0 && !IsYetToCome(row))
                {
                    unpaired.RemoveAt(left);
                    merged.Add(row?.DeepClone());
                }
            }
        }

        bool IsYetToCome(JsonNode? row) =>
            coming.Exists(other =>
                JsonNode.DeepEquals(other, row) || (Key(row, pointer) is { } key && key == Key(other, pointer))
            );

        string Place() => string.Create(CultureInfo.InvariantCulture, $"{pointer}/{merged.Count}");
    }

    /// <summary>The rows of two versions of a list, paired; removed rows come first, under their old index.</summary>
    internal static IEnumerable<(JsonNode? Before, JsonNode? After, int Index)> Paired(
        JsonArray before,
        JsonArray after,
        string pointer
    )
    {
        var pairs = Side.Pairs(before, after, pointer).ToList();
        var kept = pairs.Select(p => p.Read).ToHashSet();
        return before
            .Index()
            .Where(b => !kept.Contains(b.Index))
            .Select(b => (b.Item, (JsonNode?)null, b.Index))
            .Concat(pairs.Index().Select(p => (p.Item.Read is { } at ? before[at] : null, p.Item.Row, p.Index)));
    }

    private static JsonNode? Unless(JsonNode? before, JsonNode? row) =>
        row is null || JsonNode.DeepEquals(before, row) ? null : row.DeepClone();

    /// <summary>What makes a row the same row whatever else it says; null where only its words do.</summary>
    private static string? Key(JsonNode? row, string pointer) =>
        pointer switch
        {
            "/coApplicants" => $"{row?["organisationNumber"]}",
            "/budget/rows" => $"{row?["year"]}|{row?["costType"]}",
            "/budget/coFunding" => $"{row?["year"]}|{row?["kind"]}|{row?["funder"]}",
            "/budget/sought" => $"{row?["year"]}",
            _ => null,
        };

    /// <summary>How one person's rows relate to the rows that were read.</summary>
    private sealed class Side(JsonNode?[] kept, List<JsonNode?>[] added)
    {
        // Lists that no person has written are paired by place alone: comparing all with all would take minutes.
        private const int MostComparisons = 250_000;

        internal JsonNode? RowOf(int read) => kept[read];

        internal IReadOnlyList<JsonNode?> AddedAfter(int read) => added[read + 1];

        internal IEnumerable<JsonNode?> Added => added.SelectMany(rows => rows);

        internal static Side Of(JsonArray read, JsonArray rows, string pointer)
        {
            var kept = new JsonNode?[read.Count];
            var added = new List<JsonNode?>[read.Count + 1];
            for (var i = 0; i < added.Length; i++)
            {
                added[i] = [];
            }

            var at = -1;
            foreach (var (row, pair) in Pairs(read, rows, pointer))
            {
                if (pair is { } index)
                {
                    kept[index] = row;
                    at = index;
                }
                else
                {
                    added[at + 1].Add(row);
                }
            }

            return new Side(kept, added);
        }

        internal static IEnumerable<(JsonNode? Row, int? Read)> Pairs(JsonArray read, JsonArray rows, string pointer) =>
            read.Concat(rows).Any(r => Key(r, pointer) is not null) ? ByKey(read, rows, pointer) : ByWords(read, rows);

        private static IEnumerable<(JsonNode? Row, int? Read)> ByKey(JsonArray read, JsonArray rows, string pointer)
        {
            // The same key twice is a fault that the form may have for a while: the first goes with the first.
            var left = read.Index()
                .GroupBy(r => Key(r.Item, pointer)!, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => new Queue<int>(g.Select(r => r.Index)), StringComparer.Ordinal);
            foreach (var row in rows)
            {
                yield return (
                    row,
                    left.TryGetValue(Key(row, pointer)!, out var indexes) && indexes.TryDequeue(out var index)
                        ? index
                        : null
                );
            }
        }

        private static IEnumerable<(JsonNode? Row, int? Read)> ByWords(JsonArray read, JsonArray rows)
        {
            var pairs = (long)read.Count * rows.Count > MostComparisons ? [] : Alike(read, rows);
            return rows.Index().Select(r => (r.Item, pairs.TryGetValue(r.Index, out var index) ? index : (int?)null));
        }

        /// <summary>The pairing of rows that keeps the order and has most in common: rows as they were before rows that were changed.</summary>
        private static Dictionary<int, int> Alike(JsonArray read, JsonArray rows)
        {
            var worth = new int[read.Count + 1, rows.Count + 1];
            for (var i = read.Count - 1; i >= 0; i--)
            {
                for (var j = rows.Count - 1; j >= 0; j--)
                {
                    var here = Worth(read[i], rows[j]);
                    worth[i, j] = Math.Max(
                        here == 0 ? 0 : here + worth[i + 1, j + 1],
                        Math.Max(worth[i + 1, j], worth[i, j + 1])
                    );
                }
            }

            Dictionary<int, int> pairs = [];
            for (var (i, j) = (0, 0); i < read.Count && j < rows.Count; )
            {
                var here = Worth(read[i], rows[j]);
                if (here > 0 && worth[i, j] == here + worth[i + 1, j + 1])
                {
                    pairs[j++] = i++;
                }
                else if (worth[i + 1, j] >= worth[i, j + 1])
                {
                    i++;
                }
                else
                {
                    j++;
                }
            }

            return pairs;
        }

        /// <summary>How surely two rows are the same one: unchanged, or with a text in common.</summary>
        private static int Worth(JsonNode? read, JsonNode? row) =>
            JsonNode.DeepEquals(read, row) ? 1_000
            : read is JsonObject before
            && row is JsonObject after
            && before.Any(p =>
                p.Value is JsonValue value
                && value.GetValueKind() == JsonValueKind.String
                && value.GetValue<string>().Length > 0
                && JsonNode.DeepEquals(value, after[p.Key])
            )
                ? 1
            : 0;
    }
}
