namespace Funding.Core;

/// <summary>The sentences for faults in what was sent.</summary>
internal static class Problem
{
    internal static FieldProblem Required(string field) =>
        new(field, ProblemCode.Required, new("Fyll i uppgiften.", "Fill in this part."));

    internal static FieldProblem TooLong(string field, int longest = TextRules.Longest) =>
        new(
            field,
            ProblemCode.TooLong,
            new($"Korta texten till högst {longest} tecken.", $"Shorten the text to at most {longest} characters.")
        );

    internal static FieldProblem TooMany(string field, int most) =>
        new(field, ProblemCode.TooMany, new($"Ange högst {most} rader.", $"Give at most {most} rows."));

    internal static FieldProblem OutOfRange(string field, string sv, string en) =>
        new(field, ProblemCode.OutOfRange, new(sv, en));

    internal static FieldProblem OrganisationNumber(string field) =>
        new(
            field,
            ProblemCode.InvalidOrganisationNumber,
            new(
                "Kontrollera organisationsnumret. Det ska ha tio siffror, till exempel 212000-0746.",
                "Check the organisation number. It has ten digits, such as 212000-0746."
            )
        );

    internal static FieldProblem Account(string field, string kind) =>
        new(
            field,
            ProblemCode.InvalidAccount,
            new(
                $"Kontrollera {kind}numret. Någon siffra verkar vara fel.",
                $"Check the {kind} number. A digit seems to be wrong."
            )
        );

    internal static FieldProblem AccountMissing(string field) =>
        new(
            field,
            ProblemCode.Required,
            new("Ange bankgiro eller plusgiro för utbetalningen.", "Give a bankgiro or plusgiro for the payments.")
        );

    internal static FieldProblem Email(string field) =>
        new(
            field,
            ProblemCode.InvalidEmail,
            new(
                "Kontrollera e-postadressen. Den ska se ut som namn@exempel.se.",
                "Check the e-mail address. It looks like name@example.se."
            )
        );

    internal static FieldProblem NotAMember(string field) =>
        new(
            field,
            ProblemCode.NotAMember,
            new(
                "Organisationen är inte medlem i samordningsförbundet. Bara medlemmar kan söka. Den kan i stället anges som utförare.",
                "The organisation is not a member of the association. Only members can apply. It can be named as implementer instead."
            )
        );

    internal static FieldProblem NotOwnOrganisation(string field) =>
        new(
            field,
            ProblemCode.NotOwnOrganisation,
            new(
                "Sökanden ska vara den organisation som ansökan tillhör. Ange er egen organisation som sökande.",
                "The applicant must be the organisation that the application belongs to. Give your own organisation."
            )
        );

    internal static FieldProblem TooFewMembers(string field, int least) =>
        new(
            field,
            ProblemCode.TooFewMembers,
            new(
                $"Minst {least} medlemmar ska söka tillsammans. Lägg till medsökande.",
                $"At least {least} members apply together. Add co-applicants."
            )
        );

    internal static FieldProblem Duplicate(string field) =>
        new(
            field,
            ProblemCode.Duplicate,
            new("Samma uppgift finns redan. Ta bort den ena.", "This stands here already. Remove one of them.")
        );

    internal static FieldProblem WrongAssociation(string field, string code) =>
        new(
            field,
            ProblemCode.WrongAssociation,
            new(
                $"Ansökan gäller ett annat samordningsförbund. Ange {code}.",
                $"The application names another association. Give {code}."
            )
        );

    internal static FieldProblem Period(string field) =>
        new(
            field,
            ProblemCode.InvalidPeriod,
            new("Slutdatumet ska vara efter startdatumet.", "The last day must come after the first.")
        );

    internal static FieldProblem YearOutsidePeriod(string field, int year) =>
        new(
            field,
            ProblemCode.YearOutsidePeriod,
            new(
                $"Året {year} ligger utanför projektets period. Ändra året eller perioden.",
                $"The year {year} is outside the project's period. Change the year or the period."
            )
        );

