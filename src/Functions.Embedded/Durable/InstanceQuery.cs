using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Functions.Embedded.Durable.Running;
using Functions.Embedded.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable;

/// <summary>
/// Instances that match a query: first the live ones, from memory, then the ended ones, from the index, both in the order
/// of their ids. None is left out; one that ends while a query goes on from a
/// continuation token may come twice.
/// </summary>
internal sealed class InstanceQuery(
    Hub hub,
    Instances instances,
    OrchestrationQuery query,
    Func<InstanceRecord, bool, OrchestrationMetadata> metadata
) : AsyncPageable<OrchestrationMetadata>
{
    private const string AfterLive = "live:";
    private const string AtDone = "done:";
    private readonly HashSet<OrchestrationRuntimeStatus>? _statuses = query.Statuses?.ToHashSet();

    /// <inheritdoc/>
    public override IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(
        string? continuationToken = null,
        int? pageSizeHint = null
    ) => PagesAsync(continuationToken ?? query.ContinuationToken, pageSizeHint ?? query.PageSize, hub.Stop.Everything);

    private async IAsyncEnumerable<Page<OrchestrationMetadata>> PagesAsync(
        string? token,
        int size,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            var page =
                token?.StartsWith(AtDone, StringComparison.Ordinal) == true
                    ? await DonePageAsync(token[AtDone.Length..], size, cancellation).ConfigureAwait(false)
                    : LivePage(token?[AfterLive.Length..], size);
            token = page.ContinuationToken;
            var unseen = page.Values.Where(instance => seen.Add(instance.InstanceId)).ToList();
            yield return new Page<OrchestrationMetadata>(unseen, token);
        } while (token is not null);
    }

    private Page<OrchestrationMetadata> LivePage(string? after, int size)
    {
        var matching = instances
            .Live.Select(runner => runner.State)
            .Where(state => state.ETag is not null && IsMatch(state.Record))
            .Select(state => state.Record)
            .Where(record => after is null || string.CompareOrdinal(record.Id, after) > 0)
            .OrderBy(record => record.Id, StringComparer.Ordinal)
            .Take(size + 1)
            .ToList();
        var page = matching.Take(size).Select(record => metadata(record, query.FetchInputsAndOutputs)).ToList();
        return new Page<OrchestrationMetadata>(page, matching.Count > size ? AfterLive + page[^1].InstanceId : AtDone);
    }

    private async Task<Page<OrchestrationMetadata>> DonePageAsync(
        string token,
        int size,
        CancellationToken cancellation
    )
    {
        var (found, next) = await hub
            .Index.DoneAsync(
                query.InstanceIdPrefix ?? "",
                Filter(),
                token.Length == 0 ? null : token,
                size,
                cancellation
            )
            .ConfigureAwait(false);
        var page = await Task.WhenAll(found.Select(instance => MetadataAsync(instance, cancellation)))
            .ConfigureAwait(false);
        return new Page<OrchestrationMetadata>(page, next is null ? null : AtDone + next);
    }

    private async Task<OrchestrationMetadata> MetadataAsync(IndexedInstance instance, CancellationToken cancellation)
    {
        if (
            query.FetchInputsAndOutputs
            && await hub.Store.ReadAsync(instance.Id, withPayloads: true, cancellation).ConfigureAwait(false)
                is { Record: var record }
        )
        {
            return metadata(record, true);
        }

        return new OrchestrationMetadata(instance.Name, instance.Id)
        {
            RuntimeStatus = instance.Status,
            CreatedAt = instance.CreatedAt,
            LastUpdatedAt = instance.UpdatedAt,
            Tags = instance.Tags,
        };
    }

    private bool IsMatch(InstanceRecord record) =>
        (_statuses is null || _statuses.Contains(record.Status))
        && (query.CreatedFrom is null || record.CreatedAt >= query.CreatedFrom.Value.UtcDateTime)
        && (query.CreatedTo is null || record.CreatedAt <= query.CreatedTo.Value.UtcDateTime)
        && record.Id.StartsWith(query.InstanceIdPrefix ?? "", StringComparison.Ordinal);

    private string? Filter()
    {
        var parts = new List<string>();
        if (query.CreatedFrom is { } from)
        {
            parts.Add(TableClient.CreateQueryFilter($"CreatedAt ge {from}"));
        }

        if (query.CreatedTo is { } to)
        {
            parts.Add(TableClient.CreateQueryFilter($"CreatedAt le {to}"));
        }

        if (_statuses is not null)
        {
            var any = _statuses.Select(status => TableClient.CreateQueryFilter($"Status eq {status.ToString()}"));
            parts.Add(_statuses.Count == 0 ? "Status eq ''" : $"({string.Join(" or ", any)})");
        }

        return parts.Count == 0 ? null : string.Join(" and ", parts);
    }
}
