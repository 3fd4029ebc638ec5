using Funding.Core;
using Funding.Pages.Formatting;
using Funding.Pages.Reading;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Administering;

/// <summary>What a case waits for, and from whom: a sentence each.</summary>
public static class CaseWaits
{
    /// <summary>Everything that somebody is to do now; a sentence that says so when nobody is.</summary>
    public static IReadOnlyList<string> Of(IStringLocalizer<Texts> texts, Application application)
    {
        List<string> waits = [.. OfStage(texts, application), .. Beside(texts, application)];
        return waits.Count == 0 ? [texts["StaffCase.Wait.Nobody"]] : waits;
    }

    private static IEnumerable<string> OfStage(IStringLocalizer<Texts> t, Application a) =>
        a.Stage switch
        {
            ApplicationStage.Submitted => [t["StaffCase.Wait.Check"]],
            ApplicationStage.SupplementRequested => a.Supplement is { DeadlinePassed: false } supplement
                ? [t["StaffCase.Wait.Supplement", a.Contact?.Name ?? Applicant(a), Formats.Date(supplement.Deadline)]]
                : [t["StaffCase.Wait.SupplementLate"]],
            ApplicationStage.PartnerReview => a.Review is { } round
                ? round
                    .Referrals.Where(referral => referral.Opinion is null)
                    .Select(referral =>
                        t[
                            "StaffCase.Wait.Opinion",
                            referral.Reviewer.Name,
                            referral.PartyName,
                            Formats.Date(round.Deadline)
                        ].Value
                    )
                : [],
            ApplicationStage.Proposal => [t[a.Proposal is null ? "StaffCase.Wait.Proposal" : "StaffCase.Wait.ToBoard"]],
            ApplicationStage.BoardDecision => a.Matter is { } matter
                ?
                [
                    t[
                        "StaffCase.Wait.Votes",
                        matter.Seats.Count(seat => matter.BallotOf(seat.Id) is not null),
                        matter.Seats.Count(seat => seat.Holder is not null)
                    ],
                ]
                : [],
            ApplicationStage.MinutesApproval =>
            [
                t[a.Matter?.Meeting is null ? "StaffCase.Wait.Minutes" : "StaffCase.Wait.MinutesOfMeeting"],
            ],
            ApplicationStage.Agreement => a.Agreement is { AcceptedAt: null }
                ? [t["StaffCase.Wait.Acceptance", a.Signatory?.Name ?? Applicant(a)]]
                : [t["StaffCase.Wait.Countersignature"]],
            ApplicationStage.Settlement when a.Settlement is null => [t["StaffCase.Wait.Settlement"]],
            ApplicationStage.Settlement when a.Settlement is { RecoveryDueOn: { } due } settlement =>
            [
                t[
                    "StaffCase.Wait.Recovery",
                    Applicant(a),
                    Formats.Kronor((settlement.Recovery - settlement.Repaid).Kronor),
                    Formats.Date(due)
                ],
            ],
            _ => [],
        };

    private static IEnumerable<string> Beside(IStringLocalizer<Texts> t, Application a) =>
        [
            .. a.Instalments.Select(instalment => Of(t, instalment)).OfType<string>(),
            .. a
                .DisbursementRequests.Where(request => request.Status is DisbursementRequestStatus.Open)
                .Select(request => t["StaffCase.Wait.Request", request.Number].Value),
            .. Reports(t, a),
            .. a
                .Amendments.Where(amendment => amendment.IsOpen)
                .Select(amendment => Of(t, a, amendment))
                .OfType<string>(),
            .. a.AwaitsReportToBoard ? [t["StaffCase.Wait.BoardReport"].Value] : Array.Empty<string>(),
            .. a.Appeal is { Outcome: null } ? [t["StaffCase.Wait.Appeal"].Value] : Array.Empty<string>(),
        ];

    private static string? Of(IStringLocalizer<Texts> t, Instalment instalment) =>
        instalment.Status switch
        {
            InstalmentStatus.Due => t[
                "StaffCase.Wait.Authorise",
                instalment.Number,
                Formats.Kronor(instalment.Amount.Kronor)
            ].Value,
            InstalmentStatus.AwaitingAuthorisation => t[
                "StaffCase.Wait.AuthoriseToo",
                instalment.Number,
                Formats.Kronor(instalment.Amount.Kronor)
            ].Value,
            InstalmentStatus.Instructed => t[
                "StaffCase.Wait.Bank",
                instalment.Number,
                Formats.Kronor(instalment.Amount.Kronor)
            ].Value,
            InstalmentStatus.Failed => t["StaffCase.Wait.Retry", instalment.Number].Value,
            InstalmentStatus.OnHold => t["StaffCase.Wait.Hold", instalment.Number].Value,
            _ => null,
        };

    private static IEnumerable<string> Reports(IStringLocalizer<Texts> t, Application a)
    {
        foreach (var report in a.Reports.Where(report => report.Status is ReportStatus.Submitted))
        {
            yield return t["StaffCase.Wait.ReadReport", t.ReportName(report.Id)];
        }
        var awaited =
            a.Stage is ApplicationStage.Active
                ? a.Reports.Where(report => report.IsAwaited).MinBy(report => report.DueOn)
                : null;
        if (awaited is not null)
        {
            yield return t[
                "StaffCase.Wait.Report",
                Applicant(a),
                t.ReportName(awaited.Id),
                Formats.Date(awaited.DueOn)
            ];
        }
    }

    private static string? Of(IStringLocalizer<Texts> t, Application a, Amendment amendment) =>
        amendment.Status switch
        {
            AmendmentStatus.AwaitingDecision => t[
                amendment.Level is AmendmentLevel.Board
                    ? "StaffCase.Wait.AmendmentBoard"
                    : "StaffCase.Wait.AmendmentDirector",
                amendment.Number
            ].Value,
            AmendmentStatus.AwaitingConfirmation => t["StaffCase.Wait.AmendmentConfirmation", amendment.Number].Value,
            AmendmentStatus.AwaitingSignatory => t[
                "StaffCase.Wait.AmendmentSignatory",
                amendment.Number,
                a.Signatory?.Name ?? Applicant(a)
            ].Value,
            AmendmentStatus.AwaitingFinance => t["StaffCase.Wait.AmendmentFinance", amendment.Number].Value,
            _ => null,
        };

    private static string Applicant(Application a) => (a.SubmittedForm ?? a.Form).Applicant.Name;
}
