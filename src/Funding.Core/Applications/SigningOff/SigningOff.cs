using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for asking the authorised signatory to sign the application off.</summary>
internal static class SigningOff
{
    private static readonly TimeSpan SameRequest = TimeSpan.FromDays(1);

    internal static Decision Ask(Application state, AskForSignOff command, DateTimeOffset now)
    {
        if (state.Stage != ApplicationStage.Draft)
        {
            return Refusals.WrongStage(state);
        }

        if (state.SignOff is { IsOpen: true } open && now - open.AskedAt < SameRequest)
        {
            return Decision.Nothing;
        }

        var problems = FormCheck.Of(state.Form, command.Association, state.Association.FormInForce, state.Owner);
        return problems.Count > 0
            ? Refusals.FormIncomplete(problems)
            : new SignOffRequested(
                (state.SignOff?.Round ?? 0) + 1,
                state.Signatory!,
                command.AskedBy,
                FormHash.Of(state)
            );
    }

    internal static Decision Decline(Application state, DeclineSignOff command) =>
        state.SignOff is { DeclinedAt: not null } declined
        && declined.Round == command.Round
        && declined.Comment == command.Comment
            ? Decision.Nothing
        : state.Stage != ApplicationStage.Draft ? Refusals.WrongStage(state)
        : state.SignOff is not { IsOpen: true } asked || asked.Round != command.Round ? Refusals.SignOffVoid()
        : TextRules.RefusalOf(TextRules.Check("/comment", command.Comment, required: true)) is { } refusal ? refusal
        : new SignOffDeclined(command.Round, command.Comment);
}
