using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>A draft that nobody has touched for long.</summary>
internal static class ErasureMails
{
    internal static MailContent Warning(MailWords w) =>
        Mail(
            "Ert utkast tas snart bort",
            w,
            Body([
                Say(
                    $"Ni har ett utkast till en ansökan hos {w.Association} som ingen har ändrat på länge. Det är inte inskickat, och tas bort för gott."
                ),
                Fact("Tas bort", w[MailParameter.Deadline]),
                Link("Fortsätt med utkastet"),
                .. CaseSv(w),
                Say(
                    "Vill ni behålla det räcker det att ändra något i det före den dagen. Annars behöver ni inte göra något: texter, bilagor och länkar tas då bort."
                ),
            ]),
            Body([
                Say(
                    $"You have a draft of an application to {w.Association} that nobody has changed for a long time. It has not been sent in, and will be erased for good."
                ),
                Fact("Erased", w[MailParameter.Deadline]),
                Link("Go on with the draft"),
                .. CaseEn(w),
                Say(
                    "To keep it, change something in it before that day. Otherwise you need do nothing: texts, attachments and links are then erased."
                ),
            ])
        );
}
