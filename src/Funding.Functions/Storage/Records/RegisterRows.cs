using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Storage.Records;

/// <summary>
/// The register of documents as rows beside the trail, written in the transaction of the event that brought them: <c>register|{n}</c>, where
/// n is the last number in the row, so that a page begins at any number with one query.
/// </summary>
internal static class RegisterRows
{
    internal const string Prefix = "register|";
    private const string Entries = "Entries";

    internal static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D8}");

    /// <summary>The row of what one event registered.</summary>
    internal static TableTransactionAction New(AggregateRef of, IReadOnlyList<RegisterEntry> entries)
    {
        var row = new TableEntity(of.Partition, Key(entries[^1].Number)) { ["Event"] = entries[0].Event };
        EntityText.Write(row, Entries, JsonSerializer.Serialize(entries, CoreJson.Default.IReadOnlyListRegisterEntry));
        return new(TableTransactionActionType.Add, row);
    }

    internal static IReadOnlyList<RegisterEntry> Read(TableEntity row) =>
        JsonSerializer.Deserialize(EntityText.Read(row, Entries)!, CoreJson.Default.IReadOnlyListRegisterEntry)!;
}
