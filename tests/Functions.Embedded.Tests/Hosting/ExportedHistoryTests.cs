using Functions.Embedded.Tests.Middleware;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded.Tests.Hosting;

public sealed class ExportedHistoryTests
{
    [Fact]
    public async Task A_history_of_the_app_can_be_kept_and_played_against_its_code()
    {
        var options = await TestRuntime.OptionsAsync(typeof(DurableBindingFunctions));
        await using var runtime = await EmbeddedRuntime.StartAsync(
            options with
            {
                ConfigureServices = (services, _) => services.AddSingleton(new Diary()),
            }
        );
        var id = await runtime.DurableTaskClient.ScheduleNewOrchestrationInstanceAsync(
            "Fulfil",
            new Order("Vimmerby", [1, 2, 3]),
            new StartOrchestrationOptions("order-1")
        );
        await runtime.DurableTaskClient.WaitForInstanceCompletionAsync(id);

        var history = await runtime.ExportHistoryAsync(id);

        Assert.Null(runtime.FindHistoryDifference(history!));
        var other = history!.Replace("\"Send\"", "\"Post\"", StringComparison.Ordinal);
        Assert.StartsWith(
            "Step 1 was a call of activity 'Post', but now it is a call of activity 'Send'.",
            runtime.FindHistoryDifference(other),
            StringComparison.Ordinal
        );
        Assert.Null(await runtime.ExportHistoryAsync("nobody"));
    }
}
