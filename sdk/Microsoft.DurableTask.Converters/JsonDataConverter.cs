using System.Text.Json;

namespace Microsoft.DurableTask.Converters;

/// <summary>Values as JSON, fields included.</summary>
public class JsonDataConverter : DataConverter
{
    private static readonly JsonSerializerOptions s_withFields = new() { IncludeFields = true };

    private readonly JsonSerializerOptions? _options;

    /// <summary>A converter with its own options.</summary>
    /// <param name="options">The options; null: the defaults and fields.</param>
    public JsonDataConverter(JsonSerializerOptions? options = null) => _options = options ?? s_withFields;

    /// <summary>The converter with the default options.</summary>
    public static JsonDataConverter Default { get; } = new();

    /// <inheritdoc/>
    public override string? Serialize(object? value) =>
        value is null ? null : JsonSerializer.Serialize(value, _options);

    /// <inheritdoc/>
    public override object? Deserialize(string? data, Type targetType) =>
        data is null ? null : JsonSerializer.Deserialize(data, targetType, _options);
}
