using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>Those who meet are called, and the office is told what it has to do for it.</summary>
internal static class MeetingMails
{
    internal static MailContent CallReminder(MailWords w) =>
        Mail(
            "Dags att skicka kallelsen",
            w,
            Body([
                Say("Kallelsen har inte gått ut. Gå igenom dagordningen och skicka den i tid."),
                .. MeetingSv(w),
                Fact("Skickas senast", w[MailParameter.Deadline]),
                OpenMeetingSv,
            ]),
            Body([
                Say("The call has not gone out. Look the agenda through and send it in time."),
                .. MeetingEn(w),
                Fact("To be sent no later than", w[MailParameter.Deadline]),
                OpenMeetingEn,
            ])
        );

    internal static MailContent Call(MailWords w) =>
        Mail(
            "Kallelse: svara om du kommer",
            w,
            Body([
                Say($"{w.Association} kallar dig till möte {w[MailParameter.StartsAt]}. Svara före dess om du kommer."),
                AnswerSv,
                .. MeetingSv(w),
                Quote(w[MailParameter.Agenda]),
                Say(
                    "Kan du inte komma kallas din ersättare. Är du jävig i något ärende anmäler du det med samma länk. En kalenderfil är bifogad."
                ),
            ]),
            Body([
                Say(
                    $"{w.Association} calls you to a meeting on {w[MailParameter.StartsAt]}. Answer before then whether you come."
                ),
                AnswerEn,
                .. MeetingEn(w),
                Quote(w[MailParameter.Agenda]),
                Say(
                    "If you cannot come, your substitute is called. If you have a conflict of interest in an item, say so with the same link. A file for your calendar is attached."
                ),
            ])
        );

    internal static MailContent Changed(MailWords w) =>
        Mail(
            "Ändrad kallelse: svara på nytt",
            w,
            Body([
                Say(
                    $"{w.Association} har ändrat mötets tid eller plats: {w[MailParameter.StartsAt]}. Svara på nytt om du kommer; den förra länken gäller inte längre."
                ),
                AnswerSv,
                .. MeetingSv(w),
                Quote(w[MailParameter.Agenda]),
                Say("Den bifogade kalenderfilen ersätter den förra."),
            ]),
            Body([
                Say(
                    $"{w.Association} has changed the time or place of the meeting: {w[MailParameter.StartsAt]}. Answer anew whether you come; the earlier link is no longer valid."
                ),
                AnswerEn,
                .. MeetingEn(w),
                Quote(w[MailParameter.Agenda]),
                Say("The attached file for your calendar replaces the earlier one."),
            ])
        );

    internal static MailContent Cancelled(MailWords w) =>
        Mail(
            "Inställt möte",
            w,
            Body([
                Say("Mötet är inställt. Du behöver inte göra något. Den bifogade filen tar bort det ur din kalender."),
                .. MeetingSv(w),
                Fact("Skäl", w[MailParameter.Reason]),
            ]),
            Body([
                Say(
                    "The meeting has been called off. You need do nothing. The attached file removes it from your calendar."
                ),
                .. MeetingEn(w),
                Fact("Reason", w[MailParameter.Reason]),
            ])
        );

    internal static MailContent SubstituteCall(MailWords w) =>
        Mail(
            "Du kallas in som ersättare",
            w,
            Body([
                Say(
                    $"{w.Association} kallar in dig som ersättare för {w[MailParameter.Elected]} till mötet {w[MailParameter.StartsAt]}. Svara före dess om du kommer."
                ),
                AnswerSv,
                .. MeetingSv(w),
                Quote(w[MailParameter.Agenda]),
                Say("Kan du inte komma kallas nästa ersättare. En kalenderfil är bifogad."),
            ]),
            Body([
                Say(
                    $"{w.Association} calls you as substitute for {w[MailParameter.Elected]} to the meeting on {w[MailParameter.StartsAt]}. Answer before then whether you come."
                ),
                AnswerEn,
                .. MeetingEn(w),
                Quote(w[MailParameter.Agenda]),
                Say("If you cannot come, the next substitute is called. A file for your calendar is attached."),
            ])
        );

