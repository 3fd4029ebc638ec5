using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Architecture.Tests.Orchestrators;

/// <summary>An orchestrator in which the rules must find nothing.</summary>
public static class Faithful
{
    [Function(nameof(Faithful))]
    public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string input)
    {
        using var stop = new CancellationTokenSource();
        var due = context.CurrentUtcDateTime.AddDays(14);
        var timer = context.CreateTimer(due, stop.Token);
        var changed = context.WaitForExternalEvent<string>("changed");
        var words = new List<string>();
        while (await Task.WhenAny(timer, changed) == changed && words.Count < 3)
        {
            words.AddRange(Words(await changed, context.NewGuid()));
            changed = context.WaitForExternalEvent<string>("changed");
        }

        await stop.CancelAsync();
        return await context.CallActivityAsync<string>("Join", words) + input;
    }

    private static IEnumerable<string> Words(string text, Guid id)
    {
        foreach (var word in text.Split(' '))
        {
            yield return $"{id} {word}";
        }
    }
}
