using System.Text.Json;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Writes an enum member as its camelCase name; numbers are not accepted.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class CamelCaseEnum<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
