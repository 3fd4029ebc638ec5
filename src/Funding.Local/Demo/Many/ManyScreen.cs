using System.Globalization;
using Funding.Core;
using Spectre.Console;

namespace Funding.Local.Demo.Many;

/// <summary>Shows many lives in the terminal: a line for each month, and tables when all is over.</summary>
internal sealed class ManyScreen(IAnsiConsole console)
{
    private static readonly (string Name, string Colour, ApplicationStage[] Stages)[] Phases =
    [
        ("not sent in", "grey", [ApplicationStage.Draft]),
        ("checked", "blue", [ApplicationStage.Submitted, ApplicationStage.SupplementRequested]),
        ("with partners", "aqua", [ApplicationStage.PartnerReview]),
        (
            "with the board",
            "yellow",
            [ApplicationStage.Proposal, ApplicationStage.BoardDecision, ApplicationStage.MinutesApproval]
        ),
        ("agreed", "olive", [ApplicationStage.Agreement]),
        ("running", "green", [ApplicationStage.Active]),
        ("settled", "purple", [ApplicationStage.Settlement]),
    ];

    private const int BarWidth = 40;
    private DateOnly _month;

    /// <summary>Time has passed; at the first moment of a month where everybody is, is shown.</summary>
    internal void Passed(DateTimeOffset now, IReadOnlyList<FateLife> lives)
    {
        var day = LifeScript.DayOf(now);
        var month = new DateOnly(day.Year, day.Month, 1);
        if (month == _month)
        {
            return;
        }

        _month = month;
        var groups = Phases
            .Select(phase =>
                (phase.Name, phase.Colour, Count: lives.Count(life => phase.Stages.Contains(life.Seen.Stage)))
            )
            .ToList();
        var over = lives.Count(life => life.Seen.Stage.IsTerminal());
        var bar = string.Concat(
            groups
                .Append(("over", Colour: "white", Count: over))
                .Where(group => group.Count > 0)
                .Select(group =>
                    $"[{group.Colour}]{new string('█', Math.Max(1, group.Count * BarWidth / lives.Count))}[/]"
                )
        );
        var words = string.Join(
            " · ",
            groups
                .Where(group => group.Count > 0)
                .Select(group =>
                    string.Create(CultureInfo.InvariantCulture, $"[{group.Colour}]{group.Count} {group.Name}[/]")
                )
                .Append(string.Create(CultureInfo.InvariantCulture, $"{over} over"))
        );
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[grey]{month:yyyy-MM}[/]  {bar}  {words}"));
    }

    /// <summary>The tables.</summary>
    internal void Show(IReadOnlyList<CaseBooks> books)
    {
        Outcomes(books);
        Times(books);
        WaysTaken(books);
    }

    private void Outcomes(IReadOnlyList<CaseBooks> books)
    {
        var table = Headed(
            "Outcome",
            "Number",
            "Days, median",
            "Sought",
            "Granted",
            "Paid out",
            "Released",
            "Paid back",
            "Cost"
        );
        foreach (var outcome in books.GroupBy(book => book.State.Stage).OrderBy(group => group.Key))
        {
            Row(table, outcome.Key.ToString(), [.. outcome]);
        }

        table.AddEmptyRow();
        Row(table, "[bold]All[/]", books);
        Titled("Outcomes, kronor", table);
    }

    private void Times(IReadOnlyList<CaseBooks> books)
    {
        var table = Headed("Stage", "Visits", "Days, median", "Days, longest");
        foreach (
            var stage in books.SelectMany(book => book.Times()).GroupBy(time => time.Stage).OrderBy(group => group.Key)
        )
        {
            var times = stage.Select(time => time.Time).ToList();
            table.AddRow(stage.Key.ToString(), Number(times.Count), Days(Median(times)), Days(times.Max()));
        }

        Titled("Time in each stage", table);
    }

    private void WaysTaken(IReadOnlyList<CaseBooks> books)
    {
        var table = Headed("What became of it", "Number", "Days, median", "Granted", "Cost");
        foreach (
            var fate in books
                .GroupBy(book => book.Life.Fate)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key)
        )
        {
            table.AddRow(
                fate.Key.Words(),
                Number(fate.Count()),
                Days(Median([.. fate.Select(book => book.Length)])),
                Kronor(fate.Select(book => book.State.Ledger.Granted)),
                Kronor(fate.Select(book => book.State.Ledger.Paid))
            );
        }

        Titled("Ways through the process", table);
    }

    private static void Row(Table table, string name, IReadOnlyList<CaseBooks> books)
    {
        var ledgers = books.Select(book => book.State.Ledger).ToList();
        table.AddRow(
            name,
            Number(books.Count),
            Days(Median([.. books.Select(book => book.Length)])),
            Kronor(books.Select(book => book.View.Sought)),
            Kronor(ledgers.Select(ledger => ledger.Granted)),
            Kronor(ledgers.Select(ledger => ledger.Disbursed)),
            Kronor(ledgers.Select(ledger => ledger.Released)),
            Kronor(ledgers.Select(ledger => ledger.Repaid)),
            Kronor(ledgers.Select(ledger => ledger.Paid))
        );
    }

    private static Table Headed(string first, params IEnumerable<string> numbers)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(first);
        foreach (var column in numbers)
        {
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        }

        return table;
    }

    private void Titled(string title, Table table)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{title}[/]").LeftJustified());
        console.Write(table);
    }

    private static TimeSpan Median(IReadOnlyList<TimeSpan> times)
    {
        var ordered = times.Order().ToList();
        return ordered[(ordered.Count - 1) / 2];
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Days(TimeSpan time) => time.TotalDays.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Kronor(IEnumerable<Money> amounts) => Money.Sum(amounts).Kronor.ToString("#,##0.##", Spaced);

    private static readonly NumberFormatInfo Spaced = new()
    {
        NumberGroupSeparator = " ",
        NumberDecimalSeparator = ",",
    };
}
