using System.Globalization;
using System.Text.Json;
using Functions.Embedded.Discovery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Functions.Embedded.Triggers.Http;

/// <summary>Gives the parameters of an HTTP function their values.</summary>
internal static class HttpValues
{
    /// <summary>The value of one parameter.</summary>
    /// <exception cref="BadHttpRequestException">The request does not have it, or not in the form that it must have.</exception>
    internal static ValueTask<object?> OfAsync(DiscoveredParameter parameter, HttpContext http) =>
        parameter.Source switch
        {
            ParameterSource.Trigger => new(http.Request),
            ParameterSource.RouteOrQuery => new(RouteOrQuery(parameter, http)),
            ParameterSource.Body => BodyAsync(parameter, http),
            var other => throw new InvalidOperationException(
                $"An HTTP function has no parameter of the source {other}."
            ),
        };

    /// <summary>What middleware sees as binding data: route and query values.</summary>
    internal static IReadOnlyDictionary<string, object?> BindingData(HttpContext http) =>
        http
            .Request.Query.Select(q => (Name: q.Key, Value: (object?)q.Value.ToString()))
            .Concat(http.Request.RouteValues.Select(r => (Name: r.Key, r.Value)))
            .GroupBy(v => v.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.OrdinalIgnoreCase);

    private static object? RouteOrQuery(DiscoveredParameter parameter, HttpContext http)
    {
        var text =
            http.Request.RouteValues.TryGetValue(parameter.Name, out var routed) && routed is not null
                ? Convert.ToString(routed, CultureInfo.InvariantCulture)
                : http.Request.Query[parameter.Name].FirstOrDefault();
        var isEmpty = text is null || (text.Length == 0 && parameter.Type != typeof(string));
        if (!isEmpty)
        {
            return TextConversion.TryConvert(text!, parameter.Type, out var value)
                ? value
                : throw new BadHttpRequestException($"The value of '{parameter.Name}' is not valid.");
        }

        if (parameter.Parameter.HasDefaultValue)
        {
            return parameter.Parameter.DefaultValue;
        }

        return !parameter.Type.IsValueType || Nullable.GetUnderlyingType(parameter.Type) is not null
            ? null
            : throw new BadHttpRequestException($"'{parameter.Name}' is missing.");
    }

    private static async ValueTask<object?> BodyAsync(DiscoveredParameter parameter, HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            throw new BadHttpRequestException(
                "The body must be JSON (Content-Type: application/json).",
                StatusCodes.Status415UnsupportedMediaType
            );
        }

        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.Body, parameter.Type, json, http.RequestAborted)
                ?? throw new BadHttpRequestException("The body is empty.");
        }
        catch (JsonException e)
        {
            var where = string.IsNullOrEmpty(e.Path) ? "" : $" It fails at {e.Path}.";
            throw new BadHttpRequestException($"The body is not the JSON that is expected here.{where}", e);
        }
    }
}
