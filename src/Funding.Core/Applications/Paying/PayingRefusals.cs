namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal PaymentGateClosed() =>
        Conflict(
            RefusalCode.PaymentGateClosed,
            "Pengar kan betalas ut först när beslutet är fattat, protokollet justerat och avtalet i kraft, och inte när avtalet håller på att avslutas i förtid.",
            "Money can be paid once the decision is made, the minutes approved and the agreement in force, and not while the agreement is being ended early."
        );

    internal static Refusal InstalmentNotDue() =>
        Conflict(
            RefusalCode.InstalmentNotDue,
            "Delbetalningen kan attesteras när dess datum har kommit eller dess rapport är godkänd.",
            "The instalment can be authorised when its date has come or its report is accepted."
        );

    internal static Refusal PaymentsOnHold() =>
        Conflict(
            RefusalCode.PaymentsOnHold,
            "Utbetalningarna är stoppade eftersom en rapport är försenad. De släpps när rapporten har kommit in.",
            "Payments are on hold because a report is overdue. They go on when the report has come in."
        );

    internal static Refusal AlreadyAuthorised() =>
        Conflict(
            RefusalCode.AlreadyAuthorised,
            "Delbetalningen är redan attesterad av två personer och skickad till banken.",
            "The instalment has been authorised by two people and sent to the bank already."
        );

    internal static Refusal FourEyes() =>
        Conflict(
            RefusalCode.FourEyes,
            "Du har redan attesterat. En annan person behöver attestera också.",
            "You have authorised already. A different person must authorise too."
        );

    internal static Refusal RegisteredBySelf() =>
        Conflict(
            RefusalCode.RegisteredBySelf,
            "Du har själv godkänt underlaget till delbetalningen. Två andra personer behöver attestera den.",
            "You accepted the grounds for the instalment yourself. Two other people must authorise it."
        );

    internal static Refusal DirectorMustAuthorise(Money threshold) =>
        Conflict(
            RefusalCode.DirectorMustAuthorise,
            $"Beloppet är över {threshold}. Förbundschefen behöver vara en av de två som attesterar.",
            $"The amount is above {threshold}. The director must be one of the two who authorise."
        );

    internal static Refusal InstalmentCancelled() =>
        Conflict(
            RefusalCode.InstalmentCancelled,
            "Delbetalningen är inställd och betalas inte ut.",
            "The instalment is cancelled and will not be paid."
        );

    internal static Refusal PaymentFailed() =>
        Conflict(
            RefusalCode.PaymentFailed,
            "Banken kunde inte betala ut. Ekonomi behöver skicka betalningen på nytt.",
            "The bank could not pay. Finance needs to send the payment again."
        );

    internal static Refusal PaymentNotFailed() =>
        Conflict(
            RefusalCode.PaymentNotFailed,
            "Bara en betalning som har misslyckats kan skickas på nytt.",
            "Only a payment that has failed can be sent again."
        );

    internal static Refusal PaymentAnswered() =>
        Conflict(
            RefusalCode.PaymentAnswered,
            "Banken har redan lämnat ett annat besked om betalningen. Kontrollera uppgiften med banken.",
            "The bank has given another answer about the payment already. Check it with the bank."
        );

    internal static Refusal PaymentInProgress() =>
        Conflict(
            RefusalCode.PaymentInProgress,
            "En betalning är på väg. Vänta på bankens besked och försök sedan igen.",
            "A payment is on its way. Wait for the bank's answer, then try again."
        );
}
