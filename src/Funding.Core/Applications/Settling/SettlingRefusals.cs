namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal AlreadySettled() =>
        Conflict(
            RefusalCode.AlreadySettled,
            "Slutavräkningen är redan gjord. Kontakta sökanden om något behöver rättas.",
            "The final account has been made already. Contact the applicant if something needs correcting."
        );

    internal static Refusal NotSettled() =>
        Conflict(
            RefusalCode.NotSettled,
            "Gör slutavräkningen innan du registrerar återbetalda pengar.",
            "Make the final account before you record repaid money."
        );

    internal static Refusal RecoveryTooLarge(Money remaining) =>
        Conflict(
            RefusalCode.RecoveryTooLarge,
            $"Beloppet är större än det som återstår att betala tillbaka, {remaining}. Kontrollera beloppet.",
            $"The amount is more than what remains to be repaid, {remaining}. Check the amount."
        );
}
