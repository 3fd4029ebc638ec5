namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a trigger brought.</summary>
public abstract class BindingContext
{
    /// <summary>Its data by name.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
