using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Funding.Functions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Http;

/// <summary>
/// Writes one line for every request that was refused and for everything that changed who may do what, and counts refusals
/// by code (<c>funding.requests.refused</c>), so that an attack shows as a curve.
/// </summary>
/// <remarks>
/// Who it was is told by the session's reference alone: the first twelve hexadecimal digits of the SHA-256 of its id, which
/// leads to a person only for somebody who may also read the sessions. Public because the worker makes it by type.
/// </remarks>
public sealed partial class SecurityLogMiddleware(ILogger<SecurityLogMiddleware> logger, IMeterFactory meters)
    : IFunctionsWorkerMiddleware
{
    internal const string RefusedName = "funding.requests.refused";
    private const int ReferenceLength = 12;

    // What nobody comes to by a mistake of their own.
    private static readonly string[] _suspect = ["cross-site", SecurityEvents.BadForm, "too-many-requests"];

    private readonly Counter<long> _refused = meters
        .Create("Funding")
        .CreateCounter<long>(RefusedName, "{request}", "Requests that were refused, by code.");

    /// <inheritdoc />
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is { } httpContext)
        {
            var (function, invocation) = (context.FunctionDefinition.Name, context.InvocationId);
            // Results are executed after every middleware has returned; whoever has the answer finds it written.
            httpContext.Response.OnStarting(() =>
            {
                Write(httpContext, function, invocation);
                return Task.CompletedTask;
            });
        }
        return next(context);
    }

    private void Write(HttpContext httpContext, string function, string invocation)
    {
        var session = ReferenceOf(httpContext);
        foreach (var happened in SecurityEvents.Of(httpContext))
        {
            LogHappened(happened, function, session, invocation);
        }
        var status = httpContext.Response.StatusCode;
        if (status < StatusCodes.Status400BadRequest)
        {
            return;
        }
        var code = SecurityEvents.RefusalOf(httpContext) ?? "unnamed";
        _refused.Add(1, new("code", code), new("status", status));
        var level =
            status is StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests
            || _suspect.Contains(code, StringComparer.Ordinal)
                ? LogLevel.Warning
                : LogLevel.Information;
        LogRefused(level, code, status, function, session, invocation);
    }

    private static string ReferenceOf(HttpContext httpContext) =>
        httpContext.Items.TryGetValue(typeof(Session), out var known) && known is Session session
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(session.Id)))[..ReferenceLength]
            : "none";

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Security: {Event} at {Function}, session {Session}, invocation {Invocation}."
    )]
    private partial void LogHappened(string @event, string function, string session, string invocation);

    [LoggerMessage(
        Message = "Security: refused with {Code} ({Status}) at {Function}, session {Session}, invocation {Invocation}."
    )]
    private partial void LogRefused(
        LogLevel level,
        string code,
        int status,
        string function,
        string session,
        string invocation
    );
}
