namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Binds a part of a function to something outside it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute
{
    /// <summary>A binding.</summary>
    public BindingAttribute() { }
}

/// <summary>Says what starts a function; the parameter receives it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute
{
    /// <summary>A trigger.</summary>
    public TriggerBindingAttribute() { }
}

/// <summary>Gives a function something to work with.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute
{
    /// <summary>An input.</summary>
    public InputBindingAttribute() { }
}

/// <summary>Sends what a function returns somewhere.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute
{
    /// <summary>An output.</summary>
    public OutputBindingAttribute() { }
}
