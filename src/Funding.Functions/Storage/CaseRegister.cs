using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Funding.Functions.Storage;

/// <summary>
/// Hands out the numbers 1, 2, 3 … per association and year without a gap or a double: the counter, the number and the
/// case that has it are written in one entity-group transaction, so a crash leaves all three or none.
/// </summary>
internal sealed class CaseRegister(StorageClients clients, Gates gates)
{
    // As many processes as may ever register at the same instant, and then some.
    private const int Tries = 200;

    /// <summary>The case's number: the one it has, or the next.</summary>
    /// <exception cref="StorageConflictException">Others were first every time.</exception>
    public async Task<int> NumberAsync(
        string association,
        int year,
        Guid applicationId,
        CancellationToken cancellationToken
    )
    {
        var partition = string.Create(CultureInfo.InvariantCulture, $"{association}|{year:D4}");
        using var turn = await gates.EnterAsync(partition, cancellationToken);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            // Asked anew after every conflict: the conflict may be our own first attempt, whose answer was lost.
            if (await FindAsync(partition, applicationId, cancellationToken) is { } number)
            {
                return number;
            }
            if (await TakeNextAsync(partition, applicationId, cancellationToken) is { } taken)
            {
                return taken;
            }
        }
        throw new StorageConflictException(
            $"No case number could be taken in {partition}: too many registrations at once."
        );
    }

    private async Task<int?> FindAsync(string partition, Guid applicationId, CancellationToken cancellationToken)
    {
        var row = await clients.Register.GetEntityIfExistsAsync<TableEntity>(
            partition,
            Case(applicationId),
            cancellationToken: cancellationToken
        );
        return row.HasValue ? row.Value!.GetInt32("Number") : null;
    }

    private async Task<int?> TakeNextAsync(string partition, Guid applicationId, CancellationToken cancellationToken)
    {
        var counter = await clients.Register.GetEntityIfExistsAsync<TableEntity>(
            partition,
            "counter",
            cancellationToken: cancellationToken
        );
        var next = (counter.HasValue ? counter.Value!.GetInt32("Last")!.Value : 0) + 1;
        var advanced = new TableEntity(partition, "counter") { ["Last"] = next };
        var number = new TableEntity(partition, string.Create(CultureInfo.InvariantCulture, $"number|{next:D4}"))
        {
            ["ApplicationId"] = applicationId,
        };
        var registered = new TableEntity(partition, Case(applicationId)) { ["Number"] = next };
        try
        {
            await clients.Register.SubmitTransactionAsync(
                [
                    counter.HasValue
                        ? new(TableTransactionActionType.UpdateReplace, advanced, counter.Value!.ETag)
                        : new(TableTransactionActionType.Add, advanced),
                    new(TableTransactionActionType.Add, number),
                    new(TableTransactionActionType.Add, registered),
                ],
                cancellationToken
            );
            return next;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            return null;
        }
    }

    private static string Case(Guid applicationId) => $"case|{applicationId:D}";
}
