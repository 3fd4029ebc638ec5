namespace Microsoft.DurableTask;

/// <summary>What an activity may know of its call.</summary>
public abstract class TaskActivityContext
{
    /// <summary>Name of the activity.</summary>
    public abstract TaskName Name { get; }

    /// <summary>Id of the calling orchestration.</summary>
    public abstract string InstanceId { get; }

    /// <summary>Version that the activity was called with; empty when it has none.</summary>
    public virtual string Version => string.Empty;
}
