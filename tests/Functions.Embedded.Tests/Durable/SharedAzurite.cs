using Functions.Embedded.Azurite;

namespace Functions.Embedded.Tests.Durable;

/// <summary>One Azurite, in memory, for all durable tests: each has a task hub of its own. It ends with this process.</summary>
internal static class SharedAzurite
{
    private static readonly Lazy<Task<AzuriteProcess>> _process = new(() => AzuriteProcess.StartAsync());

    internal static async Task<string> ConnectionStringAsync() => (await _process.Value).ConnectionString;
}
