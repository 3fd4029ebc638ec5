using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Funding.Functions.Http.Requests;

/// <summary>Which of our languages the caller prefers.</summary>
internal static class CallerLanguage
{
    public const string Swedish = "sv";
    public const string English = "en";

    /// <summary>The language tag, by Accept-Language: Swedish unless English is clearly preferred.</summary>
    public static string Of(HttpRequest request)
    {
        if (
            !StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var accepted)
            || accepted is null
        )
        {
            return Swedish;
        }
        return Quality(accepted, "en") > Math.Max(Quality(accepted, "sv"), Quality(accepted, "*")) ? English : Swedish;
    }

    private static double Quality(IList<StringWithQualityHeaderValue> accepted, string language) =>
        accepted
            .Where(value =>
                value.Value.Equals(language, StringComparison.OrdinalIgnoreCase)
                || value.Value.StartsWith($"{language}-", StringComparison.OrdinalIgnoreCase)
            )
            .Select(value => value.Quality ?? 1)
            .DefaultIfEmpty(0)
            .Max();
}
