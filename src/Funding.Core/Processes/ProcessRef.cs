using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Which orchestration waits for an application.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(Application), "application")]
[JsonDerivedType(typeof(SignOff), "signOff")]
[JsonDerivedType(typeof(PartnerReview), "partnerReview")]
[JsonDerivedType(typeof(BoardDecision), "boardDecision")]
[JsonDerivedType(typeof(Disbursement), "disbursement")]
[JsonDerivedType(typeof(FollowUp), "followUp")]
[JsonDerivedType(typeof(Meeting), "meeting")]
public abstract record ProcessRef
{
    private ProcessRef() { }

    /// <summary>The application's own: follows the stages from submission to the end.</summary>
    public sealed record Application : ProcessRef;

    /// <summary>One request that the signatory sign the draft off; the only process of a draft.</summary>
    public sealed record SignOff(int Round) : ProcessRef;

    /// <summary>One round of referrals.</summary>
    public sealed record PartnerReview(int Round) : ProcessRef;

    /// <summary>One ballot with the board.</summary>
    public sealed record BoardDecision(int BallotVersion) : ProcessRef;

    /// <summary>One instalment.</summary>
    public sealed record Disbursement(int Instalment) : ProcessRef;

    /// <summary>Reports and recovery.</summary>
    public sealed record FollowUp : ProcessRef;

    /// <summary>A meeting's own, from its planning to the public notice. Not an application's.</summary>
    public sealed record Meeting : ProcessRef;

    /// <summary>The durable instance id: <c>{applicationId}</c>, <c>{applicationId}:sign-off:1</c>, <c>{applicationId}:review:1</c>, <c>…:board:1</c>, <c>…:disbursement:2</c>, <c>…:follow-up</c>.</summary>
    public string InstanceId(ApplicationId applicationId) => InstanceId(applicationId.Value);

    /// <summary>The durable instance id for the aggregate with this id, which belongs to the process.</summary>
    public string InstanceId(Guid aggregateId) =>
        this switch
        {
            Application => $"{aggregateId:D}",
            SignOff(var round) => FormattableString.Invariant($"{aggregateId:D}:sign-off:{round}"),
            PartnerReview(var round) => FormattableString.Invariant($"{aggregateId:D}:review:{round}"),
            BoardDecision(var ballot) => FormattableString.Invariant($"{aggregateId:D}:board:{ballot}"),
            Disbursement(var number) => FormattableString.Invariant($"{aggregateId:D}:disbursement:{number}"),
            FollowUp => $"{aggregateId:D}:follow-up",
            Meeting => $"{aggregateId:D}:meeting",
            _ => throw new UnreachableException(),
        };
}
