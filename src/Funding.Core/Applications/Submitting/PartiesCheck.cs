namespace Funding.Core;

/// <summary>Checks of applicant, co-applicants and implementer.</summary>
internal static class PartiesCheck
{
    private const int MostCoApplicants = 50;

    internal static IEnumerable<FieldProblem> Of(
        ApplicationForm form,
        AssociationSnapshot association,
        OrganisationNumber owner
    ) => [.. ApplicantOf(form.Applicant, association, owner), .. CoApplicants(form, association), .. Implementer(form)];

    private static IEnumerable<FieldProblem> ApplicantOf(
        Applicant applicant,
        AssociationSnapshot association,
        OrganisationNumber owner
    )
    {
        if (string.IsNullOrWhiteSpace(applicant.Name))
        {
            yield return Problem.Required("/applicant/name");
        }

        if (!OrganisationNumber.TryParse(applicant.OrganisationNumber, out var number))
        {
            yield return Problem.OrganisationNumber("/applicant/organisationNumber");
        }
        else if (number != owner)
        {
            yield return Problem.NotOwnOrganisation("/applicant/organisationNumber");
        }
        else if (!IsMember(association, number))
        {
            yield return Problem.NotAMember("/applicant/organisationNumber");
        }

        if (Account(applicant) is { } problem)
        {
            yield return problem;
        }

        foreach (
            var found in Person("/applicant/contact", applicant.Contact)
                .Concat(Person("/applicant/authorisedSignatory", applicant.AuthorisedSignatory))
        )
        {
            yield return found;
        }
    }

    private static FieldProblem? Account(Applicant applicant) =>
        applicant switch
        {
            { Bankgiro: "", Plusgiro: "" } => Problem.AccountMissing("/applicant/bankgiro"),
            { Bankgiro: not "" } when PaymentAccount.Bankgiro(applicant.Bankgiro) is null => Problem.Account(
                "/applicant/bankgiro",
                "bankgiro"
            ),
            { Plusgiro: not "" } when PaymentAccount.Plusgiro(applicant.Plusgiro) is null => Problem.Account(
                "/applicant/plusgiro",
                "plusgiro"
            ),
            _ => null,
        };

    private static IEnumerable<FieldProblem> Person(string field, Contact contact)
    {
        if (string.IsNullOrWhiteSpace(contact.Name))
        {
            yield return Problem.Required($"{field}/name");
        }

        if (!EmailAddress.TryParse(contact.Email, out _))
        {
            yield return Problem.Email($"{field}/email");
        }
    }

    private static IEnumerable<FieldProblem> CoApplicants(ApplicationForm form, AssociationSnapshot association)
    {
        if (form.CoApplicants.Count > MostCoApplicants)
        {
            yield return Problem.TooMany("/coApplicants", MostCoApplicants);
        }

        HashSet<OrganisationNumber> seen = [];
        if (OrganisationNumber.TryParse(form.Applicant.OrganisationNumber, out var applicant))
        {
            seen.Add(applicant);
        }

        foreach (var (index, coApplicant) in form.CoApplicants.Index())
        {
            var field = $"/coApplicants/{index}/organisationNumber";
            if (!OrganisationNumber.TryParse(coApplicant.OrganisationNumber, out var number))
            {
                yield return Problem.OrganisationNumber(field);
            }
            else if (!seen.Add(number))
            {
                yield return Problem.Duplicate(field);
            }
            else if (!IsMember(association, number))
            {
                yield return Problem.NotAMember(field);
            }

            if (string.IsNullOrWhiteSpace(coApplicant.Name))
            {
                yield return Problem.Required($"/coApplicants/{index}/name");
            }

            foreach (var problem in Person($"/coApplicants/{index}/contact", coApplicant.Contact))
            {
                yield return problem;
            }
        }

        if (seen.Count(n => IsMember(association, n)) < association.Rules.MinimumMembers)
        {
            yield return Problem.TooFewMembers("/coApplicants", association.Rules.MinimumMembers);
        }
    }

    private static IEnumerable<FieldProblem> Implementer(ApplicationForm form)
    {
        if (form.Implementer is not { } implementer)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(implementer.Name))
        {
            yield return Problem.Required("/implementer/name");
        }

        if (!OrganisationNumber.TryParse(implementer.OrganisationNumber, out _))
        {
            yield return Problem.OrganisationNumber("/implementer/organisationNumber");
        }

        if (implementer.DeMinimisAid < Money.Zero)
        {
            yield return Problem.NegativeAmount("/implementer/deMinimisAid");
        }

        if (!implementer.SocialEnterprise)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(implementer.Ownership))
        {
            yield return Problem.Required("/implementer/ownership");
        }

        if (implementer.Basis is null)
        {
            yield return Problem.Required("/implementer/basis");
        }

        if (!implementer.SurplusReinvested)
        {
            yield return Problem.NotASocialEnterprise("/implementer/surplusReinvested");
        }

        if (!implementer.Independent)
        {
            yield return Problem.NotASocialEnterprise("/implementer/independent");
        }
    }

    private static bool IsMember(AssociationSnapshot association, OrganisationNumber number) =>
        association.Members.Any(m => m.OrganisationNumber == number);
}
