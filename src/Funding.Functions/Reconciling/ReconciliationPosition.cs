using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Storage;

namespace Funding.Functions.Reconciling;

/// <summary>Where the last run stopped, when it did not come to the end of the lists: one row in <c>Directory</c>.</summary>
internal sealed class ReconciliationPosition(StorageClients clients)
{
    private const string Partition = "reconciliation";
    private const string Row = "position";

    internal async Task<(ApplicationStage Stage, string? Continuation)?> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await clients.Directory.GetEntityIfExistsAsync<TableEntity>(
            Partition,
            Row,
            cancellationToken: cancellationToken
        );
        return row.HasValue && Enum.TryParse<ApplicationStage>(row.Value!.GetString("Stage"), out var stage)
            ? (stage, row.Value.GetString("Continuation"))
            : null;
    }

    internal async Task KeepAsync(ApplicationStage stage, string? continuation, CancellationToken cancellationToken) =>
        await clients.Directory.UpsertEntityAsync(
            new TableEntity(Partition, Row) { ["Stage"] = stage.ToString(), ["Continuation"] = continuation },
            TableUpdateMode.Replace,
            cancellationToken
        );

    internal async Task ForgetAsync(CancellationToken cancellationToken) =>
        await clients.Directory.DeleteEntityAsync(Partition, Row, cancellationToken: cancellationToken);
}
