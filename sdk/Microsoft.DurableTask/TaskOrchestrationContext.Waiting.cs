namespace Microsoft.DurableTask;

public abstract partial class TaskOrchestrationContext
{
    /// <summary>A timer that survives restarts. An orchestration stays running until each of its timers has fired or been cancelled.</summary>
    /// <param name="fireAt">When it fires (UTC).</param>
    /// <param name="cancellationToken">Cancels the timer.</param>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <inheritdoc cref="CreateTimer(DateTime, CancellationToken)"/>
    /// <param name="delay">Time from now until it fires.</param>
    /// <param name="cancellationToken">Cancels the timer.</param>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) =>
        CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>Waits for an event sent to this instance. Events that came earlier are buffered per name, first in first out.</summary>
    /// <typeparam name="T">Type to read the payload as.</typeparam>
    /// <param name="eventName">Name of the event; case does not matter.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="WaitForExternalEvent{T}(string, TimeSpan, CancellationToken)"/>
    public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout) =>
        WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <summary>Waits for an event, but no longer than the given time.</summary>
    /// <typeparam name="T">Type to read the payload as.</typeparam>
    /// <param name="eventName">Name of the event; case does not matter.</param>
    /// <param name="timeout">The longest time to wait.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="OperationCanceledException">The time is up, or the wait was cancelled.</exception>
    public async Task<T> WaitForExternalEvent<T>(
        string eventName,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        using var stopTimer = new CancellationTokenSource();
        var timer = CreateTimer(timeout, stopTimer.Token);
        using var stopWaiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var occurrence = WaitForExternalEvent<T>(eventName, stopWaiting.Token);
        var loser = await Task.WhenAny(timer, occurrence) == occurrence ? stopTimer : stopWaiting;
        loser.Cancel();
        return await occurrence;
    }
}
