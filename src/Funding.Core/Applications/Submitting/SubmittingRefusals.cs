namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal NotRegistered() =>
        Conflict(
            RefusalCode.NotRegistered,
            "Ansökan har inte fått något diarienummer än. Vänta en stund och försök igen.",
            "The application has no case number yet. Wait a moment and try again."
        );

    internal static Refusal CaseNumberAssigned(CaseNumber caseNumber) =>
        Conflict(
            RefusalCode.CaseNumberAssigned,
            $"Ansökan har redan diarienumret {caseNumber}.",
            $"The application has the case number {caseNumber} already."
        );
}
