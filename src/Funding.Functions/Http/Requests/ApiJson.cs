using System.Text.Json;
using System.Text.Json.Serialization;
using Funding.Core;

namespace Funding.Functions.Http.Requests;

/// <summary>
/// The JSON of the API. Strict where the stored JSON is lenient: what a caller leaves out or misspells is named, never
/// taken for empty.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNameCaseInsensitive = false,
    NumberHandling = JsonNumberHandling.Strict,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(ApplicationForm))]
internal sealed partial class ApiJson : JsonSerializerContext;
