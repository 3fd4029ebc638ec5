using Funding.Functions.Outbox;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Timers;

/// <summary>Sends the day's collected mails at seven in the morning in Sweden.</summary>
public sealed partial class DailyDigests
{
    private readonly DigestDelivery _digests;
    private readonly ILogger<DailyDigests> _logger;

    /// <summary>Made by the worker.</summary>
    public DailyDigests(DigestDelivery digests, ILogger<DailyDigests> logger) =>
        (_digests, _logger) = (digests, logger);

    /// <summary>
    /// Every hour: the host's schedule knows no Swedish time, and what did not go the first time goes at the next. A round
    /// with nothing to do is one read, and one that was missed is made up for by the next, so no state of the timer is kept.
    /// </summary>
    [Function(nameof(DailyDigests))]
    public async Task Run(
        [TimerTrigger("0 0 * * * *", UseMonitor = false)] TimerInfo timer,
        CancellationToken cancellationToken
    )
    {
        var report = await _digests.SendAsync(cancellationToken);
        if (report != new DigestReport(0, 0))
        {
            LogSent(report.Sent, report.Failed);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sent {Sent} digests; {Failed} will be tried again.")]
    private partial void LogSent(int sent, int failed);
}
