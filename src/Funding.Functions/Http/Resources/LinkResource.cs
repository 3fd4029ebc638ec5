using Funding.Core;

namespace Funding.Functions.Http.Resources;

/// <summary>Where a new personal link is sent, if there is anything left to answer.</summary>
/// <param name="SentTo">The address, masked.</param>
internal sealed record NewLinkResource(string SentTo);

/// <summary>What a personal link is for.</summary>
/// <param name="Purpose">What it allows.</param>
/// <param name="Target">What it acts on: referral, seat, <c>agreement</c> or report.</param>
/// <param name="Round">Which round of it: review round, ballot version, the report's attempt.</param>
/// <param name="Person">Name of the one whose link it is.</param>
/// <param name="ExpiresAt">When it stops working.</param>
/// <param name="Application">The application as this reader may see it.</param>
internal sealed record LinkResource(
    LinkPurpose Purpose,
    string Target,
    int Round,
    string Person,
    DateTimeOffset ExpiresAt,
    ApplicationResource Application
);
