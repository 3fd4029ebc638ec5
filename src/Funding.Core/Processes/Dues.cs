namespace Funding.Core;

/// <summary>What time itself does to an application.</summary>
public static class Dues
{
    /// <summary>Whether a process is over and what it waits for next.</summary>
    public static ProcessStatus Of(Application state, ProcessRef process) =>
        throw new NotSupportedException("The dues come with the next commits.");

    /// <summary>The processes that the state calls for now; the application's own is the first.</summary>
    public static IReadOnlyList<ProcessRef> Running(Application state) =>
        throw new NotSupportedException("The dues come with the next commits.");
}
