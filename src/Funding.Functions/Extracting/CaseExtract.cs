using System.Globalization;
using Funding.Core;
using Funding.Functions.Archiving;
using Funding.Pages.Extracting;

namespace Funding.Functions.Extracting;

/// <summary>
/// Documents of a case as they are handed out: one zip with a first page that says what is in it, what is masked and kept back and by which provision,
/// and how to get a decision that can be appealed. It is made while it is sent.
/// </summary>
internal sealed class CaseExtract(
    ArchiveSources sources,
    Application application,
    IReadOnlyList<int> chosen,
    DateTimeOffset at
) : ArchiveAnswer
{
    private readonly ExtractPapers _papers = new(sources, application);

    internal override DateTimeOffset At => at;

    internal override string FileName =>
        $"{application.CaseNumber?.ToString() ?? application.Id.ToString()}-utdrag.zip";

    internal override async Task FillAsync(ArchiveWriter writer, CancellationToken cancellationToken)
    {
        List<ExtractedDocument> handedOut = [];
        List<KeptBack> keptBack = [];
        foreach (var entry in await _papers.RegisterAsync(cancellationToken))
        {
            if (!chosen.Contains(entry.Number))
            {
                continue;
            }
            var title = $"{entry.Handling(application.CaseNumber!)} {entry.Title.In("sv")}";
            var held = _papers.HeldBecause(entry);
            var masked = held is null ? await AddAsync(writer, entry, title, cancellationToken) : null;
            if (masked is null)
            {
                var statutes = application
                    .SecrecyMarks.Where(mark => mark.IsWhole && mark.Document == entry.Number)
                    .Select(mark => mark.Statute);
                keptBack.Add(new(title, held ?? "Extract.Held.Gone", [.. statutes.Distinct(StringComparer.Ordinal)]));
            }
            else
            {
                handedOut.Add(
                    new(
                        title,
                        writer.Files[^1].Path,
                        writer.Files[^1].Length,
                        [.. masked.Select(mark => mark.Statute).Distinct(StringComparer.Ordinal)]
                    )
                );
            }
        }
        var index = await sources.RenderAsync(r =>
            r.RenderAsync(new ExtractIndexModel(application, at, handedOut, keptBack))
        );
        // Titles and names of files may hold what is marked, too.
        await writer.AddAsync(
            "index.html",
            "index.html",
            Masking.Of(index, application.SecrecyMarks).Html,
            cancellationToken
        );
    }

    // The marks that something was masked for; null when there was nothing to add.
    private async Task<IReadOnlyList<SecrecyMark>?> AddAsync(
        ArchiveWriter writer,
        RegisterEntry entry,
        string title,
        CancellationToken cancellationToken
    )
    {
        if (_papers.FileOf(entry) is { } file)
        {
            var content = await sources.Attachments.OpenReadAsync(application.Id, file.Id, cancellationToken);
            if (content is null)
            {
                return null;
            }
            await using (content)
            {
                var name = application.SecrecyMarks.Any(m => !m.IsWhole && Masking.Holds(file.FileName, m.Passage))
                    ? $"bilaga{Path.GetExtension(file.FileName)}"
                    : file.FileName;
                await writer.AddAsync(
                    ArchiveNames.Of("handlingar", entry.Number, name),
                    title,
                    to => content.CopyToAsync(to, cancellationToken),
                    cancellationToken
                );
            }
            return [];
        }
        if (await _papers.MaskedAsync(entry, cancellationToken) is not { } document)
        {
            return null;
        }
        await writer.AddAsync(
            string.Create(CultureInfo.InvariantCulture, $"handlingar/{entry.Number:D4}.html"),
            title,
            document.Html,
            cancellationToken
        );
        return document.Masked;
    }
}
