using System.Diagnostics;

namespace Funding.Core;

/// <summary>Who may do what. Nothing is allowed that does not stand here.</summary>
public static class AccessPolicy
{
    /// <summary>Whether the actor may do the action. An application that the actor may not <see cref="ApplicationAction.View"/> does not exist to the actor.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="action">What.</param>
    /// <param name="application">The application; null only for <see cref="ApplicationAction.Create"/>.</param>
    public static bool Allows(Actor actor, ApplicationAction action, Application? application)
    {
        if (application is null)
        {
            return action == ApplicationAction.Create && actor.Organisation is not null && IsApplicant(actor);
        }

        return action switch
        {
            ApplicationAction.Create => IsOf(actor, application.Owner) && IsApplicant(actor),
            ApplicationAction.View => MayView(actor, application),
            ApplicationAction.ViewTrail => IsApplicantOf(actor, application)
                || IsStaffFor(actor, application)
                || IsAuditorOf(actor, application),
            ApplicationAction.Edit => IsApplicantOf(actor, application),
            ApplicationAction.Submit or ApplicationAction.AcceptAgreement or ApplicationAction.AcceptAmendment => IsOf(
                actor,
                application.Owner
            ) && actor.Is(Role.AuthorisedSignatory),
            ApplicationAction.AnswerSupplement
            or ApplicationAction.RequestDisbursement
            or ApplicationAction.RequestAmendment
            or ApplicationAction.Withdraw => IsOf(actor, application.Owner) && IsApplicant(actor),
            ApplicationAction.SubmitReport => IsApplicantOf(actor, application),
            ApplicationAction.GiveOpinion => IsReviewer(actor, application),
            ApplicationAction.ReissueLink => IsReviewer(actor, application)
                || HoldsSeat(actor, application)
                || IsApplicantOf(actor, application),
            ApplicationAction.Vote => HoldsSeat(actor, application),
            ApplicationAction.RequestSupplement
            or ApplicationAction.ConfirmComplete
            or ApplicationAction.CloseReview
            or ApplicationAction.Dismiss
            or ApplicationAction.AssessDisbursementRequest
            or ApplicationAction.RecordAmendmentVote
            or ApplicationAction.AssessReport => IsSubmitted(application) && actor.Is(Role.Secretariat),
            ApplicationAction.AssignOfficer or ApplicationAction.Remind => IsSubmitted(application)
                && actor.IsAny(Role.Secretariat, Role.Director),
            // The system for a meeting whose minutes chair and adjuster have approved.
            ApplicationAction.ApproveMinutes => IsSubmitted(application) && actor.IsAny(Role.Secretariat, Role.System),
            ApplicationAction.RuleOnConflict => IsSubmitted(application)
                && (actor.Is(Role.Chair) || HoldsSeat(actor, application, SeatOffice.Chair, SeatOffice.ViceChair)),
            ApplicationAction.RecordProceedings => IsSubmitted(application)
                && actor.IsAny(Role.Secretariat, Role.Chair, Role.System),
            ApplicationAction.FlagConflict
            or ApplicationAction.OpenBoardDecision
            or ApplicationAction.CloseBoardDecision => IsSubmitted(application)
                && actor.IsAny(Role.Secretariat, Role.Chair),
            ApplicationAction.Propose
            or ApplicationAction.CountersignAgreement
            or ApplicationAction.DecideAmendment
            or ApplicationAction.Terminate => IsSubmitted(application) && actor.Is(Role.Director),
            ApplicationAction.Reopen => IsSubmitted(application) && actor.IsAny(Role.Secretariat, Role.Director),
            ApplicationAction.AuthoriseInstalment or ApplicationAction.AddNote => IsStaffFor(actor, application),
            ApplicationAction.HandlePayments or ApplicationAction.DecideAccount or ApplicationAction.Settle =>
                IsSubmitted(application) && actor.Is(Role.Finance),
            ApplicationAction.RunSystem => actor.Is(Role.System),
            _ => throw new UnreachableException(),
        };
    }

    private static bool MayView(Actor actor, Application application) =>
        actor.Is(Role.System)
        || IsApplicantOf(actor, application)
        || IsStaffFor(actor, application)
        || IsAuditorOf(actor, application)
        || IsReviewer(actor, application)
        || HoldsSeat(actor, application)
        || (actor.Is(Role.Chair) && application.Proposal is not null);

    private static bool IsApplicant(Actor actor) => actor.IsAny(Role.ApplicantEditor, Role.AuthorisedSignatory);

    private static bool IsOf(Actor actor, OrganisationNumber organisation) => actor.Organisation == organisation;

    /// <summary>The owner's people, and the co-applicants' that the owner has named.</summary>
    private static bool IsApplicantOf(Actor actor, Application application) =>
        IsApplicant(actor)
        && (
            IsOf(actor, application.Owner)
            || application.Form.CoApplicants.Any(c =>
                OrganisationNumber.TryParse(c.OrganisationNumber, out var number) && IsOf(actor, number)
            )
        );

    /// <summary>Drafts, and what is withdrawn without ever having been submitted, belong to the municipality.</summary>
    private static bool IsSubmitted(Application application) => application.SubmittedAt is not null;

    private static bool IsStaffFor(Actor actor, Application application) =>
        IsSubmitted(application) && actor.IsAny(Role.Secretariat, Role.Finance, Role.Director);

    private static bool IsAuditorOf(Actor actor, Application application) =>
        IsSubmitted(application) && actor.Is(Role.Auditor);

    private static bool IsReviewer(Actor actor, Application application) =>
        actor.Is(Role.PartnerReviewer)
        && application.Reviews.Any(r =>
            r.Referrals.Any(f => f.Reviewer.Id == actor.PersonId || f.DelegatedBy?.Id == actor.PersonId)
        );

    private static bool HoldsSeat(Actor actor, Application application, params IEnumerable<SeatOffice> offices) =>
        actor.Is(Role.BoardMember)
        && application.Matter is { } matter
        && matter.Seats.Any(s => offices.Contains(s.Office) && s.ElectedServes && s.Holder!.Id == actor.PersonId);

    private static bool HoldsSeat(Actor actor, Application application) =>
        actor.Is(Role.BoardMember)
        && application.Matter is { } matter
        && (
            matter.Seats.Any(s => s.Holder?.Id == actor.PersonId)
            || matter.StoodAside.Any(s => s.Person.Id == actor.PersonId)
        );
}
