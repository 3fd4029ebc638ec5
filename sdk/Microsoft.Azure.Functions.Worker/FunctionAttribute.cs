namespace Microsoft.Azure.Functions.Worker;

/// <summary>Makes a method a function of the app.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute : Attribute
{
    /// <summary>A function.</summary>
    /// <param name="name">Its name, unique in the app.</param>
    public FunctionAttribute(string name) => Name = name;

    /// <summary>Name of the function.</summary>
    public string Name { get; }
}
