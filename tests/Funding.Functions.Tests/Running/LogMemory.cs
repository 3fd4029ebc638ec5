using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Tests.Running;

/// <summary>Keeps what is logged.</summary>
internal sealed class LogMemory : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    internal IReadOnlyCollection<(LogLevel Level, string Text)> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Memory(categoryName, _lines);

    public void Dispose() { }

    private sealed class Memory(string category, ConcurrentQueue<(LogLevel, string)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue((logLevel, $"{category}: {formatter(state, exception)} {exception}"));
    }
}
