namespace Funding.Functions.Orchestrations;

/// <summary>The external event that tells a process to look again. It carries nothing: the store has the truth.</summary>
internal static class ProcessNudge
{
    public const string EventName = "changed";
}
