namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>What happens around each call of a function. One instance serves all calls.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs around a call.</summary>
    /// <param name="context">The call.</param>
    /// <param name="next">The rest: further middleware and the function itself.</param>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}

/// <summary>The rest of a call: further middleware and the function itself.</summary>
/// <param name="context">The call.</param>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
