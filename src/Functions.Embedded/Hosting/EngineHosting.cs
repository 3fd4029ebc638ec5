using Azure;
using Functions.Embedded.Durable;
using Microsoft.Extensions.Hosting;

namespace Functions.Embedded.Hosting;

/// <summary>
/// Puts the engine in its place among the hosted services: after the app's own, which may prepare what activities need,
/// and before Kestrel; at the stop the other way round.
/// </summary>
internal sealed class EngineHosting : IHostedService
{
    internal DurableEngine? Engine { get; set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Engine!.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            throw new EmbeddedRuntimeStartException(
                $"The function app cannot start: its storage account cannot be used. Check that it is running and that the connection string is right. {e.Message}",
                e
            );
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Engine!.StopAsync();
}
