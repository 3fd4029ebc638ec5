using Funding.Functions.Disposing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Timers;

/// <summary>Starts a disposal's orchestration that should run and does not: a process died between storing and starting.</summary>
public sealed partial class DisposalWatch
{
    private readonly Disposals _disposals;
    private readonly ILogger<DisposalWatch> _logger;

    /// <summary>Made by the worker.</summary>
    public DisposalWatch(Disposals disposals, ILogger<DisposalWatch> logger) =>
        (_disposals, _logger) = (disposals, logger);

    /// <summary>Every night.</summary>
    [Function(nameof(DisposalWatch))]
    public async Task Run(
        [TimerTrigger("0 5 3 * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (await _disposals.HealAsync(client, cancellationToken) is > 0 and var started)
        {
            LogStarted(started);
        }
    }

    [LoggerMessage(
        EventId = 3125,
        Level = LogLevel.Warning,
        Message = "Started {Count} disposals that should have been under way."
    )]
    private partial void LogStarted(int count);
}
