using Funding.Core;
using Funding.Functions.Storage.Notifications;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>The day's optional mails in one, and what every optional mail says about how to choose.</summary>
internal static class DigestMail
{
    internal static MailContent Of(DailyDigest digest, string preferences, string? leave) =>
        new(
            digest.Mails.Count == 1
                ? $"Sammanfattning {SwedishTime.Text(digest.Day)}: en händelse"
                : $"Sammanfattning {SwedishTime.Text(digest.Day)}: {digest.Mails.Count} händelser",
            Body([
                Say("Det här har hänt sedan den förra sammanfattningen. Du behöver inte göra något."),
                .. digest.Mails.SelectMany(mail => Mail(mail, mail.Sv, "Öppna ärendet")),
                .. PreferencesSv(preferences, leave),
            ]),
            Body([
                Say("This has happened since the last summary. You need do nothing."),
                .. digest.Mails.SelectMany(mail => Mail(mail, mail.En, "Open the case")),
                .. PreferencesEn(preferences, leave),
            ])
        );

    internal static IEnumerable<MailBlock> PreferencesSv(string address, string? leave) =>
        [
            Say(
                "Du väljer själv om du vill ha sådana här mejl vart för sig, samlade en gång om dagen eller inte alls."
            ),
            new MailBlock.LinkTo("Välj vilka mejl du får", address),
            .. leave is null ? (IEnumerable<MailBlock>)[] : [new MailBlock.LinkTo("Sluta få sådana här mejl", leave)],
        ];

    internal static IEnumerable<MailBlock> PreferencesEn(string address, string? leave) =>
        [
            Say("You choose whether you want e-mails like this one by one, together once a day, or not at all."),
            new MailBlock.LinkTo("Choose which e-mails you get", address),
            .. leave is null ? (IEnumerable<MailBlock>)[] : [new MailBlock.LinkTo("Stop e-mails like this", leave)],
        ];

    private static IEnumerable<MailBlock> Mail(CollectedMail mail, string lead, string label) =>
        [
            new MailBlock.Heading(mail.Subject),
            .. lead.Split('\n').Select(line => Say(line)),
            new MailBlock.LinkTo(label, mail.Address),
        ];
}
