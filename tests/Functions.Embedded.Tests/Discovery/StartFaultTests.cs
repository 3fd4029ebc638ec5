using System.Globalization;

namespace Functions.Embedded.Tests.Discovery;

public sealed class StartFaultTests
{
    private const string Here = "Functions.Embedded.Tests.Discovery.";

    [Fact]
    public async Task Everything_that_cannot_run_is_told_at_once_with_the_method_that_it_is_about()
    {
        var e = await ProblemsOfAsync(typeof(FaultyFunctions));

        string[] expected =
        [
            "UnknownTrigger is started by [CarrierPigeonTrigger], which the embedded runtime does not know. It knows HttpTrigger, TimerTrigger, OrchestrationTrigger and ActivityTrigger.",
            "NoTrigger has no parameter with a trigger attribute. The embedded runtime knows HttpTrigger, TimerTrigger, OrchestrationTrigger and ActivityTrigger.",
            "UnknownInput has [AlmanacInput] on 'day', which the embedded runtime does not know there.",
            "UnknownOutput has [LoudspeakerOutput], a binding that the embedded runtime does not know.",
            $"UnknownOutputInResult returns {Here}Announcement, whose Text has [LoudspeakerOutput], a binding that the embedded runtime does not know.",
            "Hidden must be a public method of a public class: the Functions SDK finds no others.",
            $"Valueless has the parameter 'service' of type {Here}IUnregistered, for which there is no value.",
            "Contextual takes 'http' as HttpContext, which the host does not give; take the HttpRequest, which has it.",
            "Plain returns System.String, which the Functions host would not send; return an IResult or an IActionResult.",
            "Unmarked must mark 'client' with [DurableClient].",
            "Impatient returns a ValueTask; return a Task.",
            $"AbstractInput takes its input 'input' as {Here}IUnregistered, which the worker leaves empty; take a class, record or plain value, or call GetInput.",
            "TwoInputs has the parameter 'two' besides its input; an orchestrator has one input.",
            "Cancelled takes a CancellationToken, 'ct': an orchestrator is not cancelled, it is ended.",
            "Client has [DurableClient] on 'client', which the embedded runtime does not know there.",
            "RetriedRequest has [FixedDelayRetry], which the host heeds for timer functions only; orchestrators give retry options in the call of the activity.",
        ];
        Assert.Equal(
            expected.Select(p => $"{Here}FaultyFunctions.{p}").Order(StringComparer.Ordinal),
            e.Problems.Order(StringComparer.Ordinal)
        );
        Assert.StartsWith("The function app cannot start; 16 things are wrong:", e.Message, StringComparison.Ordinal);
        Assert.All(e.Problems, p => Assert.Contains(p, e.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bad_routes_equal_routes_and_equal_names_stop_the_start()
    {
        var problems = string.Join('\n', (await ProblemsOfAsync(typeof(RouteFaults))).Problems);

        Assert.Contains($"{Here}RouteFaults.Open has a bad route 'a/{{id':", problems, StringComparison.Ordinal);
        Assert.Contains(
            $"{Here}RouteFaults.Constraint has the route 'b/{{id:odd}}' with the unknown constraint 'odd'.",
            problems,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"{Here}RouteFaults.Same1 and {Here}RouteFaults.Same2 both answer to POST on '/api/c/{{id}}'.",
            problems,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"{Here}RouteFaults.Twice and {Here}RouteFaults.TwiceAgain have the same function name, 'Twice'.",
            problems,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("RouteFaults.Other", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("RouteFaults.Reserved", problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_route_prefix_the_hosts_own_paths_stay_the_hosts()
    {
        using var folder = new TemporaryFolder();
        var hostJson = Path.Combine(folder.Path, "host.json");
        await File.WriteAllTextAsync(
            hostJson,
            """{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }"""
        );
        var options = await TestRuntime.OptionsAsync(typeof(RouteFaults));

        var e = await Assert.ThrowsAsync<EmbeddedRuntimeStartException>(() =>
            EmbeddedRuntime.StartAsync(options with { HostJsonPath = hostJson })
        );

        Assert.Contains(
            $"{Here}RouteFaults.Reserved has the route 'admin/people'; paths under 'admin' belong to the Functions host.",
            e.Problems,
            StringComparer.Ordinal
        );
    }

    [Fact]
    public async Task Bad_schedules_and_missing_settings_stop_the_start()
    {
        var problems = string.Join('\n', (await ProblemsOfAsync(typeof(TimerFaults))).Problems);

        Assert.Contains(
            "TimerFaults.FiveFields has the schedule '*/5 * * * *', which is no NCrontab",
            problems,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "TimerFaults.Nonsense has the schedule '0 0 25 * * *', which is no NCrontab",
            problems,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"The schedule of {Here}TimerFaults.MissingSetting refers to the setting %Sweep%, which is not there.",
            problems,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_service_that_a_function_class_asks_for_and_nobody_registered_stops_the_start()
    {
        var e = await ProblemsOfAsync(typeof(AskingFunctions));

        Assert.Equal(
            [
                $"The constructor of {Here}AskingFunctions asks for {Here}IUnregistered, which is not there: register it among the app's services.",
                $"The constructor of {Here}AskingFunctions asks for Microsoft.DurableTask.Client.DurableTaskClient, which is not there: take it as a parameter of the function, marked with [DurableClient].",
            ],
            e.Problems
        );
    }

    [Fact]
    public async Task A_host_json_with_unknown_values_stops_the_start()
    {
        using var folder = new TemporaryFolder();
        var hostJson = Path.Combine(folder.Path, "host.json");
        await File.WriteAllTextAsync(
            hostJson,
            """
            { "extensions": { "durableTask": { "hubName": "%Hub%", "versionMatchStrategy": "Sometimes", "maxConcurrentActivityFunctions": 0 } } }
            """
        );
        var options = await TestRuntime.OptionsAsync(typeof(Http.HttpFunctions));

        var e = await Assert.ThrowsAsync<EmbeddedRuntimeStartException>(() =>
            EmbeddedRuntime.StartAsync(options with { HostJsonPath = hostJson })
        );

        Assert.Equal(
            [
                "hubName of host.json refers to the setting %Hub%, which is not there.",
                "host.json: versionMatchStrategy is 'Sometimes'; it must be one of None, Strict, CurrentOrOlder.",
                "host.json: maxConcurrentActivityFunctions is '0'; it must be a number above zero.",
            ],
            e.Problems
        );
    }

    [Fact]
    public async Task An_address_that_another_program_uses_is_told_plainly()
    {
        await using var first = await TestRuntime.StartAsync(typeof(Middleware.WatchedFunctions));
        var options = await TestRuntime.OptionsAsync(typeof(Middleware.WatchedFunctions));

        var e = await Assert.ThrowsAsync<EmbeddedRuntimeStartException>(() =>
            EmbeddedRuntime.StartAsync(options with { Url = first.BaseAddress.ToString() })
        );

        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"{first.BaseAddress} is in use by another program"),
            e.Message,
            StringComparison.Ordinal
        );
    }

    private static async Task<EmbeddedRuntimeStartException> ProblemsOfAsync(Type functions)
    {
        var options = await TestRuntime.OptionsAsync(functions);
        return await Assert.ThrowsAsync<EmbeddedRuntimeStartException>(() => EmbeddedRuntime.StartAsync(options));
    }
}
