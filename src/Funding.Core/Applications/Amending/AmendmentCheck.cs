namespace Funding.Core;

/// <summary>What an amendment, and the record of the board's decision on it, must fulfil.</summary>
internal static class AmendmentCheck
{
    private const int MostRows = 500;
    private const int MostVotes = 1000;

    /// <summary>As for budgets: sums stay exact.</summary>
    private static readonly Money Largest = Money.FromKronor(1_000_000_000);

    internal static IEnumerable<FieldProblem> Of(Application state, AmendmentRequest request)
    {
        List<FieldProblem> problems =
        [
            .. TextRules.Check("/reason", request.Reason, required: true),
            .. People(state, request),
            .. request.Account is { } account && account == state.PaidTo
                ? [Problem.NothingChanged("/account")]
                : Array.Empty<FieldProblem>(),
            .. Plan(state, request),
        ];
        if (request.Kind is null)
        {
            problems.Add(Problem.OneKindOfChange("/reason"));
        }

        return problems;
    }

    internal static IEnumerable<FieldProblem> Of(
        Application state,
        Amendment amendment,
        AmendmentVote vote,
        DateTimeOffset now
    )
    {
        if ((vote.Paragraph ?? "").Trim().Length is 0 or > 50)
        {
            yield return Problem.Required("/paragraph");
        }

        foreach (
            var problem in TextRules
                .Check("/reason", vote.Reason)
                .Concat(TextRules.Check("/frameOverride", vote.FrameOverride))
        )
        {
            yield return problem;
        }

        if (vote.DecidedOn < SwedishTime.DayOf(amendment.RequestedAt) || vote.DecidedOn > SwedishTime.DayOf(now))
        {
            yield return Problem.OutOfRange(
                "/decidedOn",
                "Ange dagen för sammanträdet: tidigast när ändringen begärdes och senast i dag.",
                "Give the day of the meeting: not before the amendment was asked for and not after today."
            );
        }

        (string Field, int Value)[] counts =
        [
            ("/present", vote.Present),
            ("/yes", vote.Yes),
            ("/no", vote.No),
            ("/abstained", vote.Abstained),
        ];
        var impossible = counts.Where(c => c.Value is < 0 or > MostVotes).ToList();
        foreach (var (field, _) in impossible)
        {
            yield return Problem.OutOfRange(
                field,
                "Ange antalet som ett heltal, noll eller mer.",
                "Give the number as a whole number, zero or more."
            );
        }

        var seats = state.Matter!.Seats.Count;
        if (impossible.Count == 0 && (vote.Yes + vote.No + vote.Abstained != vote.Present || vote.Present > seats))
        {
            yield return Problem.AmountsDiffer(
                "/present",
                $"Ja, nej och avstår ska tillsammans vara antalet närvarande, högst {seats}.",
                $"Yes, no and abstained must add up to those present, at most {seats}."
            );
        }

        foreach (var problem in Instalments(state, amendment, vote, now))
        {
            yield return problem;
        }
    }

    private static IEnumerable<FieldProblem> Instalments(
        Application state,
        Amendment amendment,
        AmendmentVote vote,
        DateTimeOffset now
    )
    {
        var plan = vote.Instalments ?? [];
        if (plan.Count > 100)
        {
            yield return Problem.TooMany("/instalments", 100);
            yield break;
        }

        HashSet<string> reports =
        [
            .. state.Reports.Select(r => r.Id),
            .. amendment.Request.End is { } end && AmendedPlan.CanMove(state)
                ? AmendedPlan.Reports(state, end, now).Select(r => r.Id)
                : [],
        ];
        foreach (var (index, instalment) in plan.Index())
        {
            if (instalment.Amount <= Money.Zero || instalment.Amount > Largest)
            {
                yield return Problem.OutOfRange(
                    $"/instalments/{index}/amount",
                    "Delbetalningen ska vara större än noll.",
                    "The instalment must be above zero."
                );
            }

            if (instalment is { On: InstalmentTrigger.Date, Date: null })
            {
                yield return Problem.Required($"/instalments/{index}/date");
            }

            if (instalment.On == InstalmentTrigger.Report && !reports.Contains(instalment.ReportId ?? ""))
            {
                yield return Problem.UnknownReference(
                    $"/instalments/{index}/reportId",
                    "Rapporten finns inte i planen.",
                    "The report is not in the plan."
                );
            }
        }

        var wanted = vote.IsCarried ? amendment.Request.TotalMore : Money.Zero;
        if (plan.All(i => i.Amount <= Largest) && Money.Sum(plan.Select(i => i.Amount)) != wanted)
        {
            yield return Problem.AmountsDiffer(
                "/instalments",
                $"Delbetalningarna av de nya pengarna ska tillsammans vara {wanted}.",
                $"The instalments of the new money must add up to {wanted}."
            );
        }
    }

