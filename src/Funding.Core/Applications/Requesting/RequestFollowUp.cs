namespace Funding.Core;

/// <summary>A cost type in requests for payment: what the budget holds against what has been asked for.</summary>
/// <param name="CostType">Kind of cost.</param>
/// <param name="Budget">The whole project's budget.</param>
/// <param name="Before">Costs in the requests before that were not sent back.</param>
public sealed record RequestLine(CostType CostType, Money Budget, Money Before)
{
    /// <summary>What is left of the budget; below zero when it is overspent.</summary>
    public Money Left => Budget - Before;
}

/// <summary>Sets the requests for payment against the budget.</summary>
public static class RequestFollowUp
{
    /// <summary>A line for every cost type that has a budget or costs, in the order of the cost types.</summary>
    public static IReadOnlyList<RequestLine> Of(Application application)
    {
        ArgumentNullException.ThrowIfNull(application);
        var asked = application
            .DisbursementRequests.Where(request =>
                request.Status is DisbursementRequestStatus.Open or DisbursementRequestStatus.Accepted
            )
            .SelectMany(request => request.Costs)
            .ToList();
        return
        [
            .. Enum.GetValues<CostType>()
                .Select(type => new RequestLine(
                    type,
                    Money.Sum(application.CostBudget.Where(row => row.CostType == type).Select(row => row.Amount)),
                    Money.Sum(asked.Where(cost => cost.CostType == type).Select(cost => cost.Amount))
                ))
                .Where(line => line.Budget != Money.Zero || line.Before != Money.Zero),
        ];
    }
}
