using Azure;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Security;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using MeetingChange = Funding.Functions.Storage.ChangeResult<Funding.Core.Meeting, Funding.Core.MeetingEvent>;

namespace Funding.Functions.Http;

/// <summary>Who stands before which meeting, after the policy has let them.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Meeting">The meeting as it was loaded.</param>
/// <param name="ETag">Storage's version of it.</param>
internal sealed record MeetingStanding(Actor Actor, Meeting Meeting, ETag ETag);

/// <summary>What pages and API do with meetings, by one way: signed in, may know of it, may do this, then the domain decides.</summary>
public sealed class MeetingDesk
{
    private readonly Api _api;
    private readonly MeetingStore _meetings;
    private readonly ApplicationStore _applications;
    private readonly DirectoryStore _directory;
    private readonly Funds _funds;
    private readonly TimeProvider _time;

    internal MeetingDesk(
        Api api,
        MeetingStore meetings,
        ApplicationStore applications,
        DirectoryStore directory,
        Funds funds,
        TimeProvider time
    ) =>
        (_api, _meetings, _applications, _directory, _funds, _time) = (
            api,
            meetings,
            applications,
            directory,
            funds,
            time
        );

    /// <summary>The time.</summary>
    internal DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Who calls, if they may do this with meetings at large.</summary>
    internal async Task<Result<Session>> StandAsync(HttpRequest request, MeetingAction action)
    {
        if (!(await _api.SignedInAsync(request)).Try(out var session, out var problem))
        {
            return problem;
        }
        return AccessPolicy.Allows(session.Actor, action, null) ? session : KnownProblems.NotAllowed;
    }

    /// <summary>Who calls, before the meeting in the address, if they may do this with it.</summary>
    internal async Task<Result<MeetingStanding>> StandAsync(HttpRequest request, string id, MeetingAction action)
    {
        if (!(await _api.SignedInAsync(request)).Try(out var session, out var problem))
        {
            return problem;
        }
        if (
            !MeetingId.TryParse(id, null, out var meetingId)
            || await _meetings.LoadAsync(meetingId, request.HttpContext.RequestAborted) is not { } stored
            || !AccessPolicy.Allows(session.Actor, MeetingAction.View, stored.State)
        )
        {
            return KnownProblems.NotFound;
        }
        return AccessPolicy.Allows(session.Actor, action, stored.State)
            ? new MeetingStanding(session.Actor, stored.State, stored.ETag)
            : KnownProblems.NotAllowed;
    }

    /// <summary>Puts a meeting in the calendar, with those who belong to it as the association is now.</summary>
    internal async Task<MeetingChange> PlanAsync(
        DurableTaskClient client,
        Actor actor,
        MeetingId id,
        MeetingKind kind,
        MeetingTime time,
        CancellationToken cancellationToken
    )
    {
        var association = await _directory.GetAsync(cancellationToken);
        IReadOnlyList<BoardSeat> seats = kind switch
        {
            MeetingKind.Board => association.Seats(),
            // Somebody who answers for several parties is called once.
            MeetingKind.PreparatoryGroup =>
            [
                .. association
                    .Parties()
                    .DistinctBy(party => party.Reviewer.Id, StringComparer.Ordinal)
                    .Select(party => new BoardSeat(party.Id, party.Name, SeatOffice.Member, party.Reviewer)),
            ],
        };
        return await ChangeAsync(
            client,
            actor,
            id,
            new MeetingCommand.PlanMeeting(
                id,
                kind,
                time,
                association.Snapshot(),
                seats,
                kind == MeetingKind.Board ? association.Substitutes() : []
            )
        );
    }

    /// <summary>Lets the domain decide a command of somebody whom the policy has let.</summary>
    internal Task<MeetingChange> ChangeAsync(
        DurableTaskClient client,
        Actor actor,
        MeetingId id,
        MeetingCommand command,
        ChangeOptions? options = null
    ) => _meetings.ChangeAsync(client, id, command, actor, options, CancellationToken.None);

    /// <summary>Puts an application on the agenda, as it stands now.</summary>
    internal async Task<MeetingChange> AddApplicationAsync(
        DurableTaskClient client,
        MeetingStanding standing,
        ApplicationId application,
        AgendaItemKind kind,
        string text,
        ChangeOptions? options = null
    )
    {
        if (
            await _applications.LoadAsync(application, CancellationToken.None) is not { } stored
            || !AccessPolicy.Allows(standing.Actor, ApplicationAction.View, stored.State)
            || stored.State is not { CaseNumber: { } number, SubmittedForm: { } form }
        )
        {
            return new MeetingChange.NotFound();
        }
        var item = new AgendaItem(
            application.ToString(),
            kind,
            form.Title,
            text,
            new AgendaApplication(
                application,
                number.ToString(),
                form.Applicant.Name,
                stored.State.Review?.Meeting?.Day
            )
        );
        return await ChangeAsync(
            client,
            standing.Actor,
            standing.Meeting.Id,
            new MeetingCommand.AddAgendaItem(item),
            options
        );
    }

