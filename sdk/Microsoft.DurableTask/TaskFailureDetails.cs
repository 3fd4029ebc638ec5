using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using CoreExceptions = DurableTask.Core.Exceptions;
using CoreFailureDetails = DurableTask.Core.FailureDetails;

namespace Microsoft.DurableTask;

/// <summary>A failure as it is stored: no exception object, for the work may have failed on another machine.</summary>
/// <param name="ErrorType">Full name of the exception's type.</param>
/// <param name="ErrorMessage">Its message.</param>
/// <param name="StackTrace">Where it was thrown.</param>
/// <param name="InnerFailure">The failure behind it.</param>
/// <param name="Properties">More about it.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties
)
{
    private Type? _exceptionType;

    /// <summary>Type and message on one line.</summary>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    /// <summary>Whether the failure was an exception of this type or of one derived from it.</summary>
    /// <typeparam name="T">The exception type.</typeparam>
    /// <exception cref="AmbiguousMatchException">Several loaded assemblies have a type of that name.</exception>
    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    /// <inheritdoc cref="IsCausedBy{T}"/>
    /// <param name="targetBaseExceptionType">The exception type.</param>
    /// <exception cref="ArgumentException">The type is not an exception.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException(
                $"{targetBaseExceptionType} is not an exception type.",
                nameof(targetBaseExceptionType)
            );
        }

        if (string.IsNullOrEmpty(ErrorType))
        {
            return false;
        }

        _exceptionType ??=
            Type.GetType(ErrorType, throwOnError: false)
            ?? targetBaseExceptionType.Assembly.GetType(ErrorType, throwOnError: false)
            ?? Assembly.GetCallingAssembly().GetType(ErrorType)
            ?? OnlyLoadedTypeNamed(ErrorType);
        return targetBaseExceptionType.IsAssignableFrom(_exceptionType);
    }

    /// <summary>Describes an exception and those within it.</summary>
    /// <param name="exception">The exception.</param>
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Describe(exception);
    }

    internal static TaskFailureDetails? FromCore(CoreFailureDetails? details) =>
        details is null
            ? null
            : new(
                details.ErrorType,
                details.ErrorMessage,
                details.StackTrace,
                FromCore(details.InnerFailure),
                details.Properties
            );

    [return: NotNullIfNotNull(nameof(exception))]
    private static TaskFailureDetails? Describe(Exception? exception)
    {
        const string Unknown = "(unknown)";
        return exception switch
        {
            null => null,
            CoreExceptions.OrchestrationException { FailureDetails: var details } => new(
                details?.ErrorType ?? Unknown,
                details?.ErrorMessage ?? Unknown,
                details?.StackTrace,
                FromCore(details?.InnerFailure) ?? Describe(exception.InnerException),
                details?.Properties
            ),
            _ => new(
                exception.GetType().ToString(),
                exception.Message,
                exception.StackTrace,
                Describe(exception.InnerException),
                null
            ),
        };
    }

    private static Type? OnlyLoadedTypeNamed(string name)
    {
        Type? found = null;
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.GetType(name, throwOnError: false) is { } type)
            {
                found = found is null
                    ? type
                    : throw new AmbiguousMatchException($"Several loaded assemblies have a type named '{name}'.");
            }
        }

        return found;
    }
}
