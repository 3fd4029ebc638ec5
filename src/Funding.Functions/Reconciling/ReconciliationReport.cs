namespace Funding.Functions.Reconciling;

/// <summary>What a run of the reconciler found.</summary>
/// <param name="Cases">Cases that were looked at.</param>
/// <param name="Healed">Orchestrations that were started or nudged.</param>
/// <param name="Failed">Cases or orchestrations that could not be looked at or healed.</param>
/// <param name="Whole">Whether every case was looked at; if not, the next run goes on where this one stopped.</param>
internal sealed record ReconciliationReport(int Cases, int Healed, int Failed, bool Whole);
