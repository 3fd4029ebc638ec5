using Functions.Embedded.Azurite;

namespace Functions.Embedded.Tests;

/// <summary>One Azurite, in memory, for all tests of the run; it ends with the test process. Tests keep apart by their hub's name.</summary>
internal static class StorageEmulator
{
    private static readonly Lazy<Task<AzuriteProcess>> _azurite = new(() =>
        AzuriteProcess.StartAsync(searchFrom: AppContext.BaseDirectory)
    );

    internal static async Task<string> ConnectionStringAsync() => (await _azurite.Value).ConnectionString;

    internal static string NewHubName() => "hub" + Guid.NewGuid().ToString("N")[..12];
}
