using System.Collections.Concurrent;
using Azure.Core;
using Funding.Core.Tests;
using Funding.Functions.Email;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Functions.Tests.Outbox;

[Collection(AzuriteTests.Name)]
public sealed class OutboxDispatcherTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Two_sweeps_at_once_send_each_mail_once_even_through_a_transport_that_knows_no_repeat()
    {
        await using var world = new StorageWorld(azurite);
        await StoredLife.UpToAsync(world, "propose");
        await KilledAfterCommitAsync(world, "open the item");
        world.Time.Advance(PendingMarks.Grace);
        var transport = new CountingTransport();
        StorageProcess[] processes = [.. Enumerable.Range(0, 4).Select(_ => world.Start(transport.Install))];

        await Task.WhenAll(processes.Select(p => p.Get<OutboxDispatcher>().SweepAsync(p.Client, default)));

        Assert.Equal(15, transport.Sent.Count);
        Assert.Equal(15, transport.Sent.Distinct(StringComparer.Ordinal).Count());
        // Who came second found mails that were not theirs to send and looks again later: there is nothing left then.
        world.Time.Advance(TimeSpan.FromHours(1));
        await processes[0].Get<OutboxDispatcher>().SweepAsync(processes[0].Client, default);
        Assert.Equal(15, transport.Sent.Count);
        Assert.Equal(0, await StoredLife.PendingAsync(processes[0]));
    }

    [Fact]
    public async Task A_sweep_keeps_its_hands_off_what_is_younger_than_a_minute()
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "propose");
        await KilledAfterCommitAsync(world, "open the item");

        world.Time.Advance(PendingMarks.Grace - TimeSpan.FromTicks(1));
        Assert.Equal(
            new SweepReport(0, 0, 0),
            await process.Get<OutboxDispatcher>().SweepAsync(process.Client, default)
        );
        world.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, (await process.Get<OutboxDispatcher>().SweepAsync(process.Client, default)).Marks);
    }

    [Fact]
    public async Task A_sweep_with_nothing_to_do_costs_one_request()
    {
        await using var world = new StorageWorld(azurite);
        await StoredLife.UpToAsync(world, "submit");
        var count = new CountPolicy();
        var process = world.Start(null, count);

        await process.Get<OutboxDispatcher>().SweepAsync(process.Client, default);

        Assert.Single(count.Requests);
    }

    [Fact]
    public async Task A_commit_that_is_still_under_way_when_the_sweep_comes_is_not_lost()
    {
        await using var world = new StorageWorld(azurite);
        var sweeper = await StoredLife.UpToAsync(world, "propose");
        SweepReport? swept = null;
        // The sweep finds the mark of a change that has not been committed: the slowest of processes is about to do so.
        var slow = world.Start(
            null,
            new BeforePolicy(
                IsTransaction,
                async () =>
                {
                    world.Time.Advance(PendingMarks.Grace);
                    swept = await sweeper.Get<OutboxDispatcher>().SweepAsync(sweeper.Client, default);
                    Assert.Equal(0, await StoredLife.PendingAsync(sweeper));
                }
            )
        );

        var result = await StoredLife.DoAsync(slow, StoredLife.Step("open the item"), sweeper);

        Assert.IsType<ChangeResult.Changed>(result);
        Assert.Equal(1, swept!.Marks);
        Assert.Equal(15, (await StoredLife.MailsAsync(sweeper)).Count(mail => mail.Mail.Kind == "BallotRequest"));
    }

    [Fact]
    public async Task A_commit_that_comes_after_its_mark_was_removed_has_a_mark_of_its_own()
    {
        await using var world = new StorageWorld(azurite);
        var sweeper = await world.StartAsync();
        // Also for the very first change, when there is no row yet to fence.
        var slow = world.Start(
            null,
            new BeforePolicy(
                IsTransaction,
                async () =>
                {
                    world.Time.Advance(PendingMarks.Grace);
                    await sweeper.Get<OutboxDispatcher>().SweepAsync(sweeper.Client, default);
                }
            ),
            new KillAfterPolicy(IsTransaction, times: 2)
        );

        await Assert.ThrowsAsync<ProcessKilledException>(() =>
            StoredLife.DoAsync(slow, StoredLife.Step("draft"), sweeper)
        );

        Assert.NotNull(await sweeper.Store.LoadAsync(StoredLife.Id, default));
        Assert.Equal(1, await StoredLife.PendingAsync(sweeper));
        world.Time.Advance(PendingMarks.Grace);
        await sweeper.Get<OutboxDispatcher>().SweepAsync(sweeper.Client, default);
        var own = await sweeper.Get<ViewStore>().ListAsync(ViewList.Organisation(People.Kalmar), null, 10, default);
        Assert.Single(own.Items);
        Assert.Equal(0, await StoredLife.PendingAsync(sweeper));
    }

    [Fact]
    public async Task The_mark_of_a_change_that_never_came_is_removed_and_no_application_appears()
    {
        await using var world = new StorageWorld(azurite);
        var sweeper = await world.StartAsync();
        var killed = world.Start(null, new KillBeforePolicy(IsTransaction));
        await Assert.ThrowsAsync<ProcessKilledException>(() =>
            StoredLife.DoAsync(killed, StoredLife.Step("draft"), sweeper)
        );
        Assert.Equal(1, await StoredLife.PendingAsync(sweeper));
        world.Time.Advance(PendingMarks.Grace);

        await sweeper.Get<OutboxDispatcher>().SweepAsync(sweeper.Client, default);

        Assert.Equal(0, await StoredLife.PendingAsync(sweeper));
        Assert.Null(await sweeper.Store.LoadAsync(StoredLife.Id, default));
        Assert.IsType<ChangeResult.Changed>(await StoredLife.DoAsync(sweeper, StoredLife.Step("draft"), sweeper));
    }

    [Fact]
    public async Task An_effect_that_fails_holds_up_no_other_is_shown_to_staff_and_goes_when_it_can()
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "edit");
        var dispatcher = process.Get<OutboxDispatcher>();
        world.Hub.OutOfOrder = new TimeoutException("The durable backend is away.");

        Assert.IsType<ChangeResult.Changed>(await StoredLife.DoAsync(process, StoredLife.Step("submit"), process));
        Assert.NotNull((await process.Store.LoadAsync(StoredLife.Id, default))!.State.CaseNumber);
        Assert.Contains(await StoredLife.MailsAsync(process), mail => mail.Mail.Kind == "SubmissionReceipt");
        Assert.Empty(world.Hub.Starts);

        // One minute, then two, four … minutes between the tries.
        world.Time.Advance(PendingMarks.Grace);
        Assert.Equal(1, (await dispatcher.SweepAsync(process.Client, default)).Failed);
        var mark = Assert.Single(await dispatcher.ListTroubledAsync(10, default));
        Assert.Equal((StoredLife.Id, nameof(TimeoutException)), (mark.Of.Application, mark.Reason));
        var left = Assert.Single(await process.Get<OutboxRows>().UndeliveredAsync(StoredLife.Id, default));
        Assert.Equal(2, left.Attempts);
        world.Time.Advance(TimeSpan.FromMinutes(2) - TimeSpan.FromTicks(1));
        Assert.Equal(0, (await dispatcher.SweepAsync(process.Client, default)).Marks);

        world.Hub.OutOfOrder = null;
        world.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(new SweepReport(1, 1, 0), await dispatcher.SweepAsync(process.Client, default));

        Assert.Single(world.Hub.Starts, StoredLife.Id.ToString());
        Assert.Empty(await dispatcher.ListTroubledAsync(10, default));
    }

    [Fact]
    public async Task Mails_that_a_dead_process_had_claimed_are_sent_a_minute_later_however_often_that_happens()
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "propose");
        var dispatcher = process.Get<OutboxDispatcher>();
        await KilledAfterCommitAsync(world, "open the item");
        for (var again = 0; again < 8; again++)
        {
            world.Time.Advance(PendingMarks.Grace);
            var killed = world.Start(null, new KillAfterPolicy(IsClaim, times: 1));
            await killed.Get<OutboxDispatcher>().SweepAsync(killed.Client, default);
            // Whoever sweeps right then sends what is free. That the rest is somebody's to send is no fault to show to staff.
            Assert.Equal(1, (await dispatcher.SweepAsync(process.Client, default)).Marks);
            Assert.Empty(await dispatcher.ListTroubledAsync(10, default));
            Assert.Equal(1, await StoredLife.PendingAsync(process));
        }

        world.Time.Advance(PendingMarks.Grace);
        await dispatcher.SweepAsync(process.Client, default);

        Assert.Equal(0, await StoredLife.PendingAsync(process));
        Assert.Equal(15, (await StoredLife.MailsAsync(process)).Count(mail => mail.Mail.Kind == "BallotRequest"));
    }

    [Fact]
    public async Task A_mail_that_must_wait_goes_later_and_one_that_is_refused_is_given_up_and_says_so()
    {
        await using var world = new StorageWorld(azurite);
        await StoredLife.UpToAsync(world, "complete");
        var transport = new CountingTransport { Outcome = new MailOutcome.Later("SendGrid asks to wait (429).") };
        var process = world.Start(transport.Install);
        var opinion = StoredLife.Steps[4];

        Assert.IsType<ChangeResult.Changed>(await StoredLife.DoAsync(process, opinion, world.Start()));
        var waiting = (await process.Get<MailLog>().ListAsync(StoredLife.Id, null, 100, default)).Items[^1];
        Assert.Equal(MailStatus.Queued, waiting.Status);
        Assert.Equal("SendGrid asks to wait (429).", waiting.Error);

        transport.Outcome = new MailOutcome.GivenUp("SendGrid refused the mail (400).");
        world.Time.Advance(PendingMarks.Grace);
        await process.Get<OutboxDispatcher>().SweepAsync(process.Client, default);
        var given = (await process.Get<MailLog>().ListAsync(StoredLife.Id, null, 100, default)).Items[^1];

        Assert.Equal(MailStatus.Failed, given.Status);
        Assert.Equal("SendGrid refused the mail (400).", given.Error);
        Assert.Equal(0, await StoredLife.PendingAsync(process));
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Failed, 1)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, 1)]
    [InlineData(OrchestrationRuntimeStatus.Completed, 0)]
    [InlineData(OrchestrationRuntimeStatus.Running, 0)]
    public async Task A_process_that_failed_starts_again_and_one_that_is_over_is_left_alone(
        OrchestrationRuntimeStatus status,
        int starts
    )
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "submit");
        world.Hub.Starts.Clear();
        world.Hub.Instances[StoredLife.Id.ToString()] = status;

        await StoredLife.DoAsync(process, StoredLife.Step("complete"), process);

        Assert.Equal(starts, world.Hub.Starts.Count);
        Assert.Equal(0, await StoredLife.PendingAsync(process));
    }

    [Fact]
    public async Task A_secret_is_never_stored_readable_and_leaves_storage_when_the_mail_has_gone()
    {
        await using var world = new StorageWorld(azurite);
        var process = await StoredLife.UpToAsync(world, "propose");
        await KilledAfterCommitAsync(world, "open the item");
        var waiting = await RowsAsync(process);
        world.Time.Advance(PendingMarks.Grace);
        await process.Get<OutboxDispatcher>().SweepAsync(process.Client, default);

        var tokens = (await StoredLife.MailsAsync(process))
            .Select(mail => StoredLife.TokenIn(mail.Mail))
            .OfType<string>()
            .ToList();
        Assert.True(tokens.Count >= 15);
        Assert.All(tokens, token => Assert.DoesNotContain(token, waiting, StringComparison.Ordinal));
        var after = await RowsAsync(process);
        Assert.All(tokens, token => Assert.DoesNotContain(token, after, StringComparison.Ordinal));
        Assert.DoesNotContain("Token=", after, StringComparison.Ordinal);
        Assert.Contains("Token=", waiting, StringComparison.Ordinal);
    }

    private static bool IsTransaction(Request request) =>
        request.Method == RequestMethod.Post && request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);

    private static bool IsClaim(Request request) =>
        request.Method == RequestMethod.Patch
        && request.Uri.ToString().Contains(Uri.EscapeDataString(OutboxRows.MailPrefix), StringComparison.Ordinal);

    private static async Task KilledAfterCommitAsync(StorageWorld world, string step)
    {
        var killed = world.Start(null, new KillAfterPolicy(IsTransaction, times: 1));
        await Assert.ThrowsAsync<ProcessKilledException>(() =>
            StoredLife.DoAsync(killed, StoredLife.Step(step), world.Start())
        );
    }

    private static async Task<string> RowsAsync(StorageProcess process)
    {
        List<string> rows = [];
        await foreach (
            var row in process.Get<StorageClients>().Applications.QueryAsync<Azure.Data.Tables.TableEntity>()
        )
        {
            rows.AddRange(row.Select(property => $"{property.Key}={property.Value}"));
        }
        return string.Join('\n', rows);
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
