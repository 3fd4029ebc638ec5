using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>A filter that somebody has given a name.</summary>
/// <param name="Id">Which, within the person's own.</param>
/// <param name="Name">As the person named it.</param>
/// <param name="Query">The filter, as <see cref="CaseFilter.ToQuery"/> writes it.</param>
internal sealed record SavedView(string Id, string Name, string Query);

/// <summary>
/// Filters that people of the office have named: rows of <c>Directory</c> in a partition per person. The id follows from the name, so
/// that a name said twice is one view, with the filter that was saved last.
/// </summary>
public sealed class SavedViewStore
{
    /// <summary>Most views that one person has.</summary>
    internal const int Most = 30;

    /// <summary>Longest name, in characters.</summary>
    internal const int LongestName = 60;

    private readonly StorageClients _clients;

    internal SavedViewStore(StorageClients clients) => _clients = clients;

    /// <summary>The person's views, by name.</summary>
    internal async Task<IReadOnlyList<SavedView>> ListAsync(string person, CancellationToken cancellationToken)
    {
        var partition = Partition(person);
        var page = await _clients
            .Directory.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
                Most,
                cancellationToken: cancellationToken
            )
            .FirstPageAsync(cancellationToken);
        return
        [
            .. page
                .Values.Select(row => new SavedView(row.RowKey, row.GetString("Name"), row.GetString("Query")))
                .OrderBy(view => view.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    /// <summary>Saves the filter by this name; false when the person has as many as there can be.</summary>
    internal async Task<bool> SaveAsync(
        string person,
        string name,
        CaseFilter filter,
        CancellationToken cancellationToken
    )
    {
        var id = IdOf(name);
        var views = await ListAsync(person, cancellationToken);
        if (views.Count >= Most && views.All(view => view.Id != id))
        {
            return false;
        }
        await _clients.Directory.UpsertEntityAsync(
            new TableEntity(Partition(person), id) { ["Name"] = name, ["Query"] = filter.ToQuery() },
            TableUpdateMode.Replace,
            cancellationToken
        );
        return true;
    }

    /// <summary>Removes a view; one that is not there stays away.</summary>
    internal async Task RemoveAsync(string person, string id, CancellationToken cancellationToken) =>
        await _clients.Directory.DeleteEntityAsync(
            Partition(person),
            KeyText.Of(id),
            cancellationToken: cancellationToken
        );

    private static string Partition(string person) => $"saved-views|{KeyText.Of(person)}";

    private static string IdOf(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.Trim().ToUpperInvariant())))[..24];
}
