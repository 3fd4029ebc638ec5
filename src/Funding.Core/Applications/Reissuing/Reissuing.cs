using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for a new personal link in place of one that no longer works.</summary>
internal static class Reissuing
{
    internal static Decision Reissue(Application state, ReissueLink command, Actor actor, DateTimeOffset now) =>
        OpenErrand.Of(state, command.Purpose, command.Target, actor.PersonId, now) is not { } errand
        || errand.Person.Email != command.To
            ? Refusals.LinkNotNeeded()
        : ReissuedLink.IsTooSoon(state.ReissuedLinks, command.Purpose, command.Target, actor.PersonId, now)
            ? Decision.Nothing
        : new LinkReissued(command.Purpose, command.Target, errand.Person);

    internal static Decision<MeetingEvent> Reissue(
        Meeting state,
        MeetingCommand.ReissueMeetingLink command,
        Actor actor,
        DateTimeOffset now
    ) =>
        OpenErrand.Of(state, command.Purpose, command.Target, actor.PersonId, now) is not { } errand
        || errand.Person.Email != command.To
            ? Refusals.LinkNotNeeded()
        : ReissuedLink.IsTooSoon(state.ReissuedLinks, command.Purpose, command.Target, actor.PersonId, now)
            ? Decision<MeetingEvent>.Nothing
        : new MeetingEvent.MeetingLinkReissued(command.Purpose, command.Target, errand.Person);
}

internal static partial class Refusals
{
    internal static Refusal LinkNotNeeded() =>
        Conflict(
            RefusalCode.LinkNotNeeded,
            "Det finns inget för dig att svara på längre. Du behöver inte göra något.",
            "There is nothing left for you to answer. You need do nothing."
        );
}
