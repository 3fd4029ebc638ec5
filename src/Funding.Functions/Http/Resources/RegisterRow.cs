using Funding.Core;

namespace Funding.Functions.Http.Resources;

/// <summary>A line of the register of documents.</summary>
/// <param name="Number">Within the case: 1, 2, 3 …</param>
/// <param name="HandlingNumber">The whole number, <c>KAL-2026-0042-3</c>; absent until the case has its number.</param>
/// <param name="Day">When it was received, sent or drawn up.</param>
/// <param name="Direction">Which way it went.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Counterpart">From whom, or to whom.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Event">The trail's event that brought it.</param>
/// <param name="Reference">Where the document is; absent when it is the event itself.</param>
internal sealed record RegisterRow(
    int Number,
    string? HandlingNumber,
    DateOnly Day,
    DocumentDirection Direction,
    DocumentKind Kind,
    string Counterpart,
    LocalizedText Title,
    long Event,
    DocumentReference? Reference
)
{
    public static RegisterRow Of(RegisterEntry entry, Application application) =>
        new(
            entry.Number,
            application.CaseNumber is { } caseNumber ? entry.Handling(caseNumber) : null,
            entry.Day,
            entry.Direction,
            entry.Kind,
            entry.Counterpart,
            entry.Title,
            entry.Event,
            entry.Reference
        );
}
