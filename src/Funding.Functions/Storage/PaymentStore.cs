using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>A payment handed to the bank.</summary>
/// <param name="Id">The end-to-end id: one row for each, for ever.</param>
/// <param name="Amount">How much.</param>
/// <param name="Account">To which account.</param>
/// <param name="Payee">To whom.</param>
/// <param name="InstructedAt">When.</param>
internal sealed record PaymentInstruction(
    PaymentId Id,
    Money Amount,
    PaymentAccount Account,
    string Payee,
    DateTimeOffset InstructedAt
);

/// <summary>Payment instructions: rows are added, never changed, so the same payment cannot be handed over twice.</summary>
public sealed class PaymentStore
{
    private readonly StorageClients _clients;
    private readonly TimeProvider _time;

    internal PaymentStore(StorageClients clients, TimeProvider time) => (_clients, _time) = (clients, time);

    /// <summary>Hands a payment over; a repeat does nothing.</summary>
    internal async Task InstructAsync(
        ApplicationId applicationId,
        Effect.InstructPayment payment,
        CancellationToken cancellationToken
    )
    {
        var row = new TableEntity(applicationId.ToString(), payment.PaymentId.ToString())
        {
            ["Ore"] = payment.Amount.Ore,
            ["Account"] = payment.Account.ToString(),
            ["Payee"] = payment.Payee,
            ["InstructedAt"] = _time.GetUtcNow(),
        };
        try
        {
            await _clients.Payments.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // Handed over before.
        }
    }

    /// <summary>A page of an application's payments.</summary>
    internal async Task<StoredPage<PaymentInstruction>> ListAsync(
        ApplicationId applicationId,
        string? continuation,
        int pageSize,
        CancellationToken cancellationToken
    )
    {
        var (partition, from) = (applicationId.ToString(), continuation ?? "");
        var page = await _clients
            .Payments.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {from}"),
                pageSize,
                cancellationToken: cancellationToken
            )
            .FirstPageAsync(cancellationToken);
        return new([.. page.Values.Select(Read)], page.ContinuationToken is null ? null : page.Values[^1].RowKey);
    }

    private static PaymentInstruction Read(TableEntity row) =>
        new(
            PaymentId.Parse(row.RowKey, CultureInfo.InvariantCulture),
            new Money(row.GetInt64("Ore")!.Value),
            PaymentAccount.Parse(row.GetString("Account"), CultureInfo.InvariantCulture),
            row.GetString("Payee"),
            row.GetDateTimeOffset("InstructedAt")!.Value
        );
}
