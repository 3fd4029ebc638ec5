using Microsoft.Extensions.Logging;

namespace Funding.Functions.Privacy;

/// <summary>
/// Makes every logger of the app, its own and its libraries', such that nothing of a person reaches whoever keeps the logs:
/// exceptions lose what they quote (<see cref="LoggableException"/>), lines of others what tells of a person
/// (<see cref="Redaction"/>), and what others tell of single requests is left out altogether. Our own lines name cases by id and
/// functions by name; a test reads them all.
/// </summary>
/// <remarks>It stands in front of every provider, the worker's channel to the host among them.</remarks>
internal sealed class PrivateLoggers(ILoggerFactory inner) : ILoggerFactory
{
    // They write the address of each request, and of each of ours to others.
    private static readonly string[] _quiet = ["Microsoft.AspNetCore.", "System.Net.Http.", "Azure."];
    private static readonly string[] _ours = ["Funding.", "Functions.Embedded."];

    public ILogger CreateLogger(string categoryName) =>
        new PrivateLogger(
            inner.CreateLogger(categoryName),
            IsOf(categoryName, _quiet) ? LogLevel.Warning : LogLevel.Trace,
            IsOf(categoryName, _ours)
        );

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    private static bool IsOf(string category, string[] names) =>
        Array.Exists(names, name => category.StartsWith(name, StringComparison.Ordinal));

    private sealed class PrivateLogger(ILogger inner, LogLevel least, bool isOurs) : ILogger
    {
        // What others hang on a scope holds addresses of requests.
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => least == LogLevel.Trace ? inner.BeginScope(state) : null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least && inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }
            var fault = exception is null ? null : LoggableException.Of(exception);
            if (isOurs)
            {
                inner.Log(logLevel, eventId, state, fault, formatter);
                return;
            }
            // The values that a line is made of would go past the redaction beside it.
            var redacted = Redaction.Of(formatter(state, fault));
            inner.Log(logLevel, eventId, redacted, fault, static (line, _) => line);
        }
    }
}
