using static Funding.Core.ApplicationCommand;

namespace Funding.Core;

/// <summary>What a proposal must fulfil: never more than is sought, and every öre in exactly one instalment.</summary>
internal static class ProposalCheck
{
    private const int MostRows = 100;

    internal static IEnumerable<FieldProblem> Of(
        Propose command,
        IReadOnlyList<YearAmount> amounts,
        IReadOnlyList<ReportPlan> reports,
        Budget budget
    )
    {
        List<FieldProblem> problems =
        [
            .. TextRules.Check("/justification", command.Justification, required: true),
            .. command.Conditions.Index().SelectMany(c => TextRules.Check($"/conditions/{c.Index}", c.Item, true)),
            .. Lengths(command, amounts, reports),
        ];
        if (problems.Count > 0)
        {
            return problems;
        }

        if (command.Recommendation == Recommendation.Reject)
        {
            return Rejection(command, amounts);
        }

        return [.. Amounts(command, amounts, budget), .. Reports(reports), .. Instalments(command, amounts, reports)];
    }

    private static IEnumerable<FieldProblem> Lengths(
        Propose command,
        IReadOnlyList<YearAmount> amounts,
        IReadOnlyList<ReportPlan> reports
    ) =>
        new[]
        {
            ("/amounts", amounts.Count),
            ("/conditions", command.Conditions.Count),
            ("/instalments", command.Instalments.Count),
            ("/reports", reports.Count),
        }
            .Where(list => list.Item2 > MostRows)
            .Select(list => Problem.TooMany(list.Item1, MostRows));

    private static IEnumerable<FieldProblem> Rejection(Propose command, IReadOnlyList<YearAmount> amounts)
    {
        if (amounts.Any(a => a.Amount != Money.Zero) || command.Instalments.Count > 0)
        {
            yield return Problem.AmountsDiffer(
                amounts.Count > 0 ? "/amounts" : "/instalments",
                "Ett förslag till avslag har inga belopp. Ta bort dem.",
                "A proposal to reject has no amounts. Remove them."
            );
        }
    }

    private static IEnumerable<FieldProblem> Amounts(Propose command, IReadOnlyList<YearAmount> amounts, Budget budget)
    {
        var sought = budget.Sought.ToDictionary(s => s.Year, s => s.Amount);
        foreach (var (index, amount) in amounts.Index())
        {
            var field = $"/amounts/{index}/amount";
            var most = sought.GetValueOrDefault(amount.Year);
            if (amount.Amount < Money.Zero)
            {
                yield return Problem.NegativeAmount(field);
            }
            else if (amount.Amount > most)
            {
                yield return Problem.ExceedsSought(field, amount.Year, most);
            }

            if (amounts.Take(index).Any(a => a.Year == amount.Year))
            {
                yield return Problem.Duplicate($"/amounts/{index}/year");
            }
        }

        var total = Money.Sum(amounts.Select(a => a.Amount));
        if (total <= Money.Zero)
        {
            yield return Problem.AmountsDiffer(
                "/amounts",
                "Ange vilka belopp som ska beviljas, eller föreslå avslag.",
                "Give the amounts to grant, or propose rejection."
            );
        }
        else if (command.Recommendation == Recommendation.Grant && total != budget.TotalSought)
        {
            yield return Problem.AmountsDiffer(
                "/amounts",
                $"Bifall innebär hela det sökta beloppet, {budget.TotalSought}. Välj delvis bifall om mindre ska beviljas.",
                $"To grant means all that is sought, {budget.TotalSought}. Choose to grant part for less."
            );
        }
        else if (command.Recommendation == Recommendation.GrantPart && total == budget.TotalSought)
        {
            yield return Problem.AmountsDiffer(
                "/amounts",
                "Beloppen är allt som söks. Välj bifall.",
                "The amounts are all that is sought. Choose to grant."
            );
        }
    }

    private static IEnumerable<FieldProblem> Reports(IReadOnlyList<ReportPlan> reports)
    {
        foreach (var (index, report) in reports.Index())
        {
            if (report.Id.Length is 0 or > 50 || !report.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            {
                yield return Problem.OutOfRange(
                    $"/reports/{index}/id",
                    "Rapportens id får bara innehålla bokstäver, siffror och bindestreck.",
                    "The report's id may hold letters, digits and dashes only."
                );
            }

            if (reports.Take(index).Any(r => r.Id == report.Id))
            {
                yield return Problem.Duplicate($"/reports/{index}/id");
            }

            if (report.Covers.End < report.Covers.Start || report.DueOn <= report.Covers.End)
            {
                yield return Problem.OutOfRange(
                    $"/reports/{index}/dueOn",
                    "Rapporten ska lämnas efter den period som den gäller.",
                    "The report is due after the period that it tells of."
                );
            }
        }

        if (reports.Count(r => r.Kind == ReportKind.Final) != 1 || reports[^1].Kind != ReportKind.Final)
        {
            yield return Problem.AmountsDiffer(
                "/reports",
                "Planen ska ha en slutrapport, och den ska vara sist.",
                "The plan has one final report, and it is the last."
            );
        }
    }

    private static IEnumerable<FieldProblem> Instalments(
        Propose command,
        IReadOnlyList<YearAmount> amounts,
        IReadOnlyList<ReportPlan> reports
    )
    {
        foreach (var (index, instalment) in command.Instalments.Index())
        {
            if (instalment.Amount <= Money.Zero)
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

            if (instalment is { On: InstalmentTrigger.Report, ReportId: { } id } && reports.All(r => r.Id != id))
            {
                yield return Problem.UnknownReference(
                    $"/instalments/{index}/reportId",
                    "Rapporten finns inte i planen.",
                    "The report is not in the plan."
                );
            }
        }

        var onReport = command.Instalments.Where(i => i.On == InstalmentTrigger.Report).ToList();
        var named = onReport.Select(i => i.ReportId).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        if (onReport.Count(i => i.ReportId is null) > reports.Count - named)
        {
            yield return Problem.UnknownReference(
                "/instalments",
                "Det finns fler delbetalningar efter rapport än rapporter i planen.",
                "There are more instalments on report than reports in the plan."
            );
        }

        var total = Money.Sum(amounts.Select(a => a.Amount));
        var planned = Money.Sum(command.Instalments.Select(i => i.Amount));
        if (planned != total)
        {
            yield return Problem.AmountsDiffer(
                "/instalments",
                $"Delbetalningarna ska tillsammans vara {total}, men är {planned}.",
                $"The instalments must add up to {total}, but are {planned}."
            );
        }
    }
}
