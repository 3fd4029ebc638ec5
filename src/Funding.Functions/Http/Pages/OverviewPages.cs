using System.Globalization;
using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Functions.Outbox;
using Funding.Functions.Overviews;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Notifications;
using Funding.Functions.Verifying;
using Funding.Pages.Overviews;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http.Pages;

/// <summary>The overviews across cases: how everything stands, what waits for whoever looks, payments, reports and the register.</summary>
public sealed class OverviewPages
{
    private const int PageSize = 25;
    private const int UndeliveredShown = 5;
    private readonly Site _site;
    private readonly OverviewDesk _desk;
    private readonly OverviewStore _overviews;
    private readonly Verifications _verifications;
    private readonly ReturnedMeetingMails _returned;
    private readonly PageTokens _tokens;

    /// <summary>Made by the worker.</summary>
    public OverviewPages(
        Site site,
        OverviewDesk desk,
        OverviewStore overviews,
        Verifications verifications,
        ReturnedMeetingMails returned,
        PageTokens tokens
    ) =>
        (_site, _desk, _overviews, _verifications, _returned, _tokens) = (
            site,
            desk,
            overviews,
            verifications,
            returned,
            tokens
        );

    /// <summary>How everything stands.</summary>
    [Function(nameof(WebStaff))]
    public async Task<IResult> WebStaff(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff")] HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (await RefusedAsync(visit) is { } refused)
        {
            return refused;
        }
        var overview = await _desk.ReadAsync(visit.Session!.Actor, visit.Aborted);
        return await _site.ShowAsync<DashboardPage, DashboardModel>(
            visit,
            new DashboardModel(
                overview.Today,
                overview.Stages,
                new(overview.Tasks.Open, overview.Tasks.Overdue, overview.Tasks.AreMore),
                new(
                    overview.Deadlines.Overdue,
                    overview.Deadlines.ThisWeek,
                    overview.Deadlines.AreMore,
                    [.. overview.Deadlines.First.Select(line => new ShownDeadline(Name(line.Case), line.Deadline))]
                ),
                overview.Years,
                overview.Years.Single(year => year.Year == overview.Today.Year),
                [
                    .. overview.Meetings.Select(row => new ShownMeeting(
                        row.Id,
                        row.Kind,
                        row.Stage,
                        row.StartsAt,
                        row.Place
                    )),
                ],
                new(
                    overview.Undelivered.Count,
                    overview.Undelivered.Count == OverviewDesk.MostUndelivered,
                    [.. overview.Undelivered.Take(UndeliveredShown).Select(Shown)]
                ),
                overview.FilesAreScanned
            )
        );
    }

