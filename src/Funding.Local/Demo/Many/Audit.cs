using Funding.Core;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Local.Demo.Many;

/// <summary>
/// Adds up the same money in several ways that know nothing of each other: the people's own notes, the payment rows, the
/// trail, the lists and the states. Everything that does not agree is named.
/// </summary>
internal static class Audit
{
    internal static async Task<IReadOnlyList<string>> FaultsAsync(ManySystem system, IReadOnlyList<CaseBooks> books)
    {
        List<string> faults = [.. books.SelectMany(Faults), .. Sums(books), .. Numbers(books)];
        var store = system.Runtime.Services.GetRequiredService<ApplicationStore>();
        foreach (var book in books)
        {
            if (await store.FindBrokenEventAsync(book.State.Id, CancellationToken.None) is { } broken)
            {
                faults.Add($"{book.State.CaseNumber}: event {broken} of the trail has been altered.");
            }
        }

        var undelivered = await system
            .Runtime.Services.GetRequiredService<OutboxDispatcher>()
            .ListTroubledAsync(100, CancellationToken.None);
        faults.AddRange(undelivered.Select(trouble => $"Not delivered: {trouble}"));
        if (system.Post.Repeats > 0)
        {
            faults.Add($"{system.Post.Repeats} mails came more than once.");
        }

        return faults;
    }

    private static IEnumerable<string> Faults(CaseBooks book)
    {
        var (ledger, view, life) = (book.State.Ledger, book.View, book.Life);
        (string What, bool Agrees)[] checks =
        [
            ($"it ended {book.State.Stage}, not {life.Fate.End()}", book.State.Stage == life.Fate.End()),
            ($"the list says {view.Stage}", view.Stage == book.State.Stage),
            ($"sought: form {book.SoughtInForm}, list {view.Sought}", book.SoughtInForm == view.Sought),
            (
                $"granted: trail {book.GrantedInTrail}, list {view.Granted}, ledger {ledger.Granted}",
                book.GrantedInTrail == view.Granted && view.Granted == ledger.Granted
            ),
            (
                $"paid out: notes {life.BankPaid}, payment rows {book.PaidInRows}, ledger {ledger.Disbursed}",
                life.BankPaid == book.PaidInRows && book.PaidInRows == ledger.Disbursed
            ),
            (
                $"paid back: notes {life.PaidBack}, trail {book.RepaidInTrail}, ledger {ledger.Repaid}",
                life.PaidBack == book.RepaidInTrail && book.RepaidInTrail == ledger.Repaid
            ),
            (
                $"cost: payment rows less notes {book.PaidInRows - life.PaidBack}, list {view.Paid}, ledger {ledger.Paid}",
                book.PaidInRows - life.PaidBack == view.Paid && view.Paid == ledger.Paid
            ),
            (
                $"{ledger.Outstanding} of the grant is neither paid out nor released",
                ledger.Outstanding == Money.Zero || !book.State.Stage.IsTerminal()
            ),
        ];
        return checks
            .Where(check => !check.Agrees)
            .Select(check => $"{book.State.CaseNumber} ({life.Fate.Words()}): {check.What}.");
    }

    private static IEnumerable<string> Sums(IReadOnlyList<CaseBooks> books)
    {
        var rows = Money.Sum(books.Select(book => book.PaidInRows));
        var ledgers = Money.Sum(books.Select(book => book.State.Ledger.Disbursed));
        return rows == ledgers ? [] : [$"All payment rows: {rows}; all ledgers: {ledgers}."];
    }

    // However many were sent in at the same instant, the register has no gap and no number twice.
    private static IEnumerable<string> Numbers(IReadOnlyList<CaseBooks> books) =>
        books
            .Select(book => book.State.CaseNumber!)
            .GroupBy(number => number.Year)
            .Where(year =>
                !year.Select(number => number.Number).Order().SequenceEqual(Enumerable.Range(1, year.Count()))
            )
            .Select(year => $"The case numbers of {year.Key} have a gap, or one twice.");
}
