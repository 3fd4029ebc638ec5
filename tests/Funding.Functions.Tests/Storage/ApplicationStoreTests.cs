using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Security;
using Funding.Functions.Storage;
using static Funding.Core.ApplicationCommand;

namespace Funding.Functions.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class ApplicationStoreTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    public async Task Fifteen_members_who_vote_at_the_same_instant_are_all_heard(int processes)
    {
        await using var world = new StorageWorld(azurite);
        var reader = await StoredLife.UpToAsync(world, "open the item");
        var voters = Enumerable.Range(0, processes).Select(_ => world.Start()).ToList();

        var results = await Task.WhenAll(
            Enumerable
                .Range(1, 15)
                .Select(seat =>
                    voters[seat % processes]
                        .Store.ChangeAsync(
                            voters[seat % processes].Client,
                            StoredLife.Id,
                            new CastBallot($"seat-{seat}", 1, seat % 2 == 0 ? VoteChoice.Yes : VoteChoice.No),
                            People.Seat(seat),
                            null,
                            default
                        )
                )
        );

        Assert.All(results, result => Assert.Single(Assert.IsType<ChangeResult.Changed>(result).Events));
        var state = (await reader.Store.LoadAsync(StoredLife.Id, default))!.State;
        Assert.Equal(15, state.Matter!.Ballots.Select(ballot => ballot.SeatId).Distinct().Count());
        Assert.Equal(15, state.Matter.Ballots.Count);
        Assert.Equal(15, (await StoredLife.MailsAsync(reader)).Count(mail => mail.Mail.Kind == "BallotReceipt"));
        Assert.Null(await reader.Store.FindBrokenEventAsync(StoredLife.Id, default));
        Assert.Equal(0, await StoredLife.PendingAsync(reader));
    }

    [Fact]
    public async Task A_repeated_command_writes_nothing()
    {
        await using var world = new StorageWorld(azurite);
        await StoredLife.UpToAsync(world, "draft");
        var count = new CountPolicy();
        var process = world.Start(null, count);

        var again = Assert.IsType<ChangeResult.Changed>(await DoAsync(process, StoredLife.Draft, People.Editor));

        Assert.Empty(again.Events);
        Assert.Single(count.Requests);
        Assert.StartsWith("GET", count.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_is_not_there_is_not_found()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();

        Assert.IsType<ChangeResult.NotFound>(await DoAsync(process, new CountersignAgreement(), People.Director));
        Assert.Null(await process.Store.LoadAsync(StoredLife.Id, default));
    }

    [Fact]
    public async Task Whoever_builds_on_an_outdated_version_is_told_so_and_changes_nothing()
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "draft");
        var fetched = (await process.Store.LoadAsync(StoredLife.Id, default))!;
        await DoAsync(process, Title("Annans"), People.Editor);

        var stale = await DoAsync(process, Title("Min"), People.Editor, new ChangeOptions(fetched.ETag));

        Assert.IsType<ChangeResult.Stale>(stale);
        var now = (await process.Store.LoadAsync(StoredLife.Id, default))!;
        Assert.Equal("Annans", now.State.Form.Title);
        Assert.IsType<ChangeResult.Changed>(
            await DoAsync(process, Title("Min"), People.Editor, new ChangeOptions(now.ETag))
        );
    }

    [Fact]
    public async Task Of_two_who_build_on_the_same_version_at_once_one_is_told_that_it_is_outdated()
    {
        await using var world = new StorageWorld(azurite);
        var first = await StoredLife.UpToAsync(world, "draft");
        var fetched = new ChangeOptions((await first.Store.LoadAsync(StoredLife.Id, default))!.ETag);
        // The second commits just before the first does.
        var second = world.Start(
            null,
            new BeforePolicy(
                IsTransaction,
                async () =>
                    Assert.IsType<ChangeResult.Changed>(await DoAsync(first, Title("Ett"), People.Editor, fetched))
            )
        );

        Assert.IsType<ChangeResult.Stale>(await DoAsync(second, Title("Två"), People.Editor, fetched));
        Assert.Equal("Ett", (await first.Store.LoadAsync(StoredLife.Id, default))!.State.Form.Title);
        Assert.Equal(0, await StoredLife.PendingAsync(first));
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_recognised_as_done()
    {
        await using var world = new StorageWorld(azurite);
        var reader = await StoredLife.UpToAsync(world, "propose");
        var lost = new LostAnswerPolicy(IsTransaction);
        var process = world.Start(null, lost);
        var fetched = new ChangeOptions((await reader.Store.LoadAsync(StoredLife.Id, default))!.ETag);

        var result = await DoAsync(process, StoredLife.Step("open the item").Command(null!), People.Officer, fetched);

        Assert.True(lost.HasLost);
        Assert.Single(Assert.IsType<ChangeResult.Changed>(result).Events);
        var trail = await reader.Store.ReadTrailAsync(StoredLife.Id, null, 100, default);
        Assert.Single(trail.Items, entry => entry.Event is ApplicationEvent.BoardDecisionOpened);
        Assert.Equal(15, (await StoredLife.MailsAsync(reader)).Count(mail => mail.Mail.Kind == "BallotRequest"));
        Assert.Equal(0, await StoredLife.PendingAsync(reader));
    }

    [Fact]
    public async Task The_first_commit_of_all_is_recognised_too_when_its_answer_was_lost()
    {
        await using var world = new StorageWorld(azurite);
        await world.StartAsync();
        var lost = new LostAnswerPolicy(IsTransaction);
        var process = world.Start(null, lost);

        var result = await DoAsync(process, StoredLife.Draft, People.Editor);

        Assert.True(lost.HasLost);
        Assert.Single(Assert.IsType<ChangeResult.Changed>(result).Events);
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_recognised_even_when_others_have_gone_on()
    {
        await using var world = new StorageWorld(azurite);
        var other = await StoredLife.UpToAsync(world, "draft");
        var lost = new LostAnswerPolicy(IsTransaction);
        var process = world.Start(
            null,
            // Between the lost answer and the client's repeat somebody else changes the application.
            new AfterPolicy(IsTransaction, async () => await DoAsync(other, Title("Annans"), People.Editor)),
            lost
        );

        var result = await DoAsync(process, Title("Min"), People.Editor);

        Assert.Single(Assert.IsType<ChangeResult.Changed>(result).Events);
        var trail = await other.Store.ReadTrailAsync(StoredLife.Id, null, 100, default);
        Assert.Equal(
            ["Vägen in", "Min", "Annans"],
            trail.Items.Select(entry =>
                entry.Event switch
                {
                    ApplicationEvent.DraftCreated created => created.Form.Title,
                    ApplicationEvent.FormEdited edited => edited.Form.Title,
                    _ => "",
                }
            )
        );
    }

    [Fact]
    public async Task A_link_is_used_up_by_the_act_and_a_second_act_with_it_is_refused()
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "open the item");
        var hash = await StoredLife.LatestLinkAsync(process, "seat3@board.se");
        var options = new ChangeOptions(Link: new LinkUse(hash));

        Assert.IsType<ChangeResult.Changed>(await VoteAsync(process, 3, VoteChoice.Yes, options));
        var refused = Assert.IsType<ChangeResult.Refused>(await VoteAsync(process, 3, VoteChoice.No, options));
        var next = new ChangeOptions(Link: new LinkUse(await StoredLife.LatestLinkAsync(process, "seat3@board.se")));

        Assert.Equal("link-used", refused.Refusal.Code);
        Assert.IsType<ChangeResult.Changed>(await VoteAsync(process, 3, VoteChoice.No, next));
    }

    [Fact]
    public async Task Of_two_acts_with_one_link_at_once_one_counts()
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "open the item");
        var other = world.Start();
        var options = new ChangeOptions(Link: new LinkUse(await StoredLife.LatestLinkAsync(process, "seat3@board.se")));

        var results = await Task.WhenAll(
            VoteAsync(process, 3, VoteChoice.Yes, options),
            VoteAsync(other, 3, VoteChoice.No, options)
        );

        Assert.Single(results, result => result is ChangeResult.Changed);
        Assert.Single(results, result => result is ChangeResult.Refused { Refusal.Code: "link-used" });
    }

    [Fact]
    public async Task A_link_answers_alike_to_guesses_and_plainly_to_whoever_held_it()
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "open the item");
        var links = process.Get<LinkStore>();
        var tokens = (await StoredLife.MailsAsync(process))
            .Where(mail => mail.Mail.Kind == "BallotRequest")
            .ToDictionary(mail => mail.Mail.ToAddress, mail => StoredLife.TokenIn(mail.Mail)!);

        var good = Assert.IsType<LinkAnswer.Good>(
            await links.FindAsync(StoredLife.Id, tokens["seat1@board.se"], default)
        );
        Assert.Equal(("seat-1", 1, LinkPurpose.Ballot), (good.Link.Target, good.Link.Round, good.Link.Purpose));
        Assert.Equal("unknown-link", await CodeAsync(StoredLife.Id, SecretToken.Create()));
        Assert.Equal("unknown-link", await CodeAsync(StoredLife.Id, "x"));
        Assert.Equal("unknown-link", await CodeAsync(new ApplicationId(Guid.NewGuid()), tokens["seat1@board.se"]));
        Assert.Equal(1, await links.RevokeAsync(StoredLife.Id, "seat2@board.se", default));
        Assert.Equal("link-revoked", await CodeAsync(StoredLife.Id, tokens["seat2@board.se"]));
        world.Time.SetUtcNow(good.Link.ExpiresAt);
        Assert.Equal("link-expired", await CodeAsync(StoredLife.Id, tokens["seat1@board.se"]));

        async Task<string> CodeAsync(ApplicationId id, string token) =>
            Assert.IsType<LinkAnswer.Bad>(await links.FindAsync(id, token, default)).Refusal.Code;
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(40_000, 0)]
    [InlineData(200_000, 0)]
    [InlineData(700_000, 2)]
    public async Task An_application_of_any_size_is_kept_whole(int length, int blobs)
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var rows = process.Get<AggregateRows<Application, ApplicationCommand, ApplicationEvent>>();
        var background = string.Concat(Enumerable.Repeat("Long need\"\n", length / 11));
        var draft = Life.Draft().Current;
        var state = draft with { Form = draft.Form with { Background = background } };
        var happened = new ApplicationEvent.FormEdited(state.Form);
        var before = await rows.LoadAsync(StoredLife.Id, default);
        var (line, hash) = await rows.EventAsync(StoredLife.Id, 1, happened, "", "change", default);
        TableTransactionAction[] actions = [await rows.StateAsync(state, hash, "change", before, default), line];

        TransactionLimits.Check(actions);
        await process.Get<StorageClients>().Applications.SubmitTransactionAsync(actions);

        var stored = (await world.Start().Store.LoadAsync(StoredLife.Id, default))!;
        Assert.Equal(background, stored.State.Form.Background);
        var trail = await process.Store.ReadTrailAsync(StoredLife.Id, null, 10, default);
        Assert.Equal(background, Assert.IsType<ApplicationEvent.FormEdited>(trail.Items[0].Event).Form.Background);
        Assert.Null(await process.Store.FindBrokenEventAsync(StoredLife.Id, default));
        Assert.Equal(blobs, process.Get<StorageClients>().States.GetBlobs().Count());
    }

    [Fact]
    public void What_does_not_fit_into_one_transaction_is_refused_before_anything_is_written()
    {
        var rows = Enumerable
            .Range(0, 101)
            .Select(n => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"{n}")))
            .ToList();
        TransactionLimits.Check(rows[..100]);
        Assert.Contains(
            "101 rows",
            Assert.Throws<ChangeTooLargeException>(() => TransactionLimits.Check(rows)).Message,
            StringComparison.Ordinal
        );

        var large = rows[..10];
        foreach (var row in large)
        {
            EntityText.Write((TableEntity)row.Entity, "Json", new string('a', EntityText.RowLength));
        }
        Assert.Throws<ChangeTooLargeException>(() => TransactionLimits.Check(large));
    }

    [Fact]
    public async Task The_trail_is_read_page_by_page()
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "decide");
        List<long> sequences = [];
        string? continuation = null;
        do
        {
            var page = await process.Store.ReadTrailAsync(StoredLife.Id, continuation, 4, default);
            Assert.InRange(page.Items.Count, 1, 4);
            sequences.AddRange(page.Items.Select(entry => entry.Sequence));
            continuation = page.Continuation;
        } while (continuation is not null);

        Assert.Equal(Enumerable.Range(1, sequences.Count).Select(n => (long)n), sequences);
        await Assert.ThrowsAsync<FormatException>(() =>
            process.Store.ReadTrailAsync(StoredLife.Id, "x' or", 4, default)
        );
    }

    [Fact]
    public async Task An_altered_event_is_found()
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "complete");
        var table = process.Get<StorageClients>().Applications;
        TableEntity row = await table.GetEntityAsync<TableEntity>(StoredLife.Id.ToString(), "event|00000002");
        row["Json00"] = row.GetString("Json00").Replace("vidare", "bort", StringComparison.Ordinal);
        await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);

        Assert.Equal(2, await process.Store.FindBrokenEventAsync(StoredLife.Id, default));
    }

    [Fact]
    public async Task Changes_cost_what_the_budget_says()
    {
        await using var world = new StorageWorld(azurite);
        await StoredLife.UpToAsync(world, "open the item");
        var count = new CountPolicy();
        var process = world.Start(null, count);
        await process.Get<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>().WarmAsync();
        var link = await StoredLife.LatestLinkAsync(process, "seat1@board.se");
        count.Reset();

        await VoteAsync(process, 1, VoteChoice.Yes, new ChangeOptions(Link: new LinkUse(link)));

        // State, link, mark, transaction, the receipt into the local mailbox, settling, mark; and for the office's digest its wishes, the line
        // and the mark: see docs/performance.md.
        Assert.Equal(10, count.Requests.Count);
    }

    private static EditForm Title(string title) => new(Samples.Form with { Title = title });

    private static Task<ChangeResult> DoAsync(
        StorageProcess process,
        ApplicationCommand command,
        Actor by,
        ChangeOptions? options = null
    ) => process.Store.ChangeAsync(process.Client, StoredLife.Id, command, by, options, default);

    private static Task<ChangeResult> VoteAsync(
        StorageProcess process,
        int seat,
        VoteChoice choice,
        ChangeOptions options
    ) => DoAsync(process, new CastBallot($"seat-{seat}", 1, choice), People.Seat(seat), options);

    private static bool IsTransaction(Request request) =>
        request.Method == RequestMethod.Post && request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);
}
