using System.Text.Json.Nodes;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Settings;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Running;
using Funding.Functions.Tests.Storage;
using People = Funding.Core.Tests.People;

namespace Funding.Functions.Tests.Settings;

/// <summary>People and mandates that staff have changed are what everybody goes by, in as few reads as before.</summary>
[Collection(AzuriteTests.Name)]
public sealed class DirectoryStorageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Somebody_new_has_their_role_from_their_first_day_and_not_after_their_last()
    {
        await using var world = World();
        var process = await world.StartAsync();
        var (directory, today) = (process.Get<DirectoryStore>(), Today(world));
        var first = (await directory.GetAsync(default)).FirstDirectory;

        await ChangeAsync(process, new SettingsCommand.SetPerson(today, New("Åsa Öberg"), first) { Reason = "Ny." });
        Assert.NotNull((await directory.GetAsync(default)).PersonWith(Email("Åsa Öberg")));
        await ChangeAsync(
            process,
            Give("asa-oberg", MandateKind.Secretariat, today.AddDays(1), today.AddDays(2), first)
        );

        Assert.Null((await directory.GetAsync(default)).ActorOf("asa-oberg"));
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.True((await directory.GetAsync(default)).ActorOf("asa-oberg")!.Is(Role.Secretariat));
        world.Time.Advance(TimeSpan.FromDays(2));
        Assert.Null((await directory.GetAsync(default)).ActorOf("asa-oberg"));
    }

    [Fact]
    public async Task A_party_asks_its_new_reviewer_and_the_board_calls_its_new_member()
    {
        await using var world = World();
        var process = await world.StartAsync();
        var (directory, today) = (process.Get<DirectoryStore>(), Today(world));
        var association = await directory.GetAsync(default);
        var (seats, first) = (association.Seats(), association.FirstDirectory);
        await ChangeAsync(process, new SettingsCommand.SetPerson(today, New("Ny Ledamot"), first) { Reason = "Ny." });

        await ChangeAsync(
            process,
            Give("ny-ledamot", MandateKind.PartnerReviewer, today, null, first) with
            {
                Replaces = true,
                Mandate = Give("ny-ledamot", MandateKind.PartnerReviewer, today, null, first).Mandate with
                {
                    Post = "region",
                },
            }
        );
        await ChangeAsync(
            process,
            Give("ny-ledamot", MandateKind.BoardMember, today, null, first) with
            {
                Replaces = true,
                Mandate = Give("ny-ledamot", MandateKind.BoardMember, today, null, first).Mandate with
                {
                    Post = "plats-04",
                },
            }
        );

        association = await directory.GetAsync(default);
        Assert.Equal("ny-ledamot", association.Parties().Single(p => p.Id == "region").Reviewer.Id);
        Assert.Equal("ny-ledamot", association.Seats().Single(s => s.Id == "plats-04").Person.Id);
        Assert.Equal(seats.Where(s => s.Id != "plats-04"), association.Seats().Where(s => s.Id != "plats-04"));
        Assert.Null(association.ActorOf("gunnar-oberg"));
    }

    [Fact]
    public async Task The_association_with_its_changed_people_is_one_read_a_minute()
    {
        await using var world = World();
        var process = await world.StartAsync();
        var first = (await process.Get<DirectoryStore>().GetAsync(default)).FirstDirectory;
        await ChangeAsync(
            process,
            new SettingsCommand.SetPerson(Today(world), New("Åsa Öberg"), first) { Reason = "Ny." }
        );
        var count = new CountPolicy();
        var directory = world.Start(null, count).Get<DirectoryStore>();

        Assert.NotNull((await directory.GetAsync(default)).Person("asa-oberg"));
        Assert.NotNull((await directory.GetAsync(default)).Person("asa-oberg"));

        Assert.Single(count.Requests);
    }

    [Fact]
    public async Task What_the_file_says_of_posts_and_roles_is_what_it_said_before_mandates_had_days()
    {
        await using var world = World();
        var association = await (await world.StartAsync()).Get<DirectoryStore>().GetAsync(default);

        Assert.All(
            association.File.People,
            person => Assert.Equal(person.Roles.Order(), association.ActorOf(person.Id)!.Roles.Order())
        );
        Assert.Equal(
            association.File.Board.Seats.Select(s => (s.Id, s.Office, s.Holder)),
            association.Seats().Select(s => (s.Id, s.Office, s.Person.Id))
        );
        Assert.Equal(
            association.File.Board.Seats.SelectMany(s => s.Substitutes),
            association.Substitutes().Select(s => s.Person.Id)
        );
    }

    [Fact]
    public async Task A_file_that_does_not_go_together_with_what_staff_have_changed_is_told_and_not_taken_in()
    {
        await using var world = World();
        var process = await world.StartAsync();
        var directory = process.Get<DirectoryStore>();
        var first = (await directory.GetAsync(default)).FirstDirectory;
        await ChangeAsync(
            process,
            new SettingsCommand.SetPerson(Today(world), New("Åsa Öberg"), first) { Reason = "Ny." }
        );
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Repository.Association))!;
        file["people"]!.AsArray()[5]!["email"] = Email("Åsa Öberg").ToString();

        var told = await Assert.ThrowsAsync<SettingsException>(() =>
            directory.ImportAsync(System.Text.Encoding.UTF8.GetBytes(file.ToJsonString()), default)
        );

        Assert.Contains("address", told.Message, StringComparison.Ordinal);
        Assert.NotNull((await directory.GetAsync(default)).Person("asa-oberg"));
    }

    private StorageWorld World() => new(azurite) { Settings = { ["Association:File"] = Repository.Association } };

    private static DateOnly Today(StorageWorld world) => SwedishTime.DayOf(world.Time.GetUtcNow());

    private static EmailAddress Email(string name) =>
        EmailAddress.Parse($"{name.Length}.{name[^1]}@nybro.example", null);

    private static DirectoryPerson New(string name) =>
        new("", name, Email(name), OrganisationNumber.Parse("212000-0753", null));

    private static SettingsCommand.GiveMandate Give(
        string person,
        MandateKind kind,
        DateOnly from,
        DateOnly? until,
        AssociationDirectory first
    ) =>
        new(new Mandate("", person, kind, first.Own) { From = from, Until = until }, false, first)
        {
            Reason = "Styrelsens beslut.",
        };

    private static async Task ChangeAsync(StorageProcess process, SettingsCommand command)
    {
        var result = await process
            .Get<SettingsStore>()
            .ChangeAsync(process.Client, SettingsStore.TheOne, command, People.Officer, null, default);
        Assert.True(
            result is ChangeResult<AssociationSettings, SettingsEvent>.Changed,
            (result as ChangeResult<AssociationSettings, SettingsEvent>.Refused)?.Refusal.ToString()
        );
    }
}
