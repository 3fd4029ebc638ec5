using System.Text.Json.Nodes;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Settings;
using Funding.Functions.Tests.Storage;
using Funding.Local;

namespace Funding.Functions.Tests.Security;

[Collection(AzuriteTests.Name)]
public sealed class AssociationImportTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_sample_association_is_imported_at_start_and_found_again()
    {
        await using var world = new StorageWorld(azurite)
        {
            Settings = { ["Association:File"] = Samples.AssociationFile },
        };
        await world.StartAsync();

        var association = (await world.Start().Get<DirectoryStore>().FindAsync(default))!;

        Assert.Equal("KAL", association.Snapshot().Code);
        Assert.Equal(15, association.Seats().Count);
        Assert.Single(association.Seats(), seat => seat.Office == SeatOffice.Chair);
        Assert.Equal(4, association.Parties().Count);
        Assert.NotEmpty(association.Substitutes());
        Assert.All(association.File.People, person => Assert.Equal(person, association.PersonWith(person.Email)));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_another_takes_its_place()
    {
        await using var world = new StorageWorld(azurite);
        var directory = (await world.StartAsync()).Get<DirectoryStore>();

        Assert.True(await directory.ImportAsync(Sample(_ => { }), default));
        Assert.False(await directory.ImportAsync(Sample(_ => { }), default));
        Assert.True(await directory.ImportAsync(Sample(file => file["name"] = "Nytt namn"), default));
        Assert.Equal("Nytt namn", (await directory.FindAsync(default))!.File.Name);
    }

    [Fact]
    public async Task A_number_that_the_file_leaves_out_keeps_its_default_and_a_misspelt_one_is_told()
    {
        await using var world = new StorageWorld(azurite);
        var directory = (await world.StartAsync()).Get<DirectoryStore>();

        await directory.ImportAsync(Sample(file => file["rules"] = new JsonObject { ["reviewDays"] = 30 }), default);

        var rules = (await directory.GetAsync(default)).Snapshot().Rules;
        Assert.Equal((30, 14, 2), (rules.ReviewDays, rules.SupplementDays, rules.MinimumMembers));
        var told = await Assert.ThrowsAsync<SettingsException>(() =>
            directory.ImportAsync(Sample(file => file["rules"] = new JsonObject { ["reviewDay"] = 30 }), default)
        );
        Assert.Contains("reviewDay", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_process_sees_a_new_association_within_a_minute()
    {
        await using var world = new StorageWorld(azurite);
        var importer = (await world.StartAsync()).Get<DirectoryStore>();
        var reader = world.Start().Get<DirectoryStore>();
        await importer.ImportAsync(Sample(_ => { }), default);
        await reader.FindAsync(default);
        await importer.ImportAsync(Sample(file => file["name"] = "Nytt namn"), default);

        world.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("Nytt namn", (await reader.FindAsync(default))!.File.Name);
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_its_place()
    {
        var content = Sample(file =>
        {
            file["code"] = "kalmar";
            file["people"]![0]!["roles"]!.AsArray().Add("system");
            file["board"]!["seats"]![0]!["holder"] = "nobody";
            file["board"]!["seats"]![1]!["id"] = file["board"]!["seats"]![2]!["id"]!.GetValue<string>();
            file["partners"]![0]!["organisationNumbers"]!.AsArray().Add("556036-0793");
        });

        var faults = Assert.Throws<SettingsException>(() => AssociationFileReader.Read(content)).Faults;

        Assert.Collection(
            faults,
            fault => Assert.StartsWith("code must be", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("board.seats: id", fault, StringComparison.Ordinal),
            fault => Assert.Contains("'nobody', who is not among people", fault, StringComparison.Ordinal),
            fault => Assert.Contains("the role system", fault, StringComparison.Ordinal),
            fault => Assert.Contains("556036-0793, which is not among members", fault, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_application_form_that_cannot_be_answered_is_told_with_its_place()
    {
        var content = Sample(file =>
            file["form"] = JsonNode.Parse(
                """{ "version": 2, "sections": [ { "id": "a", "title": { "sv": "A", "en": "" }, "questions": [] } ] }"""
            )
        );

        var faults = Assert.Throws<SettingsException>(() => AssociationFileReader.Read(content)).Faults;

        Assert.Contains(faults, fault => fault.StartsWith("form.sections.0.title.en:", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("“budget”", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("null", "empty")]
    [InlineData("[]", "cannot be read")]
    [InlineData("{\"code\":\"KAL\"}", "cannot be read")]
    public void A_file_that_is_no_association_is_refused_in_plain_words(string content, string expected) =>
        Assert.Contains(
            expected,
            Assert
                .Throws<SettingsException>(() =>
                    AssociationFileReader.Read(System.Text.Encoding.UTF8.GetBytes(content))
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_misspelt_name_or_a_wrong_number_is_told_with_its_place()
    {
        var misspelt = Sample(file => file["people"]![3]!["emial"] = "a@b.se");
        var wrong = Sample(file => file["members"]![2]!["organisationNumber"] = "232100-0074");

        Assert.Contains(
            "people[3]",
            Assert.Throws<SettingsException>(() => AssociationFileReader.Read(misspelt)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "members[2].organisationNumber",
            Assert.Throws<SettingsException>(() => AssociationFileReader.Read(wrong)).Message,
            StringComparison.Ordinal
        );
    }

    private static byte[] Sample(Action<JsonObject> change)
    {
        var file = JsonNode.Parse(File.ReadAllText(Samples.AssociationFile))!.AsObject();
        change(file);
        return System.Text.Encoding.UTF8.GetBytes(file.ToJsonString());
    }
}
