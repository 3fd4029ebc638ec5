using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded.Invocation;

/// <summary>Calls a function's method.</summary>
internal sealed class FunctionCall
{
    private static readonly MethodInfo _await = typeof(FunctionCall).GetMethod(
        nameof(AwaitAsync),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    private readonly Lazy<Func<object?, object?[], object?>> _method;
    private readonly Lazy<ObjectFactory>? _class;
    private readonly Func<Task, Task<object?>>? _result;

    internal FunctionCall(MethodInfo method)
    {
        _method = new(() => Compile(method));
        if (!method.IsStatic)
        {
            _class = new(() => ActivatorUtilities.CreateFactory(method.DeclaringType!, []));
        }

        if (method.ReturnType.IsGenericType && typeof(Task).IsAssignableFrom(method.ReturnType))
        {
            _result = _await
                .MakeGenericMethod(method.ReturnType.GetGenericArguments())
                .CreateDelegate<Func<Task, Task<object?>>>();
        }
    }

    // No step of this is asynchronous before the function's own code: an orchestrator is run by it.
    internal async Task<object?> InvokeAsync(IServiceProvider services, object?[] arguments)
    {
        var instance = _class?.Value(services, []);
        var returned = _method.Value(instance, arguments);
        if (_result is not null)
        {
            return await _result((Task)returned!);
        }

        if (returned is Task task)
        {
            await task;
            return null;
        }

        return returned;
    }

    private static async Task<object?> AwaitAsync<T>(Task task) => await (Task<T>)task;

    private static Func<object?, object?[], object?> Compile(MethodInfo method)
    {
        var instance = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        var values = method
            .GetParameters()
            .Select(p =>
                Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(p.Position)), p.ParameterType)
            );
        var call = Expression.Call(
            method.IsStatic ? null : Expression.Convert(instance, method.DeclaringType!),
            method,
            values
        );
        Expression body =
            method.ReturnType == typeof(void)
                ? Expression.Block(call, Expression.Constant(null))
                : Expression.Convert(call, typeof(object));
        return Expression.Lambda<Func<object?, object?[], object?>>(body, instance, arguments).Compile();
    }
}
