using Funding.Core;
using Funding.Functions.Directory;

namespace Funding.Functions.Settings;

/// <summary>Letters of a case that does not exist, so that the association's own words can be seen where they will stand.</summary>
internal static class ExampleLetters
{
    private const string Title = "Exempel: Vägen tillbaka";
    private const string Applicant = "Exempelkommunen";
    private const string Number = "212000-0746";
    private static readonly ApplicationId _case = new(Guid.Empty);

    /// <summary>The letter with these words.</summary>
    internal static RecordContent Of(LetterKind kind, LetterTexts words, AssociationFile association, DateOnly day)
    {
        var number = new CaseNumber(association.Code, day.Year, 1);
        var at = new DateTimeOffset(day.ToDateTime(new TimeOnly(13, 0)), TimeSpan.Zero);
        RecordContent letter = kind switch
        {
            LetterKind.Decision => Decision(number, association, day),
            LetterKind.Agreement => Agreement(number, association, day, at),
            LetterKind.Minutes => Minutes(number, association, day, at),
        };
        return letter with { OwnWords = words.Opening.Length + words.Closing.Length == 0 ? null : words };
    }

    private static DecisionLetter Decision(CaseNumber number, AssociationFile association, DateOnly day) =>
        new(
            number,
            Title,
            Applicant,
            Number,
            ["Anna Exempel", "Bo Exempel"],
            Money.FromKronor(1_250_000),
            BoardOutcome.Granted,
            BoardMode.Meeting,
            day.AddDays(-10),
            new MinutesRecord("12", day),
            "Insatsen ligger inom parternas samlade ansvar och möter ett behov som de inte når var för sig.",
            "Åtta av femton platser deltog. Åtta röstade för förslaget."
        )
        {
            Amounts = [new(day.Year + 1, Money.FromKronor(1_250_000))],
            Conditions = ["Styrgruppen träffas minst två gånger om året."],
            Period = Year(day),
            Association = association.Name,
            Number = $"{number}-5",
            Day = day,
        };

    private static AgreementDocument Agreement(
        CaseNumber number,
        AssociationFile association,
        DateOnly day,
        DateTimeOffset at
    ) =>
        new(
            new AgreementTerms(
                _case,
                number.ToString(),
                association.Name,
                Applicant,
                Number,
                Title,
                Year(day),
                "12",
                day.AddDays(-10),
                [new(day.Year + 1, Money.FromKronor(1_250_000))],
                ["Styrgruppen träffas minst två gånger om året."],
                [new(Money.FromKronor(1_250_000), InstalmentTrigger.Date, Year(day).Start)],
                [new("final", ReportKind.Final, Year(day), Year(day).End.AddMonths(2))],
                "Bankgiro 991-2346"
            )
            {
                Duties = AgreementTerms.StandardDuties,
            },
            new string('0', 64),
            "Bo Exempel",
            "Cecilia Exempel",
            at
        )
        {
            Association = association.Name,
            Number = $"{number}-6",
            Day = day,
        };

    private static MinutesDocument Minutes(
        CaseNumber number,
        AssociationFile association,
        DateOnly day,
        DateTimeOffset at
    )
    {
        var content = new MinutesContent(
            new MeetingId(Guid.Empty),
            MeetingKind.Board,
            association.Name,
            1,
            at.AddHours(-4),
            at.AddHours(-2),
            "Sammanträdesrummet",
            "Cecilia Exempel",
            "David Exempel",
            [
                new("Cecilia Exempel", Applicant, SeatOffice.Chair, "", null, null),
                new("David Exempel", "Exempelregionen", SeatOffice.Member, "", null, null),
            ],
            [],
            [
                new(
                    12,
                    AgendaItemKind.Matter,
                    Title,
                    number.ToString(),
                    Applicant,
                    true,
                    "",
                    new MatterOutcome(
                        BoardOutcome.Granted,
                        Recommendation.Grant,
                        Money.FromKronor(1_250_000),
                        ["Styrgruppen träffas minst två gånger om året."],
                        [new("Cecilia Exempel", VoteChoice.Yes), new("David Exempel", VoteChoice.Yes)],
                        [],
                        [],
                        new(
                            "Två av två platser deltog. Två röstade för förslaget.",
                            "Two of two seats took part. Two voted for it."
                        ),
                        ""
                    ),
                    []
                ),
            ]
        );
        return new(content, content.Hash(), [new(MinutesSigner.Chair, "Cecilia Exempel", at)])
        {
            Association = association.Name,
            Number = $"Styrelsen {SwedishTime.Text(day)}",
            Day = day,
        };
    }

    private static Period Year(DateOnly day) =>
        new(new DateOnly(day.Year + 1, 1, 1), new DateOnly(day.Year + 1, 12, 31));
}
