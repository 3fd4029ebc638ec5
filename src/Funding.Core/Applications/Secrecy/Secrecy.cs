using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>
/// Rules for secrecy marks and for handing out public records. A mark names the provision that may apply, the day and who set it
/// (offentlighets- och sekretesslag 2009:400, 5 kap. 5 §). What is not secret is handed out although something else in the document is
/// (tryckfrihetsförordningen 2 kap. 15 § and offentlighets- och sekretesslag 6 kap. 4 §), and who asks is not asked for
/// (tryckfrihetsförordningen 2 kap. 18 §).
/// </summary>
internal static class Secrecy
{
    // Shorter ones would mask half of a text.
    private const int ShortestPassage = 3;
    private const int LongestStatute = 100;

    internal static Decision Mark(Application state, MarkSecrecy command)
    {
        var (passage, statute, reason) = (command.Passage.Trim(), command.Statute.Trim(), command.Reason.Trim());
        if (TextRules.RefusalOf(Faults(state, command.Document, passage, statute, reason)) is { } refusal)
        {
            return refusal;
        }
        return state.SecrecyMarks.Any(mark =>
            mark.Document == command.Document && mark.Passage == passage && mark.Statute == statute
        )
            ? Decision.Nothing
            : new SecrecyMarked(command.Document, passage, statute, reason);
    }

    internal static Decision Lift(Application state, LiftSecrecy command)
    {
        if (state.SecrecyMarks.FirstOrDefault(mark => mark.Id == command.Mark) is not { } mark)
        {
            return Refusals.SecrecyLifted();
        }
        return TextRules.RefusalOf(TextRules.Check("/reason", command.Reason, required: true)) is { } refusal
            ? refusal
            : new SecrecyLifted(mark.Id, mark.Document, command.Reason.Trim());
    }

    internal static Decision Record(Application state, RecordExtract command)
    {
        if (state.LastExtract == command.ExtractId)
        {
            return Decision.Nothing;
        }
        if (command.Documents.Count == 0)
        {
            return Refusals.InvalidInput([
                Problem.UnknownReference(
                    "/documents",
                    "Välj minst en handling som kan lämnas ut.",
                    "Choose at least one document that can be handed out."
                ),
            ]);
        }
        // What was marked after the preview is not handed out as if it were not.
        return command.Documents.Any(number => state.SecrecyMarks.Any(mark => mark.IsWhole && mark.Document == number))
                ? Refusals.ExtractChanged()
            : TextRules.RefusalOf(TextRules.Check("/reference", command.Reference)) is { } refusal ? refusal
            : new ExtractMade(
                command.ExtractId,
                command.Documents,
                command.Masked,
                command.Refused,
                command.Reference.Trim()
            );
    }

    private static IEnumerable<FieldProblem> Faults(
        Application state,
        int document,
        string passage,
        string statute,
        string reason
    )
    {
        if (document < 1 || document > state.Registered)
        {
            yield return Problem.UnknownReference(
                "/document",
                "Välj en handling i diariet.",
                "Choose a document of the register."
            );
        }
        if (passage.Length is > 0 and < ShortestPassage)
        {
            yield return Problem.OutOfRange(
                "/passage",
                $"Ange minst {ShortestPassage} tecken. Kortare ord skulle maskas överallt.",
                $"Give at least {ShortestPassage} characters. Shorter words would be masked everywhere."
            );
        }
        // No look for identity numbers: they are what there may be to mask.
        if (passage.Length > TextRules.Longest)
        {
            yield return Problem.TooLong("/passage");
        }
        if (statute.Length > LongestStatute)
        {
            yield return Problem.TooLong("/statute", LongestStatute);
        }
        foreach (
            var fault in TextRules
                .Check("/statute", statute, required: true)
                .Concat(TextRules.Check("/reason", reason, required: true))
        )
        {
            yield return fault;
        }
    }
}

internal static partial class Refusals
{
    internal static Refusal SecrecyLifted() =>
        Conflict(
            RefusalCode.SecrecyLifted,
            "Markeringen finns inte längre. Någon kan ha tagit bort den. Loggen säger vem och när.",
            "The mark is not there any more. Somebody may have taken it away. The trail says who and when."
        );

    internal static Refusal ExtractChanged() =>
        Conflict(
            RefusalCode.ExtractChanged,
            "Markeringarna har ändrats sedan du granskade utdraget. Granska det igen innan du lämnar ut något.",
            "The marks have changed since you looked at the extract. Look at it again before you hand out anything."
        );
}
