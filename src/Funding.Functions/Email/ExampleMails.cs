using System.Collections.Frozen;
using Funding.Core;

namespace Funding.Functions.Email;

/// <summary>Mails of a case that does not exist, so that staff can see what goes out.</summary>
internal static class ExampleMails
{
    private const string Token = "exempel";

    /// <summary>What stands for each parameter; a test holds that none is missing.</summary>
    internal static FrozenDictionary<string, string> Values { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [MailParameter.CaseNumber] = "KAL-2027-0001",
            [MailParameter.Title] = "Exempel: Vägen tillbaka",
            [MailParameter.Applicant] = "Exempelkommunen",
            [MailParameter.Association] = "Samordningsförbundet",
            [MailParameter.SubmittedOn] = "2027-01-15",
            [MailParameter.Sought] = "1 250 000 kr",
            [MailParameter.AskedBy] = "Anna Exempel",
            [MailParameter.Deadline] = "2027-02-15",
            [MailParameter.FileName] = "budgetbilaga.xlsx",
            [MailParameter.Verdict] = "infected",
            [MailParameter.Questions] = "Hur många deltagare räknar ni med?",
            [MailParameter.ChangedFields] = "Antal deltagare",
            [MailParameter.Party] = "Exempelregionen",
            [MailParameter.BoardQuestions] = "Hur når insatsen unga?",
            [MailParameter.Purpose] = "opinion",
            [MailParameter.Reviewer] = "David Exempel",
            [MailParameter.Who] = "Eva Exempel",
            [MailParameter.Answered] = "Exempelregionen",
            [MailParameter.Unanswered] = "Exempelkommunen",
            [MailParameter.ClosesAt] = "2027-03-12 12:00",
            [MailParameter.Mode] = "meeting",
            [MailParameter.Recommendation] = "grant",
            [MailParameter.Amount] = "1 250 000 kr",
            [MailParameter.ProposalVersion] = "1",
            [MailParameter.Elected] = "Cecilia Exempel",
            [MailParameter.Member] = "Exempelkommunen",
            [MailParameter.Choice] = "yes",
            [MailParameter.Reason] = "Insatsen behöver en tydligare plan för uppföljning.",
            [MailParameter.OutcomeSv] = "Beviljad",
            [MailParameter.OutcomeEn] = "Granted",
            [MailParameter.JustificationSv] = "Åtta av femton platser deltog. Åtta röstade för.",
            [MailParameter.JustificationEn] = "Eight of fifteen seats took part. Eight voted for.",
            [MailParameter.DecidedOn] = "2027-03-12",
            [MailParameter.Paragraph] = "12",
            [MailParameter.MeetingEn] = "Board",
            [MailParameter.StartsAt] = "2027-03-12 09:00",
            [MailParameter.EndsAt] = "2027-03-12 12:00",
            [MailParameter.Place] = "Sammanträdesrummet",
            [MailParameter.RemoteLink] = "https://video.example/rum",
            [MailParameter.Agenda] = "§ 12 Exempel: Vägen tillbaka",
            [MailParameter.Item] = "Exempel: Vägen tillbaka",
            [MailParameter.UpFrom] = "2027-03-20",
            [MailParameter.LastAppealDay] = "2027-04-10",
            [MailParameter.Paragraphs] = "12, 13",
            [MailParameter.Conditions] = "Styrgruppen träffas minst två gånger om året.",
            [MailParameter.Signatory] = "Bo Exempel",
            [MailParameter.Instalments] = "2027-04-15: 625 000 kr",
            [MailParameter.Reports] = "2027-05-30",
            [MailParameter.Instalment] = "1",
            [MailParameter.AuthorisedBy] = "Anna Exempel",
            [MailParameter.Account] = "Bankgiro 991-2346",
            [MailParameter.PaymentId] = "KAL202700010001",
            [MailParameter.Report] = "2027-01-01–2027-04-30",
            [MailParameter.ReportKind] = "interim",
            [MailParameter.Day] = "2027-05-30",
            [MailParameter.Amendment] = "1",
            [MailParameter.WhySv] = "Ändringen är större än tio procent.",
            [MailParameter.WhyEn] = "The change is more than ten per cent.",
            [MailParameter.Granted] = "1 250 000 kr",
            [MailParameter.Entitled] = "1 150 000 kr",
            [MailParameter.Recovery] = "100 000 kr",
            [MailParameter.Remaining] = "50 000 kr",
            [MailParameter.Paid] = "1 250 000 kr",
            [MailParameter.Recovered] = "50 000 kr",
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The mail as it leaves.</summary>
    internal static Mail Of(MailComposer composer, MailTemplate template) =>
        composer
            .Compose(
                "example",
                new ApplicationId(Guid.Empty),
                new Effect.SendMail(
                    template,
                    new PersonRef("example", "Anna Exempel", EmailAddress.Parse("anna@kommunen.example", null)),
                    null,
                    Values
                ),
                Token
            )
            .Mail;
}
