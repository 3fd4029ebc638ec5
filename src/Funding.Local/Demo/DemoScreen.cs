using System.Globalization;
using Funding.Core;
using Spectre.Console;

namespace Funding.Local.Demo;

/// <summary>Shows a life in the terminal, line by line.</summary>
internal sealed class DemoScreen(IAnsiConsole console) : ILifeAudience
{
    private int _signIns;

    public bool ReadsMail => true;

    public void Chapter(int number, int of, string title)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{number}/{of}  {Markup.Escape(title)}[/]").LeftJustified());
    }

    public void Did(DateTimeOffset at, string who, string what) =>
        console.MarkupLine($"[grey]{Time(at)}[/]  [bold]{Markup.Escape(who)}[/] {Markup.Escape(what)}");

    public void Mail(DeliveredMail mail)
    {
        if (mail.Id.StartsWith("sign-in/", StringComparison.Ordinal))
        {
            // Sessions last for hours and lives for years: these would be half of all lines.
            _signIns++;
            return;
        }

        console.MarkupLine(
            $"[grey]{Time(mail.At)}[/]  [blue]mail[/] to {Markup.Escape(mail.Name)}: {Markup.Escape(Short(mail.Subject))}"
        );
    }

    public void Ended(LifeRecord record)
    {
        console.WriteLine();
        console.Write(new Rule("[bold]What is left[/]").LeftJustified());
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumns("", "");
        table.AddRow("Case", Markup.Escape(record.CaseNumber ?? ""));
        table.AddRow("Granted", Amount(record.Money.Granted));
        table.AddRow("Paid out by the bank", Amount(record.Money.Disbursed));
        table.AddRow("Paid back", Amount(record.Money.Repaid));
        table.AddRow("Granted but never paid out", Amount(record.Money.Released));
        table.AddRow("Events in the trail", record.Trail.Count.ToString(CultureInfo.InvariantCulture));
        table.AddRow("Mails of the case", record.Mails.Count.ToString(CultureInfo.InvariantCulture));
        table.AddRow("Sign-in mails", _signIns.ToString(CultureInfo.InvariantCulture));
        table.AddRow("Payments", record.Payments.Count.ToString(CultureInfo.InvariantCulture));
        console.Write(table);
        var faults = record.Faults();
        foreach (var fault in faults)
        {
            console.MarkupLine($"[red]Not consistent:[/] {Markup.Escape(fault)}");
        }

        if (faults.Count == 0)
        {
            console.MarkupLine(
                $"[green]Consistent:[/] paid {Amount(record.Money.Paid)} = granted {Amount(record.Money.Granted)} − recovered {Amount(record.Money.Recovered)}; "
                    + "every mail was sent once; the trail has no gap."
            );
        }

        console.MarkupLine($"The case is [bold]{record.Stage}[/].");
    }

    // The whole subject ends with the case's number and title, which every line would repeat.
    private static string Short(string subject) => subject.Split(" – ")[0];

    private static string Time(DateTimeOffset at) =>
        LifeScript.InSweden(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Amount(Money money) => Markup.Escape(money.ToString());
}
