namespace Funding.Core;

/// <summary>
/// The one policy: who may do what. It knows nothing by itself, it looks in the tables of cases, meetings and the association, and what does
/// not stand there is not allowed. Pages, API, the domain and the background's work all ask here, and nobody asks for roles elsewhere.
/// </summary>
public static class AccessPolicy
{
    private static readonly ILookup<ApplicationAction, CaseRight> _cases = CaseAccess.Rows.ToLookup(row => row.Action);
    private static readonly ILookup<MeetingAction, MeetingRight> _meetings = MeetingAccess.Rows.ToLookup(row =>
        row.Action
    );
    private static readonly ILookup<AssociationAction, AssociationRight> _association = AssociationAccess.Rows.ToLookup(
        row => row.Action
    );

    /// <summary>Whether the actor may do the action. An application that the actor may not <see cref="ApplicationAction.View"/> does not exist to the actor.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="action">What.</param>
    /// <param name="application">The application; null only for <see cref="ApplicationAction.Create"/>.</param>
    public static bool Allows(Actor actor, ApplicationAction action, Application? application) =>
        application is null
            ? action == ApplicationAction.Create && Allows(actor, AssociationAction.Apply)
            : Rows(actor, action, application).Any();

    /// <summary>Whether the actor may do the action, and the stage is one in which it can lead to anything.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="action">What.</param>
    /// <param name="application">The application.</param>
    public static bool AllowsNow(Actor actor, ApplicationAction action, Application application) =>
        Rows(actor, action, application).Any(row => row.Stages.Contains(application.Stage));

    /// <summary>Whether the actor may do the action.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="action">What.</param>
    /// <param name="meeting">The meeting; null for the calendar and for planning one.</param>
    public static bool Allows(Actor actor, MeetingAction action, Meeting? meeting)
    {
        var relation = meeting is null ? MeetingRelation.Any : RelationOf(actor, meeting);
        return _meetings[action]
            .Any(row => (row.Role is not { } role || actor.Is(role)) && relation.HasFlag(row.Relation));
    }

    /// <summary>Whether the actor may do the action.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="action">What.</param>
    public static bool Allows(Actor actor, AssociationAction action) =>
        _association[action].Any(row => actor.Is(row.Role) && (!row.ForOrganisation || actor.Organisation is not null));

    /// <summary>As whom the actor reads the application: what lets them see it says so, the widest first.</summary>
    public static Reader ReaderOf(Actor actor, Application application)
    {
        if (Allows(actor, ApplicationAction.ViewAsOffice, application))
        {
            return Reader.Staff;
        }

        var roles = Rows(actor, ApplicationAction.View, application).Select(row => row.Who.Role).ToHashSet();
        return roles.Contains(Role.Chair) || roles.Contains(Role.BoardMember) ? Reader.Board
            : roles.Contains(Role.PartnerReviewer) ? Reader.Partner
            : Reader.Applicant;
    }

    private static IEnumerable<CaseRight> Rows(Actor actor, ApplicationAction action, Application application)
    {
        var relation = RelationOf(actor, application);
        return _cases[action]
            .Where(row =>
                actor.Is(row.Who.Role)
                && relation.HasFlag(row.Who.Relation)
                && row.Reach switch
                {
                    CaseReach.Always => true,
                    CaseReach.OnceSubmitted => application.SubmittedAt is not null,
                    CaseReach.OnceProposed => application.Proposal is not null,
                }
            );
    }

    private static CaseRelation RelationOf(Actor actor, Application application) =>
        (actor.Organisation == application.Owner ? CaseRelation.Owner : CaseRelation.Any)
        | (IsCoApplicant(actor, application) ? CaseRelation.CoApplicant : CaseRelation.Any)
        | (IsReferred(actor, application) ? CaseRelation.Referred : CaseRelation.Any)
        | (application.Matter is { } matter ? RelationOf(actor, matter) : CaseRelation.Any);

    private static CaseRelation RelationOf(Actor actor, BoardMatter matter) =>
        (
            matter.Seats.Any(s => s.Holder?.Id == actor.PersonId)
            || matter.StoodAside.Any(s => s.Person.Id == actor.PersonId)
                ? CaseRelation.Seated
                : CaseRelation.Any
        )
        | (
            matter.Seats.Any(s =>
                s.Office is SeatOffice.Chair or SeatOffice.ViceChair
                && s.ElectedServes
                && s.Holder!.Id == actor.PersonId
            )
                ? CaseRelation.Leads
                : CaseRelation.Any
        );

    // Those whom the owner has named.
    private static bool IsCoApplicant(Actor actor, Application application) =>
        actor.Organisation is { } own
        && application.Form.CoApplicants.Any(c =>
            OrganisationNumber.TryParse(c.OrganisationNumber, out var number) && number == own
        );

    private static bool IsReferred(Actor actor, Application application) =>
        application.Reviews.Any(r =>
            r.Referrals.Any(f => f.Reviewer.Id == actor.PersonId || f.DelegatedBy?.Id == actor.PersonId)
        );

    private static MeetingRelation RelationOf(Actor actor, Meeting meeting) =>
        (
            meeting.Seats.Any(s => s.Holder?.Id == actor.PersonId)
            || meeting.Declines.Any(d => d.Person.Id == actor.PersonId)
            || meeting.Presences.Any(p => p.Person.Id == actor.PersonId)
                ? MeetingRelation.Called
                : MeetingRelation.Any
        )
        | (
            actor.PersonId == meeting.MinutesChair?.Id || actor.PersonId == meeting.Adjuster?.Id
                ? MeetingRelation.Signs
                : MeetingRelation.Any
        );
}
