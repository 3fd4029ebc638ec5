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

    public Task StartAsync(CancellationToken cancellationToken) => Engine!.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Engine!.StopAsync();
}
