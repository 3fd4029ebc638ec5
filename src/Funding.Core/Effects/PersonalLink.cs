using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What a personal link in a mail is for.</summary>
[JsonConverter(typeof(CamelCaseEnum<LinkPurpose>))]
public enum LinkPurpose
{
    /// <summary>Answer a referral, hand it over or take it back; target: referral id, round: review round.</summary>
    Opinion,

    /// <summary>Vote, declare a conflict or absence, dissent; target: seat id, round: ballot version.</summary>
    Ballot,

    /// <summary>Answer the call to a meeting; target: seat id, round: the call's.</summary>
    Meeting,

    /// <summary>Approve a meeting's minutes; target: <c>chair</c> or <c>adjuster</c>, round: the minutes' version.</summary>
    Minutes,

    /// <summary>Sign the draft off or decline; target: <c>sign-off</c>, round: the request's.</summary>
    SignOff,

    /// <summary>Accept the agreement; target: <c>agreement</c>, round: 1.</summary>
    Agreement,

    /// <summary>Hand in a report, or save it while it is being written; target: report id, round: the report's attempt.</summary>
    Report,

    /// <summary>Accept amended terms; target: the amendment's number, round: 1.</summary>
    Amendment,

    /// <summary>Confirm a new account; target: the amendment's number, round: 1.</summary>
    Account,

    /// <summary>Sign in; never issued for an application.</summary>
    SignIn,
}

/// <summary>A personal link to issue: bound to the mail's recipient, the purpose, the target and the round.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Target">What it acts on.</param>
/// <param name="Round">Which round of it; a link of an earlier round is void.</param>
/// <param name="ExpiresAt">When it stops working.</param>
public sealed record PersonalLink(LinkPurpose Purpose, string Target, int Round, DateTimeOffset ExpiresAt)
{
    /// <summary>Whether issuing it voids the person's earlier unused links for the same purpose and target.</summary>
    public bool VoidsEarlier { get; init; }
}
