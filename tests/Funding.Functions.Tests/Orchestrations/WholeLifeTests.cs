using Funding.Functions.Tests.Running;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Tests.Orchestrations;

public sealed class WholeLifeTests(FundingApp app) : IClassFixture<FundingApp>
{
    [Fact]
    public async Task An_application_goes_from_draft_to_closed_over_HTTP_and_its_money_agrees()
    {
        var life = new Life(app);

        await life.WholeAsync();

        var state = await life.StateAsync();
        Assert.Equal("closed", state["stage"]);
        var ledger = state.Body.GetProperty("ledger");
        var (granted, disbursed, released, repaid) = (
            ledger.GetProperty("granted").GetDecimal(),
            ledger.GetProperty("disbursed").GetDecimal(),
            ledger.GetProperty("released").GetDecimal(),
            ledger.GetProperty("repaid").GetDecimal()
        );
        Assert.Equal((Life.Sought, Life.Sought, 0, 100_000), (granted, disbursed, released, repaid));
        await EverythingHasEndedAsync(life);
        var mails = await app.MailsAsync();
        Assert.Equal(mails.Count, mails.DistinctBy(mail => mail.Mail.Id).Count());
        Assert.DoesNotContain(app.Log.Lines, line => line.Level >= LogLevel.Error);
        // Neither people nor the secrets of their links are logged.
        Assert.DoesNotContain(app.Log.Lines, line => line.Text.Contains(".example", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Log.Lines, line => line.Text.Contains("api/links/", StringComparison.Ordinal));
    }

    private static async Task EverythingHasEndedAsync(Life life)
    {
        await life.App.IdleAsync();
        var query = new OrchestrationQuery(InstanceIdPrefix: life.Id.ToString());
        var count = 0;
        await foreach (var instance in life.App.Runtime.DurableTaskClient.GetAllInstancesAsync(query))
        {
            count++;
            Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        }
        // The application, one review, one ballot, three instalments, the reports.
        Assert.Equal(7, count);
        Assert.Null(life.App.Runtime.NextDue);
    }
}
