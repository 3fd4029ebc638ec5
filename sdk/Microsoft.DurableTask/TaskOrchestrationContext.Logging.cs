using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

public abstract partial class TaskOrchestrationContext
{
    private ILoggerFactory? _replaySafeLoggerFactory;

    /// <summary>Makes loggers that are silent during replay; also what a wrapping context hands on as its <see cref="LoggerFactory"/>.</summary>
    public virtual ILoggerFactory ReplaySafeLoggerFactory =>
        _replaySafeLoggerFactory ??= new SilentOnReplayFactory(this);

    /// <summary>The runtime's loggers, which do write during replay.</summary>
    protected abstract ILoggerFactory LoggerFactory { get; }

    /// <summary>A logger that is silent during replay.</summary>
    /// <param name="categoryName">Category of the logger.</param>
    public virtual ILogger CreateReplaySafeLogger(string categoryName) =>
        new SilentOnReplay(this, UnwrappedLoggers().CreateLogger(categoryName));

    /// <inheritdoc cref="CreateReplaySafeLogger(string)"/>
    /// <param name="type">Type that names the category.</param>
    public virtual ILogger CreateReplaySafeLogger(Type type) =>
        new SilentOnReplay(this, UnwrappedLoggers().CreateLogger(type));

    /// <inheritdoc cref="CreateReplaySafeLogger(string)"/>
    /// <typeparam name="T">Type that names the category.</typeparam>
    public virtual ILogger CreateReplaySafeLogger<T>() =>
        new SilentOnReplay(this, UnwrappedLoggers().CreateLogger<T>());

    // A context that wraps another may hand on the inner one's replay-safe factory: one layer of silence is enough.
    private ILoggerFactory UnwrappedLoggers()
    {
        const int DeepestWrapping = 10;
        var loggers = LoggerFactory;
        for (var depth = 0; loggers is SilentOnReplayFactory wrapped; depth++)
        {
            if (depth == DeepestWrapping)
            {
                throw new InvalidOperationException(
                    $"{nameof(LoggerFactory)} leads back to {nameof(ReplaySafeLoggerFactory)} of the same context."
                );
            }

            loggers = wrapped.Underlying;
        }

        return loggers;
    }

    private sealed class SilentOnReplayFactory(TaskOrchestrationContext context) : ILoggerFactory
    {
        internal ILoggerFactory Underlying => context.LoggerFactory;

        public ILogger CreateLogger(string categoryName) =>
            new SilentOnReplay(context, context.UnwrappedLoggers().CreateLogger(categoryName));

        public void AddProvider(ILoggerProvider provider) =>
            throw new NotSupportedException("A replay-safe logger factory takes no providers.");

        public void Dispose() { }
    }

    private sealed class SilentOnReplay(TaskOrchestrationContext context, ILogger logger) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (!context.IsReplaying)
            {
                logger.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
