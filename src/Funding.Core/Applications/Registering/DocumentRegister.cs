using System.Globalization;

namespace Funding.Core;

/// <summary>
/// The register of a case's documents, computed from its events. What one event registers stands in <see cref="CaseDocuments"/> and never
/// changes once it has been released: a number that has been printed on a document is that document's for ever.
/// </summary>
public static class DocumentRegister
{
    /// <summary>The whole handling number: <c>KAL-2026-0042-3</c>.</summary>
    public static string Handling(CaseNumber caseNumber, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{caseNumber}-{number}");

    /// <summary>What the event registered, numbered.</summary>
    /// <param name="before">The state before it; null for the first event.</param>
    /// <param name="after">The state with the event folded in.</param>
    /// <param name="happened">The event.</param>
    public static IReadOnlyList<RegisterEntry> Of(Application? before, Application after, ApplicationEvent happened)
    {
        if (before?.Registered is not { } count)
        {
            return [];
        }

        var documents = CaseDocuments.Of(before, after, happened);
        if (documents.Count == 0)
        {
            return [];
        }

        var effects = ApplicationEffects.Of(after, happened);
        return
        [
            .. documents
                .Index()
                .Select(d => new RegisterEntry(
                    count + d.Index + 1,
                    SwedishTime.DayOf(happened.At),
                    d.Item.Direction,
                    d.Item.Kind,
                    d.Item.Counterpart,
                    d.Item.Title,
                    after.Version,
                    Reference(d.Item, after.Version, effects)
                )),
        ];
    }

    /// <summary>The whole register of a trail, for one that was recorded before registers were kept.</summary>
    /// <param name="trail">Every event from the first.</param>
    public static (Application State, IReadOnlyList<RegisterEntry> Entries) OfTrail(IEnumerable<ApplicationEvent> trail)
    {
        Application? state = null;
        List<RegisterEntry> entries = [];
        foreach (var happened in trail)
        {
            var after = Application.Fold(state, happened);
            entries.AddRange(Of(state, after, happened));
            state = after;
        }

        return (state ?? throw new InvalidOperationException("A trail begins with a draft."), entries);
    }

    private static DocumentReference? Reference(CaseDocument document, long sequence, IReadOnlyList<Effect> effects)
    {
        if (document.Reference is not null || document.Mail is not { } mail)
        {
            return document.Reference;
        }

        List<string> ids =
        [
            .. effects
                .Index()
                .Where(e =>
                    e.Item is Effect.SendMail sent
                    && sent.Template == mail
                    && (document.MailTo is null || sent.Recipient == document.MailTo)
                )
                .Select(e => string.Create(CultureInfo.InvariantCulture, $"{sequence:D8}|{e.Index:D3}")),
        ];
        return ids.Count == 0 ? null : new DocumentReference.Mail(ids);
    }
}