    internal static MailContent Reminder(MailWords w) =>
        Mail(
            "Påminnelse om möte",
            w,
            Body([
                Say(
                    $"{w.Association} påminner om mötet {w[MailParameter.StartsAt]}. Har du inte svarat, eller har du fått förhinder, svarar du före dess."
                ),
                AnswerSv,
                .. MeetingSv(w),
                Quote(w[MailParameter.Agenda]),
            ]),
            Body([
                Say(
                    $"{w.Association} reminds you of the meeting on {w[MailParameter.StartsAt]}. If you have not answered, or cannot come after all, answer before then."
                ),
                AnswerEn,
                .. MeetingEn(w),
                Quote(w[MailParameter.Agenda]),
            ])
        );

    internal static MailContent AnswerReceipt(MailWords w) =>
        Mail(
            "Vi har noterat att du kommer",
            w,
            Body([
                Say("Tack, vi har noterat att du kommer. Får du förhinder använder du den här nya länken."),
                .. MeetingSv(w),
                Link("Ändra mitt svar"),
            ]),
            Body([
                Say("Thank you, we have noted that you come. If you cannot come after all, use this new link."),
                .. MeetingEn(w),
                Link("Change my answer"),
            ])
        );

    internal static MailContent DeclineReceipt(MailWords w) =>
        Mail(
            "Vi har noterat att du inte kan komma",
            w,
            Body([
                Say("Vi har noterat att du inte kan komma, och kallar din ersättare. Du behöver inte göra något mer."),
                .. MeetingSv(w),
                Fact("Skäl", w[MailParameter.Reason]),
            ]),
            Body([
                Say("We have noted that you cannot come, and call your substitute. You need do nothing more."),
                .. MeetingEn(w),
                Fact("Reason", w[MailParameter.Reason]),
            ])
        );

    internal static MailContent ConflictReceipt(MailWords w) =>
        Mail(
            "Vi har noterat att du är jävig",
            w,
            Body([
                Say(
                    "Vi har noterat att du är jävig i ett ärende. Du deltar inte i det, och en ersättare träder in. Till mötet i övrigt är du kallad som förut."
                ),
                .. MeetingSv(w),
                Fact("Ärende", w[MailParameter.Item]),
                Fact("Skäl", w[MailParameter.Reason]),
                Link("Svara på kallelsen"),
            ]),
            Body([
                Say(
                    "We have noted that you have a conflict of interest in an item. You take no part in it, and a substitute steps in. You are called to the rest of the meeting as before."
                ),
                .. MeetingEn(w),
                Fact("Item", w[MailParameter.Item]),
                Fact("Reason", w[MailParameter.Reason]),
                Link("Answer the call"),
            ])
        );

    internal static MailContent SeatVacant(MailWords w) =>
        Mail(
            "En plats saknar ersättare",
            w,
            Body([
                Say("Ingen ersättare finns kvar att kalla till en plats. Kontrollera att mötet kan hållas."),
                .. MeetingSv(w),
                Fact("Ordinarie", w[MailParameter.Elected]),
                Fact("Medlem", w[MailParameter.Member]),
                OpenMeetingSv,
            ]),
            Body([
                Say("There is no substitute left to call to a seat. Please check that the meeting can be held."),
                .. MeetingEn(w),
                Fact("Elected", w[MailParameter.Elected]),
                Fact("Member organisation", w[MailParameter.Member]),
                OpenMeetingEn,
            ])
        );

    /// <summary>Which meeting, when and where.</summary>
    internal static IEnumerable<MailBlock?> MeetingSv(MailWords w) =>
        [
            Fact("Möte", w.Title),
            Fact("Slutar", w[MailParameter.EndsAt]),
            Fact("Plats", w[MailParameter.Place]),
            Fact("Delta på distans", w[MailParameter.RemoteLink]),
        ];

    /// <inheritdoc cref="MeetingSv"/>
    internal static IEnumerable<MailBlock?> MeetingEn(MailWords w) =>
        [
            Fact("Meeting", w[MailParameter.MeetingEn]),
            Fact("Ends", w[MailParameter.EndsAt]),
            Fact("Place", w[MailParameter.Place]),
            Fact("Take part from afar", w[MailParameter.RemoteLink]),
        ];

    internal static MailBlock OpenMeetingSv { get; } = new MailBlock.Link("Öppna mötet", ForStaff: true);

    internal static MailBlock OpenMeetingEn { get; } = new MailBlock.Link("Open the meeting", ForStaff: true);

    private static MailBlock AnswerSv => Link("Svara på kallelsen");

    private static MailBlock AnswerEn => Link("Answer the call");
}
