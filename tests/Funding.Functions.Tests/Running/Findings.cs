namespace Funding.Functions.Tests.Running;

/// <summary>What a comparison or an audit has found.</summary>
internal static class Findings
{
    /// <summary>Fails when there is any, and names them all in full: a life cannot be played once more to see the rest.</summary>
    internal static void None(IReadOnlyCollection<string> findings) =>
        Assert.True(findings.Count == 0, $"{findings.Count} found:\n{string.Join('\n', findings)}");
}
