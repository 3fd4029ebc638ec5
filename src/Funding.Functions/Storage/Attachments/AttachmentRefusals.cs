using System.Globalization;
using Funding.Core;

namespace Funding.Functions.Storage.Attachments;

/// <summary>Why a file is not taken.</summary>
internal static class AttachmentRefusals
{
    private const string Kinds = "pdf, docx, xlsx, odt, ods, png, jpg, txt, csv";

    internal static Refusal Empty { get; } =
        new(
            "attachment-empty",
            new(
                "Filen är tom. Kontrollera att du valde rätt fil och bifoga den igen.",
                "The file is empty. Check that you chose the right file and attach it again."
            ),
            "/fileName"
        );

    internal static Refusal KindNotAllowed { get; } =
        new(
            "attachment-kind-not-allowed",
            new(
                $"Filtypen kan inte bifogas. Spara filen i något av dessa format och bifoga den igen: {Kinds}.",
                $"This kind of file cannot be attached. Save it in one of these formats and attach it again: {Kinds}."
            ),
            "/fileName"
        );

    internal static Refusal ContentDiffers { get; } =
        new(
            "attachment-content-differs",
            new(
                "Filens innehåll stämmer inte med filnamnets ändelse. Öppna filen, spara den i rätt format och bifoga den igen.",
                "The file's content does not match the ending of its name. Open it, save it in the right format and attach it again."
            ),
            "/fileName"
        );

    internal static Refusal TooLarge(long maxBytes) =>
        new(
            "attachment-too-large",
            new(
                $"Filen är för stor. Den får vara högst {Megabytes(maxBytes, "sv-SE")} MB. Dela upp den eller spara den i mindre format.",
                $"The file is too large. It may be at most {Megabytes(maxBytes, "en-GB")} MB. Split it or save it in a smaller format."
            ),
            "/fileName"
        );

    private static string Megabytes(long bytes, string culture) =>
        (bytes / 1024m / 1024m).ToString("0.#", CultureInfo.GetCultureInfo(culture));
}
