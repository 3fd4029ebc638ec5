using System.Diagnostics;
using Azure;
using Funding.Functions.Directory;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Security;
using Funding.Functions.Settings;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Http;

/// <summary>
/// Around every HTTP function: the headers that every response carries, a body that comes in time, no secret in what is traced, and an answer a person can use when something
/// breaks. What broke goes to the log with the invocation's id, never to the caller.
/// </summary>
/// <remarks>
/// Public because the worker makes it by type. Results are executed after this middleware has returned, so functions
/// hand over results that are already complete (see <see cref="JsonAnswer"/>).
/// </remarks>
public sealed partial class ProblemDetailsMiddleware(ILogger<ProblemDetailsMiddleware> logger)
    : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } httpContext)
        {
            await next(context);
            return;
        }
        SecretPaths.Redact(Activity.Current);
        SecurityHeaders.SetOnAnswer(httpContext, context.InstanceServices.GetRequiredService<FundingSettings>());
        TimelyBody.Of(httpContext, context.InstanceServices.GetRequiredService<TimeProvider>());
        try
        {
            await next(context);
        }
        catch (Exception) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer. What was committed stays; the outbox is swept.
            LogCallerLeft(logger, context.FunctionDefinition.Name);
        }
        catch (Exception fault) when (!httpContext.Response.HasStarted)
        {
            var problem = Translate(fault);
            if (problem.Status >= StatusCodes.Status500InternalServerError)
            {
                LogFault(logger, fault, context.FunctionDefinition.Name, context.InvocationId);
            }
            await AnswerAsync(context, httpContext, problem);
        }
    }

    private static Problem Translate(Exception fault) =>
        fault switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => KnownProblems.TooLarge(
                BodyLimits.Attachment
            ),
            BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => KnownProblems.TooSlow,
            BadHttpRequestException => KnownProblems.Interrupted,
            ChangeTooLargeException => KnownProblems.TooMuch,
            AssociationMissingException => KnownProblems.NotSetUp,
            StorageConflictException => KnownProblems.Busy,
            RequestFailedException { Status: 0 or 429 or >= 500 } => KnownProblems.Busy,
            _ => KnownProblems.InternalFault,
        };

    private static Task AnswerAsync(FunctionContext context, HttpContext httpContext, Problem problem) =>
        !IsApi(httpContext) && context.InstanceServices.GetService<IProblemPage>() is { } page
            ? page.WriteAsync(httpContext, problem)
            : new ProblemResult(problem).ExecuteAsync(httpContext);

    private static bool IsApi(HttpContext httpContext) =>
        httpContext.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed, invocation {InvocationId}.")]
    private static partial void LogFault(ILogger logger, Exception fault, string function, string invocationId);

    [LoggerMessage(Level = LogLevel.Information, Message = "The caller left before {Function} was done.")]
    private static partial void LogCallerLeft(ILogger logger, string function);
}
