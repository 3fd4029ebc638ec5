using Funding.Functions.Reconciling;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Timers;

/// <summary>Heals what no sweep sees: an orchestration that is gone, was not told, or has slept past its date.</summary>
public sealed partial class Reconciliation
{
    private readonly Reconciler _reconciler;
    private readonly ILogger<Reconciliation> _logger;

    /// <summary>Made by the worker.</summary>
    public Reconciliation(Reconciler reconciler, ILogger<Reconciliation> logger) =>
        (_reconciler, _logger) = (reconciler, logger);

    /// <summary>Every night, before people come to work and reminders go out.</summary>
    [Function(nameof(Reconciliation))]
    public async Task Run(
        [TimerTrigger("0 30 3 * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var report = await _reconciler.RunAsync(client, cancellationToken);
        LogReconciled(report.Cases, report.Healed, report.Failed, report.Whole);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Reconciled {Cases} cases: {Healed} orchestrations healed, {Failed} could not be looked at; to the end: {Whole}."
    )]
    private partial void LogReconciled(int cases, int healed, int failed, bool whole);
}
