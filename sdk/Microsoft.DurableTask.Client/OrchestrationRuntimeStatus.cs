namespace Microsoft.DurableTask.Client;

/// <summary>Where an orchestration instance stands.</summary>
public enum OrchestrationRuntimeStatus
{
    /// <summary>It has begun and not ended.</summary>
    Running,

    /// <summary>It ran to its end.</summary>
    Completed,

    /// <summary>Not used.</summary>
    [Obsolete("Kept for compatibility: no instance has this status.")]
    ContinuedAsNew,

    /// <summary>An exception ended it.</summary>
    Failed,

    /// <summary>Not used.</summary>
    [Obsolete("Kept for compatibility: no instance has this status.")]
    Canceled,

    /// <summary>A client ended it.</summary>
    Terminated,

    /// <summary>It has not begun.</summary>
    Pending,

    /// <summary>A client holds it.</summary>
    Suspended,
}
