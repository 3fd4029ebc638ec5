using static Funding.Core.AssociationAction;

namespace Funding.Core;

/// <summary>What somebody may want to do that is not about one case or one meeting.</summary>
public enum AssociationAction
{
    /// <summary>Start applications, and see the list of the own organisation's.</summary>
    Apply,

    /// <summary>See lists of all submitted cases, search them, export them, see the year's register, payments, reports and how everything stands.</summary>
    SeeCases,

    /// <summary>See what waits for oneself over all cases.</summary>
    SeeTasks,

    /// <summary>Be the officer of a case; assign and remind over several cases at a time.</summary>
    HandleCases,

    /// <summary>Write the lists anew from the cases.</summary>
    RebuildLists,

    /// <summary>Put aside mails of meetings that did not reach their receivers.</summary>
    HandleMeetingMails,

    /// <summary>See what the system has not managed to deliver.</summary>
    SeeUndelivered,

    /// <summary>See whether trails, documents and files are as they were written, and have it looked at again.</summary>
    SeeVerification,

    /// <summary>See disposal runs: what is due, what was disposed of, and who previewed and confirmed it.</summary>
    SeeDisposals,

    /// <summary>Have what is due listed, and confirm the list of another: then it is disposed of.</summary>
    DisposeDocuments,

    /// <summary>See the fund, and what delegates have decided and the board has not been told of.</summary>
    SeeFund,

    /// <summary>See the settings, the form, the letters, the people and their mandates: in force, coming and past.</summary>
    SeeSettings,

    /// <summary>Change them.</summary>
    ChangeSettings,

    /// <summary>See the sessions of others and end them; open again to somebody who was locked out.</summary>
    ManageSessions,
}

/// <summary>A row of the policy: that somebody may do something at the association.</summary>
/// <param name="Action">What.</param>
/// <param name="Role">Who.</param>
/// <param name="ForOrganisation">Only somebody who acts for an organisation that applies.</param>
public sealed record AssociationRight(AssociationAction Action, Role Role, bool ForOrganisation = false);

/// <summary>The table of who may do what at the association. What does not stand here is not allowed.</summary>
public static class AssociationAccess
{
    private static readonly Role[] _office = [Role.Secretariat, Role.Finance, Role.Director];

    /// <summary>The rows. A new action gets its line beside its relatives.</summary>
    public static IReadOnlyList<AssociationRight> Rows { get; } =
    [
        new(Apply, Role.ApplicantEditor, ForOrganisation: true),
        new(Apply, Role.AuthorisedSignatory, ForOrganisation: true),
        .. May(SeeCases, [.. _office, Role.Auditor]),
        .. May(SeeTasks, _office),
        .. May(HandleCases, Role.Secretariat, Role.Director),
        .. May(RebuildLists, Role.Secretariat, Role.Director),
        .. May(HandleMeetingMails, Role.Secretariat),
        .. May(SeeUndelivered, [.. _office, Role.Auditor]),
        .. May(SeeVerification, [.. _office, Role.Auditor]),
        .. May(SeeDisposals, [.. _office, Role.Auditor]),
        .. May(DisposeDocuments, Role.Secretariat, Role.Director),
        .. May(SeeFund, [.. _office, Role.Auditor, Role.Chair]),
        .. May(SeeSettings, [.. _office, Role.Auditor, Role.Administrator]),
        .. May(ChangeSettings, Role.Secretariat, Role.Director, Role.Administrator),
        .. May(ManageSessions, Role.Secretariat, Role.Director, Role.Administrator),
    ];

    private static IEnumerable<AssociationRight> May(AssociationAction action, params IEnumerable<Role> roles) =>
        roles.Select(role => new AssociationRight(action, role));
}
