using Funding.Core;
using Funding.Functions.Tests.Running;
using Funding.Local.Demo.Many;

namespace Funding.Functions.Tests.Lives;

/// <summary>Many applications side by side in one system, as <c>./dev demo --many</c> plays them.</summary>
public sealed class ManyLivesTests
{
    [Fact]
    public async Task Applications_of_every_fate_end_as_they_should_side_by_side_and_all_books_agree()
    {
        await using var system = await ManySystem.StartAsync(
            await StorageEmulator.ConnectionStringAsync(),
            StorageEmulator.NewPrefix()
        );
        var lives = system.Lives(Enum.GetValues<Fate>().Length, seed: 7);

        await system.PlayAsync(lives, _ => { });

        var books = await CaseBooks.ReadAsync(system.Runtime.Services, lives);
        Findings.None(await Audit.FaultsAsync(system, books));
        Assert.Equal(lives.Select(life => life.Fate.End()), books.Select(book => book.State.Stage));
        Assert.True(Money.Sum(lives.Select(life => life.BankPaid)) > Money.Zero);
        await FindsWhatDoesNotAgreeAsync(system, books);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_fates_and_forms_and_another_gives_others()
    {
        await using var system = await ManySystem.StartAsync(
            await StorageEmulator.ConnectionStringAsync(),
            StorageEmulator.NewPrefix()
        );

        Assert.Equal(Described(system.Lives(60, seed: 3)), Described(system.Lives(60, seed: 3)));
        Assert.NotEqual(Described(system.Lives(60, seed: 3)), Described(system.Lives(60, seed: 4)));
    }

    // A table of money that always agrees would say nothing.
    private static async Task FindsWhatDoesNotAgreeAsync(ManySystem system, IReadOnlyList<CaseBooks> books)
    {
        var paid = books.First(book => book.Payments.Count > 0);
        var lost = await Audit.FaultsAsync(system, [.. books.Select(book => book == paid ? Without(book) : book)]);
        Assert.Contains(lost, fault => fault.Contains("paid out: notes", StringComparison.Ordinal));
        var listed = paid with { View = paid.View with { Granted = paid.View.Granted + new Money(1) } };
        var wrong = await Audit.FaultsAsync(system, [.. books.Select(book => book == paid ? listed : book)]);
        Assert.Contains(wrong, fault => fault.Contains("granted: trail", StringComparison.Ordinal));
        Assert.Contains(
            await Audit.FaultsAsync(system, [.. books.Skip(1)]),
            fault => fault.Contains("case numbers", StringComparison.Ordinal)
        );
    }

    private static CaseBooks Without(CaseBooks book) => book with { Payments = [.. book.Payments.Skip(1)] };

    private static IEnumerable<string> Described(IReadOnlyList<FateLife> lives) =>
        lives.Select(life => $"{life.Fate} {life.Form.ToJsonString()}");
}
