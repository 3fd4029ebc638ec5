namespace Funding.Core;

/// <summary>Questions about whose tasks are.</summary>
public static class StaffAudiences
{
    /// <summary>Whose tasks are the actor's; none for whoever does not work at the association.</summary>
    public static IReadOnlyList<StaffAudience> Of(Actor actor)
    {
        List<StaffAudience> own = [];
        if (actor.Is(Role.Secretariat))
        {
            own.Add(StaffAudience.Secretariat);
        }

        if (actor.Is(Role.Director))
        {
            own.Add(StaffAudience.Director);
        }

        if (actor.Is(Role.Finance))
        {
            own.Add(StaffAudience.Finance);
        }

        return own.Count == 0 ? own : [.. own, StaffAudience.Anybody];
    }
}
