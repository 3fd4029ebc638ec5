using Funding.Functions.Outbox;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Timers;

/// <summary>Delivers what a crash left behind. It reads the marks of changes under way, never whole tables.</summary>
public sealed partial class OutboxSweep
{
    private readonly OutboxDispatcher _dispatcher;
    private readonly ILogger<OutboxSweep> _logger;

    /// <summary>Made by the worker.</summary>
    public OutboxSweep(OutboxDispatcher dispatcher, ILogger<OutboxSweep> logger) =>
        (_dispatcher, _logger) = (dispatcher, logger);

    /// <summary>Every five minutes.</summary>
    [Function(nameof(OutboxSweep))]
    public async Task Run(
        [TimerTrigger("0 */5 * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var report = await _dispatcher.SweepAsync(client, cancellationToken);
        if (report.Marks > 0)
        {
            LogSwept(report.Marks, report.Delivered, report.Failed);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Swept {Marks} changes: delivered {Delivered} effects, {Failed} will be tried again."
    )]
    private partial void LogSwept(int marks, int delivered, int failed);
}
