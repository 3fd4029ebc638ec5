namespace Functions.Embedded;

/// <summary>
/// Drives a runtime whose clock can be set: time jumps from one durable timer to the next, so that years pass in moments.
/// Timer functions are no places to stop at; what time jumped over is made up for by one run at each stop.
/// </summary>
/// <param name="runtime">The runtime.</param>
/// <param name="time">The clock that the runtime was started with.</param>
/// <param name="setTime">Sets that clock.</param>
public sealed class VirtualTime(EmbeddedRuntime runtime, TimeProvider time, Action<DateTimeOffset> setTime)
{
    /// <summary>Lets time pass until <paramref name="target"/>, with everything that falls due on the way.</summary>
    public async Task AdvanceToAsync(DateTimeOffset target, CancellationToken cancellationToken = default)
    {
        while (await NextAsync(cancellationToken) is { } next && next <= target)
        {
            await JumpAsync(next, cancellationToken);
        }

        await JumpAsync(target, cancellationToken);
    }

    /// <summary>Lets time pass until the next durable timer has fired; false when there is none.</summary>
    public async Task<bool> AdvanceToNextAsync(CancellationToken cancellationToken = default)
    {
        if (await NextAsync(cancellationToken) is not { } next)
        {
            return false;
        }

        await JumpAsync(next, cancellationToken);
        return true;
    }

    private async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        await runtime.WhenIdleAsync(cancellationToken);
        return runtime.NextDue;
    }

    private async Task JumpAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (to > time.GetUtcNow())
        {
            setTime(to);
        }

        await runtime.WhenIdleAsync(cancellationToken);
    }
}
