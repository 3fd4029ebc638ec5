using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>The member that applies, as typed.</summary>
public sealed record Applicant
{
    /// <summary>Organisation number.</summary>
    public string OrganisationNumber
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Name.</summary>
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Bankgiro for payments; this or <see cref="Plusgiro"/>.</summary>
    public string Bankgiro
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Plusgiro for payments; this or <see cref="Bankgiro"/>.</summary>
    public string Plusgiro
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Who answers for the application day to day.</summary>
    public Contact Contact
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>Who signs for the applicant.</summary>
    public Contact AuthorisedSignatory
    {
        get;
        init => field = value ?? new();
    } = new();
}

/// <summary>Another member that applies, as typed.</summary>
public sealed record CoApplicant
{
    /// <summary>Organisation number.</summary>
    public string OrganisationNumber
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Name.</summary>
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Who answers for the co-applicant.</summary>
    public Contact Contact
    {
        get;
        init => field = value ?? new();
    } = new();
}

/// <summary>A person named in the form.</summary>
public sealed record Contact
{
    /// <summary>Name.</summary>
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>E-mail address.</summary>
    public string Email
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Telephone, optional.</summary>
    public string Phone
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Title, optional.</summary>
    public string Title
    {
        get;
        init => field = value ?? "";
    } = "";
}

/// <summary>What the implementer's part in the project rests on.</summary>
[JsonConverter(typeof(CamelCaseEnum<ImplementerBasis>))]
public enum ImplementerBasis
{
    /// <summary>Bought after procurement.</summary>
    Procurement,

    /// <summary>Partnership with civil society (idéburet offentligt partnerskap).</summary>
    PartnershipAgreement,
}

/// <summary>Who carries the project out for the applicant; a social enterprise can be this, never an applicant.</summary>
public sealed record Implementer
{
    /// <summary>Name.</summary>
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Organisation number.</summary>
    public string OrganisationNumber
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Whether it is a work-integrating social enterprise (ASF).</summary>
    public bool SocialEnterprise { get; init; }

    /// <summary>Who owns it.</summary>
    public string Ownership
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Whether surplus is put back into the enterprise.</summary>
    public bool SurplusReinvested { get; init; }

    /// <summary>Whether it is independent of the public sector.</summary>
    public bool Independent { get; init; }

    /// <summary>What its part rests on.</summary>
    public ImplementerBasis? Basis { get; init; }

    /// <summary>De minimis aid received during the last three years.</summary>
    public Money DeMinimisAid { get; init; }
}
