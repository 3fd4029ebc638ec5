using Azure.Data.Tables;
using Functions.Embedded.Durable.Storage;

namespace Functions.Embedded.Tests.Durable;

/// <summary>What really is in storage.</summary>
internal static class StoredRows
{
    internal static async Task<int> CountAsync(TestHub hub, string instanceId)
    {
        var names = HubNames.Of(hub.Client.Name);
        var table = new TableClient(await SharedAzurite.ConnectionStringAsync(), names.History);
        var count = 0;
        await foreach (var _ in table.QueryAsync<TableEntity>(row => row.PartitionKey == Keys.Of(instanceId)))
        {
            count++;
        }

        return count;
    }

    internal static async Task<List<string>> IndexAsync(TestHub hub)
    {
        var names = HubNames.Of(hub.Client.Name);
        var table = new TableClient(await SharedAzurite.ConnectionStringAsync(), names.Instances);
        var keys = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            keys.Add(row.RowKey);
        }

        return keys;
    }
}
