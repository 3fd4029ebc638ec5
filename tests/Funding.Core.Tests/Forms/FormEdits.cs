using FsCheck;
using FsCheck.Fluent;

namespace Funding.Core.Tests;

/// <summary>One change that a person makes in a form: the numbers decide where and what.</summary>
/// <param name="Where">Which part.</param>
/// <param name="Row">Which row, year or question.</param>
/// <param name="What">Which words.</param>
public sealed record FormEdit(int Where, int Row, int What);

/// <summary>What two people do to the same form at the same time.</summary>
/// <param name="Common">What had been done before both read it.</param>
/// <param name="First">What the one who saves first does.</param>
/// <param name="Second">What the other does.</param>
public sealed record TwoEditors(FormEdit[] Common, FormEdit[] First, FormEdit[] Second)
{
    internal ApplicationForm Read => FormEdits.Apply(Samples.Form, Common, "c");

    internal ApplicationForm Saved => FormEdits.Apply(Read, First, "a");

    internal ApplicationForm Typed => FormEdits.Apply(Read, Second, "b");
}

/// <summary>Random changes of forms.</summary>
public static class FormEdits
{
    public static Arbitrary<TwoEditors> Editors()
    {
        var edit =
            from place in Gen.Choose(0, 19)
            from row in Gen.Choose(0, 4)
            from what in Gen.Choose(0, 999)
            select new FormEdit(place, row, what);
        var edits = from length in Gen.Choose(0, 12) from all in Gen.ArrayOf(edit, length) select all;
        return (
            from common in edits
            from one in edits
            from two in edits
            select new TwoEditors(common, one, two)
        ).ToArbitrary();
    }

    internal static ApplicationForm Apply(ApplicationForm form, FormEdit[] edits, string who) =>
        edits.Aggregate(form, (f, e) => Apply(f, e, who));

    private static ApplicationForm Apply(ApplicationForm f, FormEdit e, string who)
    {
        // Now and then both write the same, and now and then somebody clears the field.
        var text =
            e.What % 10 == 0 ? ""
            : e.What % 10 == 1 ? "samma"
            : $"{who}{e.What}";
        return e.Where switch
        {
            0 => f with { Title = text },
            1 => f with { Background = text },
            2 => f with { Purpose = text },
            3 => f with { Participants = e.What % 7 == 0 ? null : e.What },
            4 => f with { Goals = [.. f.Goals, new() { Description = $"{who}{e.What}", Measure = text }] },
            5 => f with { Goals = Changed(f.Goals, e.Row, g => g with { Measure = text }) },
            6 => f with { Goals = Without(f.Goals, e.Row) },
            7 => f with { Indicators = [new() { Name = $"{who}{e.What}", Target = e.Row }, .. f.Indicators] },
            8 => f with { Indicators = Changed(f.Indicators, e.Row, i => i with { Target = e.What }) },
            9 => f with { Implementer = (f.Implementer ?? new()) with { Name = text } },
            10 => f with { Implementer = (f.Implementer ?? new()) with { Ownership = text, SocialEnterprise = true } },
            11 => f with { Implementer = null },
            12 => Costs(f, [.. f.Budget.Rows.Where(r => (r.Year, r.CostType) != Cell(e)), Row(e)]),
            13 => Costs(f, [.. f.Budget.Rows.Where(r => (r.Year, r.CostType) != Cell(e))]),
            14 => f with { Answers = new Dictionary<string, string>(f.Answers) { [$"q{e.Row}"] = text } },
            15 => f with
            {
                CoApplicants = Changed(
                    f.CoApplicants,
                    e.Row,
                    c => c with { Contact = c.Contact with { Email = $"{text}@nybro.se" } }
                ),
            },
            16 => f with { Applicant = f.Applicant with { Contact = f.Applicant.Contact with { Name = text } } },
            17 => f with { Period = f.Period with { End = new DateOnly(2028, 1 + (e.What % 12), 28) } },
            18 => f with { Activities = [.. f.Activities, new() { Description = $"{who}{e.What}" }] },
            _ => f with { Activities = Without(f.Activities, e.Row) },
        };
    }

    private static (int, CostType) Cell(FormEdit e) => (2027 + (e.Row % 2), (CostType)(e.Row % 4));

    private static BudgetRow Row(FormEdit e) => new(Cell(e).Item1, Cell(e).Item2, Samples.Kr(1_000 + e.What));

    private static ApplicationForm Costs(ApplicationForm f, IReadOnlyList<BudgetRow> rows)
    {
        var budget = f.Budget with { Rows = rows };
        return f with { Budget = budget with { Sought = BudgetSums.Sought(budget) } };
    }

    private static IReadOnlyList<T> Changed<T>(IReadOnlyList<T> rows, int row, Func<T, T> change) =>
        [.. rows.Index().Select(r => r.Index == row ? change(r.Item) : r.Item)];

    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> rows, int row) =>
        [.. rows.Index().Where(r => r.Index != row).Select(r => r.Item)];
}
