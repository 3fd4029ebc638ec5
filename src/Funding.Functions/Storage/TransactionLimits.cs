using System.Globalization;
using Azure.Data.Tables;

namespace Funding.Functions.Storage;

/// <summary>What one entity-group transaction may hold, checked before anything is written.</summary>
internal static class TransactionLimits
{
    private const int Rows = 100;

    // 4 MiB, less what the envelope of a hundred requests takes.
    private const int Bytes = (4 * 1024 * 1024) - (100 * 1024);

    /// <summary>Passes when the rows fit.</summary>
    /// <exception cref="ChangeTooLargeException">It does not fit.</exception>
    internal static void Check(IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count > Rows)
        {
            throw new ChangeTooLargeException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The change needs {actions.Count} rows; one transaction takes {Rows}. Nothing has been written."
                )
            );
        }
        var bytes = actions.Sum(action => (long)Length((TableEntity)action.Entity));
        if (bytes > Bytes)
        {
            throw new ChangeTooLargeException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The change needs {bytes} bytes; one transaction takes {Bytes}. Nothing has been written."
                )
            );
        }
    }

    private static int Length(TableEntity entity) =>
        entity.Sum(property =>
            property.Key.Length + 40 + (property.Value is string text ? EntityText.RequestLength(text) : 40)
        );
}
