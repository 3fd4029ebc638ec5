using System.Text.Json;
using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for the draft, and for the answer while a supplement is asked for.</summary>
internal static class Drafting
{
    /// <summary>Most documents of one application.</summary>
    internal const int MostDocuments = 50;

    /// <summary>Longest form as JSON, in characters: far below what one stored event can hold.</summary>
    private const int LargestForm = 250_000;

    internal static Decision Create(CreateDraft command, Actor actor) =>
        IsTooLarge(command.Form)
            ? Refusals.FormTooLarge()
            : new DraftCreated(command.Id, actor.Organisation!, command.Form, command.Association)
            {
                CopiedFrom = command.CopiedFrom,
            };

    internal static Decision Edit(Application state, EditForm command)
    {
        if (!IsEditable(state))
        {
            return Refusals.WrongStage(state);
        }

        if (IsTooLarge(command.Form) || (command.Read is { } read && IsTooLarge(read)))
        {
            return Refusals.FormTooLarge();
        }

        var merged = command.Read is null
            ? new MergedForm(command.Form, [])
            : FormMerge.Of(command.Read, state.Form, command.Form);
        return IsTooLarge(merged.Form) ? Refusals.FormTooLarge()
            : Json(state.Form) == Json(merged.Form) ? Decision.Nothing
            : new FormEdited(merged.Form)
            {
                Changed = FieldAuthors.Parts(FormTexts.Changes(state.Form, merged.Form)),
                Replaced = [.. merged.Replaced.Select(r => r with { WrittenBy = FieldAuthors.Of(state, r.Field) })],
            };
    }

    internal static Decision Attach(Application state, AttachDocument command)
    {
        var document = command.Document with { Registered = false, AttachedAt = default, KeptBecause = null };
        var same = state.Documents.FirstOrDefault(d => d.Id == document.Id);
        if (same is not null)
        {
            return same.Sha256 == document.Sha256 && same.Length == document.Length
                ? Decision.Nothing
                : Refusals.DocumentExists();
        }

        return !IsEditable(state) && !Requesting.MayCome(state) ? Refusals.WrongStage(state)
            : !IsUsable(document) ? Refusals.DocumentInvalid()
            : document.Length > state.Rules.MaxDocumentBytes ? Refusals.DocumentTooLarge(state.Rules.MaxDocumentBytes)
            : state.Documents.Count >= MostDocuments
            || state.Documents.Sum(d => d.Length) + document.Length > state.Rules.MaxDocumentsBytes
                ? Refusals.DocumentsTooLarge(state.Rules.MaxDocumentsBytes)
            : new DocumentAttached(document);
    }

    internal static Decision Remove(Application state, RemoveDocument command) =>
        state.Documents.FirstOrDefault(d => d.Id == command.DocumentId) switch
        {
            null => Decision.Nothing,
            { Registered: true } => Refusals.DocumentRegistered(),
            _ => IsEditable(state) || Requesting.MayCome(state)
                ? new DocumentRemoved(command.DocumentId)
                : Refusals.WrongStage(state),
        };

    private static bool IsEditable(Application state) =>
        state.Stage is ApplicationStage.Draft or ApplicationStage.SupplementRequested;

    private static bool IsUsable(Document document) =>
        document.Length > 0
        && document.Id.Length is > 0 and <= 100
        && document.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        && document.FileName.Trim().Length is > 0 and <= 200
        && !document.FileName.Any(char.IsControl)
        && !IdentityNumberGuard.FindsIn(document.FileName)
        && document.ContentType.Length is > 0 and <= 200
        && document.Sha256.Length == 64
        && document.Sha256.All(char.IsAsciiHexDigitLower);

    private static bool IsTooLarge(ApplicationForm form) => Json(form).Length > LargestForm;

    private static string Json(ApplicationForm form) =>
        JsonSerializer.Serialize(form, CoreJson.Default.ApplicationForm);
}
