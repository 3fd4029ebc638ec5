using Funding.Core;
using Funding.Functions.Verifying;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Timers;

/// <summary>Anchors the heads of the trails every night, and verifies everything every week.</summary>
public sealed partial class TrailVerification
{
    // A run may take ten minutes (host.json); what is left is done the next night.
    private static readonly TimeSpan _mostTime = TimeSpan.FromMinutes(7);
    private static readonly TimeSpan _every = TimeSpan.FromDays(6.5);
    private readonly Verifications _verifications;
    private readonly TimeProvider _time;
    private readonly ILogger<TrailVerification> _logger;

    /// <summary>Made by the worker.</summary>
    public TrailVerification(Verifications verifications, TimeProvider time, ILogger<TrailVerification> logger) =>
        (_verifications, _time, _logger) = (verifications, time, logger);

    /// <summary>Every night. The hash goes to the log as well: what is kept there is out of reach for whoever can write to the storage.</summary>
    [Function(nameof(AnchorTrails))]
    public async Task AnchorTrails([TimerTrigger("0 10 1 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (await _verifications.AnchorAsync(cancellationToken) is { } anchor)
        {
            LogAnchored(anchor.Hash);
        }
    }

    /// <summary>Every night goes on with what is under way, and begins when the last is a week old.</summary>
    [Function(nameof(VerifyTrails))]
    public async Task VerifyTrails([TimerTrigger("0 40 1 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var (last, running) = await _verifications.ReadAsync(cancellationToken);
        if (running is null && last?.EndedAt is { } ended && _time.GetUtcNow() - ended < _every)
        {
            return;
        }
        var from = _time.GetTimestamp();
        Verification run;
        do
        {
            run = await _verifications.NextAsync(null, cancellationToken);
        } while (run.EndedAt is null && _time.GetElapsedTime(from) < _mostTime);
        if (run.EndedAt is null)
        {
            return;
        }
        LogVerified(run.Applications, run.Meetings, run.Events, run.Files, run.FindingCount);
        foreach (var finding in run.Findings)
        {
            LogFinding(finding.Kind, finding.Of, finding.Sequence, finding.Detail);
        }
    }

    [LoggerMessage(EventId = 3120, Level = LogLevel.Information, Message = "Anchored the heads of the trails: {Hash}.")]
    private partial void LogAnchored(string hash);

    [LoggerMessage(
        EventId = 3121,
        Level = LogLevel.Information,
        Message = "Verified {Applications} applications and {Meetings} meetings with {Events} events and {Files} files: {Findings} findings."
    )]
    private partial void LogVerified(long applications, long meetings, long events, long files, long findings);

    [LoggerMessage(
        EventId = 3122,
        Level = LogLevel.Error,
        Message = "Not as it was written: {Kind} in {Of}, {Sequence} {Detail}. See docs/records.md."
    )]
    private partial void LogFinding(FindingKind kind, string of, long? sequence, string? detail);
}
