using Funding.Core;
using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>Board members are asked to vote.</summary>
internal static class BallotMails
{
    internal static MailContent Request(MailWords w) =>
        Mail(
            $"Rösta senast {w[MailParameter.ClosesAt]}",
            w,
            Body([
                Say(
                    $"{w.Association} ber dig rösta om {Whose.Sv(w.Applicant)} ansökan {w.Title}. Rösta senast {w[MailParameter.ClosesAt]}."
                ),
                Link("Läs förslaget och rösta"),
                .. MatterSv(w),
                Say("På samma sida anmäler du jäv eller att du inte kan delta; då kallas en ersättare."),
                Say("Den som inte har röstat när ärendet stängs räknas inte som närvarande."),
            ]),
            Body([
                Say(
                    $"{w.Association} asks you to vote on the application {w.Title} from {w.Applicant}, no later than {w[MailParameter.ClosesAt]}."
                ),
                Link("Read the proposal and vote"),
                .. MatterEn(w),
                Say(
                    "On the same page you declare a conflict of interest or that you cannot take part; then a substitute is called."
                ),
                Say("Whoever has not voted when the item closes does not count as present."),
            ])
        );

    internal static MailContent SubstituteCall(MailWords w) =>
        Mail(
            $"Du kallas in som ersättare: rösta senast {w[MailParameter.ClosesAt]}",
            w,
            Body([
                Say(
                    $"{w.Association} kallar in dig som ersättare för {w[MailParameter.Elected]}. Rösta om {Whose.Sv(w.Applicant)} ansökan senast {w[MailParameter.ClosesAt]}."
                ),
                Link("Läs förslaget och rösta"),
                .. MatterSv(w),
                Say("Kan du inte delta, eller är du jävig, anmäler du det med samma länk."),
            ]),
            Body([
                Say(
                    $"{w.Association} calls you as substitute for {w[MailParameter.Elected]}. Vote on the application from {w.Applicant} no later than {w[MailParameter.ClosesAt]}."
                ),
                Link("Read the proposal and vote"),
                .. MatterEn(w),
                Say("If you cannot take part or have a conflict of interest, say so with the same link."),
            ])
        );

    internal static MailContent Reminder(MailWords w) =>
        Mail(
            $"Påminnelse: rösta senast {w[MailParameter.ClosesAt]}",
            w,
            Body([
                Say(
                    $"{w.Association} har inte fått din röst om {Whose.Sv(w.Applicant)} ansökan. Rösta senast {w[MailParameter.ClosesAt]}."
                ),
                Link("Läs förslaget och rösta"),
                .. MatterSv(w),
                Say("Den som inte har röstat när ärendet stängs räknas inte som närvarande."),
            ]),
            Body([
                Say(
                    $"{w.Association} has not had your vote on the application from {w.Applicant}. Vote no later than {w[MailParameter.ClosesAt]}."
                ),
                Link("Read the proposal and vote"),
                .. MatterEn(w),
                Say("Whoever has not voted when the item closes does not count as present."),
            ])
        );

    internal static MailContent Receipt(MailWords w) =>
        Mail(
            "Din röst är registrerad",
            w,
            Body([
                Say(
                    $"Tack, {w.Association} har registrerat din röst. Du kan ändra den till {w[MailParameter.ClosesAt]}."
                ),
                .. CaseSv(w),
                Fact("Din röst", Choices.Sv(w[MailParameter.Choice])),
                Fact("Ärendet stängs", w[MailParameter.ClosesAt]),
                Say(
                    "Vill du ändra dig innan ärendet stängs använder du den här nya länken. Samma länk använder du om du vill reservera dig mot beslutet innan sammanträdet är avslutat. Annars behöver du inte göra något."
                ),
                Link("Ändra min röst eller reservera mig"),
            ]),
            Body([
                Say(
                    $"Thank you, {w.Association} has registered your vote. You can change it until {w[MailParameter.ClosesAt]}."
                ),
                .. CaseEn(w),
                Fact("Your vote", Choices.En(w[MailParameter.Choice])),
                Fact("The item closes", w[MailParameter.ClosesAt]),
                Say(
                    "To change your vote before the item closes, use this new link. Use it too to dissent from the decision before the meeting is closed. Otherwise you need do nothing."
                ),
                Link("Change my vote or dissent"),
            ])
        );

