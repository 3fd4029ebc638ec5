namespace Funding.Core;

/// <summary>Something that a person has a personal link to do, and can do still.</summary>
/// <param name="Person">Who, with the address as it is now.</param>
/// <param name="Link">A link to it, good from now on.</param>
/// <param name="Deadline">The last day or moment, ready to be read; empty where there is none.</param>
public sealed record OpenErrand(PersonRef Person, PersonalLink Link, string Deadline)
{
    private const int Days = 14;

    /// <summary>What the person can do with a link of the purpose now; null when there is nothing, or it is somebody else's.</summary>
    internal static OpenErrand? Of(
        Application state,
        LinkPurpose purpose,
        string target,
        string personId,
        DateTimeOffset now
    )
    {
        var errand = purpose switch
        {
            LinkPurpose.Opinion => Opinion(state, target, personId),
            LinkPurpose.Ballot => Ballot(state, target, now) ?? Dissent(state, target),
            LinkPurpose.SignOff => SignOff(state, now),
            LinkPurpose.Agreement => Agreement(state, now),
            LinkPurpose.Report => Report(state, target, personId),
            LinkPurpose.Amendment or LinkPurpose.Account => Amendment(state, purpose, target, now),
            LinkPurpose.Meeting or LinkPurpose.Minutes or LinkPurpose.SignIn => null,
        };
        return errand?.Person.Id == personId
            ? (errand with { Person = state.AtAddress(errand.Person) }).GoodFrom(now)
            : null;
    }

    /// <summary>What the person can do with a link of the purpose to a meeting.</summary>
    internal static OpenErrand? Of(
        Meeting state,
        LinkPurpose purpose,
        string target,
        string personId,
        DateTimeOffset now
    )
    {
        var errand = purpose switch
        {
            LinkPurpose.Meeting => Call(state, target, now),
            LinkPurpose.Minutes => Minutes(state, target),
            _ => null,
        };
        return errand?.Person.Id == personId ? errand.GoodFrom(now) : null;
    }

    // What was meant to be the link's end may have passed while the question is open still; the vote and the call have a real end.
    private OpenErrand GoodFrom(DateTimeOffset now) =>
        this with
        {
            Link = Link with
            {
                VoidsEarlier = true,
                ExpiresAt = Link.ExpiresAt > now ? Link.ExpiresAt : now.AddDays(Days),
            },
        };

    private static OpenErrand? Opinion(Application state, string target, string personId)
    {
        if (
            state.Review is not { } round
            || round.Referrals.FirstOrDefault(r => r.Id == target) is not { } referral
            || !(Reviewing.IsOpen(state, round) || IsLate(state, referral))
        )
        {
            return null;
        }

        var takesBack = referral is { Opinion: null } && referral.DelegatedBy?.Id == personId;
        return new(
            takesBack ? referral.DelegatedBy! : referral.Reviewer,
            ReviewEffects.Link(referral, round.Round, round.Deadline),
            SwedishTime.Text(round.Deadline)
        );
    }

    private static bool IsLate(Application state, Referral referral) =>
        state.Stage == ApplicationStage.Proposal && referral.Opinion is null;

    private static OpenErrand? Ballot(Application state, string target, DateTimeOffset now) =>
        state is { Stage: ApplicationStage.BoardDecision, Matter: { } matter }
        && now < matter.ClosesAt
        && matter.Seats.FirstOrDefault(s => s.Id == target) is { Holder: { } holder }
            ? new(
                holder,
                matter.BallotOf(target) is null
                    ? BoardEffects.Link(matter, target)
                    : BoardEffects.LinkOfVoter(state, target),
                SwedishTime.Text(matter.ClosesAt)
            )
            : null;

    private static OpenErrand? Dissent(Application state, string target) =>
        state
            is {
                Stage: ApplicationStage.MinutesApproval,
                Decision: { MeetingClosedAt: null } decision,
                Matter: { } matter
            }
        && decision.Result.BallotVersion == matter.BallotVersion
        && matter.BallotOf(target) is { Choice: VoteChoice.Yes or VoteChoice.No }
        && matter.Seats.FirstOrDefault(s => s.Id == target) is { Holder: { } holder }
            ? new(holder, BoardEffects.LinkOfVoter(state, target), "")
            : null;

    private static OpenErrand? SignOff(Application state, DateTimeOffset now) =>
        state is { Stage: ApplicationStage.Draft, SignOff: { IsOpen: true } asked }
            ? new(asked.Signatory, SignOffEffects.Link(asked, now), "")
            : null;

    private static OpenErrand? Agreement(Application state, DateTimeOffset now) =>
        state is { Stage: ApplicationStage.Agreement, Agreement: { AcceptedAt: null }, Signatory: { } signatory }
            ? new(signatory, AgreementEffects.Link(now), "")
            : null;

    private static OpenErrand? Report(Application state, string target, string personId) =>
        state.Reports.FirstOrDefault(r => r.Id == target) is { IsAwaited: true } report
        && new[] { state.Contact, state.Signatory }.FirstOrDefault(p => p?.Id == personId) is { } person
            ? new(person, ReportEffects.Link(report), SwedishTime.Text(report.DueOn))
            : null;

    private static OpenErrand? Amendment(Application state, LinkPurpose purpose, string target, DateTimeOffset now) =>
        state.Amendments.FirstOrDefault(a => Post.Number(a.Number) == target)
            is { Status: AmendmentStatus.AwaitingSignatory } amendment
        && AmendmentEffects.PurposeOf(amendment) == purpose
        && state.Signatory is { } signatory
            ? new(signatory, AmendmentEffects.Link(purpose, amendment.Number, now), "")
            : null;

    private static OpenErrand? Call(Meeting state, string target, DateTimeOffset now) =>
        state.Stage == MeetingStage.Called
        && now < state.Time.StartsAt
        && state.Seat(target) is { Holder: { } holder } seat
            ? new(holder, MeetingPost.Link(state, seat), SwedishTime.Text(state.Time.StartsAt))
            : null;

    private static OpenErrand? Minutes(Meeting state, string target)
    {
        var signer = MeetingPost.Signers(state).FirstOrDefault(s => MeetingPost.Target(s.As) == target);
        return state.Stage == MeetingStage.MinutesApproval && signer.Person is { } person
            ? new(person, MeetingPost.Link(state, signer.As), SwedishTime.Text(state.LastSigningDay))
            : null;
    }
}
