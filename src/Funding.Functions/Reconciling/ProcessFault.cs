namespace Funding.Functions.Reconciling;

/// <summary>How an orchestration differs from what the stored case calls for.</summary>
internal enum ProcessFault
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It failed or was terminated.</summary>
    Failed,

    /// <summary>It has come to its end, but the case has not.</summary>
    Ended,

    /// <summary>It waits for something else than the case does: a nudge was lost.</summary>
    NotTold,

    /// <summary>A date has passed, and it has not woken.</summary>
    NotWoken,

    /// <summary>It still runs, although the case calls for it no more.</summary>
    LeftRunning,
}
