using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>An instalment's date.</summary>
internal static class DisbursementDues
{
    internal static IEnumerable<PlannedDue> Of(Instalment instalment)
    {
        if (instalment is not { Status: InstalmentStatus.Planned, Date: { } date })
        {
            return [];
        }

        var key = FormattableString.Invariant($"instalment/{instalment.Number}/due");
        return
        [
            new PlannedDue(key, SwedishTime.Morning(date), () => [new InstalmentFellDue(key, instalment.Number, null)]),
        ];
    }
}
