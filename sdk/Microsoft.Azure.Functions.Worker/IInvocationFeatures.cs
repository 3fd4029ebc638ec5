namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the runtime shares during a call, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Shares something.</summary>
    /// <typeparam name="T">Type that it is found by.</typeparam>
    /// <param name="instance">What is shared.</param>
    void Set<T>(T instance);

    /// <summary>Finds something; null when there is none.</summary>
    /// <typeparam name="T">Type that it is found by.</typeparam>
    T? Get<T>();
}
