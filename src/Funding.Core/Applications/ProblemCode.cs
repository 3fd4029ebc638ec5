namespace Funding.Core;

/// <summary>Codes of faults in what was sent; stable, because callers build on them.</summary>
public static class ProblemCode
{
    /// <summary>Something is missing.</summary>
    public const string Required = "required";

    /// <summary>A text is too long.</summary>
    public const string TooLong = "too-long";

    /// <summary>A list is too long.</summary>
    public const string TooMany = "too-many";

    /// <summary>A number or date is not possible.</summary>
    public const string OutOfRange = "out-of-range";

    /// <summary>The check digit or length is wrong.</summary>
    public const string InvalidOrganisationNumber = "invalid-organisation-number";

    /// <summary>The bankgiro's or plusgiro's check digit or length is wrong.</summary>
    public const string InvalidAccount = "invalid-account";

    /// <summary>Not an e-mail address.</summary>
    public const string InvalidEmail = "invalid-email";

    /// <summary>The organisation is not a member of the association.</summary>
    public const string NotAMember = "not-a-member";

    /// <summary>The applicant is not the organisation that the draft belongs to.</summary>
    public const string NotOwnOrganisation = "not-own-organisation";

    /// <summary>Fewer members than must apply together.</summary>
    public const string TooFewMembers = "too-few-members";

    /// <summary>The same thing stands twice.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>The form names another association.</summary>
    public const string WrongAssociation = "wrong-association";

    /// <summary>The period ends before it starts, or is missing.</summary>
    public const string InvalidPeriod = "invalid-period";

    /// <summary>A budget year lies outside the period.</summary>
    public const string YearOutsidePeriod = "year-outside-period";

    /// <summary>An amount is below zero.</summary>
    public const string NegativeAmount = "negative-amount";

    /// <summary>Sought is not costs less co-funding for the year.</summary>
    public const string BudgetUnbalanced = "budget-unbalanced";

    /// <summary>No money is sought.</summary>
    public const string NothingSought = "nothing-sought";

    /// <summary>What defines a work-integrating social enterprise is not fulfilled.</summary>
    public const string NotASocialEnterprise = "not-a-social-enterprise";

    /// <summary>A personal identity number stands in a text.</summary>
    public const string PersonalIdentityNumber = "personal-identity-number";

    /// <summary>More is proposed than is sought.</summary>
    public const string ExceedsSought = "exceeds-sought";

    /// <summary>Sums that must agree do not.</summary>
    public const string AmountsDiffer = "amounts-differ";

    /// <summary>What is asked for is what holds already.</summary>
    public const string NothingChanged = "nothing-changed";

    /// <summary>No change, or changes of several kinds, in one amendment.</summary>
    public const string OneKindOfChange = "one-kind-of-change";

    /// <summary>Costs pass the budget by so much that the report must say why.</summary>
    public const string DeviationUnexplained = "deviation-unexplained";

    /// <summary>What is referred to does not exist.</summary>
    public const string UnknownReference = "unknown-reference";
}
