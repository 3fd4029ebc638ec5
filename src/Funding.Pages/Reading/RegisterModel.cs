using Funding.Core;

namespace Funding.Pages.Reading;

/// <summary>The register of a case's documents, a page at a time.</summary>
/// <param name="Application">The case.</param>
/// <param name="Entries">This page's lines.</param>
/// <param name="Records">Ids of the generated documents that the reader may open.</param>
/// <param name="Attachments">Ids of the files that the reader may open.</param>
/// <param name="BackTo">The reader's page of the case.</param>
/// <param name="NextHref">The next page, or null at the end.</param>
/// <param name="FirstHref">The first page, or null on it.</param>
public sealed record RegisterModel(
    Application Application,
    IReadOnlyList<RegisterEntry> Entries,
    IReadOnlySet<string> Records,
    IReadOnlySet<string> Attachments,
    string BackTo,
    string? NextHref,
    string? FirstHref
);
