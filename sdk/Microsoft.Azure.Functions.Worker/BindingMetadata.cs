namespace Microsoft.Azure.Functions.Worker;

/// <summary>A binding of a function.</summary>
public abstract class BindingMetadata
{
    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>Its kind, such as <c>httpTrigger</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Whether it brings or takes.</summary>
    public abstract BindingDirection Direction { get; }
}

/// <summary>Whether a binding brings data to a function or takes it from one.</summary>
public enum BindingDirection
{
    /// <summary>It brings.</summary>
    In,

    /// <summary>It takes.</summary>
    Out,
}
