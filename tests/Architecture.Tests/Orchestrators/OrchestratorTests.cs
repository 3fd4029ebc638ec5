using Architecture.Tests.Functions;

namespace Architecture.Tests.Orchestrators;

/// <summary>An orchestrator does the same at every replay: what the genuine analyzers demand, held in every build.</summary>
public sealed class OrchestratorTests
{
    [Fact]
    public void Orchestrators_take_their_context_and_one_input_and_nothing_else()
    {
        var orchestrators = OrchestratorSignatures.OrchestratorsOf(Product.Functions.GetTypes());
        Assert.NotEmpty(orchestrators);
        Assert.Empty(orchestrators.SelectMany(OrchestratorSignatures.Violations));
    }

    [Fact]
    public void Orchestrators_reach_no_clock_chance_input_output_or_thread()
    {
        var orchestrators = OrchestratorSignatures.OrchestratorsOf(Product.Functions.GetTypes());
        Assert.NotEmpty(orchestrators);
        Assert.Empty(orchestrators.SelectMany(ReplayRules.Violations));
    }

    [Theory]
    [InlineData(nameof(Wayward.OfAnInstance), "must be static")]
    [InlineData(nameof(Wayward.ReturningNoTask), "must return a Task")]
    [InlineData(nameof(Wayward.WithTheContextLast), "first parameter must be")]
    [InlineData(nameof(Wayward.WithTwoInputs), "one input at most")]
    [InlineData(nameof(Wayward.WithALogger), "ILogger logger is no input")]
    [InlineData(nameof(Wayward.WithACancellationToken), "CancellationToken cancellation is no input")]
    [InlineData(nameof(Wayward.WithAClient), "DurableTaskClient client is no input")]
    public void A_wayward_signature_is_found(string orchestrator, string fault) =>
        Assert.Contains(
            OrchestratorSignatures.Violations(typeof(Wayward).GetMethod(orchestrator)!),
            violation => violation.Contains(fault, StringComparison.Ordinal)
        );

    [Theory]
    [InlineData(nameof(Wayward.AskingTheClock), "System.DateTime::get_UtcNow")]
    [InlineData(nameof(Wayward.MakingAnId), "System.Guid::NewGuid")]
    [InlineData(nameof(Wayward.Sleeping), "System.Threading.Tasks.Task::Delay")]
    [InlineData(nameof(Wayward.Branching), "System.Threading.Tasks.Task::Run")]
    [InlineData(nameof(Wayward.LeavingTheThread), "System.Threading.Tasks.Task::ConfigureAwait")]
    [InlineData(nameof(Wayward.AskingTheEnvironment), "System.Environment::GetEnvironmentVariable")]
    [InlineData(nameof(Wayward.Calling), "System.Net.Http.HttpClient::GetStringAsync")]
    [InlineData(nameof(Wayward.ReadingItsInput), "Microsoft.DurableTask.TaskOrchestrationContext::GetInput")]
    [InlineData(nameof(Wayward.Deep), "Deep > Deeper > MoveNext > <Deeper>b__")]
    public void A_wayward_deed_is_found_wherever_it_hides(string orchestrator, string deed) =>
        Assert.Contains(
            ReplayRules.Violations(typeof(Wayward).GetMethod(orchestrator)!),
            violation => violation.Contains(deed, StringComparison.Ordinal)
        );

    [Fact]
    public void A_faithful_orchestrator_passes()
    {
        var faithful = Assert.Single(OrchestratorSignatures.OrchestratorsOf([typeof(Faithful)]));
        Assert.Empty(FunctionRules.Violations([faithful]));
        Assert.Empty(OrchestratorSignatures.Violations(faithful));
        Assert.Empty(ReplayRules.Violations(faithful));
    }
}