    /// <summary>What waits for whoever looks, over all cases.</summary>
    [Function(nameof(WebTasks))]
    public Task<IResult> WebTasks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/tasks")] HttpRequest request
    ) =>
        ListAsync<TasksPage, TasksModel>(
            request,
            visit => $"tasks|{visit.Session!.Actor.PersonId}",
            async (visit, continuation, next) =>
            {
                var actor = visit.Session!.Actor;
                var rows = await _overviews.TasksAsync(actor, continuation, PageSize, visit.Aborted);
                var returned = await _returned.ListAsync(visit.Aborted);
                return new TasksModel(
                    _desk.Today,
                    [.. rows.Items.Select(line => new ShownTask(Name(line.Case), line.Task))],
                    next("/staff/tasks?", rows.Continuation),
                    continuation is null
                )
                {
                    Findings = (await _verifications.LastAsync(visit.Aborted))?.FindingCount ?? 0,
                    Returned = (
                        [
                            .. returned
                                .Take(ReturnedMeetingMails.Most)
                                .Select(mail => new ShownReturnedMail(
                                    mail.Meeting,
                                    mail.Mail,
                                    mail.Subject,
                                    mail.ToName,
                                    mail.Why
                                )),
                        ],
                        returned.Count > ReturnedMeetingMails.Most
                    ),
                    MayHandleMails = AccessPolicy.Allows(actor, AssociationAction.HandleMeetingMails),
                };
            },
            AssociationAction.SeeTasks
        );

    /// <summary>Puts a mail of a meeting that did not arrive aside.</summary>
    [Function(nameof(WebReturnedMail))]
    public async Task<IResult> WebReturnedMail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/tasks/returned-mails")] HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!Site.SignedIn(visit, AssociationAction.HandleMeetingMails).Try(out var session, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        // A key of storage is made of it: nothing but what such names look like.
        if (
            !Guid.TryParseExact(sent["meeting"], "D", out var meeting)
            || EffectId.Named(new AggregateRef(AggregateKind.Meeting, meeting), sent["mail"]) is not { } mail
        )
        {
            return await _site.NotFoundAsync(visit);
        }
        await _returned.HandleAsync(meeting, mail.Name, session.Actor.PersonId, CancellationToken.None);
        return new SeeOther("/staff/tasks");
    }

    /// <summary>Payments over all cases: to authorise, with the bank, failed, on hold, paid in a month, to settle.</summary>
    [Function(nameof(WebPayments))]
    public Task<IResult> WebPayments(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/payments")] HttpRequest request
    )
    {
        var tab = TabOf(request);
        var month = MonthOf(request) ?? _desk.Today;
        var here = tab is PaymentTab.Paid ? PaymentsModel.PaidHref(month) : PaymentsModel.Href(tab);
        return ListAsync<PaymentsPage, PaymentsModel>(
            request,
            _ => here,
            async (visit, continuation, next) =>
            {
                if (tab is PaymentTab.Settlement)
                {
                    var settlements = await _overviews.SettlementsAsync(continuation, PageSize, visit.Aborted);
                    return Model([], [.. settlements.Items.Select(Shown)], settlements.Continuation);
                }
                var payments =
                    tab is PaymentTab.Paid
                        ? await _overviews.PaidAsync(month, continuation, PageSize, visit.Aborted)
                        : await _overviews.PaymentsAsync(StatusOf(tab), continuation, PageSize, visit.Aborted);
                return Model([.. payments.Items.Select(Shown)], [], payments.Continuation);

                PaymentsModel Model(
                    IReadOnlyList<ShownPayment> payments,
                    IReadOnlyList<ShownSettlement> settlements,
                    string? last
                ) =>
                    new(
                        _desk.Today,
                        tab,
                        month,
                        payments,
                        settlements,
                        next(here.Contains('?', StringComparison.Ordinal) ? $"{here}&" : $"{here}?", last),
                        continuation is null
                    );
            }
        );
    }

    /// <summary>Reports over all cases: to be read, or awaited with the most overdue first.</summary>
    [Function(nameof(WebReports))]
    public Task<IResult> WebReports(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/reports")] HttpRequest request
    )
    {
        var toRead = request.Query["tab"].ToString() is not "awaited";
        return ListAsync<ReportsPage, ReportsModel>(
            request,
            _ => toRead ? "reports" : "reports|awaited",
            async (visit, continuation, next) =>
            {
                var rows = await _overviews.ReportsAsync(toRead, continuation, PageSize, visit.Aborted);
                return new ReportsModel(
                    _desk.Today,
                    toRead,
                    [.. rows.Items.Select(Shown)],
                    next(toRead ? "/staff/reports?" : "/staff/reports?tab=awaited&", rows.Continuation),
                    continuation is null
                );
            }
        );
    }

    /// <summary>The cases registered in a year, by number.</summary>
    [Function(nameof(WebYearRegister))]
    public Task<IResult> WebYearRegister(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/register")] HttpRequest request
    )
    {
        // A year that is none is no reason to show nothing: this year is shown then.
        var year = FundApi.YearOf(request, _desk.Today) ?? _desk.Today.Year;
        return ListAsync<YearRegisterPage, YearRegisterModel>(
            request,
            _ => string.Create(CultureInfo.InvariantCulture, $"register|{year}"),
            async (visit, continuation, next) =>
            {
                var rows = await _overviews.RegisterAsync(year, continuation, PageSize, visit.Aborted);
                return new YearRegisterModel(
                    year,
                    [.. rows.Items.Select(line => new ShownRegistration(Name(line.Case), line.SubmittedAt))],
                    next(
                        string.Create(CultureInfo.InvariantCulture, $"/staff/register?year={year}&"),
                        rows.Continuation
                    ),
                    continuation is null
                );
            }
        );
    }

    private async Task<IResult> ListAsync<TPage, TModel>(
        HttpRequest request,
        Func<Visit, string> listOf,
        Func<Visit, string?, Func<string, string?, string?>, Task<TModel>> read,
        AssociationAction action = AssociationAction.SeeCases
    )
        where TPage : Funding.Pages.Layout.PageComponent<TModel>
    {
        var visit = await _site.VisitAsync(request);
        if (await RefusedAsync(visit, action) is { } refused)
        {
            return refused;
        }
        var list = listOf(visit);
        return _tokens.Read(request, list).Try(out var page, out var problem)
            ? await _site.ShowAsync<TPage, TModel>(visit, await read(visit, page.Continuation, Next))
            : await _site.ProblemAsync(visit, problem);

        string? Next(string href, string? last) =>
            _tokens.Next(last, list) is { } token ? $"{href}continuation={Uri.EscapeDataString(token)}" : null;
    }

    private async Task<IResult?> RefusedAsync(Visit visit, AssociationAction action = AssociationAction.SeeCases) =>
        Site.SignedIn(visit, action).Try(out _, out var problem) ? null : await _site.ProblemAsync(visit, problem);

    // A list that there is none of is no reason to show nothing: what is to be authorised is shown then.
    private static PaymentTab TabOf(HttpRequest request) =>
        request.Query["tab"].ToString() is { Length: > 0 } text
        && char.IsAsciiLetter(text[0])
        && Enum.TryParse<PaymentTab>(text, ignoreCase: true, out var tab)
        && Enum.IsDefined(tab)
            ? tab
            : PaymentTab.Due;

    private static DateOnly? MonthOf(HttpRequest request) =>
        DateOnly.TryParseExact(
            $"{request.Query["month"]}-01",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var month
        ) && month.Year is > 2003 and < 2200
            ? month
            : null;

    private static InstalmentStatus StatusOf(PaymentTab tab) =>
        tab switch
        {
            PaymentTab.Instructed => InstalmentStatus.Instructed,
            PaymentTab.Failed => InstalmentStatus.Failed,
            PaymentTab.OnHold => InstalmentStatus.OnHold,
            PaymentTab.Due or PaymentTab.Paid or PaymentTab.Settlement => InstalmentStatus.Due,
        };

    private static CaseName Name(CaseLine line) =>
        new(line.Id, line.CaseNumber?.ToString(), line.Title, line.Applicant, line.Stage);

    private static ShownPayment Shown(PaymentLine line) =>
        new(Name(line.Case), line.Number, line.Amount, line.Status, line.Date, line.FailureReason, line.PaidAt);

    private static ShownSettlement Shown(SettlementLine line) =>
        new(Name(line.Case), line.IsMade, line.Outstanding, line.DueOn);

    private static ShownReport Shown(ReportLine line) =>
        new(
            Name(line.Case),
            line.ReportId,
            line.Covers,
            line.DueOn,
            line.SubmittedAt,
            line.Status == ReportStatus.Returned
        );

    private static ShownUndelivered Shown(PendingMark mark) =>
        mark.Of.Kind switch
        {
            AggregateKind.Application => new(
                $"/staff/applications/{mark.Of.Id}",
                "Overview.Undelivered.Case",
                mark.Due
            ),
            AggregateKind.Meeting => new($"/staff/meetings/{mark.Of.Id}", "Overview.Undelivered.Meeting", mark.Due),
            AggregateKind.Settings => new("/staff/settings", "Overview.Undelivered.Settings", mark.Due),
        };
}
