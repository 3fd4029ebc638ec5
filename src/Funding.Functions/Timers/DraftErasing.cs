using Funding.Functions.Erasing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Timers;

/// <summary>Erases drafts that were never sent in and that nobody has touched for a year, and warns of it a month before.</summary>
public sealed partial class DraftErasing
{
    private readonly DraftEraser _eraser;
    private readonly ILogger<DraftErasing> _logger;

    /// <summary>Made by the worker.</summary>
    public DraftErasing(DraftEraser eraser, ILogger<DraftErasing> logger) => (_eraser, _logger) = (eraser, logger);

    /// <summary>Every night.</summary>
    [Function(nameof(DraftErasing))]
    public async Task Run(
        [TimerTrigger("0 50 2 * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var report = await _eraser.RunAsync(client, cancellationToken);
        if (report.Warned + report.Erased + report.Failed > 0)
        {
            LogErased(report.Drafts, report.Warned, report.Erased, report.Failed);
        }
    }

    [LoggerMessage(
        EventId = 3123,
        Level = LogLevel.Information,
        Message = "Looked at {Drafts} drafts that nobody has sent in: warned of {Warned}, erased {Erased}; {Failed} could not be done."
    )]
    private partial void LogErased(int drafts, int warned, int erased, int failed);
}
