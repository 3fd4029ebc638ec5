using Functions.Embedded.Discovery;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded.Invocation;

/// <summary>Runs functions inside the middleware, as the worker does.</summary>
internal sealed class FunctionExecutor
{
    private readonly FunctionExecutionDelegate _pipeline;
    private readonly Func<DurableTaskClient> _client;

    internal FunctionExecutor(IEnumerable<Type> middleware, Func<DurableTaskClient> client)
    {
        _client = client;
        _pipeline = middleware
            .Reverse()
            .Aggregate<Type, FunctionExecutionDelegate>(
                RunAsync,
                (next, type) =>
                    context =>
                        ((IFunctionsWorkerMiddleware)context.InstanceServices.GetRequiredService(type)).Invoke(
                            context,
                            next
                        )
            );
    }

    /// <summary>Runs a function and gives what it returned; null also when middleware did not let it run.</summary>
    /// <param name="function">The function.</param>
    /// <param name="context">The call.</param>
    /// <param name="valueOf">Gives the parameters that depend on the kind of trigger.</param>
    internal async Task<object?> InvokeAsync(
        DiscoveredFunction function,
        EmbeddedFunctionContext context,
        Func<DiscoveredParameter, ValueTask<object?>> valueOf
    )
    {
        var call = new Call(function, valueOf);
        context.Features.Set(call);
        await _pipeline(context);
        return call.Result;
    }

    private async Task RunAsync(FunctionContext context)
    {
        var call = context.Features.Get<Call>()!;
        var function = call.Function;
        var arguments = new object?[function.Parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = function.Parameters[i];
            arguments[i] = parameter.Source switch
            {
                ParameterSource.FunctionContext => context,
                ParameterSource.CancellationToken => context.CancellationToken,
                ParameterSource.DurableClient => _client(),
                _ => await call.ValueOf(parameter),
            };
        }

        call.Result = await function.Call.InvokeAsync(context.InstanceServices, arguments);
    }

    private sealed class Call(DiscoveredFunction function, Func<DiscoveredParameter, ValueTask<object?>> valueOf)
    {
        internal DiscoveredFunction Function => function;

        internal Func<DiscoveredParameter, ValueTask<object?>> ValueOf => valueOf;

        internal object? Result { get; set; }
    }
}
