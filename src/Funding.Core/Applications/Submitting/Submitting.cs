using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for sending an application in and registering it.</summary>
internal static class Submitting
{
    internal static Decision Submit(Application state, SubmitApplication command)
    {
        if (state.Stage == ApplicationStage.Submitted && state.Supplement is null)
        {
            return Decision.Nothing;
        }

        if (state.Stage != ApplicationStage.Draft)
        {
            return Refusals.WrongStage(state);
        }

        if (command.FormHash is { } read && read != FormHash.Of(state))
        {
            return Refusals.SignOffVoid();
        }

        var problems = FormCheck.Of(state.Form, command.Association, state.Association.FormInForce, state.Owner);
        return problems.Count > 0 ? Refusals.FormIncomplete(problems)
            : Scanning.Unanswered(state) is { } unanswered ? unanswered
            : new ApplicationSubmitted(command.Association);
    }

    internal static Decision Assign(Application state, AssignCaseNumber command) =>
        state.CaseNumber == command.CaseNumber ? Decision.Nothing
        : state.CaseNumber is not null ? Refusals.CaseNumberAssigned(state.CaseNumber)
        : state.SubmittedAt is null ? Refusals.WrongStage(state)
        : new CaseNumberAssigned(command.CaseNumber);
}
