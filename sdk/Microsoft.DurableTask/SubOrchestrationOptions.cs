namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is called: as <see cref="TaskOptions"/>, and with which instance id.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    /// <summary>Options with retries and an instance id.</summary>
    /// <param name="retry">When a failure is tried again.</param>
    /// <param name="instanceId">Id of the sub-orchestration; null lets the runtime choose.</param>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry) => InstanceId = instanceId;

    /// <summary>Other options with an instance id.</summary>
    /// <param name="options">What to copy.</param>
    /// <param name="instanceId">Id of the sub-orchestration; null keeps the one that the options have, if any.</param>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options) => InstanceId = instanceId ?? (options as SubOrchestrationOptions)?.InstanceId;

    /// <summary>A copy.</summary>
    /// <param name="options">What to copy.</param>
    public SubOrchestrationOptions(SubOrchestrationOptions options)
        : base(options) => InstanceId = options.InstanceId;

    /// <summary>Id of the sub-orchestration; null lets the runtime choose.</summary>
    public string? InstanceId { get; init; }

    /// <inheritdoc cref="TaskOptions.Version"/>
    public new TaskVersion? Version
    {
        get => base.Version;
        init => base.Version = value;
    }
}
