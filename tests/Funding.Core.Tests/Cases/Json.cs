using System.Text.Json;

namespace Funding.Core.Tests;

/// <summary>States are compared by what is stored of them.</summary>
internal static class Json
{
    internal static string Of(Application state) => JsonSerializer.Serialize(state, CoreJson.Default.Application);

    internal static string Of(ApplicationEvent happened) =>
        JsonSerializer.Serialize(happened, CoreJson.Default.ApplicationEvent);

    internal static ApplicationEvent Again(ApplicationEvent happened) =>
        JsonSerializer.Deserialize(Of(happened), CoreJson.Default.ApplicationEvent)!;

    internal static Application Again(Application state) =>
        JsonSerializer.Deserialize(Of(state), CoreJson.Default.Application)!;
}
