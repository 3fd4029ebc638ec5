namespace Funding.Core;

/// <summary>Who has to agree to a change, and why.</summary>
/// <param name="Level">Who.</param>
/// <param name="Why">One sentence for each thing that the change does.</param>
public sealed record AmendmentAssessment(AmendmentLevel Level, IReadOnlyList<LocalizedText> Why);

/// <summary>
/// Finds who has to agree to a change: the one place where that is computed. Everything is measured against what the board last decided on,
/// so that many small changes need what one large change would.
/// </summary>
/// <remarks>
/// The associations' practice: moving up to a tenth of a cost type is told, more is the director's; up to six months more without money is the
/// director's; more time, and any money, is the board's. The numbers are <see cref="AssociationRules.ReallocationPercent"/> and
/// <see cref="AssociationRules.ExtensionMonths"/>.
/// </remarks>
public static class AmendmentLevels
{
    /// <summary>Who has to agree.</summary>
    /// <param name="application">The application with its earlier amendments.</param>
    /// <param name="request">What is asked for, of one kind.</param>
    public static AmendmentAssessment Of(Application application, AmendmentRequest request)
    {
        IReadOnlyList<(AmendmentLevel Level, LocalizedText Why)> parts =
        [
            .. Money(request),
            .. Time(application, request),
            .. Budget(application, request),
            .. People(request),
        ];
        return new AmendmentAssessment(parts.Max(p => p.Level), [.. parts.Select(p => p.Why)]);
    }

    /// <summary>The budget that later changes are measured against: as submitted, or as the board decided on since.</summary>
    public static IReadOnlyList<BudgetRow> DecidedBudget(Application application) =>
        Decided(application).LastOrDefault(r => r.Budget.Count > 0)?.Budget
        ?? (application.SubmittedForm ?? application.Form).Budget.Rows;

    /// <summary>The last day that a later extension may go to by the director's decision.</summary>
    internal static DateOnly LatestByDirector(Application application)
    {
        var decided =
            Decided(application).LastOrDefault(r => r.End is not null)?.End ?? application.Agreement!.Terms.Period.End;
        var latest = decided.AddMonths(application.Rules.ExtensionMonths.GetValueOrDefault());
        // A month that ends counts as a whole month: from the last of June to the last of December are six.
        return decided.AddDays(1).Day == 1
            ? new DateOnly(latest.Year, latest.Month, DateTime.DaysInMonth(latest.Year, latest.Month))
            : latest;
    }

    private static IEnumerable<(AmendmentLevel, LocalizedText)> Money(AmendmentRequest request)
    {
        if (request.More.Count > 0)
        {
            yield return (
                AmendmentLevel.Board,
                new(
                    $"Mer pengar, {request.TotalMore}, beslutas av styrelsen.",
                    $"More money, {request.TotalMore}, is decided by the board."
                )
            );
        }
    }

    private static IEnumerable<(AmendmentLevel, LocalizedText)> Time(Application application, AmendmentRequest request)
    {
        if (request.End is not { } end)
        {
            yield break;
        }

        var latest = LatestByDirector(application);
        yield return end <= latest
            ? (
                AmendmentLevel.Director,
                new(
                    $"Förlängning till senast {SwedishTime.Text(latest)} beslutas av förbundschefen.",
                    $"An extension to {SwedishTime.Text(latest)} at the latest is decided by the director."
                )
            )
            : (
                AmendmentLevel.Board,
                new(
                    $"Förlängning längre än till {SwedishTime.Text(latest)} beslutas av styrelsen.",
                    $"An extension beyond {SwedishTime.Text(latest)} is decided by the board."
                )
            );
    }

    private static IEnumerable<(AmendmentLevel, LocalizedText)> Budget(
        Application application,
        AmendmentRequest request
    )
    {
        if (request.Budget.Count == 0)
        {
            yield break;
        }

        var percent = application.Rules.ReallocationPercent.GetValueOrDefault();
        var (before, after) = (PerType(DecidedBudget(application)), PerType(request.Budget));
        var isLarge = Enum.GetValues<CostType>()
            .Any(type =>
                Math.Abs(after.GetValueOrDefault(type).Ore - before.GetValueOrDefault(type).Ore) * 100m
                > before.GetValueOrDefault(type).Ore * (decimal)percent
            );
        yield return isLarge
            ? (
                AmendmentLevel.Director,
                new(
                    $"Ett kostnadsslag ändras med mer än {percent} procent av den beslutade budgeten, tidigare ändringar inräknade. Det beslutas av förbundschefen.",
                    $"A cost type changes by more than {percent} percent of the budget that was decided on, earlier changes included. The director decides that."
                )
            )
            : (
                AmendmentLevel.Notify,
                new(
                    $"Inget kostnadsslag ändras med mer än {percent} procent av den beslutade budgeten, tidigare ändringar inräknade. Det räcker att meddela.",
                    $"No cost type changes by more than {percent} percent of the budget that was decided on, earlier changes included. It is enough to tell."
                )
            );
    }

    private static IEnumerable<(AmendmentLevel, LocalizedText)> People(AmendmentRequest request)
    {
        if (request.Contact is not null)
        {
            yield return (
                AmendmentLevel.Notify,
                new("En ny kontaktperson behöver bara meddelas.", "A new contact need only be told.")
            );
        }

        if (request.AuthorisedSignatory is not null)
        {
            yield return (
                AmendmentLevel.Director,
                new(
                    "En ny firmatecknare godkänns av förbundschefen, som kontrollerar behörigheten.",
                    "A new authorised signatory is accepted by the director, who checks the authority."
                )
            );
        }

        if (request.Account is not null)
        {
            yield return (
                AmendmentLevel.Account,
                new(
                    "Ett nytt konto bekräftas av firmatecknaren och godkänns sedan av ekonomi.",
                    "A new account is confirmed by the authorised signatory and then accepted by finance."
                )
            );
        }
    }

    private static IEnumerable<AmendmentRequest> Decided(Application application) =>
        application
            .Amendments.Where(a => a is { Status: AmendmentStatus.InForce, Level: AmendmentLevel.Board })
            .Select(a => a.Request);

    private static Dictionary<CostType, Money> PerType(IReadOnlyList<BudgetRow> rows) =>
        rows.GroupBy(r => r.CostType).ToDictionary(g => g.Key, g => Core.Money.Sum(g.Select(r => r.Amount)));
}
