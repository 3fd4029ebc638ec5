namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal FilesWaiting() =>
        Conflict(
            RefusalCode.FilesWaiting,
            "En eller flera filer kontrolleras fortfarande mot skadlig kod. Vänta tills de är klara och försök igen.",
            "One or more files are still being checked for malicious code. Wait until they are done and try again."
        );

    internal static Refusal NumbersUnanswered(Document document) =>
        Invalid(
            RefusalCode.DocumentHoldsIdentityNumber,
            $"Bilagan ”{document.FileName}” verkar innehålla personnummer. Ta bort den, ersätt den med en utan personnummer, eller ange varför de behövs.",
            $"The document “{document.FileName}” seems to hold personal identity numbers. Remove it, replace it with one without them, or say why they are needed.",
            $"/attachments/{document.Id}"
        );
}
