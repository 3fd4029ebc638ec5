using Functions.Embedded.Tests.Middleware;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Hosting;

public sealed record Order(string Customer, IReadOnlyList<int> Items);

/// <summary>Writes down which functions are run; registered beside them.</summary>
public sealed class Watcher(Diary diary) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        diary.Write($"{context.FunctionDefinition.Name} begins");
        await next(context);
        diary.Write($"{context.FunctionDefinition.Name} ends");
    }
}

public sealed class DurableBindingFunctions(Diary diary)
{
    [Function("Fulfil")]
    public async Task<string> Fulfil(
        [OrchestrationTrigger] TaskOrchestrationContext context,
        Order order,
        FunctionContext functionContext
    )
    {
        var packed = await context.CallActivityAsync<string>("Pack", order);
        var sent = await context.CallActivityAsync<string>("Send", packed);
        return $"{functionContext.FunctionDefinition.Name}: {sent}, {diary.GetType().Name} injected";
    }

    [Function("Pack")]
    public static string Pack([ActivityTrigger] Order order, string instanceId, FunctionContext context) =>
        $"{order.Items.Sum()} things for {order.Customer} ({instanceId}, {context.FunctionDefinition.Name})";

    [Function("Send")]
    public static async Task<string> Send(
        [ActivityTrigger] string packed,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var running = await client.GetInstanceAsync("order-1", cancellationToken);
        return $"{packed} sent while {running!.RuntimeStatus}, can be cancelled: {cancellationToken.CanBeCanceled}";
    }

    [Function("WithoutInput")]
    public static async Task<string> WithoutInput(
        [OrchestrationTrigger] TaskOrchestrationContext context,
        Order? order
    ) => await context.CallActivityAsync<string>("Default", order?.Customer);

    [Function("Default")]
    public static string Default([ActivityTrigger] string? customer) => $"for {customer ?? "nobody"}";

    [Function("Month")]
    public static async Task<int> Month([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CreateTimer(TimeSpan.FromDays(30), CancellationToken.None);
        var month = context.CurrentUtcDateTime.Month;
        await context.CreateTimer(TimeSpan.FromDays(400), CancellationToken.None);
        return month;
    }
}
