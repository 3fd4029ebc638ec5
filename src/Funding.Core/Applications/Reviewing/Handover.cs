using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for handing a referral over to a colleague, and for taking it back.</summary>
internal static class Handover
{
    private const int LongestName = 200;

    internal static Decision Delegate(Application state, DelegateReferral command, Actor actor)
    {
        if (Find(state, command.ReferralId) is not var (round, referral))
        {
            return Refusals.NotFound();
        }

        var colleague = command.Colleague;
        if (referral.DelegatedBy?.Id == actor.PersonId)
        {
            return referral.Reviewer.Id == colleague.Id ? Decision.Nothing : Refusals.ReferralDelegated();
        }

        return referral.Reviewer.Id != actor.PersonId ? Refusals.NotFound()
            : !Reviewing.IsOpen(state, round) ? Refusals.ReviewClosed()
            : referral.Opinion is not null ? Refusals.OpinionGiven()
            : referral.DelegatedBy is not null ? Refusals.ReferralDelegated()
            : TextRules.RefusalOf(Check(referral.Reviewer, colleague)) is { } invalid ? invalid
            : new ReferralDelegated(referral.Id, referral.Reviewer, colleague);
    }

    internal static Decision TakeBack(Application state, TakeBackReferral command, Actor actor)
    {
        if (Find(state, command.ReferralId) is not var (round, referral))
        {
            return Refusals.NotFound();
        }

        return referral.DelegatedBy is not { } owner
            ? referral.Reviewer.Id == actor.PersonId
                ? Decision.Nothing
                : Refusals.NotFound()
            : owner.Id != actor.PersonId
                ? Refusals.NotFound()
                : !Reviewing.IsOpen(state, round)
                    ? Refusals.ReviewClosed()
                    : referral.Opinion is not null
                        ? Refusals.OpinionGiven()
                        : new ReferralTakenBack(referral.Id, referral.Reviewer, owner);
    }

    private static (ReviewRound, Referral)? Find(Application state, string referralId) =>
        state
            .Reviews.SelectMany(round => round.Referrals.Select(referral => (round, referral)))
            .Where(pair => pair.referral.Id == referralId)
            .Select(pair => ((ReviewRound, Referral)?)pair)
            .FirstOrDefault();

    private static IEnumerable<FieldProblem> Check(PersonRef from, PersonRef to)
    {
        if (string.IsNullOrWhiteSpace(to.Name) || to.Name.Length > LongestName)
        {
            yield return Problem.Required("/name");
        }

        if (to.Email == from.Email || to.Email.Domain != from.Email.Domain)
        {
            yield return Problem.OutOfRange(
                "/email",
                $"Ange adressen till en kollega i er organisation. Den ska sluta på @{from.Email.Domain}.",
                $"Give the address of a colleague in your organisation. It ends with @{from.Email.Domain}."
            );
        }
    }
}
