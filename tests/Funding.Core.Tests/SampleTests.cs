using System.Text.Json;
using System.Text.Json.Nodes;
using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

/// <summary>The applications under samples/ are what a municipality could send in.</summary>
public sealed class SampleTests
{
    private static readonly string Folder = Path.Combine(Repository.Root(), "samples");

    public static TheoryData<string> Applications =>
        [.. Directory.GetFiles(Path.Combine(Folder, "applications"), "*.json").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Applications))]
    public void Every_sample_can_be_submitted_as_it_is(string file)
    {
        var form = JsonSerializer.Deserialize(
            File.ReadAllText(Path.Combine(Folder, "applications", file)),
            CoreJson.Default.ApplicationForm
        )!;
        var organisation = OrganisationNumber.Parse(form.Applicant.OrganisationNumber, null);
        var signatory = People.Signatory with { Organisation = organisation };
        var association = Samples.Association with { Members = Members() };
        var life = Life.Nothing().Do(new CreateDraft(Life.Id, form, association), signatory);

        life.Do(new SubmitApplication(association), signatory);

        Assert.Equal(ApplicationStage.Submitted, life.Current.Stage);
    }

    private static IReadOnlyList<AssociationMember> Members() =>
        [
            .. JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "association.json")))!["members"]!
                .AsArray()
                .Select(m => new AssociationMember(
                    OrganisationNumber.Parse((string)m!["organisationNumber"]!, null),
                    (string)m["name"]!
                )),
        ];
}
