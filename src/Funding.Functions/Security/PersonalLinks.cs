using System.Globalization;
using Funding.Core;
using Funding.Functions.Storage;

namespace Funding.Functions.Security;

/// <summary>A personal link that was presented and is good.</summary>
/// <param name="Of">What it is a link to.</param>
/// <param name="Hash">Its key: SHA-256 of the secret, lower-case hexadecimal.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Target">What it acts on.</param>
/// <param name="Round">Which round of it.</param>
/// <param name="ExpiresAt">When it stops working.</param>
internal sealed record Link(
    AggregateRef Of,
    string Hash,
    PersonRef Person,
    LinkPurpose Purpose,
    string Target,
    int Round,
    DateTimeOffset ExpiresAt
)
{
    /// <summary>The application that it is a link to.</summary>
    internal ApplicationId ApplicationId => Of.Application;

    /// <summary>
    /// The amendment that the link is for, while it waits for the signatory of the day: a link that was sent to somebody
    /// who has been replaced since is void.
    /// </summary>
    internal Amendment? AmendmentIn(Application application) =>
        Person.Id == application.Signatory?.Id
            ? application.Amendments.FirstOrDefault(amendment =>
                amendment.Status == AmendmentStatus.AwaitingSignatory
                && amendment.Number.ToString(CultureInfo.InvariantCulture) == Target
            )
            : null;

    /// <summary>Asks for a new one in its place.</summary>
    internal ApplicationCommand.ReissueLink Reissue() => new(Purpose, Target, Person.Email);

    /// <summary>Asks for a new one in its place, of a meeting.</summary>
    internal MeetingCommand.ReissueMeetingLink ReissueForMeeting() => new(Purpose, Target, Person.Email);

    /// <summary>Who acts at a meeting with it: the person, whatever else they may be.</summary>
    internal Actor ActorAtMeeting() => new(Person.Id, Person.Name, new HashSet<Role> { Purpose.ActsAs() }, null);

    /// <summary>Who acts with it: the person, with no more than what the link is for.</summary>
    internal Actor ActorFor(Application application) =>
        new(
            Person.Id,
            Person.Name,
            new HashSet<Role> { Purpose.ActsAs() },
            Purpose
                is LinkPurpose.SignOff
                    or LinkPurpose.Agreement
                    or LinkPurpose.Report
                    or LinkPurpose.Amendment
                    or LinkPurpose.Account
                ? application.Owner
                : null
        );
}

/// <summary>Uses up a link together with a change.</summary>
/// <param name="Hash">The link's key.</param>
internal sealed record LinkUse(string Hash);

/// <summary>What was found for a token.</summary>
internal abstract record LinkAnswer
{
    private LinkAnswer() { }

    /// <summary>What it is, or was, a link to; null for what never was one.</summary>
    internal abstract Link? Link { get; }

    /// <summary>A link that may be used.</summary>
    internal sealed record Good(Link Link) : LinkAnswer
    {
        /// <inheritdoc />
        internal override Link Link { get; } = Link;
    }

    /// <summary>Not (or no longer) a link: one answer for all who guess, a plain reason for whoever held it.</summary>
    /// <param name="Refusal">Why it does not work.</param>
    /// <param name="Link">What it was a link to; null when there never was one.</param>
    /// <param name="UsedAt">When it was used, if it was.</param>
    internal sealed record Bad(Refusal Refusal, Link? Link = null, DateTimeOffset? UsedAt = null) : LinkAnswer
    {
        /// <inheritdoc />
        internal override Link? Link { get; } = Link;
    }
}

/// <summary>What purposes mean.</summary>
internal static class LinkPurposes
{
    /// <summary>The one role that a link of this purpose lends.</summary>
    internal static Role ActsAs(this LinkPurpose purpose) =>
        purpose switch
        {
            LinkPurpose.Opinion => Role.PartnerReviewer,
            LinkPurpose.Ballot => Role.BoardMember,
            LinkPurpose.Meeting or LinkPurpose.Minutes => Role.BoardMember,
            LinkPurpose.SignOff or LinkPurpose.Agreement or LinkPurpose.Amendment or LinkPurpose.Account =>
                Role.AuthorisedSignatory,
            LinkPurpose.Report => Role.ApplicantEditor,
            LinkPurpose.SignIn => throw new InvalidOperationException("Sign-in links act on no application."),
        };
}
