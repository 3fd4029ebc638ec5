using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Who handles the case. It changes nobody's rights: it says whose desk the case lies on.</summary>
internal static class Assigning
{
    internal static Decision Assign(Application state, AssignOfficer command) =>
        state.Officer == command.Officer ? Decision.Nothing
        : state.Stage.IsTerminal() ? Refusals.WrongStage(state)
        : new OfficerAssigned(command.Officer);
}