    internal static FieldProblem NegativeAmount(string field) =>
        new(
            field,
            ProblemCode.NegativeAmount,
            new("Beloppet kan inte vara mindre än noll.", "The amount cannot be below zero.")
        );

    internal static FieldProblem BudgetUnbalanced(string field, int year, Money expected, Money sought) =>
        new(
            field,
            ProblemCode.BudgetUnbalanced,
            new(
                $"Sökt belopp för {year} ska vara kostnaderna minus medfinansieringen, {expected}, men är {sought}.",
                $"The amount sought for {year} must be costs less co-funding, {expected}, but is {sought}."
            )
        );

    internal static FieldProblem NothingSought(string field) =>
        new(
            field,
            ProblemCode.NothingSought,
            new("Ange vilket belopp ni söker.", "Give the amount that you apply for.")
        );

    internal static FieldProblem NotASocialEnterprise(string field) =>
        new(
            field,
            ProblemCode.NotASocialEnterprise,
            new(
                "Ett arbetsintegrerande socialt företag återinvesterar sitt överskott och är fristående från det offentliga. Ändra uppgifterna eller ange att utföraren inte är ett sådant företag.",
                "A work-integrating social enterprise reinvests its surplus and is independent of the public sector. Change the answers, or say that the implementer is not one."
            )
        );

    internal static FieldProblem PersonalIdentityNumber(string field) =>
        new(
            field,
            ProblemCode.PersonalIdentityNumber,
            new(
                "Texten innehåller något som ser ut som ett personnummer. Ta bort det.",
                "The text holds something that looks like a personal identity number. Remove it."
            )
        );

    internal static FieldProblem ExceedsSought(string field, int year, Money sought) =>
        new(
            field,
            ProblemCode.ExceedsSought,
            new(
                $"Beloppet för {year} kan inte vara större än det sökta, {sought}.",
                $"The amount for {year} cannot be more than what is sought, {sought}."
            )
        );

    internal static FieldProblem AmountsDiffer(string field, string sv, string en) =>
        new(field, ProblemCode.AmountsDiffer, new(sv, en));

    internal static FieldProblem LedgerExtract(string field) =>
        new(
            field,
            ProblemCode.UnknownReference,
            new(
                "Bifoga ett utdrag ur bokföringen som inte har skickats in tidigare.",
                "Attach an extract of the ledger that has not been sent in before."
            )
        );

    internal static FieldProblem MoreThanReleased(string field, Application state) =>
        new(
            field,
            ProblemCode.OutOfRange,
            new(
                $"Ärendet har öppnats igen och kan få högst {Most(state)} i godkända kostnader: mer av bidraget finns inte kvar att betala ut.",
                $"The case was opened again and can have at most {Most(state)} in approved costs: no more of the grant is left to be paid."
            )
        );

    private static Money Most(Application state) =>
        state.Ending is null ? state.Ledger.Paid + state.Ledger.Released : state.Ledger.Paid;

    internal static FieldProblem NothingChanged(string field) =>
        new(
            field,
            ProblemCode.NothingChanged,
            new(
                "Uppgiften är densamma som i dag. Ändra den eller ta bort den.",
                "This is as it is today. Change it or leave it out."
            )
        );

    internal static FieldProblem OneKindOfChange(string field) =>
        new(
            field,
            ProblemCode.OneKindOfChange,
            new(
                "Ange en ändring: av budget, tid eller pengar, av personer, eller av konto. Begär var sak för sig.",
                "Give one change: of budget, time or money, of people, or of the account. Ask for each by itself."
            )
        );

    internal static FieldProblem DeviationUnexplained(string field, int percent) =>
        new(
            field,
            ProblemCode.DeviationUnexplained,
            new(
                $"Kostnader ligger mer än {percent} procent över budgeten för perioden, eller saknar budget. Förklara varför.",
                $"Costs are more than {percent} percent above the budget of the period, or have no budget. Explain why."
            )
        );

    internal static FieldProblem UnknownReference(string field, string sv, string en) =>
        new(field, ProblemCode.UnknownReference, new(sv, en));
}
