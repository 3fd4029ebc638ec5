using System.Globalization;
using System.Text.Json;
using Funding.Core;

namespace Funding.Local.Demo;

/// <summary>What a life has left behind: two lives that went the same way have equal records.</summary>
/// <param name="Stage">Where it ended.</param>
/// <param name="CaseNumber">Its number in the register.</param>
/// <param name="Trail">Number and kind of every event, in order.</param>
/// <param name="Mails">Id, receiver, template and status of every mail that the case remembers.</param>
/// <param name="Delivered">The same mails as they lie in the receivers' mailboxes: id, receiver and template.</param>
/// <param name="Payments">Id and amount of every payment handed to the bank.</param>
/// <param name="Money">The case's account.</param>
internal sealed record LifeRecord(
    ApplicationStage Stage,
    string CaseNumber,
    IReadOnlyList<string> Trail,
    IReadOnlyList<string> Mails,
    IReadOnlyList<string> Delivered,
    IReadOnlyList<string> Payments,
    GrantLedger Money
)
{
    private const string Sent = " sent";

    // Put down for its receiver's digest of the day, which is as it should be.
    private const string Collected = " collected";

    internal static async Task<LifeRecord> ReadAsync(Uri system, Person reader, string casePath, Case seen, string id)
    {
        var trail = await reader.AllPagesAsync(system, $"{casePath}/events");
        var mails = await reader.AllPagesAsync(system, $"{casePath}/mails");
        var payments = await reader.AllPagesAsync(system, $"{casePath}/payments");
        var delivered = await reader.AllMailsAsync(system, DateTimeOffset.UnixEpoch);
        return new(
            seen.Stage,
            seen.CaseNumber ?? "",
            [.. trail.Select(row => $"{row["sequence"]} {row["type"]}")],
            Sorted(mails.Select(row => $"{row["id"]} {row["to"]} {row["template"]} {row["status"]}")),
            Sorted(
                delivered
                    .Where(mail => mail.Id.StartsWith($"{id}/", StringComparison.Ordinal))
                    .Select(mail =>
                        $"{EffectOf(mail.Id)} {mail.To} {JsonNamingPolicy.CamelCase.ConvertName(mail.Kind)}"
                    )
            ),
            Sorted(payments.Select(row => $"{row["id"]} {row["amount"]}")),
            seen.Ledger ?? new GrantLedger(default, default, default, default)
        );
    }

    /// <summary>Everything that is not as it must be; empty when all is.</summary>
    internal IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (Stage == ApplicationStage.Closed && Money.Paid != Money.Granted - Money.Recovered)
        {
            faults.Add($"Paid {Money.Paid} is not granted {Money.Granted} less recovered {Money.Recovered}.");
        }

        var handedOver = Funding.Core.Money.Sum(
            Payments.Select(row =>
                Funding.Core.Money.FromKronor(decimal.Parse(row.Split(' ')[1], CultureInfo.InvariantCulture))
            )
        );
        if (handedOver < Money.Disbursed)
        {
            faults.Add($"The bank has paid {Money.Disbursed}, but was asked for {handedOver} only.");
        }

        faults.AddRange(
            Trail
                .Select((row, index) => (row, Number: index + 1))
                .Where(step =>
                    !step.row.StartsWith(
                        step.Number.ToString(CultureInfo.InvariantCulture) + " ",
                        StringComparison.Ordinal
                    )
                )
                .Take(1)
                .Select(step => $"The trail has a gap at {step.Number}: {step.row}.")
        );
        faults.AddRange(
            Mails
                .Where(mail =>
                    !mail.EndsWith(Sent, StringComparison.Ordinal)
                    && !mail.EndsWith(Collected, StringComparison.Ordinal)
                )
                .Select(mail => $"Not sent: {mail}")
        );
        faults.AddRange(Repeated(Delivered));
        var remembered = Mails
            .Where(mail => mail.EndsWith(Sent, StringComparison.Ordinal))
            .Select(mail => mail[..^Sent.Length])
            .ToList();
        faults.AddRange(Missing(remembered, Delivered, "Remembered as sent, but in no mailbox: "));
        faults.AddRange(Missing(Delivered, remembered, "In a mailbox, but not remembered: "));
        return faults;
    }

    /// <summary>What is otherwise here than there; empty when nothing is.</summary>
    internal IReadOnlyList<string> DifferencesFrom(LifeRecord other)
    {
        var differences = new List<string>();
        if ((Stage, CaseNumber, Money) != (other.Stage, other.CaseNumber, other.Money))
        {
            differences.Add($"{Stage} {CaseNumber} {Money}, not {other.Stage} {other.CaseNumber} {other.Money}");
        }

        foreach (
            var (name, here, there) in new[]
            {
                ("event", Trail, other.Trail),
                ("mail", Mails, other.Mails),
                ("delivered mail", Delivered, other.Delivered),
                ("payment", Payments, other.Payments),
            }
        )
        {
            differences.AddRange(Missing(here, there, $"one {name} too many: "));
            differences.AddRange(Missing(there, here, $"one {name} is missing: "));
        }

        return differences;
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> rows) =>
        rows.GroupBy(row => row, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"Sent more than once: {group.Key}");

    // As collections in which a row may stand several times.
    private static IEnumerable<string> Missing(IEnumerable<string> rows, IEnumerable<string> among, string say)
    {
        var left = among
            .GroupBy(row => row, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (left.GetValueOrDefault(row) > 0)
            {
                left[row]--;
            }
            else
            {
                yield return say + row;
            }
        }
    }

    // A mail's id ends with the event and the effect that it comes from; the case's log writes them with leading zeros.
    private static string EffectOf(string mailId)
    {
        var numbers = mailId
            .Split('/')
            .Skip(1)
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture))
            .ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{numbers[0]:D8}|{numbers[1]:D3}");
    }

    private static List<string> Sorted(IEnumerable<string> rows) => [.. rows.Order(StringComparer.Ordinal)];
}
