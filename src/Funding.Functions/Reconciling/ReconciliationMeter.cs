using System.Diagnostics.Metrics;
using System.Text.Json;

namespace Funding.Functions.Reconciling;

/// <summary>The reconciler's figures, for whatever collects the meter <c>Funding</c>.</summary>
internal sealed class ReconciliationMeter
{
    internal const string MeterName = "Funding";
    internal const string HealedName = "funding.reconciliation.healed";
    private readonly Counter<long> _cases;
    private readonly Counter<long> _healed;

    public ReconciliationMeter(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _cases = meter.CreateCounter<long>("funding.reconciliation.cases", "{case}", "Cases that were looked at.");
        _healed = meter.CreateCounter<long>(HealedName, "{process}", "Orchestrations that were healed, by fault.");
    }

    internal void Looked() => _cases.Add(1);

    internal void Healed(ProcessFault fault) => _healed.Add(1, new KeyValuePair<string, object?>("fault", Name(fault)));

    internal static string Name(ProcessFault fault) => JsonNamingPolicy.KebabCaseLower.ConvertName(fault.ToString());
}
