using System.Text.Json;
using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for reports, and for the payments that hang on them.</summary>
internal static class Reporting
{
    internal static Decision Submit(Application state, SubmitReport command)
    {
        if (state.Reports.FirstOrDefault(r => r.Id == command.ReportId) is not { } report)
        {
            return Refusals.NotFound();
        }

        if (!report.IsAwaited)
        {
            return Json(report.Content!) == Json(command.Content) ? Decision.Nothing : Refusals.ReportSubmitted();
        }

        if (state.Stage != ApplicationStage.Active)
        {
            return Refusals.WrongStage(state);
        }

        return TextRules.RefusalOf(ReportCheck.Of(command.Content)) is { } refusal
            ? refusal
            : Decision.Of([new ReportSubmitted(report.Id, command.Content), .. Released(state, report)]);
    }

    internal static Decision Accept(Application state, AcceptReport command, Actor actor)
    {
        if (state.Reports.FirstOrDefault(r => r.Id == command.ReportId) is not { } report)
        {
            return Refusals.NotFound();
        }

        if (report.Status == ReportStatus.Accepted)
        {
            return Decision.Nothing;
        }

        if (state.Stage != ApplicationStage.Active)
        {
            return Refusals.WrongStage(state);
        }

        if (report.Status != ReportStatus.Submitted)
        {
            return Refusals.ReportNotSubmitted();
        }

        if (report.Kind == ReportKind.Final && state.Reports.Any(r => r != report && r.Status != ReportStatus.Accepted))
        {
            return Refusals.EarlierReportOpen();
        }

        return Decision.Of([
            new ReportAccepted(report.Id),
            .. state
                .Instalments.Where(i => i.Status == InstalmentStatus.Planned && i.ReportId == report.Id)
                .Select(i => new InstalmentFellDue(null, i.Number, new Author(actor.PersonId, actor.Name))),
            .. report.Kind == ReportKind.Final ? [new SettlementStarted()] : Array.Empty<ApplicationEvent>(),
        ]);
    }

    internal static Decision Return(Application state, ReturnReport command, DateTimeOffset now)
    {
        if (state.Reports.FirstOrDefault(r => r.Id == command.ReportId) is not { } report)
        {
            return Refusals.NotFound();
        }

        if (report.Status == ReportStatus.Returned && report.Questions == command.Questions)
        {
            return Decision.Nothing;
        }

        if (state.Stage != ApplicationStage.Active)
        {
            return Refusals.WrongStage(state);
        }

        var deadline = Deadlines.Of(command.Deadline, state.Rules.ReportReturnDays, now);
        return report.Status != ReportStatus.Submitted ? Refusals.ReportNotSubmitted()
            : TextRules.RefusalOf(TextRules.Check("/questions", command.Questions, required: true)) is { } refusal
                ? refusal
            : !Deadlines.IsPossible(deadline, now) ? Refusals.DeadlineInvalid("/deadline")
            : new ReportReturned(report.Id, command.Questions, deadline);
    }

    /// <summary>Puts everything that is not paid on hold when a report is overdue.</summary>
    internal static IReadOnlyList<ApplicationEvent> Overdue(Application state, string key, Report report)
    {
        List<int> held =
        [
            .. state
                .Instalments.Where(i =>
                    i.Status
                        is InstalmentStatus.Planned
                            or InstalmentStatus.Due
                            or InstalmentStatus.AwaitingAuthorisation
                            or InstalmentStatus.Failed
                )
                .Select(i => i.Number),
        ];
        return held.Count == 0
            ? [new ReportOverdue(key, report.Id)]
            : [new ReportOverdue(key, report.Id), new InstalmentsHeld(held, report.Id)];
    }

    /// <summary>Lifts the hold when no other report is overdue; what fell due by an accepted report meanwhile is due now.</summary>
    private static IReadOnlyList<ApplicationEvent> Released(Application state, Report report)
    {
        var held = state.Instalments.Where(i => i.Status == InstalmentStatus.OnHold).ToList();
        if (held.Count == 0 || state.Reports.Any(r => r.Overdue && r.Id != report.Id))
        {
            return [];
        }

        return
        [
            new HoldLifted([.. held.Select(i => i.Number)]),
            .. held.Where(i => i is { HeldFrom: InstalmentStatus.Planned, ReportId: not null })
                .Select(i => (i.Number, Report: state.Reports.Single(r => r.Id == i.ReportId)))
                .Where(i => i.Report.Status == ReportStatus.Accepted)
                .Select(i => new InstalmentFellDue(null, i.Number, i.Report.AcceptedBy)),
        ];
    }

    private static string Json(ReportContent content) =>
        JsonSerializer.Serialize(content, CoreJson.Default.ReportContent);
}
