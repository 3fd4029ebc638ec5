using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.TestApp;

/// <summary>What a journey has seen so far.</summary>
public sealed record Journey(int Stops, string Log);

/// <summary>An orchestration of several stops, an event and a timer, which a test can kill anywhere.</summary>
public static class JourneyFunctions
{
    private const string HoldAt = "HOLD_AT";

    [Function(nameof(Travel))]
    public static async Task<string> Travel([OrchestrationTrigger] TaskOrchestrationContext context, Journey plan)
    {
        var log = plan.Log;
        for (var stop = 1; stop <= plan.Stops; stop++)
        {
            log = await context.CallActivityAsync<string>(nameof(Stop), new Journey(stop, log));
        }

        context.SetCustomStatus("waiting");
        var ticket = await context.WaitForExternalEvent<string>("ticket");
        await context.CreateTimer(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        return await context.CallActivityAsync<string>(nameof(Stop), new Journey(plan.Stops + 1, log + ticket));
    }

    [Function(nameof(Stop))]
    public static async Task<string> Stop([ActivityTrigger] Journey stop, string instanceId)
    {
        Console.Out.WriteLine($"stop {stop.Stops} of {instanceId}");
        if (string.Equals(Environment.GetEnvironmentVariable(HoldAt), $"{stop.Stops}", StringComparison.Ordinal))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
        }

        return $"{stop.Log}{stop.Stops};";
    }

    [Function(nameof(Depart))]
    public static async Task<IResult> Depart(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "journeys/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        int stops,
        CancellationToken cancellationToken
    )
    {
        await client.ScheduleNewOrchestrationInstanceAsync(
            nameof(Travel),
            new Journey(stops, ""),
            new StartOrchestrationOptions(id),
            cancellationToken
        );
        return Results.Accepted(request.Path);
    }

    [Function(nameof(Ticket))]
    public static async Task<IResult> Ticket(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "journeys/{id}/ticket/{ticket}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string ticket,
        CancellationToken cancellationToken
    )
    {
        await client.RaiseEventAsync(id, "ticket", ticket, cancellationToken);
        return Results.Accepted(request.Path);
    }

    [Function(nameof(Arrival))]
    public static async Task<IResult> Arrival(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "journeys/{id}/arrival")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        CancellationToken cancellationToken
    )
    {
        var arrived = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, cancellationToken);
        return Results.Text($"{arrived.RuntimeStatus} {arrived.ReadOutputAs<string>()} {request.Method}");
    }
}
