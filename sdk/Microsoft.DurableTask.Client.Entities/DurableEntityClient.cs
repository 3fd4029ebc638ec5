namespace Microsoft.DurableTask.Client.Entities;

/// <summary>Durable entities as a client sees them. Declared by name only: this project has none.</summary>
public abstract class DurableEntityClient
{
    private protected DurableEntityClient(string name) => Name = name;

    /// <summary>Name of the client.</summary>
    public string Name { get; }
}
