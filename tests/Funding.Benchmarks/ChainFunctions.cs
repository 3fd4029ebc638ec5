using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Funding.Benchmarks;

/// <summary>The smallest orchestration that says something: five activities, one after the other.</summary>
public static class ChainFunctions
{
    /// <summary>Calls the activity five times.</summary>
    [Function(nameof(Chain))]
    public static async Task<int> Chain([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var sum = 0;
        for (var i = 0; i < 5; i++)
        {
            sum = await context.CallActivityAsync<int>(nameof(Increase), sum);
        }

        return sum;
    }

    /// <summary>Adds one.</summary>
    [Function(nameof(Increase))]
    public static int Increase([ActivityTrigger] int number) => number + 1;
}
