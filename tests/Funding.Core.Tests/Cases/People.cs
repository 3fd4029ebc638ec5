namespace Funding.Core.Tests;

/// <summary>The people of the tests.</summary>
internal static class People
{
    internal static readonly OrganisationNumber Kalmar = OrganisationNumber.Parse("212000-0746", null);
    internal static readonly OrganisationNumber Nybro = OrganisationNumber.Parse("212000-0753", null);
    internal static readonly OrganisationNumber Region = OrganisationNumber.Parse("232100-0073", null);
    internal static readonly OrganisationNumber SocialInsurance = OrganisationNumber.Parse("202100-5521", null);
    internal static readonly OrganisationNumber EmploymentService = OrganisationNumber.Parse("202100-2114", null);

    internal static readonly Actor Editor = Of("editor@kalmar.se", Kalmar, Role.ApplicantEditor);
    internal static readonly Actor Signatory = Of("signatory@kalmar.se", Kalmar, Role.AuthorisedSignatory);
    internal static readonly Actor CoEditor = Of("editor@nybro.se", Nybro, Role.ApplicantEditor);
    internal static readonly Actor Stranger = Of("editor@region.se", Region, Role.ApplicantEditor);
    internal static readonly Actor Officer = Of("officer@forbund.se", null, Role.Secretariat);
    internal static readonly Actor Officer2 = Of("officer2@forbund.se", null, Role.Secretariat);
    internal static readonly Actor Finance = Of("finance@forbund.se", null, Role.Finance);
    internal static readonly Actor Director = Of("director@forbund.se", null, Role.Director);
    internal static readonly Actor Chair = Of("seat1@board.se", null, Role.Chair, Role.BoardMember);

    internal static Actor Reviewer(string party) => Of($"reviewer@{party}.se", null, Role.PartnerReviewer);

    internal static Actor Colleague(string party) => Of($"colleague@{party}.se", null, Role.PartnerReviewer);

    internal static Actor Seat(int number) => Of($"seat{number}@board.se", null, Role.BoardMember);

    internal static Actor SubstituteOf(string member, int order) =>
        Of($"substitute{order}@{member}.se", null, Role.BoardMember);

    internal static PersonRef Ref(string email) => new(email, email, EmailAddress.Parse(email, null));

    private static Actor Of(string email, OrganisationNumber? organisation, params Role[] roles) =>
        new(email, email, roles.ToHashSet(), organisation);
}
