using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

#pragma warning disable CA1822, CA1052, CA1812, MA0155, IDE0060, RCS1163, CA1801, S3168, RCS1102 // Flawed on purpose, each in its way.

namespace Architecture.Tests.Functions;

/// <summary>Functions that the rules must find fault with.</summary>
public static class Flawed
{
    internal sealed class Hidden
    {
        [Function(nameof(Hidden))]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) { }
    }

    public sealed class Open<T>
    {
        [Function("Open")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) { }
    }

    public sealed class Secret
    {
        [Function(nameof(Secret))]
        internal void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) { }
    }

    public sealed class TwoWays
    {
        public TwoWays() { }

        public TwoWays(int number) { }

        [Function(nameof(TwoWays))]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) { }
    }

    public sealed class FireAndForget
    {
        [Function(nameof(FireAndForget))]
        public async void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => await Task.CompletedTask;
    }

    public sealed class Idle
    {
        [Function(nameof(Idle))]
        public void Run(TimerInfo timer) { }
    }

    public sealed class Living
    {
        [Function(nameof(Living))]
        public void Run([EntityTrigger] object entity) { }
    }

    public sealed class Unsaid
    {
        [Function(nameof(Unsaid))]
        public void Run([HttpTrigger("get")] HttpRequest request) { }
    }

    public sealed class Twins
    {
        [Function("One")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) { }

        [Function("ONE")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, string other) { }
    }
}
