using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Email;
using Funding.Functions.Orchestrations;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Running;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Functions.Tests.Orchestrations;

/// <summary>Nudges that come twice, too early or not at all, and a process that dies: the end is the same.</summary>
public sealed class DisturbanceTests : IAsyncLifetime
{
    private readonly FundingApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_life_in_which_every_nudge_comes_again_and_again_ends_the_same()
    {
        var life = new Life(_app);
        life.AfterStep = async () =>
        {
            var client = _app.Runtime.DurableTaskClient;
            await foreach (
                var instance in client.GetAllInstancesAsync(
                    new OrchestrationQuery(InstanceIdPrefix: life.Id.ToString())
                )
            )
            {
                for (var again = 0; again < 3 && instance.IsRunning; again++)
                {
                    await client.RaiseEventAsync(instance.InstanceId, ProcessNudge.EventName);
                }
            }
        };

        await life.WholeAsync();

        await EndsAsUndisturbedAsync(life);
    }

    [Fact]
    public async Task A_life_in_which_the_process_dies_after_every_step_ends_the_same()
    {
        var life = new Life(_app) { AfterStep = _app.CrashAndRestartAsync };

        await life.WholeAsync();

        await EndsAsUndisturbedAsync(life);
    }

    [Fact]
    public async Task What_was_committed_but_never_delivered_is_delivered_by_the_sweep()
    {
        var life = new Life(_app);
        await life.DraftAsync();
        var association = await _app.Runtime.Services.GetRequiredService<DirectoryStore>().GetAsync(default);

        // As after a crash between the commit and its effects: no mail, no number, no orchestration.
        var outcome = await _app
            .Runtime.Services.GetRequiredService<AggregateCommits<Application, ApplicationCommand, ApplicationEvent>>()
            .CommitAsync(
                new ApplicationId(life.Id),
                new ApplicationCommand.SubmitApplication(association.Snapshot()),
                association.ActorOf(People.Signatory)!,
                new ChangeOptions(),
                default
            );
        Assert.IsType<ChangeResult.Changed>(outcome.Result);
        Assert.Null(await _app.Runtime.DurableTaskClient.GetInstanceAsync(life.Id.ToString()));
        await _app.AdvanceToAsync(_app.Now.AddMinutes(10));
        await _app.IdleAsync();

        Assert.Matches("^KAL-2026-[0-9]{4}$", (await life.StateAsync())["caseNumber"]);
        var instance = await _app.Runtime.DurableTaskClient.GetInstanceAsync(life.Id.ToString());
        Assert.Equal(OrchestrationRuntimeStatus.Running, instance?.RuntimeStatus);
        Assert.Single(await _app.MailsAsync(Life.SignatoryEmail), mail => mail.Mail.Kind == "SubmissionReceipt");
    }

    [Fact]
    public async Task A_process_whose_nudge_was_lost_finds_out_at_its_next_date()
    {
        var life = new Life(_app);
        await life.ToReviewAsync();
        var services = _app.Runtime.Services;

        // Staff go on; the change is in storage, and nobody is told.
        var outcome = await services
            .GetRequiredService<AggregateCommits<Application, ApplicationCommand, ApplicationEvent>>()
            .CommitAsync(
                new ApplicationId(life.Id),
                new ApplicationCommand.CloseReview("Vi går vidare."),
                (await services.GetRequiredService<DirectoryStore>().GetAsync(default)).ActorOf(People.Secretariat)!,
                new ChangeOptions(),
                default
            );
        Assert.IsType<ChangeResult.Changed>(outcome.Result);
        Assert.Equal(OrchestrationRuntimeStatus.Running, await ReviewAsync(life));
        await _app.AdvanceToAsync(new DateOnly(2026, 9, 18));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, await ReviewAsync(life));
        Assert.DoesNotContain(await _app.MailsAsync(), mail => mail.Mail.Kind == "ReferralReminder");
    }

    [Fact]
    public async Task A_process_that_is_woken_a_hundred_times_begins_anew_and_goes_on()
    {
        var life = new Life(_app);
        await life.DraftAsync();
        await life.SubmitAsync();
        for (var nudge = 0; nudge < 100; nudge++)
        {
            await _app.Runtime.DurableTaskClient.RaiseEventAsync(life.Id.ToString(), ProcessNudge.EventName);
            await _app.IdleAsync();
        }

        await life.ConfirmCompleteAsync();
        await life.AnswerAllReferralsAsync();

        Assert.Equal("proposal", await life.StageAsync());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await ReviewAsync(life));
    }

    [Fact]
    public async Task The_status_of_an_orchestration_tells_staff_the_stage()
    {
        var life = new Life(_app);
        await life.ToReviewAsync();
        await _app.IdleAsync();

        var instance = await _app.Runtime.DurableTaskClient.GetInstanceAsync(life.Id.ToString(), true);

        var status = instance!.ReadCustomStatusAs<ProcessStage>();
        Assert.Equal(("PartnerReview", "1.1"), (status?.Stage, status?.Version));
    }

    private async Task<OrchestrationRuntimeStatus?> ReviewAsync(Life life)
    {
        await _app.IdleAsync();
        return (await _app.Runtime.DurableTaskClient.GetInstanceAsync($"{life.Id}:review:1"))?.RuntimeStatus;
    }

    private async Task EndsAsUndisturbedAsync(Life life)
    {
        var state = await life.StateAsync();
        Assert.Equal("closed", state["stage"]);
        await using var calm = new Disposable(new FundingApp());
        await calm.App.InitializeAsync();
        var undisturbed = new Life(calm.App);
        await undisturbed.WholeAsync();
        Assert.Equal(Summary(await calm.App.MailsAsync()), Summary(await _app.MailsAsync()));
        Assert.Equal((await undisturbed.StateAsync())["version"], state["version"]);
    }

    // Mails without what differs from run to run: ids and secrets.
    private static IEnumerable<string> Summary(IEnumerable<MailboxMail> mails) =>
        mails
            .Select(mail => $"{mail.At:u} {mail.Mail.Kind} {mail.Mail.ToAddress} {mail.Mail.Subject}")
            .Order(StringComparer.Ordinal);

    private sealed class Disposable(FundingApp app) : IAsyncDisposable
    {
        internal FundingApp App => app;

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
