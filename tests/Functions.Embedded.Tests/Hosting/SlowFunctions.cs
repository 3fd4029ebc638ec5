using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Tests.Hosting;

/// <summary>Holds a request until it is let through.</summary>
public sealed class Turnstile
{
    internal TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

public sealed class SlowFunctions(Turnstile turnstile)
{
    [Function("Slow")]
    public async Task<IResult> Slow(
        [HttpTrigger("get", Route = "slow")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        turnstile.Entered.SetResult();
        await turnstile.Open.Task.WaitAsync(cancellationToken);
        return Results.Text($"through {request.Path}");
    }

    [Function("Stubborn")]
    public async Task<IResult> Stubborn([HttpTrigger("get", Route = "stubborn")] HttpRequest request)
    {
        turnstile.Entered.SetResult();
        await turnstile.Open.Task;
        return Results.Text($"through {request.Path}");
    }
}
