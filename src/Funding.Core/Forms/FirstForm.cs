namespace Funding.Core;

/// <summary>Version 1 of the application form. What is stored without a form refers to it, so it never changes: new words are a new version.</summary>
internal static class FirstForm
{
    internal static FormDefinition Definition { get; } =
        new(
            1,
            [
                new(
                    "project",
                    new("Projektet", "The project"),
                    [
                        Part(
                            "title",
                            "Projektets namn",
                            "Name of the project",
                            "Ett kort namn som säger vad projektet gör.",
                            "A short name that says what the project does."
                        ) with
                        {
                            Required = true,
                            Longest = 200,
                        },
                        Part(
                            "type",
                            "Slag av insats",
                            "Kind of intervention",
                            "Gör projektet båda delarna skickar ni två ansökningar.",
                            "If the project does both, send two applications."
                        ) with
                        {
                            Required = true,
                        },
                    ]
                ),
                new(
                    "applicant",
                    new("Sökande", "Applicant"),
                    [
                        Part(
                            "applicant",
                            "Sökande, kontaktperson och firmatecknare",
                            "Applicant, contact and authorised signatory"
                        ) with
                        {
                            Required = true,
                        },
                    ]
                ),
                new(
                    "coApplicants",
                    new("Medsökande", "Co-applicants"),
                    [
                        Part(
                            "coApplicants",
                            "Medsökande",
                            "Co-applicants",
                            "Minst två av förbundets medlemmar söker tillsammans.",
                            "At least two of the association's members apply together."
                        ) with
                        {
                            Required = true,
                        },
                        Part(
                            "partnerRoles",
                            "Parternas roller",
                            "The partners' roles",
                            "Vad bidrar varje part med i projektet?",
                            "What does each partner contribute to the project?"
                        ),
                    ]
                ),
                new(
                    "implementer",
                    new("Utförare", "Implementer"),
                    [
                        Part(
                            "implementer",
                            "Utförare",
                            "Implementer",
                            "Fyll i bara om någon annan än ni själva ska utföra arbetet, till exempel ett arbetsintegrerande socialt företag.",
                            "Fill in only if someone other than yourselves is to do the work, such as a work-integrating social enterprise."
                        ),
                        Part(
                            "implementer.enterprise",
                            "Arbetsintegrerande socialt företag",
                            "Work-integrating social enterprise",
                            "Gäller bara om utföraren är ett sådant företag.",
                            "Only if the implementer is such an enterprise."
                        ) with
                        {
                            Required = true,
                            ShownWhen = new("implementer", [ApplicationAnswers.SocialEnterprise]),
                        },
                    ]
                ),
                new(
                    "purpose",
                    new("Behov, syfte och mål", "Need, purpose and goals"),
                    [
                        Part(
                            "background",
                            "Bakgrund och behov",
                            "Background and need",
                            "Vilket problem ska lösas, för vilka, och hur vet ni att behovet finns?",
                            "What problem is to be solved, for whom, and how do you know that the need exists?"
                        ) with
                        {
                            Required = true,
                        },
                        Part(
                            "purpose",
                            "Syfte",
                            "Purpose",
                            "Vad ska vara annorlunda när projektet är slut? Det ligger inom parternas samlade ansvar men är inte deras ordinarie verksamhet.",
                            "What is to be different when the project ends? It lies within the parties' joint remit but is not their ordinary work."
                        ) with
                        {
                            Required = true,
                        },
                        Part("goals", "Mål", "Goals", "Mål som går att mäta.", "Goals that can be measured.") with
                        {
                            Required = true,
                        },
                    ]
                ),
                new(
                    "method",
                    new("Målgrupp och arbetssätt", "Target group and method"),
                    [
                        Part(
                            "targetGroup",
                            "Målgrupp",
                            "Target group",
                            "Vilka är deltagarna? De är i arbetsför ålder (16–64 år) och behöver samordnad rehabilitering. Beskriv gruppen, aldrig enskilda personer.",
                            "Who are the participants? They are of working age (16–64) and need coordinated rehabilitation. Describe the group, never individuals."
                        ) with
                        {
                            Required = true,
                        },
                        Part(
                            "participants",
                            "Antal deltagare",
                            "Number of participants",
                            "Under hela projekttiden.",
                            "During the whole project."
                        ) with
                        {
                            Required = true,
                            ShownWhen = new("type", ["individual"]),
                        },
                        Part("method", "Metod", "Method", "Hur arbetar ni?", "How do you work?") with
                        {
                            Required = true,
                        },
                        Part(
                            "activities",
                            "Aktiviteter",
                            "Activities",
                            "Vad ska göras, och vem ansvarar för det?",
                            "What is to be done, and who answers for it?"
                        ),
                    ]
                ),
                new(
                    "organisation",
                    new("Organisation", "Organisation"),
                    [
                        Part(
                            "organisation",
                            "Organisation",
                            "Organisation",
                            "Vem leder arbetet, och hur samverkar ni?",
                            "Who leads the work, and how do you work together?"
                        ) with
                        {
                            Required = true,
                        },
                        Part(
                            "steeringGroup",
                            "Styrgrupp",
                            "Steering group",
                            "Vilka organisationer och funktioner sitter i styrgruppen?",
                            "Which organisations and functions are in the steering group?"
                        ),
                    ]
                ),
                new(
                    "budget",
                    new("Tid och budget", "Time and budget"),
                    [
                        Part("period", "Projekttid", "Project period") with
                        {
                            Required = true,
                        },
                        Part(
                            "period.phases",
                            "Faser",
                            "Phases",
                            "Till exempel uppstart, genomförande och avslut.",
                            "Such as start, running and ending."
                        ),
                        Part(
                            "budget",
                            "Budget",
                            "Budget",
                            "Kostnader per kalenderår och kostnadsslag, medfinansiering och sökt belopp.",
                            "Costs per calendar year and cost type, co-funding and the amount sought."
                        ) with
                        {
                            Required = true,
                        },
                    ]
                ),
                new(
                    "followUp",
                    new("Uppföljning", "Follow-up"),
                    [
                        Part(
                            "followUp",
                            "Plan för uppföljning",
                            "Plan for follow-up",
                            "Hur följer ni att arbetet ger resultat?",
                            "How do you follow that the work gives results?"
                        ) with
                        {
                            Required = true,
                        },
                        Part(
                            "indicators",
                            "Indikatorer",
                            "Indicators",
                            "Vad ni räknar för att se om målen nås.",
                            "What you count to see whether the goals are reached."
                        ) with
                        {
                            Required = true,
                        },
                    ]
                ),
                new(
                    "after",
                    new("Efter projektet", "After the project"),
                    [
                        Part(
                            "afterProject",
                            "Arbetet efter projektet",
                            "The work after the project",
                            "Vem tar över, och hur betalas det?",
                            "Who takes over, and how is it paid for?"
                        ) with
                        {
                            Required = true,
                        },
                        Part(
                            "equality",
                            "Jämställdhet och integration",
                            "Equality and integration",
                            "Hur når ni kvinnor och män lika väl, och personer med olika bakgrund?",
                            "How do you reach women and men equally well, and people of different backgrounds?"
                        ) with
                        {
                            Required = true,
                        },
                        Part(
                            "risks",
                            "Risker",
                            "Risks",
                            "Vad kan gå fel, och vad gör ni då?",
                            "What may go wrong, and what will you do then?"
                        ) with
                        {
                            Required = true,
                        },
                    ]
                ),
            ]
        );

    private static FormQuestion Part(string id, string sv, string en) => new(id, QuestionKind.Part, new(sv, en));

    private static FormQuestion Part(string id, string sv, string en, string helpSv, string helpEn) =>
        Part(id, sv, en) with
        {
            Help = new(helpSv, helpEn),
        };
}
