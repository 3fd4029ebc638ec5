using Funding.Functions.Email;
using Funding.Functions.Storage.Notifications;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Outbox;

/// <summary>What a round of digests did.</summary>
/// <param name="Sent">Digests that went out.</param>
/// <param name="Failed">Digests that will be tried again.</param>
internal sealed record DigestReport(int Sent, int Failed);

/// <summary>Sends people the mails that they want together, once a day.</summary>
public sealed partial class DigestDelivery
{
    private readonly CollectedMails _collected;
    private readonly MailComposer _composer;
    private readonly IMailTransport _transport;
    private readonly TimeProvider _time;
    private readonly ILogger<DigestDelivery> _logger;

    internal DigestDelivery(
        CollectedMails collected,
        MailComposer composer,
        IMailTransport transport,
        TimeProvider time,
        ILogger<DigestDelivery> logger
    ) => (_collected, _composer, _transport, _time, _logger) = (collected, composer, transport, time, logger);

    /// <summary>Sends what is due. It reads the people who have something waiting; one's failure holds up no other.</summary>
    internal async Task<DigestReport> SendAsync(CancellationToken cancellationToken)
    {
        var report = new DigestReport(0, 0);
        var day = Core.Digests.LatestDue(_time.GetUtcNow());
        await foreach (var waiting in _collected.DueAsync(day, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                report = report with { Sent = report.Sent + (await SendAsync(waiting) ? 1 : 0) };
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // The mark stays; the next round finds it. The person's address is not for the log.
                LogNotSent(failure, waiting.Day);
                report = report with { Failed = report.Failed + 1 };
            }
        }
        return report;
    }

    private async Task<bool> SendAsync(WaitingPerson waiting)
    {
        if (await _collected.ClaimAsync(waiting, PendingMarks.Grace, CancellationToken.None) is not { } digest)
        {
            return false;
        }
        switch (await _transport.SendAsync(_composer.ComposeDigest(digest), CancellationToken.None))
        {
            case MailOutcome.Sent:
                await _collected.DoneAsync(waiting, digest, null, CancellationToken.None);
                return true;
            case MailOutcome.GivenUp given:
                await _collected.DoneAsync(waiting, digest, given.Reason, CancellationToken.None);
                return false;
            case MailOutcome.Later later:
                await _collected.ReleaseAsync(digest, later.Reason, CancellationToken.None);
                throw new MailLaterException(later.Reason);
            default:
                throw new InvalidOperationException("A mail has an outcome that nobody knows.");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A digest of {Day} was not sent; the next round tries again.")]
    private partial void LogNotSent(Exception failure, DateOnly day);
}
