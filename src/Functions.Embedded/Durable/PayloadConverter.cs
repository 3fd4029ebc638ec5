using System.Text.Json;
using Microsoft.DurableTask;

namespace Functions.Embedded.Durable;

/// <summary>
/// JSON as the isolated worker writes it by default: properties as they are named, read without regard to case, by the
/// value's own type.
/// </summary>
internal sealed class PayloadConverter(JsonSerializerOptions options) : DataConverter
{
    /// <summary>The worker's defaults.</summary>
    public static PayloadConverter Default { get; } =
        new(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    /// <inheritdoc/>
    public override string? Serialize(object? value) =>
        value is null ? null : JsonSerializer.Serialize(value, value.GetType(), options);

    /// <inheritdoc/>
    public override object? Deserialize(string? data, Type targetType) =>
        data is null ? null : JsonSerializer.Deserialize(data, targetType, options);
}
