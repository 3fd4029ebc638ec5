using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>How amendments change with what happens to them, and the state with them.</summary>
internal static class AmendmentFold
{
    internal static Application Asked(this Application state, AmendmentRequested e) =>
        state with
        {
            Amendments =
            [
                .. state.Amendments,
                new Amendment(e.Number, e.Request, e.Level, e.Why)
                {
                    Status =
                        e.Level == AmendmentLevel.Account
                            ? AmendmentStatus.AwaitingSignatory
                            : AmendmentStatus.AwaitingDecision,
                    RequestedAt = e.At,
                    RequestedBy = e.By,
                    AwaitedSince = e.Level == AmendmentLevel.Account ? e.At : null,
                },
            ],
        };

    internal static Amendment Recorded(this Amendment amendment, AmendmentVoteRecorded e) =>
        amendment with
        {
            Status = AmendmentStatus.AwaitingConfirmation,
            Vote = e.Vote,
            RecordedBy = e.By,
        };

    internal static Amendment Answered(
        this Amendment amendment,
        ApplicationEvent e,
        string reason,
        AmendmentStatus status
    ) => amendment with { Status = status, DecidedBy = e.By, DecidedAt = e.At, DecisionReason = reason };

    internal static Amendment Issued(this Amendment amendment, AmendmentTermsIssued e) =>
        amendment with
        {
            Status = AmendmentStatus.AwaitingSignatory,
            Terms = e.Terms,
            Hash = e.Hash,
            AwaitedSince = e.At,
        };

    internal static Amendment Signed(this Amendment amendment, ApplicationEvent e, AmendmentStatus status) =>
        amendment with
        {
            Status = status,
            AcceptedBy = e.By,
            AcceptedAt = e.At,
        };

    /// <summary>In force: new payments and reports stand in the plan, and nothing that was authorised goes to another account.</summary>
    internal static Application TookEffect(this Application state, AmendmentTookEffect e)
    {
        var account = state.Amendments.FirstOrDefault(a => a.Number == e.Number)?.Request.Account;
        return state.WithAmendment(e.Number, a => a with { Status = AmendmentStatus.InForce, InForceAt = e.At }) with
        {
            Instalments =
            [
                .. account is null ? state.Instalments : state.Instalments.Select(i => i.ToAnotherAccount()),
                .. e.Instalments,
            ],
            Reports = Planned(state.Reports, e),
        };
    }

    internal static Application WithAmendment(this Application state, int number, Func<Amendment, Amendment> change) =>
        state with
        {
            Amendments = [.. state.Amendments.Select(a => a.Number == number ? change(a) : a)],
        };

    /// <summary>The project is over, or being settled: what was asked for and not decided falls.</summary>
    internal static Application WithoutOpenRequests(this Application state, bool isEnd) =>
        state with
        {
            Amendments =
            [
                .. state.Amendments.Select(a =>
                    a.IsOpen && (isEnd || a.Request.Kind == AmendmentKind.Plan)
                        ? a with
                        {
                            Status = AmendmentStatus.Lapsed,
                        }
                        : a
                ),
            ],
            DisbursementRequests =
            [
                .. state.DisbursementRequests.Select(r =>
                    r.Status == DisbursementRequestStatus.Open
                        ? r with
                        {
                            Status = DisbursementRequestStatus.Lapsed,
                        }
                        : r
                ),
            ],
        };

    private static IReadOnlyList<Report> Planned(IReadOnlyList<Report> reports, AmendmentTookEffect e)
    {
        var added = e
            .Reports.Where(p => reports.All(r => r.Id != p.Id))
            .Select(p => new Report(p.Id, p.Kind, p.Covers, p.DueOn, ReportStatus.Planned) { AwaitedSince = e.At });
        var kept = reports.Select(r =>
            e.Reports.FirstOrDefault(p => p.Id == r.Id) is { } plan ? r.Moved(plan, e.At) : r
        );
        return e.Reports.Count == 0 ? reports : [.. kept.Concat(added).OrderBy(r => r.Kind == ReportKind.Final)];
    }
}
