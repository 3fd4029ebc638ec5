using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DurableTask;

/// <summary>Turns inputs, results and events into text and back. Null stays null.</summary>
public abstract class DataConverter
{
    /// <summary>A value as text.</summary>
    /// <param name="value">The value.</param>
    [return: NotNullIfNotNull("value")]
    public abstract string? Serialize(object? value);

    /// <summary>Text as a value.</summary>
    /// <param name="data">The text.</param>
    /// <param name="targetType">Type of the value.</param>
    [return: NotNullIfNotNull("data")]
    public abstract object? Deserialize(string? data, Type targetType);

    /// <inheritdoc cref="Deserialize(string?, Type)"/>
    /// <typeparam name="T">Type of the value.</typeparam>
    [return: NotNullIfNotNull("data")]
    public virtual T? Deserialize<T>(string? data) => (T?)(Deserialize(data, typeof(T)) ?? default);
}
