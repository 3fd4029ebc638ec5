using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Funding.Core.Tests;

/// <summary>The policy's tables as <c>docs/access.md</c> has them.</summary>
internal static class AccessDocument
{
    private static readonly XDocument Comments = XDocument.Load(
        Path.Combine(AppContext.BaseDirectory, "Funding.Core.xml")
    );

    internal static string Cases()
    {
        var text = new StringBuilder("| action | who | from when on | leads to something in |\n|---|---|---|---|\n");
        foreach (
            var line in CaseAccess.Rows.GroupBy(row => (row.Action, row.Reach, Stages: StagesOf(row.Stages))).ToList()
        )
        {
            var who = string.Join("; ", line.Select(row => Name(row.Who)));
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{Camel(line.Key.Action)}` {Summary(line.Key.Action)} | {who} | {Name(line.Key.Reach)} | {line.Key.Stages} |\n"
            );
        }
        return text.ToString();
    }

    internal static string Meetings()
    {
        var text = new StringBuilder("| action | who |\n|---|---|\n");
        foreach (var line in MeetingAccess.Rows.GroupBy(row => row.Action))
        {
            var who = string.Join("; ", line.Select(row => row.Role is { } role ? Name(role) : Name(row.Relation)));
            text.Append(CultureInfo.InvariantCulture, $"| `{Camel(line.Key)}` {Summary(line.Key)} | {who} |\n");
        }
        return text.ToString();
    }

    internal static string Association()
    {
        var text = new StringBuilder("| action | who |\n|---|---|\n");
        foreach (var line in AssociationAccess.Rows.GroupBy(row => row.Action))
        {
            var who = string.Join(
                "; ",
                line.Select(row =>
                    row.ForOrganisation ? $"{Name(row.Role)} of any member that applies" : Name(row.Role)
                )
            );
            text.Append(CultureInfo.InvariantCulture, $"| `{Camel(line.Key)}` {Summary(line.Key)} | {who} |\n");
        }
        return text.ToString();
    }

    private static string StagesOf(IReadOnlySet<ApplicationStage> stages)
    {
        var all = Enum.GetValues<ApplicationStage>();
        return stages.Count == all.Length ? "every stage"
            : stages.SetEquals(all.Where(stage => !stage.IsTerminal())) ? "every stage until the case has ended"
            : string.Join(", ", all.Where(stages.Contains).Select(stage => stage.Name().En.ToLowerInvariant()));
    }

    private static string Name(CaseParty who) =>
        who.Relation switch
        {
            CaseRelation.Any => Name(who.Role),
            CaseRelation.Owner => $"{Name(who.Role)} of the applicant",
            CaseRelation.CoApplicant => $"{Name(who.Role)} of a co-applicant",
            CaseRelation.Referred => "partner's reviewer to whom the case is referred, or who has handed it over",
            CaseRelation.Seated => "member or substitute who serves on the matter, or stood aside from it",
            CaseRelation.Leads => "chair or vice chair of the matter",
            _ => throw new InvalidOperationException($"{who.Relation} has no name."),
        };

    private static string Name(Role role) =>
        role switch
        {
            Role.ApplicantEditor => "editor",
            Role.AuthorisedSignatory => "signatory (firmatecknare)",
            Role.Secretariat => "secretariat (kansli)",
            Role.Finance => "finance (ekonom)",
            Role.Director => "director (förbundschef)",
            Role.Auditor => "auditor (revisor)",
            Role.Administrator => "administrator",
            Role.Chair => "chair (ordförande)",
            Role.PartnerReviewer => "partner's reviewer",
            Role.BoardMember => "board member",
            Role.System => "the system",
        };

    private static string Name(CaseReach reach) =>
        reach switch
        {
            CaseReach.Always => "the beginning",
            CaseReach.OnceSubmitted => "the submission",
            CaseReach.OnceProposed => "the proposal",
        };

    private static string Name(MeetingRelation relation) =>
        relation switch
        {
            MeetingRelation.Called => "whoever is or was called, or is there",
            MeetingRelation.Signs => "whoever chaired it, and its adjuster (justerare)",
            _ => throw new InvalidOperationException($"{relation} has no name."),
        };

    private static string Camel<TEnum>(TEnum value)
        where TEnum : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Summary<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        string.Join(
            ' ',
            Comments
                .Descendants("member")
                .Single(m => m.Attribute("name")!.Value == $"F:Funding.Core.{typeof(TEnum).Name}.{value}")
                .Element("summary")!
                .Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
