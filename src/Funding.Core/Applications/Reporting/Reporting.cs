using System.Text.Json;
using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for reports, and for the payments that hang on them.</summary>
internal static class Reporting
{
    /// <summary>Most parts of a report that are asked about at once.</summary>
    private const int MostQuestions = 20;

    /// <summary>Longest report as JSON, in characters: far below what one stored event can hold.</summary>
    private const int LargestReport = 150_000;

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

        if (TextRules.RefusalOf(ReportCheck.Of(state, report, command.Content)) is { } refusal)
        {
            return refusal;
        }

        var submitted = new ReportSubmitted(report.Id, command.Content);
        return Decision.Of([submitted, .. LiftedHold(Application.Fold(state, submitted))]);
    }

    /// <summary>Saves what is being written. Nothing of it is needed yet; whoever builds on something else than what is there is told.</summary>
    internal static Decision SaveDraft(Application state, SaveReportDraft command)
    {
        if (state.Reports.FirstOrDefault(r => r.Id == command.ReportId) is not { } report)
        {
            return Refusals.NotFound();
        }

        if (!report.IsAwaited)
        {
            return Refusals.ReportSubmitted();
        }

        if (state.Stage != ApplicationStage.Active)
        {
            return Refusals.WrongStage(state);
        }

        var json = Json(command.Content);
        return json.Length > LargestReport ? Refusals.ReportTooLarge()
            : report.Draft is { } draft && Json(draft.Content) == json ? Decision.Nothing
            : command.Revision is { } built && built != (report.Draft?.Revision ?? 0) ? Refusals.ReportDraftChanged()
            : TextRules.RefusalOf(ReportCheck.Draft(command.Content)) is { } refusal ? refusal
            : new ReportDraftSaved(report.Id, command.Content);
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

        IReadOnlyList<Question> fields = [.. command.Fields ?? []];
        if (
            report.Status == ReportStatus.Returned
            && report.Questions == command.Questions
            && report.FieldQuestions.SequenceEqual(fields)
        )
        {
            return Decision.Nothing;
        }

        if (state.Stage != ApplicationStage.Active)
        {
            return Refusals.WrongStage(state);
        }

        var deadline = Deadlines.Of(command.Deadline, state.Rules.ReportReturnDays, now);
        return report.Status != ReportStatus.Submitted ? Refusals.ReportNotSubmitted()
            : TextRules.RefusalOf(Check(command.Questions, fields)) is { } refusal ? refusal
            : !Deadlines.IsPossible(deadline, now) ? Refusals.DeadlineInvalid("/deadline")
            : new ReportReturned(report.Id, command.Questions ?? "", deadline, fields);
    }

    private static IEnumerable<FieldProblem> Check(string questions, IReadOnlyList<Question> fields) =>
        fields.Count > MostQuestions
            ? [Problem.TooMany("/fields", MostQuestions)]
            :
            [
                .. TextRules.Check("/questions", questions, required: fields.Count == 0),
                .. fields.Index().SelectMany(f => TextRules.Check($"/fields/{f.Index}/text", f.Item.Text, true)),
                .. fields
                    .Index()
                    .Where(f => f.Item.Field is not { Length: <= 200 })
                    .Select(f => Problem.TooLong($"/fields/{f.Index}/field")),
            ];

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

    /// <summary>Lifts the hold when no report is overdue; what fell due by an accepted report meanwhile is due now.</summary>
    internal static IReadOnlyList<ApplicationEvent> LiftedHold(Application state)
    {
        var held = state.Instalments.Where(i => i.Status == InstalmentStatus.OnHold).ToList();
        if (held.Count == 0 || state.Reports.Any(r => r.Overdue))
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
