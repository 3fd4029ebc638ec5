using System.Text;
using Funding.Core;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Records;
using Funding.Pages.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Functions.Outbox;

/// <summary>
/// Draws a document up and stores it. A repeat draws up the same text and finds it stored; should a newer release draw it up
/// differently, what was stored first counts.
/// </summary>
internal sealed class RecordDelivery(RecordStore store, IServiceScopeFactory scopes)
{
    internal async Task<StoredRecord> DeliverAsync(AggregateRef of, Effect.StoreRecord effect)
    {
        await using var scope = scopes.CreateAsyncScope();
        var html = await scope.ServiceProvider.GetRequiredService<RecordRenderer>().RenderAsync(effect.Content);
        return await store.SaveAsync(of, effect.RecordId, Encoding.UTF8.GetBytes(html), CancellationToken.None);
    }
}
