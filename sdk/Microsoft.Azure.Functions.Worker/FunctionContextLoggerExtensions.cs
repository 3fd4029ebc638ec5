using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Loggers of a call.</summary>
public static class FunctionContextLoggerExtensions
{
    /// <summary>A logger.</summary>
    /// <typeparam name="T">Type that names the category.</typeparam>
    /// <param name="context">The call.</param>
    public static ILogger<T> GetLogger<T>(this FunctionContext context) =>
        context.InstanceServices.GetService<ILogger<T>>()!;

    /// <summary>A logger.</summary>
    /// <param name="context">The call.</param>
    /// <param name="categoryName">Its category.</param>
    public static ILogger GetLogger(this FunctionContext context, string categoryName) =>
        context.InstanceServices.GetService<ILoggerFactory>()!.CreateLogger(categoryName);
}
