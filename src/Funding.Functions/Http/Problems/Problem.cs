using System.Globalization;
using Funding.Core;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Problems;

/// <summary>Why a request was not carried out, in the terms of RFC 9457.</summary>
/// <param name="Status">HTTP status, 400–599.</param>
/// <param name="Code">Stable and kebab-case: what a program acts on.</param>
/// <param name="Detail">What the person should do, as a sentence.</param>
internal sealed record Problem(int Status, string Code, LocalizedText Detail)
{
    private static readonly TimeSpan _breakdown = TimeSpan.FromSeconds(30);

    /// <summary>One entry per place at fault; the field is a JSON pointer into the body.</summary>
    public IReadOnlyList<FieldProblem> Errors { get; init; } = [];

    /// <summary>Methods that the address does accept (only with 405).</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>How long to wait before trying again, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Says in the answer's header when to come back, where that is known.</summary>
    public void WriteRetryAfter(HttpResponse response)
    {
        if ((RetryAfter ?? (Status == StatusCodes.Status503ServiceUnavailable ? _breakdown : null)) is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds))
                .ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The short name of this kind of problem, the same for every occurrence of a status.</summary>
    public LocalizedText Title =>
        Status switch
        {
            400 => new("Begäran går inte att läsa", "The request cannot be read"),
            401 => new("Du är inte inloggad", "You are not signed in"),
            403 => new("Du saknar behörighet", "You are not allowed"),
            404 => new("Sidan eller ärendet finns inte", "Not found"),
            405 => new("Metoden stöds inte här", "Method not allowed"),
            409 => new("Det går inte just nu", "Not possible now"),
            410 when Code == "document-disposed" => new("Handlingen är gallrad", "The document has been disposed of"),
            410 => new("Länken gäller inte längre", "The link is no longer valid"),
            412 => new("Ärendet har ändrats av någon annan", "Changed by someone else"),
            413 => new("Innehållet är för stort", "Too large"),
            415 => new("Fel typ av innehåll", "Unsupported content type"),
            422 => new("Uppgifter behöver rättas", "Something needs correcting"),
            429 => new("För många försök", "Too many attempts"),
            503 => new("Tjänsten är tillfälligt otillgänglig", "Temporarily unavailable"),
            _ => new("Något gick fel", "Something went wrong"),
        };
}
