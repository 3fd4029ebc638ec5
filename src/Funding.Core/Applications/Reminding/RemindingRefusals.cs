namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal NobodyToRemind() =>
        Conflict(
            RefusalCode.NobodyToRemind,
            "Ärendet väntar inte på någon utanför kansliet, så det finns ingen att påminna. Öppna ärendet för att se vad som är nästa steg.",
            "The case waits for nobody outside the office, so there is nobody to remind. Open the case to see what comes next."
        );
}
