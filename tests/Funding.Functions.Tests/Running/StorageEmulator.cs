using Functions.Embedded.Azurite;

namespace Funding.Functions.Tests.Running;

/// <summary>One Azurite, in memory, for all tests of the run. Tests keep apart by the prefix of their tables and their hub.</summary>
internal static class StorageEmulator
{
    private static readonly Lazy<Task<AzuriteProcess>> _azurite = new(() =>
        AzuriteProcess.StartAsync(searchFrom: AppContext.BaseDirectory)
    );

    internal static async Task<string> ConnectionStringAsync() => (await _azurite.Value).ConnectionString;

    /// <summary>A prefix that nobody else has; lower case, because containers share it.</summary>
    internal static string NewPrefix() => $"t{Guid.NewGuid():N}"[..13];
}
