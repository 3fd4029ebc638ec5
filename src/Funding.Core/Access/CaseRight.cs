namespace Funding.Core;

/// <summary>How somebody stands to a case, apart from the role that they have.</summary>
[Flags]
public enum CaseRelation
{
    /// <summary>However: the role is enough.</summary>
    Any = 0,

    /// <summary>Acts for the organisation whose application it is.</summary>
    Owner = 1,

    /// <summary>Acts for an organisation that the form names as a co-applicant.</summary>
    CoApplicant = 2,

    /// <summary>Has a referral of the case, or has handed one over to a colleague.</summary>
    Referred = 4,

    /// <summary>Serves on a seat of the board for the matter, or has stood aside from one.</summary>
    Seated = 8,

    /// <summary>Serves, as the one elected, on the seat of the chair or of a vice chair for the matter.</summary>
    Leads = 16,
}

/// <summary>From when on a case is there at all for somebody: before that it does not exist for them.</summary>
public enum CaseReach
{
    /// <summary>From the first draft.</summary>
    Always,

    /// <summary>Once it has been submitted. Drafts, and what is withdrawn without ever having been submitted, belong to the municipality.</summary>
    OnceSubmitted,

    /// <summary>Once there is a proposal to the board.</summary>
    OnceProposed,
}

/// <summary>Somebody, as the policy knows them.</summary>
/// <param name="Role">The role.</param>
/// <param name="Relation">How whoever has it stands to the case.</param>
public sealed record CaseParty(Role Role, CaseRelation Relation = CaseRelation.Any);

/// <summary>A row of the policy: that somebody may do something with a case.</summary>
/// <param name="Action">What.</param>
/// <param name="Who">Who.</param>
/// <param name="Reach">From when on.</param>
/// <param name="Stages">
/// The stages in which it leads to anything. Somebody with the right who comes in another stage is told so by the domain, in its words; the
/// domain's door holds to these stages besides.
/// </param>
public sealed record CaseRight(
    ApplicationAction Action,
    CaseParty Who,
    CaseReach Reach,
    IReadOnlySet<ApplicationStage> Stages
);
