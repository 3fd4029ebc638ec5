using System.Text.RegularExpressions;

namespace Architecture.Tests.Functions;

/// <summary>Every function runs on the genuine host as it runs here.</summary>
public sealed partial class FunctionTests
{
    [Fact]
    public void Every_function_is_one_that_the_genuine_worker_and_its_generators_accept()
    {
        var functions = FunctionRules.FunctionsOf(Product.Functions.GetTypes());
        Assert.NotEmpty(functions);
        Assert.Empty(FunctionRules.Violations(functions));
    }

    [Fact]
    public void Function_names_are_given_by_nameof()
    {
        var literal =
            from path in Repository.Sources()
            where path.StartsWith("src/Funding.Functions/", StringComparison.Ordinal)
            from match in FunctionAttributeUse().Matches(Repository.Read(path)).Cast<Match>()
            where !match.Groups["name"].Value.StartsWith("nameof(", StringComparison.Ordinal)
            select $"{path}: {match.Value}";

        Assert.Empty(literal);
        Assert.DoesNotMatch(FunctionAttributeUse(), "[FunctionalTest]");
        Assert.Equal("\"Name\"", FunctionAttributeUse().Match("[Function( \"Name\")]").Groups["name"].Value);
    }

    [Theory]
    [InlineData(typeof(Flawed.Hidden), "public and not nested")]
    [InlineData(typeof(Flawed.Open<>), "neither class nor method may be generic")]
    [InlineData(typeof(Flawed.Secret), "the method must be public")]
    [InlineData(typeof(Flawed.TwoWays), "one public constructor")]
    [InlineData(typeof(Flawed.FireAndForget), "must not be async void")]
    [InlineData(typeof(Flawed.Idle), "exactly one trigger")]
    [InlineData(typeof(Flawed.Living), "not among the triggers")]
    [InlineData(typeof(Flawed.Unsaid), "says that the app itself authorises")]
    [InlineData(typeof(Flawed.Unsaid), "says its route")]
    [InlineData(typeof(Flawed.Twins), "2 functions of that name")]
    [InlineData(typeof(Flawed.Twins), "by class and method name")]
    public void A_function_that_the_genuine_worker_would_refuse_is_found(Type type, string fault) =>
        Assert.Contains(
            FunctionRules.Violations(FunctionRules.FunctionsOf([type])),
            violation => violation.Contains(fault, StringComparison.Ordinal)
        );

    [GeneratedRegex(
        @"\[Function\(\s*(?<name>[^\]]*?)\)\s*[\],]",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex FunctionAttributeUse();
}
