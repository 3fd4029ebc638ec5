using System.Collections.Concurrent;
using Azure.Core;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Email;
using Funding.Functions.Outbox;
using Funding.Functions.Security;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Notifications;
using Funding.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Functions.Tests.Notifications;

[Collection(AzuriteTests.Name)]
public sealed class DigestTests(AzuriteFixture azurite)
{
    private static readonly PersonRef _eva = new("eva", "Eva Åström", EmailAddress.Parse("Eva@Kalmar.se", null));
    private static readonly Actor _actor = new("eva", "Eva Åström", new HashSet<Role> { Role.ApplicantEditor }, null);

    [Fact]
    public async Task What_somebody_wants_together_comes_once_at_seven_in_the_morning_and_never_again()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        await CollectAsync(process, "a/1/0", "a/2/0");

        await RoundAsync(process);
        Assert.Empty(await StoredLife.MailsAsync(process));

        // The world's clock stands at the first of September, ten in the morning in Sweden.
        world.Time.SetUtcNow(new DateTimeOffset(2026, 9, 2, 4, 59, 59, TimeSpan.Zero));
        Assert.Equal(new DigestReport(0, 0), await RoundAsync(process));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new DigestReport(1, 0), await RoundAsync(process));
        Assert.Equal(new DigestReport(0, 0), await RoundAsync(process));
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new DigestReport(0, 0), await RoundAsync(process));

        var mail = Assert.Single(await StoredLife.MailsAsync(process)).Mail;
        Assert.Equal("digest/eva=40kalmar.se/2026-09-02", mail.Id);
        Assert.Equal("Digest", mail.Kind);
        Assert.Equal("Sammanfattning 2026-09-02: 2 händelser", mail.Subject);
        Assert.Contains("Rapport a/1/0", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Report a/2/0", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/preferences", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_mail_put_down_twice_is_told_once()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        await CollectAsync(process, "a/1/0", "a/1/0");
        world.Time.Advance(TimeSpan.FromDays(1));
        await RoundAsync(process);
        // Also when the repeat comes after the digest.
        await CollectAsync(process, "a/1/0");
        world.Time.Advance(TimeSpan.FromDays(1));
        await RoundAsync(process);

        var mail = Assert.Single(await StoredLife.MailsAsync(process)).Mail;
        Assert.Equal(1, Count(mail, "Rapport a/1/0"));
    }

    [Fact]
    public async Task A_round_with_nothing_to_do_is_one_read_and_one_person_costs_six_requests_whatever_else_there_is()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var count = new CountPolicy();
        var counted = world.Start(new CountingTransport().Install, count);
        await RoundAsync(counted);
        Assert.Single(count.Requests);

        // The keys that sign the digest's address for taking leave are read once, whatever is sent.
        counted.Get<Unsubscribing>().AddressFor(_eva.Email, null);
        await CollectAsync(process, [.. Enumerable.Range(1, 30).Select(n => $"a/{n}/0")]);
        world.Time.Advance(TimeSpan.FromDays(1));
        count.Reset();
        await RoundAsync(counted);

        // People who have something waiting; the day's digest; what waits; put together; sent; the mark.
        Assert.Equal(6, count.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_at_any_request_of_a_round_loses_nothing_and_tells_nothing_twice(bool afterwards)
    {
        for (var request = 1; ; request++)
        {
            await using var world = new StorageWorld(azurite);
            var sound = await world.StartAsync();
            await CollectAsync(sound, "a/1/0", "a/2/0");
            world.Time.Advance(TimeSpan.FromDays(1));
            var kill = new KillPolicy(request, afterwards);
            try
            {
                await RoundAsync(world.Start(null, kill));
            }
            catch (ProcessKilledException) { }
            await CollectAsync(sound, "a/3/0");
            for (var round = 0; round < 50; round++)
            {
                world.Time.Advance(TimeSpan.FromHours(1));
                await RoundAsync(sound);
            }

            var mails = await StoredLife.MailsAsync(sound);
            foreach (var told in (string[])["Rapport a/1/0", "Rapport a/2/0", "Rapport a/3/0"])
            {
                Assert.Equal((request, told, 1), (request, told, mails.Sum(mail => Count(mail.Mail, told))));
            }
            Assert.Empty(await MarksAsync(sound));
            if (!kill.Killed)
            {
                Assert.True(request > 6);
                return;
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_at_any_request_of_the_delivery_puts_a_mail_down_exactly_once(bool afterwards)
    {
        for (var request = 1; ; request++)
        {
            await using var world = new StorageWorld(azurite);
            var sound = await world.StartAsync();
            await ChooseAsync(sound, MailTiming.Digest);
            var kill = new KillPolicy(request, afterwards);
            try
            {
                await CollectAsync(world.Start(null, kill), "a/1/0");
            }
            catch (ProcessKilledException) { }
            // What the sweep does with a mail that is not settled: the same again, here after the digest has gone too.
            world.Time.Advance(TimeSpan.FromDays(1));
            await RoundAsync(sound);
            await CollectAsync(sound, "a/1/0");
            world.Time.Advance(TimeSpan.FromDays(1));
            await RoundAsync(sound);

            var mails = await StoredLife.MailsAsync(sound);
            Assert.Equal(1, mails.Sum(mail => Count(mail.Mail, "Rapport a/1/0")));
            if (!kill.Killed)
            {
                Assert.True(request > 2);
                return;
            }
        }
    }

    [Fact]
    public async Task What_is_collected_while_the_digest_is_sent_comes_the_next_day()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        await CollectAsync(process, "a/1/0");
        world.Time.Advance(TimeSpan.FromDays(1));
        var slow = world.Start(
            null,
            new BeforePolicy(request => request.Method == RequestMethod.Delete, () => CollectAsync(process, "a/2/0"))
        );

        await RoundAsync(slow);
        world.Time.Advance(TimeSpan.FromDays(1));
        await RoundAsync(process);

        var mails = (await StoredLife.MailsAsync(process)).OrderBy(mail => mail.At).Select(mail => mail.Mail).ToList();
        Assert.Equal([1, 0], mails.Select(mail => Count(mail, "Rapport a/1/0")));
        Assert.Equal([0, 1], mails.Select(mail => Count(mail, "Rapport a/2/0")));
    }

    [Fact]
    public async Task Several_rounds_at_once_send_one_digest_even_through_a_transport_that_knows_no_repeat()
    {
        await using var world = new StorageWorld(azurite);
        await CollectAsync(await world.StartAsync(), "a/1/0");
        world.Time.Advance(TimeSpan.FromDays(1));
        var transport = new CountingTransport();
        StorageProcess[] processes = [.. Enumerable.Range(0, 4).Select(_ => world.Start(transport.Install))];

        await Task.WhenAll(processes.Select(RoundAsync));
        world.Time.Advance(TimeSpan.FromHours(1));
        await RoundAsync(processes[0]);

        Assert.Single(transport.Sent);
    }

    [Fact]
    public async Task A_digest_that_must_wait_goes_an_hour_later_and_one_that_is_refused_is_given_up()
    {
        await using var world = new StorageWorld(azurite);
        var transport = new CountingTransport { Outcome = new MailOutcome.Later("SendGrid asks to wait (429).") };
        await world.StartAsync();
        var process = world.Start(transport.Install);
        await CollectAsync(process, "a/1/0");
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new DigestReport(0, 1), await RoundAsync(process));

        transport.Outcome = new MailOutcome.Sent();
        world.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new DigestReport(1, 0), await RoundAsync(process));

        await CollectAsync(process, "a/2/0");
        transport.Outcome = new MailOutcome.GivenUp("SendGrid refused the mail (400).");
        world.Time.Advance(TimeSpan.FromDays(1));
        await RoundAsync(process);
        await RoundAsync(process);
        Assert.Equal(3, transport.Sent.Count);
        Assert.Empty(await MarksAsync(process));
    }

    [Theory]
    [InlineData(MailTiming.Digest, MailStatus.Collected)]
    [InlineData(MailTiming.Off, MailStatus.NotWanted)]
    [InlineData(MailTiming.AtOnce, MailStatus.Sent)]
    internal async Task A_life_sends_an_optional_mail_as_its_receiver_wants_and_all_others_at_once(
        MailTiming timing,
        MailStatus status
    )
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "authorise 2");
        var contact = (await process.Store.LoadAsync(StoredLife.Id, default))!.State.Contact!;
        await process
            .Get<PreferenceStore>()
            .ChangeAsync(
                contact.Email,
                [.. Enum.GetValues<MailTopic>().Select(t => new MailChoice(t, timing))],
                _actor,
                default
            );
        await StoredLife.LetTimePassAsync(world, process);

        await StoredLife.DoAsync(process, StoredLife.Step("paid"), process);

        var log = await process.Get<MailLog>().ListAsync(StoredLife.Id, null, 1000, default);
        Assert.All(
            log.Items,
            mail =>
                Assert.Equal(
                    MailTopics.Of(mail.Template) switch
                    {
                        null => MailStatus.Sent,
                        MailTopic.Votes => MailStatus.Collected,
                        _ => status,
                    },
                    mail.Status
                )
        );
        Assert.Contains(log.Items, mail => mail.Template == MailTemplate.InstalmentPaid);
        Assert.Equal(
            timing == MailTiming.AtOnce ? 1 : 0,
            (await StoredLife.MailsAsync(process)).Count(mail => mail.Mail.Kind == "InstalmentPaid")
        );
        Assert.Equal(0, await StoredLife.PendingAsync(process));

        world.Time.Advance(TimeSpan.FromDays(1));
        await RoundAsync(process);
        var digest = (await StoredLife.MailsAsync(process)).Where(mail => mail.Mail.Kind == "Digest").ToList();
        var office = Assert.Single(digest, mail => mail.Mail.ToAddress == "office@forbund.se").Mail;
        Assert.Equal(
            log.Items.Count(mail => mail.Template == MailTemplate.BallotNotice),
            Count(office, "har röstat om")
        );
        Assert.DoesNotContain("Ja till förslaget", office.Text, StringComparison.Ordinal);
        Assert.Equal(timing == MailTiming.Digest ? 2 : 1, digest.Count);
        Assert.All(
            digest,
            mail => Assert.Contains($"/applications/{StoredLife.Id}", mail.Mail.Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_mail_that_is_always_sent_costs_no_look_at_preferences()
    {
        await using var world = new StorageWorld(azurite);
        var reader = await StoredLife.UpToAsync(world, "edit");
        var count = new CountPolicy();

        await StoredLife.DoAsync(world.Start(null, count), StoredLife.Step("submit"), reader);

        Assert.DoesNotContain(count.Requests, request => request.Contains("Notifications", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_change_is_one_transaction_with_its_line_in_the_trail_and_a_repeat_is_none()
    {
        await using var world = new StorageWorld(azurite);
        var process = await world.StartAsync();
        var store = process.Get<PreferenceStore>();

        // From two browsers at once, each about a topic of its own.
        await Task.WhenAll(
            store.ChangeAsync(_eva.Email, [new(MailTopic.Receipts, MailTiming.Off)], _actor, default),
            store.ChangeAsync(_eva.Email, [new(MailTopic.Payments, MailTiming.Digest)], _actor, default)
        );
        await store.ChangeAsync(_eva.Email, [new(MailTopic.Payments, MailTiming.Digest)], _actor, default);

        var now = await store.GetAsync(EmailAddress.Parse("eva@kalmar.se", null), default);
        Assert.Equal(
            (MailTiming.Off, MailTiming.Digest),
            (now.TimingOf(MailTopic.Receipts), now.TimingOf(MailTopic.Payments))
        );
        var rows = await RowsAsync(process, "eva=40kalmar.se");
        Assert.Equal(["change|00000001", "change|00000002", "preferences"], rows.Select(row => row.RowKey));
        Assert.All(rows.Take(2), row => Assert.Equal("eva", row.GetString("By")));
    }

    private static Task<DigestReport> RoundAsync(StorageProcess process) =>
        process.Get<DigestDelivery>().SendAsync(default);

    private static Task ChooseAsync(StorageProcess process, MailTiming timing) =>
        process.Get<PreferenceStore>().ChangeAsync(_eva.Email, [new(MailTopic.Receipts, timing)], _actor, default);

    private static async Task CollectAsync(StorageProcess process, params IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            await process
                .Get<CollectedMails>()
                .AddAsync(_eva, id, new($"Om {id}", $"Rapport {id}", $"Report {id}", "https://x.example/a"), default);
        }
    }

    private static int Count(Mail mail, string text) => mail.Text.Split(text).Length - 1;

    private static Task<List<TableEntity>> MarksAsync(StorageProcess process) => RowsAsync(process, "digests");

    private static async Task<List<TableEntity>> RowsAsync(StorageProcess process, string partition)
    {
        List<TableEntity> rows = [];
        await foreach (
            var row in process
                .Get<StorageClients>()
                .Notifications.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"))
        )
        {
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>Takes every mail and does not mind repeats, as SendGrid.</summary>
    private sealed class CountingTransport : IMailTransport
    {
        internal ConcurrentQueue<string> Sent { get; } = [];

        internal MailOutcome Outcome { get; set; } = new MailOutcome.Sent();

        internal void Install(IServiceCollection services) => services.AddSingleton<IMailTransport>(this);

        public Task<MailOutcome> SendAsync(Mail mail, CancellationToken cancellationToken)
        {
            Sent.Enqueue(mail.Id);
            return Task.FromResult(Outcome);
        }
    }
}
