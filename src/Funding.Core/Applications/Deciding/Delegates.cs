namespace Funding.Core;

/// <summary>Finds who decides what the board has delegated: one person, never the board by votes between its meetings.</summary>
/// <remarks>
/// Kommunallag (2017:725) 6 kap. 37–39 §§, applied to the association by lag (2003:1210): the board may delegate to its chair or to
/// an employee. It cannot decide by circulating votes among its members.
/// </remarks>
internal static class Delegates
{
    private const string DirectorsSeat = "delegate";

    /// <summary>The item's opening with those who decide: for a delegated decision the delegate alone, for whom no substitute steps in.</summary>
    internal static ApplicationCommand.OpenBoardDecision Asked(
        Application state,
        ApplicationCommand.OpenBoardDecision command
    ) =>
        command.Mode != BoardMode.Delegated
            ? command
            : command with
            {
                Seats =
                    state.Rules.DirectorIsDelegate && state.Association is { Director: { } director }
                        ? [new BoardSeat(DirectorsSeat, "", SeatOffice.Member, director)]
                        : [.. command.Seats.Where(seat => seat.Office == SeatOffice.Chair)],
                Substitutes = [],
            };
}
