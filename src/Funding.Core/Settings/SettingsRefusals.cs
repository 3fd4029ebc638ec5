namespace Funding.Core;

internal static partial class Refusals
{
    internal static Refusal ChangeInForce() =>
        Conflict(
            RefusalCode.ChangeInForce,
            "Ändringen gäller redan och kan inte tas tillbaka. Gör i stället en ny ändring.",
            "The change is in force and cannot be taken back. Make a new change instead."
        );
}