    internal static MailContent Notice(MailWords w)
    {
        var (subject, sv, en) = w[MailParameter.Choice] switch
        {
            "changed" => ("En röst har ändrats", "har ändrat sin röst om", "has changed the vote on"),
            "conflict" => (
                "En jävsanmälan har kommit in",
                "har anmält jäv i",
                "has declared a conflict of interest in"
            ),
            "absence" => ("Någon kan inte delta i ett beslut", "kan inte delta i beslutet om", "cannot take part in"),
            _ => ("En röst har kommit in", "har röstat om", "has voted on"),
        };
        return Mail(
            subject,
            w,
            Body([
                Say($"{w[MailParameter.Who]} {sv} {Whose.Sv(w.Applicant)} ansökan {w.Title}."),
                .. CaseSv(w),
                Fact("Ärendet stängs", w[MailParameter.ClosesAt]),
                Say(
                    "Ledamoten har fått ett eget kvitto. Säger någon att det inte var de som gjorde det, så går det att ändra till dess att ärendet stängs."
                ),
                OpenCaseSv,
            ]),
            Body([
                Say($"{w[MailParameter.Who]} {en} the application {w.Title} from {w.Applicant}."),
                .. CaseEn(w),
                Fact("The item closes", w[MailParameter.ClosesAt]),
                Say(
                    "The member has had a receipt. If somebody says that it was not them, it can be changed until the item closes."
                ),
                OpenCaseEn,
            ])
        );
    }

    internal static MailContent Voided(MailWords w) =>
        Mail(
            "Din röst gäller inte längre: förslaget är ändrat",
            w,
            Body([
                Say(
                    "Förbundschefen har ändrat förslaget. Därför gäller inte din röst längre. Du får ett nytt mejl med en ny länk."
                ),
                .. CaseSv(w),
                Fact("Förslagets version", w[MailParameter.ProposalVersion]),
            ]),
            Body([
                Say(
                    "The executive director has changed the proposal, so your vote no longer counts. You will get another e-mail with a new link."
                ),
                .. CaseEn(w),
                Fact("Version of the proposal", w[MailParameter.ProposalVersion]),
            ])
        );

    internal static MailContent StoodAside(MailWords w) =>
        Mail(
            "Din anmälan är registrerad",
            w,
            Body([
                Say(
                    "Vi har registrerat att du inte deltar i ärendet. En ersättare kallas. Du behöver inte göra något mer."
                ),
                .. CaseSv(w),
                Fact("Skäl", w[MailParameter.Reason]),
            ]),
            Body([
                Say(
                    "We have registered that you take no part in the item. A substitute is called. You need do nothing more."
                ),
                .. CaseEn(w),
                Fact("Reason", w[MailParameter.Reason]),
            ])
        );

    internal static MailContent SeatVacant(MailWords w) =>
        Mail(
            "En plats i styrelsen saknar ersättare",
            w,
            Body([
                Say("Ingen ersättare finns kvar att kalla till en plats. Kontrollera att styrelsen blir beslutsför."),
                .. CaseSv(w),
                Fact("Ordinarie ledamot", w[MailParameter.Elected]),
                Fact("Medlem", w[MailParameter.Member]),
                OpenCaseSv,
            ]),
            Body([
                Say("There is no substitute left to call to a seat. Please check that the board will have a quorum."),
                .. CaseEn(w),
                Fact("Elected member", w[MailParameter.Elected]),
                Fact("Member organisation", w[MailParameter.Member]),
                OpenCaseEn,
            ])
        );

    private static IEnumerable<MailBlock?> MatterSv(MailWords w) =>
        [
            .. CaseSv(w),
            Fact("Förslag", Choices.Sv(w[MailParameter.Recommendation])),
            Fact("Belopp", w[MailParameter.Amount]),
            Fact("Form", Choices.Sv(w[MailParameter.Mode])),
            Fact("Rösta senast", w[MailParameter.ClosesAt]),
        ];

    private static IEnumerable<MailBlock?> MatterEn(MailWords w) =>
        [
            .. CaseEn(w),
            Fact("Proposal", Choices.En(w[MailParameter.Recommendation])),
            Fact("Amount", w[MailParameter.Amount]),
            Fact("Form", Choices.En(w[MailParameter.Mode])),
            Fact("Vote no later than", w[MailParameter.ClosesAt]),
        ];
}