    /// <summary>
    /// Takes an item up; when the board votes on it, the vote is opened with those who are there. The application is asked
    /// first: an item whose vote it would refuse is not taken up.
    /// </summary>
    internal async Task<MeetingChange> TakeUpAsync(
        DurableTaskClient client,
        MeetingStanding standing,
        string itemId,
        ChangeOptions? options = null
    )
    {
        var (meeting, now) = (standing.Meeting, _time.GetUtcNow());
        var command = new MeetingCommand.OpenAgendaItem(itemId);
        var application =
            meeting.Kind == MeetingKind.Board && meeting.Item(itemId) is { IsVotedOn: true } item
                ? item.Application!.Id
                : (ApplicationId?)null;
        FundAvailability? available = null;
        if (application is { } voted)
        {
            if (await _applications.LoadAsync(voted, CancellationToken.None) is not { } stored)
            {
                return new MeetingChange.NotFound();
            }
            available = await _funds.AvailableAsync(stored.State, CancellationToken.None);
            if (
                MeetingDecider.Decide(meeting, command, standing.Actor, now)
                    is Decision<MeetingEvent>.Accepted { Events: var events }
                && Refused(events.Aggregate(meeting, Meeting.Fold), stored.State, available, standing.Actor, now)
                    is { } refusal
            )
            {
                return new MeetingChange.Refused(refusal);
            }
        }
        var taken = await ChangeAsync(client, standing.Actor, meeting.Id, command, options);
        if (application is not { } opened || taken is not MeetingChange.Changed changed)
        {
            return taken;
        }
        var (opening, none) = MeetingMatter.Open(changed.State, opened, now);
        return opening is null ? new MeetingChange.Refused(none!)
            : await _applications.ChangeAsync(
                client,
                opened,
                opening with
                {
                    Available = available,
                },
                standing.Actor,
                null,
                CancellationToken.None
            )
                is ChangeResult.Refused refused
                ? new MeetingChange.Refused(refused.Refusal)
            : taken;
    }

    /// <summary>Leaves an item that was taken up, unless its vote is open.</summary>
    internal async Task<MeetingChange> ReturnAsync(
        DurableTaskClient client,
        MeetingStanding standing,
        string itemId,
        ChangeOptions? options = null
    )
    {
        var item = standing.Meeting.Item(itemId);
        return
            item?.Application is { } application
            && await _applications.LoadAsync(application.Id, CancellationToken.None) is { } stored
            && IsOpenAt(stored.State, standing.Meeting.Id)
            ? new MeetingChange.Refused(MeetingMatter.IsVotedOn)
            : await ChangeAsync(
                client,
                standing.Actor,
                standing.Meeting.Id,
                new MeetingCommand.ReturnAgendaItem(itemId),
                options
            );
    }

    /// <summary>Lets the application decide what the meeting came to; it tells the meeting.</summary>
    internal async Task<MeetingChange> ConcludeAsync(
        DurableTaskClient client,
        MeetingStanding standing,
        string itemId,
        ApplicationCommand command
    )
    {
        if (
            standing.Meeting.Item(itemId)?.Application is not { } application
            || await _applications.LoadAsync(application.Id, CancellationToken.None) is not { } stored
            || !IsOpenAt(stored.State, standing.Meeting.Id)
        )
        {
            return new MeetingChange.Refused(MeetingMatter.NotOpen);
        }
        var result = await _applications.ChangeAsync(
            client,
            application.Id,
            command is ApplicationCommand.CloseBoardDecision
                ? new ApplicationCommand.CloseBoardDecision(
                    await _funds.AvailableAsync(stored.State, CancellationToken.None)
                )
                : command,
            standing.Actor,
            null,
            CancellationToken.None
        );
        if (result is ChangeResult.Refused refused)
        {
            return new MeetingChange.Refused(refused.Refusal);
        }
        return await _meetings.LoadAsync(standing.Meeting.Id, CancellationToken.None) is { } after
            ? new MeetingChange.Changed(after.State, after.ETag, [])
            : new MeetingChange.NotFound();
    }

    /// <summary>The preparatory group's meeting that a review names, if it can take the item.</summary>
    internal async Task<Result<PreparatoryMeeting>> PreparatoryAsync(
        MeetingId id,
        CancellationToken cancellationToken
    ) =>
        await _meetings.LoadAsync(id, cancellationToken) is { State: var meeting }
        && meeting is { Kind: MeetingKind.PreparatoryGroup, Stage: MeetingStage.Planned or MeetingStage.Called }
            ? new PreparatoryMeeting(id, meeting.Time.Day)
            : KnownProblems.NoPreparatoryMeeting;

    internal static bool IsOpenAt(Application application, MeetingId meeting) =>
        application is { Stage: ApplicationStage.BoardDecision, Matter: { } matter } && matter.Meeting == meeting;

    private static Refusal? Refused(
        Meeting after,
        Application application,
        FundAvailability? available,
        Actor actor,
        DateTimeOffset now
    )
    {
        var (opening, refusal) = MeetingMatter.Open(after, application.Id, now);
        return opening is null ? refusal
            : ApplicationDecider.Decide(application, opening with { Available = available }, actor, now)
                is Decision.Refused refused
                ? refused.Refusal
            : null;
    }
}
