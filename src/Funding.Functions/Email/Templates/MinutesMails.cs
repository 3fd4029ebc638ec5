using Funding.Core;
using static Funding.Functions.Email.Templates.MeetingMails;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>The minutes are approved and announced.</summary>
internal static class MinutesMails
{
    internal static MailContent Request(MailWords w) =>
        Mail(
            $"Justera protokollet senast {w[MailParameter.Deadline]}",
            w,
            Body([
                Say($"{w.Association} ber dig läsa och justera protokollet senast {w[MailParameter.Deadline]}."),
                Link("Läs och justera"),
                .. MeetingSv(w),
                Fact("Justeras senast", w[MailParameter.Deadline]),
                Say("Är något fel i protokollet kontaktar du kansliet, som kan rätta det. Då får du en ny länk."),
            ]),
            Body([
                Say(
                    $"{w.Association} asks you to read and approve the minutes no later than {w[MailParameter.Deadline]}."
                ),
                Link("Read and approve"),
                .. MeetingEn(w),
                Fact("To be approved no later than", w[MailParameter.Deadline]),
                Say(
                    "If something in them is wrong, contact the secretariat, which can correct it. Then you get a new link."
                ),
            ])
        );

    internal static MailContent Reminder(MailWords w) =>
        Mail(
            $"Påminnelse: justera protokollet senast {w[MailParameter.Deadline]}",
            w,
            Body([
                Say(
                    $"{w.Association} väntar på att du justerar protokollet. Gör det senast {w[MailParameter.Deadline]}."
                ),
                Link("Läs och justera"),
                .. MeetingSv(w),
                Fact("Justeras senast", w[MailParameter.Deadline]),
                Say("Här är en ny länk; den förra behövs inte."),
            ]),
            Body([
                Say(
                    $"{w.Association} waits for you to approve the minutes. Do so no later than {w[MailParameter.Deadline]}."
                ),
                Link("Read and approve"),
                .. MeetingEn(w),
                Fact("To be approved no later than", w[MailParameter.Deadline]),
                Say("Here is a new link; you do not need the earlier one."),
            ])
        );

    internal static MailContent Notice(MailWords w) =>
        Mail(
            "Tillkännagivande av justerat protokoll",
            w,
            Body([
                Say(
                    $"Protokollet från {w.Association} är justerat. Anslå det på er anslagstavla. Besluten kan överklagas till förvaltningsrätten till och med den dag som anges här."
                ),
                .. MeetingSv(w),
                Fact("Anslaget", w[MailParameter.UpFrom]),
                Fact("Sista dag att överklaga", w[MailParameter.LastAppealDay]),
                Quote(w[MailParameter.Paragraphs]),
            ]),
            Body([
                Say(
                    $"The minutes of {w.Association} have been approved. Please put this up on your notice board. The decisions can be appealed to the administrative court up to and including the day given here."
                ),
                .. MeetingEn(w),
                Fact("Put up", w[MailParameter.UpFrom]),
                Fact("Last day to appeal", w[MailParameter.LastAppealDay]),
                Quote(w[MailParameter.Paragraphs]),
            ])
        );

    internal static MailContent NoticeSent(MailWords w) =>
        Mail(
            "Protokollet är justerat och anslaget",
            w,
            Body([
                Say(
                    "Protokollet är justerat av båda. Tillkännagivandet ligger på den publika sidan, och medlemmarna med adress har fått det med mejl."
                ),
                .. MeetingSv(w),
                Fact("Anslaget", w[MailParameter.UpFrom]),
                Fact("Sista dag att överklaga", w[MailParameter.LastAppealDay]),
                Fact("Saknar adress, meddela själv", w[MailParameter.Unanswered]),
                OpenMeetingSv,
            ]),
            Body([
                Say(
                    "Both have approved the minutes. The notice is up on the public page, and the members with an address have been told by mail."
                ),
                .. MeetingEn(w),
                Fact("Put up", w[MailParameter.UpFrom]),
                Fact("Last day to appeal", w[MailParameter.LastAppealDay]),
                Fact("Without an address, please tell them", w[MailParameter.Unanswered]),
                OpenMeetingEn,
            ])
        );
}
