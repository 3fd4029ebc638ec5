using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>A file that was sent in has been removed by the scan.</summary>
internal static class FileMails
{
    internal static MailContent Removed(MailWords w) =>
        Mail(
            "En bilaga har tagits bort och behöver ersättas",
            w,
            Body([
                Say("Vi har tagit bort en bilaga som ni har skickat in. Den behöver ersättas."),
                .. CaseSv(w),
                Fact("Bilaga", w[MailParameter.FileName]),
                Fact("Varför", ReasonSv(w)),
                Say(
                    "Kontrollera filen med ert virusskydd, spara den på nytt och bifoga den igen när ni kompletterar. Om ni inte redan har blivit ombedda att komplettera hör kansliet av sig."
                ),
                Link("Öppna ansökan"),
            ]),
            Body([
                Say("We have removed a file that you have sent in. It needs to be replaced."),
                .. CaseEn(w),
                Fact("File", w[MailParameter.FileName]),
                Fact("Why", ReasonEn(w)),
                Say(
                    "Check the file with your virus protection, save it anew and attach it again with the supplement. If you have not been asked for one already, the secretariat will be in touch."
                ),
                Link("Open the application"),
            ])
        );

    internal static MailContent Notice(MailWords w) =>
        Mail(
            "En bilaga har tagits bort: begär komplettering",
            w,
            Body([
                Say(
                    "En bilaga som sökanden har skickat in har tagits bort. Ingen har kunnat öppna den. Begär komplettering om den behövs."
                ),
                .. CaseSv(w),
                Fact("Bilaga", w[MailParameter.FileName]),
                Fact("Varför", ReasonSv(w)),
                OpenCaseSv,
            ]),
            Body([
                Say(
                    "A file that the applicant has sent in has been removed. Nobody has been able to open it. Ask for a supplement if it is needed."
                ),
                .. CaseEn(w),
                Fact("File", w[MailParameter.FileName]),
                Fact("Why", ReasonEn(w)),
                OpenCaseEn,
            ])
        );

    private static string ReasonSv(MailWords w) =>
        IsInfected(w) ? "Skadlig kod hittades i den" : "Den gick inte att kontrollera mot skadlig kod";

    private static string ReasonEn(MailWords w) =>
        IsInfected(w) ? "Malicious code was found in it" : "It could not be checked for malicious code";

    private static bool IsInfected(MailWords w) =>
        string.Equals(w[MailParameter.Verdict], "infected", StringComparison.Ordinal);
}
