namespace Funding.Core.Tests;

/// <summary>A complete form, an association and a board.</summary>
internal static class Samples
{
    internal static readonly AssociationSnapshot Association = new(
        "KAL",
        "Samordningsförbundet i Kalmar län",
        [
            new(People.Kalmar, "Kalmar kommun"),
            new(People.Nybro, "Nybro kommun"),
            new(People.Region, "Region Kalmar län"),
            new(People.SocialInsurance, "Försäkringskassan"),
            new(People.EmploymentService, "Arbetsförmedlingen"),
        ],
        People.Ref("office@forbund.se"),
        People.Ref("finance@forbund.se"),
        People.Ref("director@forbund.se"),
        new AssociationRules()
    );

    internal static readonly ApplicationForm Form = new()
    {
        Title = "Vägen in",
        Type = InterventionType.Individual,
        Association = "KAL",
        Applicant = new()
        {
            OrganisationNumber = "212000-0746",
            Name = "Kalmar kommun",
            Bankgiro = "991-2346",
            Contact = new() { Name = "Eva Ek", Email = "editor@kalmar.se" },
            AuthorisedSignatory = new() { Name = "Sven Svensson", Email = "signatory@kalmar.se" },
        },
        CoApplicants =
        [
            new()
            {
                OrganisationNumber = "212000-0753",
                Name = "Nybro kommun",
                Contact = new() { Name = "Nils Ny", Email = "editor@nybro.se" },
            },
        ],
        Background = "Många unga saknar sysselsättning.",
        Purpose = "Fler ska börja arbeta eller studera.",
        Goals = [new() { Description = "Fler i arbete", Measure = "Andel i arbete efter sex månader" }],
        TargetGroup = "Unga 16–29 år",
        Participants = 60,
        Method = "Supported employment",
        Organisation = "Styrgrupp med båda kommunerna",
        Period = new() { Start = new(2027, 1, 1), End = new(2028, 12, 31) },
        Budget = new()
        {
            Rows =
            [
                new(2027, CostType.Personnel, Kr(800_000)),
                new(2027, CostType.Premises, Kr(100_000)),
                new(2028, CostType.Personnel, Kr(700_000)),
            ],
            CoFunding = [new(2027, CoFundingKind.InKind, "Nybro kommun", Kr(200_000))],
            Sought = [new(2027, Kr(700_000)), new(2028, Kr(700_000))],
        },
        FollowUp = "Halvårsvis",
        Indicators = [new() { Name = "I arbete", Target = 30 }],
        AfterProject = "Kommunerna tar över.",
        Equality = "Lika villkor för kvinnor och män.",
        Risks = "Svårt att rekrytera.",
    };

    internal static readonly IReadOnlyList<ReferralParty> Parties =
    [
        Party("region", People.Region),
        Party("fk", People.SocialInsurance),
        Party("af", People.EmploymentService),
        Party("kommunerna", People.Kalmar, People.Nybro),
    ];

    internal static readonly Opinion Opinion = new(Stance.Supports, "Ett bra projekt.", "", [new("need", 5)]);

    internal static readonly ReportContent Report = new()
    {
        Activities = "Kurser och praktik.",
        Participants = [new(Sex.Women, AgeGroup.From16To29, 12)],
        Indicators = [new("I arbete", 6)],
        Costs = [new(CostType.Personnel, Kr(280_000))],
        CoFunding = Kr(0),
        Deviations = "Fler deltagare än väntat.",
    };

    internal static readonly IReadOnlyList<BoardSeat> Seats =
    [
        .. Enumerable
            .Range(1, 15)
            .Select(n => new BoardSeat(
                $"seat-{n}",
                n <= 8 ? "kommunerna" : "region",
                n == 1 ? SeatOffice.Chair
                    : n == 2 ? SeatOffice.ViceChair
                    : SeatOffice.Member,
                People.Ref($"seat{n}@board.se")
            )),
    ];

    internal static readonly IReadOnlyList<Substitute> Substitutes =
    [
        new("kommunerna", People.Ref("substitute1@kommunerna.se")),
        new("kommunerna", People.Ref("substitute2@kommunerna.se")),
        new("region", People.Ref("substitute1@region.se")),
    ];

    /// <summary>Four instalments: two on date, one on the first report, one on the final.</summary>
    internal static ApplicationCommand.Propose Grant =>
        new(
            Recommendation.Grant,
            [],
            ["Rapportera i tid."],
            [
                new(Kr(600_000), InstalmentTrigger.Date, new DateOnly(2027, 1, 15)),
                new(Kr(300_000), InstalmentTrigger.Report),
                new(Kr(400_000), InstalmentTrigger.Date, new DateOnly(2028, 1, 17)),
                new(Kr(100_000), InstalmentTrigger.Report, null, "final"),
            ],
            "Projektet möter ett tydligt behov."
        );

    /// <summary>Two instalments on request, one on the final report.</summary>
    internal static ApplicationCommand.Propose OnRequest =>
        Grant with
        {
            Instalments =
            [
                new(Kr(600_000), InstalmentTrigger.Request),
                new(Kr(700_000), InstalmentTrigger.Request),
                new(Kr(100_000), InstalmentTrigger.Report, null, "final"),
            ],
        };

    internal static ApplicationCommand.Propose Reject =>
        new(Recommendation.Reject, [], [], [], "Behovet är inte visat.");

    internal static Money Kr(decimal kronor) => Money.FromKronor(kronor);

    internal static Document Document(string id = "d1", long length = 1000) =>
        new(id, "bilaga.pdf", "application/pdf", length, new string('a', 64));

    private static ReferralParty Party(string id, params OrganisationNumber[] numbers) =>
        new(id, id, numbers, People.Ref($"reviewer@{id}.se"), People.Ref($"manager@{id}.se"));
}
