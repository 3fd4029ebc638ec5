using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>
/// The lists, and the words by which cases are found. All rows of an application stand in one partition, so that one transaction moves
/// it from list to list; the row <c>application|{id}</c> holds the version shown, and its ETag lets no older one overwrite a newer.
/// </summary>
public sealed class ViewStore
{
    internal const string Partition = "applications";
    private readonly VersionedLists _lists;

    internal ViewStore(StorageClients clients) => _lists = new(clients, Partition);

    /// <summary>A page of a list, in its order.</summary>
    /// <exception cref="FormatException">The continuation is none.</exception>
    internal Task<StoredPage<ViewRow>> ListAsync(
        ViewList list,
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    ) => _lists.PageAsync(list.Prefix, continuation, pageSize, ViewColumns.Read, cancellationToken);

    /// <summary>The first rows between two keys, in one read.</summary>
    internal Task<IReadOnlyList<KeyedRow<ViewRow>>> ReadAsync(
        KeyRange range,
        int most,
        CancellationToken cancellationToken
    ) => _lists.ReadAsync(range, most, ViewColumns.Read, cancellationToken);

    /// <summary>How many rows there are between two keys, but counted no further than this; in one read.</summary>
    internal Task<int> CountAsync(KeyRange range, int most, CancellationToken cancellationToken) =>
        _lists.CountAsync(range, most, cancellationToken);

    /// <summary>Brings the lists up to this version of the application, unless they show a newer one.</summary>
    /// <param name="application">What to show.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <param name="again">Whether to write also what is shown already: when the lists are built anew.</param>
    internal Task UpdateAsync(Application application, CancellationToken cancellationToken, bool again = false)
    {
        var row = ViewRow.Of(application);
        return _lists.ShowAsync(
            $"application|{application.Id}",
            application.Version,
            [.. Keys(row)],
            key => ViewColumns.Write(Partition, key, row),
            cancellationToken,
            again
        );
    }

    /// <summary>Takes an application out of all lists; again does nothing.</summary>
    internal Task ForgetAsync(ApplicationId id, CancellationToken cancellationToken) =>
        _lists.ForgetAsync($"application|{id}", cancellationToken);

    /// <summary>The keys of all rows of an application.</summary>
    internal static IEnumerable<string> Keys(ViewRow row) =>
        ViewList.Of(row).Select(list => list.Key(row)).Concat(WordList.Keys(row));
}
