using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Tests;

/// <summary>Starts the embedded runtime on classes of the tests.</summary>
internal static class TestRuntime
{
    internal static async Task<EmbeddedRuntimeOptions> OptionsAsync(params Type[] classes) =>
        new()
        {
            Assemblies = [.. classes.Select(c => c.Assembly).Distinct()],
            Includes = classes.Contains,
            ConnectionString = await StorageEmulator.ConnectionStringAsync(),
            TaskHubName = StorageEmulator.NewHubName(),
        };

    internal static async Task<EmbeddedRuntime> StartAsync(params Type[] classes) =>
        await EmbeddedRuntime.StartAsync(await OptionsAsync(classes));

    internal static HttpClient Client(this EmbeddedRuntime runtime) => new() { BaseAddress = runtime.BaseAddress };
}

/// <summary>Keeps what is logged.</summary>
internal sealed class LogMemory
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text, Exception? Exception)> _lines = new();

    internal IReadOnlyCollection<(LogLevel Level, string Text, Exception? Exception)> Lines => _lines;

    internal void Listen(ILoggingBuilder logging) => logging.AddProvider(new Provider(_lines));

    private sealed class Provider(ConcurrentQueue<(LogLevel, string, Exception?)> lines) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Memory(lines);

        public void Dispose() { }
    }

    private sealed class Memory(ConcurrentQueue<(LogLevel, string, Exception?)> lines) : ILogger
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
        ) => lines.Enqueue((logLevel, formatter(state, exception), exception));
    }
}
