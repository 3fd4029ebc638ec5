using Funding.Functions.Security;
using Funding.Functions.Security.Limits;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Timers;

/// <summary>Forgets what has run out: sessions that were signed out and whose cookies are too old to matter, and what was counted against rate limits.</summary>
public sealed partial class Tidying
{
    private readonly Sessions _sessions;
    private readonly RateLimits _limits;
    private readonly ILogger<Tidying> _logger;

    /// <summary>Made by the worker.</summary>
    public Tidying(Sessions sessions, RateLimits limits, ILogger<Tidying> logger) =>
        (_sessions, _limits, _logger) = (sessions, limits, logger);

    /// <summary>Every night.</summary>
    [Function(nameof(Tidying))]
    public async Task Run([TimerTrigger("0 15 2 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await _limits.TidyAsync(cancellationToken);
        var forgotten = await _sessions.TidyAsync(cancellationToken);
        if (forgotten > 0)
        {
            LogForgotten(forgotten);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Forgot {Count} ended sessions.")]
    private partial void LogForgotten(int count);
}
