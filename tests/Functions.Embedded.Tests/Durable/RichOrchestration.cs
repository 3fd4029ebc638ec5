using System.Collections.Concurrent;
using Microsoft.DurableTask;

namespace Functions.Embedded.Tests.Durable;

/// <summary>
/// An orchestration that uses everything: activities, retries, timers, sub-orchestrations, events from outside and from
/// each other, ContinueAsNew, and a payload that takes a blob. What it gives does not depend on when the process dies.
/// </summary>
internal sealed class RichOrchestration
{
    internal const string Name = "Rich";
    private readonly ConcurrentDictionary<string, int> _attempts = new(StringComparer.Ordinal);

    /// <summary>Effects by their ids: an effect that is repeated is one effect.</summary>
    internal ConcurrentDictionary<string, int> Effects { get; } = new(StringComparer.Ordinal);

    internal TestFunctions Functions() =>
        new TestFunctions()
            .Activity<string, string>("Effect", Effect)
            .Activity<string, string>("Flaky", Flaky)
            .Orchestrator(Name, RunAsync)
            .Orchestrator("Part", PartAsync)
            .Orchestrator("Tell", TellAsync);

    private static async Task<string> RunAsync(TaskOrchestrationContext context)
    {
        var log = context.GetInput<List<string>>() ?? [];
        var round = log.Count == 0 ? 1 : 2;
        context.SetCustomStatus($"round {round}");
        var retry = new TaskOptions(new RetryPolicy(3, TimeSpan.FromMinutes(1)));
        log.Add(await context.CallActivityAsync<string>("Flaky", $"flaky {round}", retry));
        var approval = ApprovalAsync(context, round);
        var parts = Enumerable
            .Range(0, 2)
            .Select(part => context.CallSubOrchestratorAsync<string>("Part", $"part {round}.{part}"));
        log.AddRange(await Task.WhenAll(parts));
        using var reminderOff = new CancellationTokenSource();
        var reminder = context.CreateTimer(TimeSpan.FromDays(2), reminderOff.Token);
        if (await Task.WhenAny(approval, reminder) == reminder)
        {
            log.Add(await context.CallActivityAsync<string>("Effect", $"remind {round}"));
        }
        else
        {
            reminderOff.Cancel();
        }

        log.Add(await approval);
        await context.CallSubOrchestratorAsync("Tell", context.InstanceId);
        log.Add(await context.WaitForExternalEvent<string>("Told"));
        if (round == 1)
        {
            context.ContinueAsNew(log);
            return "";
        }

        await context.CreateTimer(TimeSpan.FromDays(40), CancellationToken.None);
        return string.Join(", ", log.Select(line => line.Length > 100 ? $"{line.Length} characters" : line));
    }

    /// <summary>Whoever raises an event may do so again when it was not acknowledged.</summary>
    private static async Task<string> ApprovalAsync(TaskOrchestrationContext context, int round)
    {
        while (true)
        {
            var approval = await context.WaitForExternalEvent<string>("Approval");
            if (approval.StartsWith($"round {round}", StringComparison.Ordinal))
            {
                return approval;
            }
        }
    }

    private static async Task<string> PartAsync(TaskOrchestrationContext context)
    {
        var input = context.GetInput<string>()!;
        await context.CallActivityAsync<string>("Effect", input);
        await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
        return input.EndsWith('1') ? new string('x', 40_000) : input;
    }

    private static Task TellAsync(TaskOrchestrationContext context)
    {
        context.SendEvent(context.GetInput<string>()!, "Told", $"told on {context.CurrentUtcDateTime:yyyy-MM-dd}");
        return Task.CompletedTask;
    }

    private string Effect(string id)
    {
        Effects.AddOrUpdate(id, 1, (_, times) => times + 1);
        return id;
    }

    private string Flaky(string id) =>
        _attempts.AddOrUpdate(id, 1, (_, times) => times + 1) == 1
            ? throw new InvalidOperationException("the first time it fails")
            : Effect(id);
}
