using Functions.Embedded.Discovery;
using Functions.Embedded.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Triggers.Http;

/// <summary>Runs HTTP functions and sends what they return.</summary>
internal sealed partial class HttpTrigger(
    FunctionExecutor executor,
    WorkInProgress work,
    ILogger logger,
    CancellationToken stopping
)
{
    // The name under which the worker's ASP.NET Core integration keeps the request: GetHttpContext looks there.
    private const string HttpContextItem = "HttpRequestContext";

    internal RequestDelegate HandlerOf(DiscoveredFunction function) => http => HandleAsync(function, http);

    private async Task HandleAsync(DiscoveredFunction function, HttpContext http)
    {
        using var piece = work.Begin();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            var context = new EmbeddedFunctionContext(
                function.Definition,
                http.RequestServices,
                () => HttpValues.BindingData(http),
                EmbeddedRetryContext.None,
                ended.Token
            );
            context.Items[HttpContextItem] = http;
            var result = await executor.InvokeAsync(
                function,
                context,
                parameter => HttpValues.OfAsync(parameter, http)
            );
            await SendAsync(result, http);
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await RefuseAsync(http, e.StatusCode, e.Message);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is listening any more.
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !http.Response.HasStarted)
        {
            await RefuseAsync(
                http,
                StatusCodes.Status503ServiceUnavailable,
                "The service is stopping. Try again in a moment."
            );
        }
        catch (Exception e)
        {
            Failed(logger, e, function.Name);
            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }

            await RefuseAsync(http, StatusCodes.Status500InternalServerError, detail: null);
        }
    }

    private static Task SendAsync(object? result, HttpContext http) =>
        result switch
        {
            IResult direct => direct.ExecuteAsync(http),
            IActionResult action => action.ExecuteResultAsync(
                new ActionContext(http, http.GetRouteData(), new ActionDescriptor())
            ),
            _ => Task.CompletedTask,
        };

    private static async Task RefuseAsync(HttpContext http, int status, string? detail)
    {
        http.Response.Clear();
        await TypedResults.Problem(detail, statusCode: status).ExecuteAsync(http);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The HTTP function {Function} failed.")]
    private static partial void Failed(ILogger logger, Exception exception, string function);
}
