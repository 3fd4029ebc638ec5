using Azure.Data.Tables;
using Functions.Embedded.Azurite;

namespace Functions.Embedded.TestApp;

/// <summary>Starts Azurite, writes a row, says so, and then lives until it is killed.</summary>
internal static class AzuriteKeeper
{
    internal static async Task<int> RunAsync(string dataFolder, string searchFrom)
    {
        try
        {
            var azurite = await AzuriteProcess.StartAsync(dataFolder, searchFrom, Console.Out.WriteLine);
            var table = new TableClient(azurite.ConnectionString, "Kept");
            await table.CreateIfNotExistsAsync();
            await table.UpsertEntityAsync(new TableEntity("kept", "row") { ["Text"] = "written just before the kill" });
            Console.Out.WriteLine($"ready {azurite.ProcessId}");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
            return 0;
        }
        catch (AzuriteStartException e)
        {
            Console.Out.WriteLine(e.Message);
            return 1;
        }
    }
}
