using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>An application has come in.</summary>
internal static class SubmissionMails
{
    internal static MailContent Receipt(MailWords w) =>
        Mail(
            "Ansökan har kommit in",
            w,
            Body([
                Say($"{w.Association} har tagit emot er ansökan och registrerat den."),
                .. CaseSv(w),
                Fact("Inskickad", w[MailParameter.SubmittedOn]),
                Fact("Sökt belopp", w[MailParameter.Sought]),
                Say(
                    "Nu kontrollerar kansliet att ansökan är komplett. Ni behöver inte göra något. "
                        + "Saknas något får ni ett mejl med frågor. Ansökan är nu en allmän handling."
                ),
                Say("En kopia av det ni skickade in finns på ärendets sida, att läsa och skriva ut."),
                Link("Se ansökan och kopian"),
            ]),
            Body([
                Say($"{w.Association} has received and registered your application."),
                .. CaseEn(w),
                Fact("Submitted", w[MailParameter.SubmittedOn]),
                Fact("Amount sought", w[MailParameter.Sought]),
                Say(
                    "The secretariat now checks that it is complete. You need do nothing. "
                        + "If something is missing, you will get an e-mail with questions. The application is now a public record."
                ),
                Say("A copy of what you sent in is on the case's page, to read and print."),
                Link("See the application and the copy"),
            ])
        );

    internal static MailContent Notice(MailWords w) =>
        Mail(
            "Ny ansökan att kontrollera",
            w,
            Body([
                Say("En ny ansökan har kommit in. Kontrollera att den är komplett."),
                .. CaseSv(w),
                Fact("Inskickad", w[MailParameter.SubmittedOn]),
                Fact("Sökt belopp", w[MailParameter.Sought]),
                OpenCaseSv,
            ]),
            Body([
                Say("A new application has come in. Please check that it is complete."),
                .. CaseEn(w),
                Fact("Submitted", w[MailParameter.SubmittedOn]),
                Fact("Amount sought", w[MailParameter.Sought]),
                OpenCaseEn,
            ])
        );
}
