using System.Diagnostics.Metrics;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Reconciling;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Running;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Tests.Reconciling;

/// <summary>What a night's reconciliation finds and heals, on the running system.</summary>
public sealed class ReconcilerTests : IAsyncLifetime
{
    private readonly FundingApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    private DurableTaskClient Client => _app.Runtime.DurableTaskClient;

    [Fact]
    public async Task In_a_healthy_system_every_case_is_looked_at_and_nothing_is_healed()
    {
        await new Life(_app).ToReviewAsync();
        await new Life(_app).ToBoardAsync();
        await new Life(_app).ToActiveAsync();
        await new Life(_app).DraftAsync();
        await HoursPassAsync(1);

        var report = await RunAsync();

        Assert.Equal(new ReconciliationReport(Cases: 3, Healed: 0, Failed: 0, Whole: true), report);
    }

    [Fact]
    public async Task A_case_whose_orchestrations_are_gone_gets_them_back_in_the_night_and_each_reminder_goes_out_once()
    {
        var life = new Life(_app);
        await life.ToReviewAsync();
        await _app.IdleAsync();
        await EndAsync(life.Id.ToString());
        await EndAsync($"{life.Id}:review:1");
        await Client.PurgeInstanceAsync($"{life.Id}:review:1");
        await Client.PurgeInstanceAsync(life.Id.ToString());

        await NightAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(life.Id.ToString()));
        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync($"{life.Id}:review:1"));
        await _app.AdvanceToAsync(new DateOnly(2026, 9, 18));
        Assert.Equal(3, (await _app.MailsAsync()).Count(mail => mail.Mail.Kind == "ReferralReminder"));
    }

    [Fact]
    public async Task A_terminated_orchestration_is_started_again_in_the_night()
    {
        var life = new Life(_app);
        await life.DraftAsync();
        await life.SubmitAsync();
        await EndAsync(life.Id.ToString());

        await NightAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(life.Id.ToString()));
        await life.ConfirmCompleteAsync();
        await life.AnswerAllReferralsAsync();
        Assert.Equal("proposal", await life.StageAsync());
    }

    [Fact]
    public async Task A_nudge_that_never_came_is_made_up_for_in_the_night()
    {
        var life = new Life(_app);
        await life.ToReviewAsync();
        await ChangeAndLoseTheNudgeAsync(
            life,
            People.Secretariat,
            new ApplicationCommand.CloseReview("Vi går vidare med det som kommit in.")
        );
        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync($"{life.Id}:review:1"));

        await NightAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, await StatusAsync($"{life.Id}:review:1"));
    }

    [Fact]
    public async Task The_orchestration_of_a_case_that_has_ended_ends_in_the_night_when_it_was_not_told()
    {
        var life = new Life(_app);
        await life.ToReviewAsync();
        await ChangeAndLoseTheNudgeAsync(life, People.Signatory, new ApplicationCommand.Withdraw("Vi avstår."));

        await NightAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, await StatusAsync(life.Id.ToString()));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await StatusAsync($"{life.Id}:review:1"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_meeting_whose_orchestration_is_gone_gets_it_back_and_reminds_once(bool purged)
    {
        var secretary = await _app.AsAsync(People.Secretariat);
        var planned = (
            await secretary.PostAsync(
                "api/meetings",
                """{ "kind": "board", "startsAt": "2026-10-14T09:00:00+02:00", "endsAt": "2026-10-14T12:00:00+02:00", "place": "Kalmar" }"""
            )
        ).Ok();
        var instance = $"{planned["id"]}:meeting";
        await _app.IdleAsync();
        await EndAsync(instance);
        if (purged)
        {
            await Client.PurgeInstanceAsync(instance);
        }

        await NightAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(instance));
        await _app.AdvanceToAsync(new DateOnly(2026, 10, 8));
        Assert.Single(await _app.MailsAsync(), mail => mail.Mail.Kind == "MeetingCallReminder");
    }

    [Fact]
    public async Task What_is_healed_is_counted_by_fault_and_logged_without_names()
    {
        var life = new Life(_app);
        await life.DraftAsync();
        await life.SubmitAsync();
        await EndAsync(life.Id.ToString());
        List<(long Count, object? Fault)> healed = [];
        using var listener = Listen((count, fault) => healed.Add((count, fault)));
        await HoursPassAsync(1);

        await RunAsync();

        Assert.Equal([(1L, (object?)"failed")], healed);
        Assert.Contains(
            _app.Log.Lines,
            line => line.Text.Contains($"{life.Id} was found failed", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_run_that_has_looked_at_its_share_lets_the_next_go_on_where_it_stopped()
    {
        for (var number = 0; number < 3; number++)
        {
            var life = new Life(_app);
            await life.DraftAsync();
            await life.SubmitAsync();
            await EndAsync(life.Id.ToString());
        }
        await new Life(_app).ToReviewAsync();
        await HoursPassAsync(1);
        var services = _app.Runtime.Services;
        var reconciler = new Reconciler(
            services.GetRequiredService<ApplicationStore>(),
            services.GetRequiredService<ViewStore>(),
            services.GetRequiredService<MeetingStore>(),
            services.GetRequiredService<MeetingViews>(),
            services.GetRequiredService<ReconciliationPosition>(),
            services.GetRequiredService<ReconciliationMeter>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<Reconciler>>(),
            mostCases: 2
        );

        List<(int Cases, int Healed)> runs = [];
        for (var run = 0; run < 4; run++)
        {
            var report = await reconciler.RunAsync(Client, default);
            runs.Add((report.Cases, report.Healed));
        }

        // Two of three that were submitted; the third and the one in review; the empty rest; and from the beginning.
        Assert.Equal([(2, 2), (2, 1), (0, 0), (2, 0)], runs);
    }

    [Fact]
    public async Task Two_runs_at_once_heal_as_one()
    {
        var life = new Life(_app);
        await life.ToReviewAsync();
        await EndAsync(life.Id.ToString());
        await EndAsync($"{life.Id}:review:1");
        await HoursPassAsync(1);

        await Task.WhenAll(RunAsync(), RunAsync());
        await _app.IdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync($"{life.Id}:review:1"));
        await HoursPassAsync(1);
        Assert.Equal(0, (await RunAsync()).Healed);
    }

    private async Task<ReconciliationReport> RunAsync() =>
        await _app.Runtime.Services.GetRequiredService<Reconciler>().RunAsync(Client, default);

    /// <summary>Past the time of the nightly run; orchestrations of the orchestrations are looked at in two nights at most.</summary>
    private async Task NightAsync()
    {
        await _app.AdvanceToAsync(_app.Now.AddDays(1));
        await _app.IdleAsync();
        await _app.AdvanceToAsync(_app.Now.AddDays(1));
        await _app.IdleAsync();
    }

    private Task HoursPassAsync(int hours) => _app.AdvanceToAsync(_app.Now.AddHours(hours));

    private async Task EndAsync(string instance)
    {
        await Client.TerminateInstanceAsync(instance, new TerminateInstanceOptions(Recursive: false));
        await _app.IdleAsync();
    }

    private async Task<OrchestrationRuntimeStatus?> StatusAsync(string instance)
    {
        await _app.IdleAsync();
        return (await Client.GetInstanceAsync(instance))?.RuntimeStatus;
    }

    private async Task ChangeAndLoseTheNudgeAsync(Life life, string person, ApplicationCommand command)
    {
        var services = _app.Runtime.Services;
        var association = await services.GetRequiredService<DirectoryStore>().GetAsync(default);
        var outcome = await services
            .GetRequiredService<AggregateCommits<Application, ApplicationCommand, ApplicationEvent>>()
            .CommitAsync(
                new ApplicationId(life.Id),
                command,
                association.ActorOf(person)!,
                new ChangeOptions(),
                default
            );
        var changed = Assert.IsType<ChangeResult.Changed>(outcome.Result);
        // Only the lists are told: the nudge is in no outbox any more, and nothing but the store knows.
        await services.GetRequiredService<ViewStore>().UpdateAsync(changed.State, default);
        var clients = services.GetRequiredService<StorageClients>();
        await DeleteAsync(clients.Pending, row => true);
        await DeleteAsync(
            clients.Applications,
            row =>
                row.RowKey.StartsWith("outbox|", StringComparison.Ordinal)
                || row.RowKey.StartsWith("mail|", StringComparison.Ordinal)
        );
    }

    private static async Task DeleteAsync(TableClient table, Func<TableEntity, bool> which)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"]))
        {
            if (which(row))
            {
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
            }
        }
    }

    private MeterListener Listen(Action<long, object?> healed)
    {
        var meters = _app.Runtime.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == ReconciliationMeter.HealedName && instrument.Meter.Scope == meters)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (_, count, tags, _) => healed(count, tags.ToArray().Single(tag => tag.Key == "fault").Value)
        );
        listener.Start();
        return listener;
    }
}