    private static IEnumerable<FieldProblem> People(Application state, AmendmentRequest request)
    {
        (string Field, Contact? Contact, PersonRef? Now)[] people =
        [
            ("/contact", request.Contact, state.Contact),
            ("/authorisedSignatory", request.AuthorisedSignatory, state.Signatory),
        ];
        foreach (var (field, contact, now) in people)
        {
            if (contact is null)
            {
                continue;
            }

            foreach (var problem in TextRules.Check($"{field}/name", contact.Name, required: true))
            {
                yield return problem;
            }

            if (contact.Name.Length > 200 || contact.Phone.Length > 200 || contact.Title.Length > 200)
            {
                yield return Problem.TooLong($"{field}/name");
            }

            if (!EmailAddress.TryParse(contact.Email, out var email))
            {
                yield return Problem.Email($"{field}/email");
            }
            else if (now is not null && email == now.Email && contact.Name.Trim() == now.Name)
            {
                yield return Problem.NothingChanged($"{field}/email");
            }
        }
    }

    private static IEnumerable<FieldProblem> Plan(Application state, AmendmentRequest request)
    {
        if (request.Kind != AmendmentKind.Plan || state.ProjectPeriod is not { } period)
        {
            yield break;
        }

        if (request.End is { } end && (end <= period.End || end > period.Start.AddYears(10)))
        {
            yield return Problem.OutOfRange(
                "/end",
                $"Ange ett slutdatum efter {SwedishTime.Text(period.End)}. Perioden får vara högst tio år.",
                $"Give a last day after {SwedishTime.Text(period.End)}. The period can be at most ten years."
            );
            yield break;
        }

        var years = (period with { End = request.End ?? period.End }).Years().ToHashSet();
        List<FieldProblem> cells =
        [
            .. Cells("/budget", [.. request.Budget.Select(r => (r.Year, r.Amount))], years, Money.Zero),
            .. Cells("/more", [.. request.More.Select(m => (m.Year, m.Amount))], years, new Money(1)),
            .. Twice("/budget", [.. request.Budget.Select(r => (r.Year, (int)r.CostType))]),
            .. Twice("/more", [.. request.More.Select(m => (m.Year, 0))]),
        ];
        foreach (var problem in cells.Count > 0 ? cells : Sums(state, request))
        {
            yield return problem;
        }
    }

    private static IEnumerable<FieldProblem> Cells(
        string list,
        IReadOnlyList<(int Year, Money Amount)> cells,
        HashSet<int> years,
        Money least
    )
    {
        if (cells.Count > MostRows)
        {
            yield return Problem.TooMany(list, MostRows);
            yield break;
        }

        foreach (var (index, cell) in cells.Index())
        {
            if (cell.Amount < least || cell.Amount > Largest)
            {
                yield return Problem.OutOfRange(
                    $"{list}/{index}/amount",
                    "Beloppet kan inte vara mindre än noll eller orimligt stort. Kontrollera det.",
                    "The amount cannot be below zero or beyond reason. Check it."
                );
            }

            if (!years.Contains(cell.Year))
            {
                yield return Problem.YearOutsidePeriod($"{list}/{index}/year", cell.Year);
            }
        }
    }

    private static IEnumerable<FieldProblem> Twice(string list, IReadOnlyList<(int, int)> keys) =>
        keys.Count > MostRows
            ? []
            : keys.Index()
                .Where(k => keys.Take(k.Index).Contains(k.Item))
                .Select(k => Problem.Duplicate($"{list}/{k.Index}/year"));

    private static IEnumerable<FieldProblem> Sums(Application state, AmendmentRequest request)
    {
        if (request.Budget.Count == 0)
        {
            if (request.More.Count > 0)
            {
                yield return Problem.Required("/budget");
            }

            yield break;
        }

        var (now, then) = (Sum(state.CostBudget), Sum(request.Budget));
        if (then != now + request.TotalMore)
        {
            yield return Problem.AmountsDiffer(
                "/budget",
                $"Den nya budgeten ska tillsammans vara {now + request.TotalMore}, men är {then}.",
                $"The new budget must add up to {now + request.TotalMore}, but is {then}."
            );
        }
        else if (request is { End: null, More.Count: 0 })
        {
            // Without more time or money a year has what the board gave it.
            foreach (var year in state.CostBudget.Concat(request.Budget).Select(r => r.Year).Distinct().Order())
            {
                var (was, becomes) = (
                    Sum(state.CostBudget.Where(r => r.Year == year)),
                    Sum(request.Budget.Where(r => r.Year == year))
                );
                if (was != becomes)
                {
                    yield return Problem.AmountsDiffer(
                        "/budget",
                        $"Kostnaderna för {year} ska vara {was} också efter ändringen, men är {becomes}. Flytta bara mellan kostnadsslag.",
                        $"The costs of {year} must be {was} after the change too, but are {becomes}. Move between cost types only."
                    );
                }
            }

            if (PerCell(state.CostBudget).SetEquals(PerCell(request.Budget)))
            {
                yield return Problem.NothingChanged("/budget");
            }
        }
    }

    private static HashSet<(int, CostType, Money)> PerCell(IReadOnlyList<BudgetRow> rows) =>
        [
            .. rows.GroupBy(r => (r.Year, r.CostType))
                .Select(g => (g.Key.Year, g.Key.CostType, Sum(g)))
                .Where(c => c.Item3 != Money.Zero),
        ];

    private static Money Sum(IEnumerable<BudgetRow> rows) => Money.Sum(rows.Select(r => r.Amount));
}
