using System.Globalization;
using Funding.Core;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;

namespace Funding.Pages.Applying;

/// <summary>Amendments as the fields of their page.</summary>
public static class AmendmentFields
{
#pragma warning disable CS1591 // The names say it.
    public const string Plan = "plan";
    public const string People = "people";
    public const string Account = "account";
    public const string Withdrawal = "withdrawal";
#pragma warning restore CS1591

    /// <summary>The field of a cell of the budget.</summary>
    public static string Cell(int year, CostType type) =>
        string.Create(CultureInfo.InvariantCulture, $"budget.{year}.{type}");

    /// <summary>The field of more money in a year.</summary>
    public static string More(int year) => string.Create(CultureInfo.InvariantCulture, $"more.{year}");

    /// <summary>The years of the budget's table: the project's own, and the one after for an extension.</summary>
    public static IReadOnlyList<int> Years(Application application)
    {
        var period = application.ProjectPeriod!;
        return
        [
            .. application
                .CostBudget.Select(row => row.Year)
                .Concat(period.Years())
                .Append(period.End.Year + 1)
                .Distinct()
                .Order(),
        ];
    }

    /// <summary>The budget as it is, for the fields.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Budget(Application application) =>
        application
            .CostBudget.GroupBy(row => (row.Year, row.CostType))
            .Select(cell => new KeyValuePair<string, string?>(
                Cell(cell.Key.Year, cell.Key.CostType),
                Formats.Typed(Money.Sum(cell.Select(row => row.Amount)).Kronor)
            ));

    /// <summary>Reads one of the page's forms: the request, and where the domain's places are on the page; null for a form that the page does not have.</summary>
    public static (AmendmentRequest Request, IReadOnlyDictionary<string, string> Places)? Read(
        string act,
        FieldReader reader,
        Application application
    )
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal) { ["/reason"] = "reason" };
        var request = new AmendmentRequest { Reason = reader.Text("reason") };
        return act switch
        {
            Plan => (Planned(request, reader, application, places), places),
            People => (
                request with
                {
                    Contact = Person(reader, places, "contact"),
                    AuthorisedSignatory = Person(reader, places, "authorisedSignatory"),
                },
                places
            ),
            Account => (request with { Account = Giro(reader, places) }, places),
            _ => null,
        };
    }

    private static AmendmentRequest Planned(
        AmendmentRequest request,
        FieldReader reader,
        Application application,
        Dictionary<string, string> places
    )
    {
        var years = Years(application);
        var budget = new List<BudgetRow>();
        var more = new List<YearAmount>();
        places["/budget"] = Cell(years[0], CostType.Personnel);
        places["/more"] = More(years[0]);
        places["/end"] = "end";
        foreach (var year in years)
        {
            foreach (var type in Enum.GetValues<CostType>())
            {
                if (reader.Amount(Cell(year, type)) is { Ore: > 0 } amount)
                {
                    places[$"/budget/{budget.Count}"] = Cell(year, type);
                    budget.Add(new BudgetRow(year, type, amount));
                }
            }

            if (reader.Amount(More(year)) is { Ore: > 0 } added)
            {
                places[$"/more/{more.Count}"] = More(year);
                more.Add(new YearAmount(year, added));
            }
        }

        return request with
        {
            // A table that was left as it is asks for nothing.
            Budget = Same(budget, application.CostBudget) ? [] : budget,
            End = reader.Date("end"),
            More = more,
        };
    }

    private static bool Same(IReadOnlyList<BudgetRow> one, IReadOnlyList<BudgetRow> other) =>
        Cells(one).SetEquals(Cells(other));

    private static HashSet<(int, CostType, Money)> Cells(IReadOnlyList<BudgetRow> rows) =>
        [
            .. rows.GroupBy(row => (row.Year, row.CostType))
                .Select(cell => (cell.Key.Year, cell.Key.CostType, Money.Sum(cell.Select(row => row.Amount))))
                .Where(cell => cell.Item3 != Money.Zero),
        ];

    private static Contact? Person(FieldReader reader, Dictionary<string, string> places, string who)
    {
        foreach (var name in (string[])["name", "email"])
            places[$"/{who}/{name}"] = $"{who}.{name}";
        var person = new Contact
        {
            Name = reader.Text($"{who}.name"),
            Email = reader.Text($"{who}.email"),
            Phone = reader.Text($"{who}.phone"),
        };
        return person == new Contact() ? null : person;
    }

    private static PaymentAccount? Giro(FieldReader reader, Dictionary<string, string> places)
    {
        places["/account"] = "number";
        var number = reader.Text("number");
        if (reader.Choice<PaymentAccountKind>("kind") is not { } kind)
        {
            reader.Missing("kind", "Amend.NeedKind");
            return null;
        }

        var account =
            kind is PaymentAccountKind.Bankgiro ? PaymentAccount.Bankgiro(number) : PaymentAccount.Plusgiro(number);
        if (account is null)
            reader.Missing("number", "Amend.NeedNumber");
        return account;
    }
}
