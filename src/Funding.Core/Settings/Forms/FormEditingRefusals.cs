namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal FormPartNeeded() =>
        Conflict(
            RefusalCode.FormPartNeeded,
            "Frågan behövs i varje ansökan och kan inte tas bort. Du kan flytta den och ändra dess ord.",
            "Every application needs this question, so it cannot be removed. You can move it and change its words."
        );

    internal static Refusal FormQuestionInUse(LocalizedText other) =>
        Conflict(
            RefusalCode.FormQuestionInUse,
            $"Frågan ”{other.Sv}” ställs bara beroende på svaret på den här. Ändra villkoret på den frågan först.",
            $"The question “{other.En}” is asked depending on the answer to this one. Change its condition first."
        );

    internal static Refusal FormSectionInUse() =>
        Conflict(
            RefusalCode.FormSectionInUse,
            "Avsnittet har frågor. Flytta eller ta bort dem först.",
            "The section has questions. Move or remove them first."
        );

    internal static Refusal NoFormDraft() =>
        Conflict(
            RefusalCode.NoFormDraft,
            "Det finns inget utkast att publicera. Någon annan kan ha publicerat eller kastat det: läs in sidan igen.",
            "There is no draft to publish. Somebody else may have published it or thrown it away: load the page again."
        );
}
