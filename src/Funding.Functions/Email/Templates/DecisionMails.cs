using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>The decision, for the applicant.</summary>
internal static class DecisionMails
{
    internal static MailContent Granted(MailWords w) =>
        Mail(
            "Ansökan är beviljad",
            w,
            Body([
                Say($"Styrelsen för {w.Association} har beviljat er ansökan."),
                .. CaseSv(w),
                Fact("Beviljat belopp", w[MailParameter.Amount]),
                Fact("Beslut", $"{w[MailParameter.DecidedOn]}, {w[MailParameter.Paragraph]}"),
                .. Quoted("Villkor:", w[MailParameter.Conditions]),
                Say(
                    "Er firmatecknare får ett eget mejl med avtalet att godkänna. Pengar betalas ut när avtalet gäller."
                ),
                Say("Beslutet som handling, med hur det överklagas, finns på ärendets sida."),
                Link("Se ärendet och beslutet"),
            ]),
            Body([
                Say($"The board of {w.Association} has granted your application."),
                .. CaseEn(w),
                Fact("Granted", w[MailParameter.Amount]),
                Fact("Decision", $"{w[MailParameter.DecidedOn]}, {w[MailParameter.Paragraph]}"),
                .. Quoted("Conditions:", w[MailParameter.Conditions]),
                Say(
                    "Your authorised signatory gets a separate e-mail with the agreement to accept. Money is paid when it is in force."
                ),
                Say("The decision as a document, with how it is appealed, is on the case's page."),
                Link("See the case and the decision"),
            ])
        );

    internal static MailContent Rejected(MailWords w) =>
        Mail(
            "Ansökan är avslagen",
            w,
            Body([
                Say($"Styrelsen för {w.Association} har avslagit er ansökan."),
                .. CaseSv(w),
                Fact("Beslut", $"{w[MailParameter.DecidedOn]}, {w[MailParameter.Paragraph]}"),
                .. Quoted("Skäl:", w[MailParameter.Reason]),
                Say(
                    "Ni kan söka igen med en ny ansökan. Den som är medlem i en kommun eller region som ingår i förbundet "
                        + "kan begära att förvaltningsrätten prövar om beslutet är lagligt, inom tre veckor från den dag då "
                        + "justeringen av protokollet tillkännagavs på anslagstavlan."
                ),
                Say("Beslutet finns som handling på ärendets sida, att läsa och skriva ut."),
                Link("Se ärendet och beslutet"),
            ]),
            Body([
                Say($"The board of {w.Association} has rejected your application."),
                .. CaseEn(w),
                Fact("Decision", $"{w[MailParameter.DecidedOn]}, {w[MailParameter.Paragraph]}"),
                .. Quoted("Reason:", w[MailParameter.Reason]),
                Say(
                    "You may apply again with a new application. A resident of a municipality or region in the association may "
                        + "ask the administrative court to review whether the decision is lawful, within three weeks from the day "
                        + "on which the approval of the minutes was announced on the notice board."
                ),
                Say("The decision is a document on the case's page, to read and print."),
                Link("See the case and the decision"),
            ])
        );

    private static IEnumerable<MailBlock?> Quoted(string heading, string text) =>
        Quote(text) is { } quote ? [Say(heading), quote] : [];
}
