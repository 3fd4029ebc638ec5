using System.Diagnostics.Metrics;
using System.Text.Json;
using Funding.Functions.Reconciling;

namespace Funding.Functions.Verifying;

/// <summary>What verifications found, for whatever collects the meter <c>Funding</c>: raise an alarm on anything above zero.</summary>
internal sealed class VerificationMeter
{
    internal const string FindingsName = "funding.verification.findings";
    private readonly Counter<long> _runs;
    private readonly Counter<long> _findings;

    public VerificationMeter(IMeterFactory meters)
    {
        var meter = meters.Create(ReconciliationMeter.MeterName);
        _runs = meter.CreateCounter<long>(
            "funding.verification.runs",
            "{run}",
            "Verifications that came to their end."
        );
        _findings = meter.CreateCounter<long>(FindingsName, "{finding}", "What is not as it was written, by kind.");
    }

    internal void Ended(Verification run)
    {
        _runs.Add(1);
        foreach (var finding in run.Findings)
        {
            _findings.Add(
                1,
                new KeyValuePair<string, object?>(
                    "kind",
                    JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Kind.ToString())
                )
            );
        }
    }
}
