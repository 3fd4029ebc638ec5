using static Funding.Core.MeetingAction;

namespace Funding.Core;

/// <summary>What somebody may want to do with a meeting.</summary>
public enum MeetingAction
{
    /// <summary>Know that it exists; read it.</summary>
    View,

    /// <summary>Plan, change, call and call off; keep the agenda; correct the minutes.</summary>
    Arrange,

    /// <summary>Open and close the meeting and its items, say who is there, choose the adjuster.</summary>
    Lead,

    /// <summary>Say to come or not, announce a conflict of interest.</summary>
    Answer,

    /// <summary>Approve the minutes.</summary>
    Sign,

    /// <summary>Ask for a new personal link in place of one that no longer works.</summary>
    ReissueLink,

    /// <summary>What only the system does: outcomes, and what time does.</summary>
    RunSystem,
}

/// <summary>How somebody stands to a meeting.</summary>
[Flags]
public enum MeetingRelation
{
    /// <summary>However: the role is enough.</summary>
    Any = 0,

    /// <summary>Is or was called to it, or is there.</summary>
    Called = 1,

    /// <summary>Approves its minutes, as the one who chaired it or as its adjuster.</summary>
    Signs = 2,
}

/// <summary>A row of the policy: that somebody may do something with a meeting.</summary>
/// <param name="Action">What.</param>
/// <param name="Role">Who; null: whoever stands so to the meeting.</param>
/// <param name="Relation">How they stand to it.</param>
public sealed record MeetingRight(MeetingAction Action, Role? Role, MeetingRelation Relation);

/// <summary>The table of who may do what with a meeting. What does not stand here is not allowed.</summary>
public static class MeetingAccess
{
    /// <summary>The rows. A new action gets its line beside its relatives.</summary>
    public static IReadOnlyList<MeetingRight> Rows { get; } =
    [
        .. May(View, Role.Secretariat, Role.Finance, Role.Director, Role.Auditor, Role.Chair, Role.System),
        .. Whoever(View, MeetingRelation.Called),
        // The system puts an application on the agenda that its review names.
        .. May(Arrange, Role.Secretariat, Role.System),
        .. May(Lead, Role.Secretariat, Role.Chair),
        .. Whoever(Answer, MeetingRelation.Called),
        .. Whoever(Sign, MeetingRelation.Signs),
        .. Whoever(ReissueLink, MeetingRelation.Called, MeetingRelation.Signs),
        .. May(RunSystem, Role.System),
    ];

    private static IEnumerable<MeetingRight> May(MeetingAction action, params IEnumerable<Role> roles) =>
        roles.Select(role => new MeetingRight(action, role, MeetingRelation.Any));

    private static IEnumerable<MeetingRight> Whoever(
        MeetingAction action,
        params IEnumerable<MeetingRelation> relations
    ) => relations.Select(relation => new MeetingRight(action, null, relation));
}
