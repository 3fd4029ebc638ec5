using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>Questions of conflict of interest, and dissent.</summary>
internal static class ConflictMails
{
    internal static MailContent Flagged(MailWords w) =>
        Mail(
            "Fråga om jäv",
            w,
            Body([
                Say(
                    "Någon har frågat om du är jävig i ett ärende i styrelsen. Styrelsen avgör frågan innan ärendet beslutas, och du får besked. Anser du dig själv vara jävig anmäler du det med länken i mejlet om omröstningen."
                ),
                .. CaseSv(w),
                Fact("Skäl", w[MailParameter.Reason]),
            ]),
            Body([
                Say(
                    "Somebody has asked whether you have a conflict of interest in a matter before the board. The board settles the question before the matter is decided, and you will be told. If you find that you have one, declare it with the link in the mail about the vote."
                ),
                .. CaseEn(w),
                Fact("Reason", w[MailParameter.Reason]),
            ])
        );

    internal static MailContent Question(MailWords w) =>
        Mail(
            "Avgör en fråga om jäv",
            w,
            Body([
                Say(
                    "Du leder ett ärende i styrelsen där en fråga om jäv behöver avgöras. Styrelsen beslutar, och du antecknar beslutet med länken. Ärendet kan inte avgöras dessförinnan."
                ),
                .. CaseSv(w),
                Fact("Gäller", w[MailParameter.Who]),
                Fact("Skäl", w[MailParameter.Reason]),
                Link("Anteckna styrelsens beslut"),
            ]),
            Body([
                Say(
                    "You lead a matter before the board in which a question of conflict of interest needs settling. The board decides, and you record it with the link. The matter cannot be decided before that."
                ),
                .. CaseEn(w),
                Fact("About", w[MailParameter.Who]),
                Fact("Reason", w[MailParameter.Reason]),
                Link("Record what the board holds"),
            ])
        );

    internal static MailContent Ruled(MailWords w) =>
        Mail(
            "Styrelsen har avgjort frågan om jäv",
            w,
            Body([
                Say("Styrelsen har avgjort frågan om du är jävig i ärendet."),
                .. CaseSv(w),
                Fact("Beslut", Choices.Sv(w[MailParameter.Choice])),
                Fact("Skäl", w[MailParameter.Reason]),
            ]),
            Body([
                Say("The board has settled the question whether you have a conflict of interest in the matter."),
                .. CaseEn(w),
                Fact("Decision", Choices.En(w[MailParameter.Choice])),
                Fact("Reason", w[MailParameter.Reason]),
            ])
        );

    internal static MailContent DissentReceipt(MailWords w) =>
        Mail(
            "Din reservation är antecknad",
            w,
            Body([
                Say(
                    "Din reservation mot styrelsens beslut är antecknad och tas in i protokollet. Du behöver inte göra något mer."
                ),
                .. CaseSv(w),
                Fact("Skäl", w[MailParameter.Reason]),
            ]),
            Body([
                Say(
                    "Your dissent from the board's decision is recorded and will stand in the minutes. You need do nothing more."
                ),
                .. CaseEn(w),
                Fact("Reasons", w[MailParameter.Reason]),
            ])
        );

    internal static MailContent DissentNotice(MailWords w) =>
        Mail(
            "En ledamot har reserverat sig",
            w,
            Body([
                Say("En ledamot har reserverat sig mot styrelsens beslut. Reservationen ska stå i protokollet."),
                .. CaseSv(w),
                Fact("Ledamot", w[MailParameter.Who]),
                Fact("Skäl", w[MailParameter.Reason]),
                OpenCaseSv,
            ]),
            Body([
                Say("A member has dissented from the board's decision. The dissent is to stand in the minutes."),
                .. CaseEn(w),
                Fact("Member", w[MailParameter.Who]),
                Fact("Reasons", w[MailParameter.Reason]),
                OpenCaseEn,
            ])
        );
}
