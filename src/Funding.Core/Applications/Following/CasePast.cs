using static Funding.Core.MilestoneKind;

namespace Funding.Core;

/// <summary>What has happened in the life of a case, in the order of the process.</summary>
internal static class CasePast
{
    internal static IEnumerable<Milestone> Of(Application application) =>
        [
            Past(Started, application.CreatedAt),
            .. application.SubmittedAt is { } at ? [Past(Submitted, at)] : Array.Empty<Milestone>(),
            .. Supplement(application),
            .. Reviews(application),
            .. Decision(application),
            .. Agreed(application.Agreement),
            .. Money(application),
            .. Amendments(application),
            .. Accounts(application),
            .. Ended(application),
        ];

    private static IEnumerable<Milestone> Supplement(Application application)
    {
        if (application.Supplement is not { } supplement)
        {
            yield break;
        }
        yield return Past(SupplementAsked, supplement.RequestedAt);
        if (supplement.AnsweredAt is { } answered)
        {
            yield return Past(SupplementAnswered, answered);
        }
    }

    private static IEnumerable<Milestone> Reviews(Application application)
    {
        foreach (var round in application.Reviews)
        {
            yield return Past(ReviewStarted, round.StartedAt);
            if (round.ClosedAt is { } closed)
            {
                yield return Past(ReviewClosed, closed);
            }
        }
    }

    private static IEnumerable<Milestone> Decision(Application application)
    {
        if (application.Decision is { } decision)
        {
            yield return decision.Outcome == BoardOutcome.Granted
                ? Past(Granted, decision.DecidedAt) with
                {
                    Amount = application.DecidedProposal!.Total,
                }
                : Past(Rejected, decision.DecidedAt);
        }
        if (application.Minutes is { } minutes)
        {
            yield return new(MinutesApproved, MilestoneState.Past, minutes.ApprovedOn);
        }
        if (application.Appeal is { } appeal)
        {
            yield return new(Appealed, MilestoneState.Past, appeal.LodgedOn);
        }
    }

    private static IEnumerable<Milestone> Agreed(Agreement? agreement)
    {
        if (agreement is null)
        {
            yield break;
        }
        yield return Past(AgreementSent, agreement.IssuedAt);
        if (agreement.AcceptedAt is { } accepted)
        {
            yield return Past(AgreementAccepted, accepted);
        }
        if (agreement.InForceAt is { } inForce)
        {
            yield return Past(AgreementInForce, inForce);
        }
    }

    private static IEnumerable<Milestone> Money(Application application) =>
        [
            .. application.DisbursementRequests.Select(request =>
                Past(RequestMade, request.RequestedAt) with
                {
                    Amount = request.Amount,
                    Target = Post.Number(request.Number),
                }
            ),
            .. application
                .Instalments.Where(instalment => instalment is { Status: InstalmentStatus.Paid, PaidAt: not null })
                .Select(instalment =>
                    Past(InstalmentPaid, instalment.PaidAt!.Value) with
                    {
                        Amount = instalment.Amount,
                        Target = Post.Number(instalment.Number),
                    }
                ),
            .. application
                .Reports.Where(report => report.SubmittedAt is not null)
                .Select(report => Past(ReportHandedIn, report.SubmittedAt!.Value) with { Target = report.Id }),
        ];

    private static IEnumerable<Milestone> Amendments(Application application)
    {
        foreach (var amendment in application.Amendments)
        {
            var number = Post.Number(amendment.Number);
            yield return Past(AmendmentAsked, amendment.RequestedAt) with
            {
                Target = number,
            };
            if (amendment.InForceAt is { } inForce)
            {
                yield return Past(AmendmentInForce, inForce) with
                {
                    Target = number,
                };
            }
            else if (amendment is { Status: AmendmentStatus.Rejected, DecidedAt: { } refused })
            {
                yield return Past(AmendmentRefused, refused) with
                {
                    Target = number,
                };
            }
        }
    }

    private static IEnumerable<Milestone> Accounts(Application application)
    {
        foreach (
            var settlement in application.PastSettlements.Concat(
                application.Settlement is { } last ? [last] : Array.Empty<Settlement>()
            )
        )
        {
            yield return Past(FinalAccountMade, settlement.MadeAt);
            foreach (var repayment in settlement.Repayments)
            {
                yield return Past(Repaid, repayment.ReceivedAt) with
                {
                    Amount = repayment.Amount,
                };
            }
        }
        foreach (var reopening in application.Reopenings)
        {
            yield return Past(Reopened, reopening.At);
        }
    }

    private static IEnumerable<Milestone> Ended(Application application) =>
        (application.Stage, application.Ending) switch
        {
            (ApplicationStage.Withdrawn, { } ending) => [Past(Withdrawn, ending.At)],
            (ApplicationStage.Dismissed, { } ending) => [Past(Dismissed, ending.At)],
            (ApplicationStage.Terminated, { } ending) =>
            [
                Past(EndingDecided, ending.At),
                new(Terminated, MilestoneState.Past, null),
            ],
            (ApplicationStage.Settlement, { } ending) => [Past(EndingDecided, ending.At)],
            (ApplicationStage.Closed, _) => [new(Closed, MilestoneState.Past, null)],
            _ => [],
        };

    private static Milestone Past(MilestoneKind kind, DateTimeOffset at) =>
        new(kind, MilestoneState.Past, SwedishTime.DayOf(at));
}
