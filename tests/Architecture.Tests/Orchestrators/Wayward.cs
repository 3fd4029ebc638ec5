using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

#pragma warning disable RS0030, CA1822, CA2007, IDE0060, RCS1163, RCS1229, MA0040, MA0032, CA2016 // Wayward on purpose.

namespace Architecture.Tests.Orchestrators;

/// <summary>Orchestrators that the rules must find fault with.</summary>
public sealed class Wayward
{
    [Function(nameof(OfAnInstance))]
    public Task OfAnInstance([OrchestrationTrigger] TaskOrchestrationContext context) => Task.CompletedTask;

    [Function(nameof(ReturningNoTask))]
    public static void ReturningNoTask([OrchestrationTrigger] TaskOrchestrationContext context) { }

    [Function(nameof(WithTheContextLast))]
    public static Task WithTheContextLast(string input, [OrchestrationTrigger] TaskOrchestrationContext context) =>
        Task.CompletedTask;

    [Function(nameof(WithTwoInputs))]
    public static Task WithTwoInputs(
        [OrchestrationTrigger] TaskOrchestrationContext context,
        string one,
        string another
    ) => Task.CompletedTask;

    [Function(nameof(WithALogger))]
    public static Task WithALogger([OrchestrationTrigger] TaskOrchestrationContext context, ILogger logger) =>
        Task.CompletedTask;

    [Function(nameof(WithACancellationToken))]
    public static Task WithACancellationToken(
        [OrchestrationTrigger] TaskOrchestrationContext context,
        CancellationToken cancellation
    ) => Task.CompletedTask;

    [Function(nameof(WithAClient))]
    public static Task WithAClient(
        [OrchestrationTrigger] TaskOrchestrationContext context,
        [DurableClient] DurableTaskClient client
    ) => Task.CompletedTask;

    [Function(nameof(AskingTheClock))]
    public static Task<DateTime> AskingTheClock([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Task.FromResult(DateTime.UtcNow);

    [Function(nameof(MakingAnId))]
    public static Task<Guid> MakingAnId([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Task.FromResult(Guid.NewGuid());

    [Function(nameof(Sleeping))]
    public static async Task Sleeping([OrchestrationTrigger] TaskOrchestrationContext context) => await Task.Delay(1);

    [Function(nameof(Branching))]
    public static async Task Branching([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await Task.Run(() => context.InstanceId);

    [Function(nameof(LeavingTheThread))]
    public static async Task LeavingTheThread([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.CallActivityAsync("Something").ConfigureAwait(false);

    [Function(nameof(AskingTheEnvironment))]
    public static Task<string?> AskingTheEnvironment([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Task.FromResult(Environment.GetEnvironmentVariable("NAME"));

    [Function(nameof(Calling))]
    public static async Task<string> Calling([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri("http://localhost"));
    }

    [Function(nameof(ReadingItsInput))]
    public static Task<string?> ReadingItsInput([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Task.FromResult(context.GetInput<string>());

    [Function(nameof(Deep))]
    public static Task Deep([OrchestrationTrigger] TaskOrchestrationContext context) => Deeper();

    private static async Task Deeper()
    {
        await Task.CompletedTask;
        Func<string, string> clock = text => text + DateTimeOffset.Now;
        _ = clock("");
    }
}
