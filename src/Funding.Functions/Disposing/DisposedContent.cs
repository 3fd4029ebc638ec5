using Azure;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Functions.Storage.Records;

namespace Funding.Functions.Disposing;

/// <summary>Takes away the content of what the trail says has been disposed of. What is gone already is no fault.</summary>
internal sealed class DisposedContent(StorageClients clients, AttachmentStore attachments)
{
    internal async Task DeleteAsync(
        ApplicationId id,
        IEnumerable<DisposedThing> things,
        CancellationToken cancellationToken
    )
    {
        foreach (var thing in things)
        {
            await (
                thing.Kind switch
                {
                    DisposedKind.Record => clients
                        .Records.GetBlobClient(RecordStore.Name(id, thing.Id))
                        .DeleteIfExistsAsync(cancellationToken: cancellationToken),
                    DisposedKind.Attachment => attachments.DeleteAsync(id, thing.Id, cancellationToken),
                    DisposedKind.Mail => DeleteMailAsync(id.ToString(), thing.Id, cancellationToken),
                }
            );
        }
    }

    private async Task DeleteMailAsync(string partition, string mail, CancellationToken cancellationToken)
    {
        var key = OutboxRows.MailPrefix + mail;
        var row = await clients.Applications.GetEntityIfExistsAsync<TableEntity>(
            partition,
            key,
            [OutboxRows.EffectColumn + "Blob", "PartitionKey", "RowKey"],
            cancellationToken
        );
        if (!row.HasValue)
        {
            return;
        }
        // What it said stands in a blob when it was too long for its row.
        if (row.Value!.GetString(OutboxRows.EffectColumn + "Blob") is { } blob)
        {
            await clients.States.DeleteBlobIfExistsAsync(blob, cancellationToken: cancellationToken);
        }
        await clients.Applications.DeleteEntityAsync(partition, key, ETag.All, cancellationToken);
    }
}
