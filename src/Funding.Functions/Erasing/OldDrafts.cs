using System.Runtime.CompilerServices;
using Funding.Core;
using Funding.Functions.Storage;

namespace Funding.Functions.Erasing;

/// <summary>
/// Finds what was begun long ago and never sent in, by the organisations' lists: they are in the order of time, so that the others are not read.
/// </summary>
internal sealed class OldDrafts(ViewStore views)
{
    private const string Lists = "organisation-stage|";
    private const int RowsAtOnce = 100;

    /// <summary>Everything that was begun before then and has not been sent in.</summary>
    internal async IAsyncEnumerable<ApplicationId> ListAsync(
        DateTimeOffset before,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // A municipality that applies with another has it in its own list too.
        HashSet<ApplicationId> seen = [];
        var after = Lists;
        while (
            await views.ReadAsync(new(after, "organisation-stage}"), 1, cancellationToken) is [{ Key: var next }, ..]
        )
        {
            var organisation = OrganisationNumber.Parse(next.Split('|')[1], null);
            foreach (var stage in (ApplicationStage[])[ApplicationStage.Draft, ApplicationStage.Withdrawn])
            {
                var list = ViewList.Organisation(organisation, stage).Prefix;
                IReadOnlyList<KeyedRow<ViewRow>> page;
                var from = list + ViewList.Ticks(before);
                do
                {
                    page = await views.ReadAsync(new(from, list + "~"), RowsAtOnce, cancellationToken);
                    foreach (var row in page)
                    {
                        from = row.Key;
                        if (row.Row.SubmittedAt is null && seen.Add(row.Row.Id))
                        {
                            yield return row.Row.Id;
                        }
                    }
                } while (page.Count == RowsAtOnce);
            }
            after = $"{Lists}{organisation}|~";
        }
    }
}
