namespace Functions.Embedded;

/// <summary>The function app cannot start; the message lists everything that was found wrong.</summary>
public sealed class EmbeddedRuntimeStartException(string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>One sentence for each thing that is wrong, naming the method where there is one.</summary>
    public IReadOnlyList<string> Problems { get; private init; } = [message];

    internal static EmbeddedRuntimeStartException For(IReadOnlyList<string> problems) =>
        new(
            problems is [var only]
                ? $"The function app cannot start: {only}"
                : $"The function app cannot start; {problems.Count} things are wrong:{Environment.NewLine}- "
                    + string.Join(Environment.NewLine + "- ", problems)
        )
        {
            Problems = problems,
        };
}
