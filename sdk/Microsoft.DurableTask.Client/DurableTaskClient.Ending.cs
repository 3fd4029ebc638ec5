namespace Microsoft.DurableTask.Client;

public abstract partial class DurableTaskClient
{
    /// <summary>Ends an instance without letting it run to its end.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="options">Its output, and whether its sub-orchestrations end too.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The client cannot do it.</exception>
    public virtual Task TerminateInstanceAsync(
        string instanceId,
        TerminateInstanceOptions? options = null,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException($"{GetType()} does not support termination.");

    /// <inheritdoc cref="TerminateInstanceAsync(string, TerminateInstanceOptions?, CancellationToken)"/>
    /// <param name="instanceId">The instance.</param>
    /// <param name="output">Its output.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public virtual Task TerminateInstanceAsync(
        string instanceId,
        object? output,
        CancellationToken cancellation = default
    )
    {
        var options = output is null ? null : new TerminateInstanceOptions { Output = output };
        return TerminateInstanceAsync(instanceId, options, cancellation);
    }

    /// <inheritdoc cref="TerminateInstanceAsync(string, TerminateInstanceOptions?, CancellationToken)"/>
    public virtual Task TerminateInstanceAsync(string instanceId, CancellationToken cancellation) =>
        TerminateInstanceAsync(instanceId, null, cancellation);

    /// <summary>Holds an instance: events are kept, but it does not go on until resumed.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public abstract Task SuspendInstanceAsync(
        string instanceId,
        string? reason = null,
        CancellationToken cancellation = default
    );

    /// <inheritdoc cref="SuspendInstanceAsync(string, string?, CancellationToken)"/>
    public virtual Task SuspendInstanceAsync(string instanceId, CancellationToken cancellation) =>
        SuspendInstanceAsync(instanceId, null, cancellation);

    /// <summary>Lets a held instance go on.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public abstract Task ResumeInstanceAsync(
        string instanceId,
        string? reason = null,
        CancellationToken cancellation = default
    );

    /// <inheritdoc cref="ResumeInstanceAsync(string, string?, CancellationToken)"/>
    public virtual Task ResumeInstanceAsync(string instanceId, CancellationToken cancellation) =>
        ResumeInstanceAsync(instanceId, null, cancellation);

    /// <summary>Deletes an ended instance and its history.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="options">Whether its sub-orchestrations are deleted too.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The client cannot do it.</exception>
    public virtual Task<PurgeResult> PurgeInstanceAsync(
        string instanceId,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException($"{GetType()} does not support purging.");

    /// <inheritdoc cref="PurgeInstanceAsync(string, PurgeInstanceOptions?, CancellationToken)"/>
    public virtual Task<PurgeResult> PurgeInstanceAsync(string instanceId, CancellationToken cancellation) =>
        PurgeInstanceAsync(instanceId, null, cancellation);

    /// <summary>Deletes the ended instances that a filter chooses.</summary>
    /// <param name="filter">Which instances.</param>
    /// <param name="options">Whether their sub-orchestrations are deleted too.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The client cannot do it.</exception>
    public virtual Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException($"{GetType()} does not support purging.");

    /// <inheritdoc cref="PurgeAllInstancesAsync(PurgeInstancesFilter, PurgeInstanceOptions?, CancellationToken)"/>
    public virtual Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter,
        CancellationToken cancellation
    ) => PurgeAllInstancesAsync(filter, null, cancellation);

    /// <summary>Starts an instance again with the name and input that it had.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="restartWithNewInstanceId">Whether the new run gets an id of its own.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>Id of the new run.</returns>
    /// <exception cref="NotSupportedException">The client cannot do it.</exception>
    public virtual Task<string> RestartAsync(
        string instanceId,
        bool restartWithNewInstanceId = false,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException($"{GetType()} does not support restart.");

    /// <summary>Takes a failed instance back to before its failure, to try again from there.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The client cannot do it.</exception>
    public virtual Task RewindInstanceAsync(
        string instanceId,
        string reason,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException($"{GetType()} does not support rewind.");
}
