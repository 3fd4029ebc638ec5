using Funding.Functions.Security;
using Funding.Functions.Security.Limits;
using Funding.Functions.Storage.Attachments;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Timers;

/// <summary>Forgets what has run out: sessions, links for signing in, what was counted against rate limits, and files that no case has.</summary>
public sealed partial class Tidying
{
    private readonly Sessions _sessions;
    private readonly SignInLinks _links;
    private readonly RateLimits _limits;
    private readonly OrphanedFiles _files;
    private readonly ILogger<Tidying> _logger;

    /// <summary>Made by the worker.</summary>
    public Tidying(
        Sessions sessions,
        SignInLinks links,
        RateLimits limits,
        OrphanedFiles files,
        ILogger<Tidying> logger
    ) => (_sessions, _links, _limits, _files, _logger) = (sessions, links, limits, files, logger);

    /// <summary>Every night.</summary>
    [Function(nameof(Tidying))]
    public async Task Run([TimerTrigger("0 15 2 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await _limits.TidyAsync(cancellationToken);
        var sessions = await _sessions.TidyAsync(cancellationToken);
        var links = await _links.TidyAsync(cancellationToken);
        if (sessions + links > 0)
        {
            LogForgotten(sessions, links);
        }
        if (await _files.SweepAsync(cancellationToken) is > 0 and var files)
        {
            LogSwept(files);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Forgot {Sessions} sessions and {Links} links for signing in."
    )]
    private partial void LogForgotten(int sessions, int links);

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Files} files that belong to no case.")]
    private partial void LogSwept(int files);
}
