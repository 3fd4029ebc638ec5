namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal ReportSubmitted() =>
        Conflict(
            RefusalCode.ReportSubmitted,
            "Rapporten är redan inlämnad. Kontakta kansliet om den behöver ändras, så kan de skicka tillbaka den.",
            "The report has been handed in already. Contact the secretariat if it needs changing, and they can send it back."
        );

    internal static Refusal ReportDraftChanged() =>
        Conflict(
            RefusalCode.ReportDraftChanged,
            "En kollega har sparat rapporten sedan du öppnade den. Jämför med det som är sparat och spara igen.",
            "A colleague has saved the report since you opened it. Compare with what is saved, then save again."
        );

    internal static Refusal ReportTooLarge() =>
        Invalid(
            RefusalCode.ReportTooLarge,
            "Rapporten är för lång. Korta texterna.",
            "The report is too long. Shorten the texts."
        );

    internal static Refusal ReportNotSubmitted() =>
        Conflict(
            RefusalCode.ReportNotSubmitted,
            "Rapporten har inte kommit in. Vänta tills sökanden har lämnat den.",
            "The report has not come in. Wait until the applicant has handed it in."
        );

    internal static Refusal EarlierReportOpen() =>
        Conflict(
            RefusalCode.EarlierReportOpen,
            "Godkänn de tidigare rapporterna innan du godkänner slutrapporten.",
            "Accept the earlier reports before you accept the final one."
        );
}
