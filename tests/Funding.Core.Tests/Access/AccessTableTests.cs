namespace Funding.Core.Tests;

public sealed class AccessTableTests
{
    private static readonly Role[] Office = [Role.Secretariat, Role.Finance, Role.Director];

    [Fact]
    public void Every_action_has_somebody_who_may_do_it()
    {
        Assert.Equal(Enum.GetValues<ApplicationAction>(), CaseAccess.Rows.Select(row => row.Action).Distinct().Order());
        Assert.Equal(Enum.GetValues<MeetingAction>(), MeetingAccess.Rows.Select(row => row.Action).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<AssociationAction>(),
            AssociationAccess.Rows.Select(row => row.Action).Distinct().Order()
        );
    }

    [Fact]
    public void No_row_stands_twice()
    {
        Assert.Equal(CaseAccess.Rows.Count, CaseAccess.Rows.DistinctBy(r => (r.Action, r.Who)).Count());
        Assert.Equal(MeetingAccess.Rows.Count, MeetingAccess.Rows.Distinct().Count());
        Assert.Equal(AssociationAccess.Rows.Count, AssociationAccess.Rows.Distinct().Count());
    }

    [Fact]
    public void An_auditor_reads_all_that_the_office_reads_and_changes_nothing()
    {
        ApplicationAction[] reading =
        [
            ApplicationAction.View,
            ApplicationAction.ViewTrail,
            ApplicationAction.ViewAsOffice,
        ];
        Assert.Equal(reading, CasesOf(Role.Auditor));
        Assert.All(Office, role => Assert.Empty(reading.Except(CasesOf(role))));
        Assert.Equal([MeetingAction.View], MeetingAccess.Rows.Where(r => r.Role is Role.Auditor).Select(r => r.Action));
        Assert.Equal(
            Office
                .SelectMany(AssociationOf)
                .Where(action => action.ToString().StartsWith("See", StringComparison.Ordinal))
                // The auditor has nothing to do in cases.
                .Except([AssociationAction.SeeTasks])
                .Distinct()
                .Order(),
            AssociationOf(Role.Auditor).Order()
        );
    }

    [Fact]
    public void An_administrator_touches_no_case_and_no_meeting()
    {
        Assert.Empty(CasesOf(Role.Administrator));
        Assert.DoesNotContain(MeetingAccess.Rows, row => row.Role is Role.Administrator);
        Assert.DoesNotContain(AssociationAction.SeeCases, AssociationOf(Role.Administrator));
    }

    [Fact]
    public void Nobody_but_applicants_and_the_system_reaches_a_draft_by_their_role_alone() =>
        Assert.All(
            CaseAccess.Rows.Where(row => row.Reach is CaseReach.Always && row.Who.Relation is CaseRelation.Any),
            row => Assert.Equal(Role.System, row.Who.Role)
        );

    [Fact]
    public void Whoever_may_do_something_with_a_case_may_know_of_it() =>
        Assert.All(
            CaseAccess.Rows,
            row =>
                Assert.Contains(
                    CaseAccess.Rows,
                    seen =>
                        seen.Action is ApplicationAction.View
                        && seen.Who.Role == row.Who.Role
                        && (
                            seen.Who.Relation == row.Who.Relation
                            || seen.Who.Relation is CaseRelation.Any
                            || (row.Who.Relation, seen.Who.Relation) is (CaseRelation.Leads, CaseRelation.Seated)
                        )
                )
        );

    [Fact]
    public void Somebody_is_shown_a_case_as_what_lets_them_see_it()
    {
        var draft = Life.Draft().Current;
        var clerkWhoApplies = People.Officer with
        {
            Roles = new HashSet<Role> { Role.Secretariat, Role.ApplicantEditor },
            Organisation = People.Kalmar,
        };
        Assert.Equal(Reader.Applicant, AccessPolicy.ReaderOf(clerkWhoApplies, draft));
        Assert.False(AccessPolicy.Allows(clerkWhoApplies, ApplicationAction.ViewAsOffice, draft));

        var board = Life.WithBoard().Current;
        Assert.Equal(Reader.Staff, AccessPolicy.ReaderOf(clerkWhoApplies, board));
        Assert.Equal(Reader.Board, AccessPolicy.ReaderOf(People.Seat(3), board));
        Assert.Equal(Reader.Partner, AccessPolicy.ReaderOf(People.Reviewer("fk"), board));
        Assert.Equal(Reader.Applicant, AccessPolicy.ReaderOf(People.CoEditor, board));
        var memberElsewhereWhoApplies = People.Editor with
        {
            Roles = new HashSet<Role> { Role.BoardMember, Role.ApplicantEditor },
        };
        Assert.Equal(Reader.Applicant, AccessPolicy.ReaderOf(memberElsewhereWhoApplies, board));
    }

    [Theory]
    [InlineData("cases")]
    [InlineData("meetings")]
    [InlineData("association")]
    public void The_document_has_the_table_as_it_is(string name)
    {
        var expected = name switch
        {
            "cases" => AccessDocument.Cases(),
            "meetings" => AccessDocument.Meetings(),
            _ => AccessDocument.Association(),
        };
        var document = File.ReadAllText(Path.Combine(Repository.Root(), "docs", "access.md"));
        var (start, end) = ($"<!-- table: {name} -->\n", $"<!-- end of table: {name} -->");
        var from = document.IndexOf(start, StringComparison.Ordinal) + start.Length;

        Assert.Equal(expected, document[from..document.IndexOf(end, StringComparison.Ordinal)]);
    }

    private static IEnumerable<ApplicationAction> CasesOf(Role role) =>
        CaseAccess.Rows.Where(row => row.Who.Role == role).Select(row => row.Action).Distinct().Order();

    private static IEnumerable<AssociationAction> AssociationOf(Role role) =>
        AssociationAccess.Rows.Where(row => row.Role == role).Select(row => row.Action);
}
