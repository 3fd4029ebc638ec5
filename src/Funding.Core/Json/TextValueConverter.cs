using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Writes a value as its text form and refuses text that is no such value.</summary>
/// <typeparam name="T">A value whose <c>ToString</c> is read back by its <c>TryParse</c>.</typeparam>
public sealed class TextValueConverter<T> : JsonConverter<T>
    where T : IParsable<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (
            reader.TokenType == JsonTokenType.String
            && T.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out var value)
        )
        {
            return value;
        }

        throw new JsonException();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        T.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out var value) ? value : throw new JsonException();

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString()!);
}
