using System.Globalization;
using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Funding.Pages.Forms;
using Funding.Pages.Meetings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using MeetingChange = Funding.Functions.Storage.ChangeResult<Funding.Core.Meeting, Funding.Core.MeetingEvent>;

namespace Funding.Functions.Http.Pages;

/// <summary>The calendar of meetings and the page of each, for the office and the chair.</summary>
public sealed class MeetingPages
{
    private const int PageSize = 25;

    // An agenda is chosen from what waits for a meeting; more than this does not wait at once.
    private const int MostCandidates = 100;
    private readonly Site _site;
    private readonly MeetingDesk _desk;
    private readonly MeetingViews _views;
    private readonly ViewStore _applications;
    private readonly ApplicationStore _store;
    private readonly PageTokens _tokens;

    /// <summary>Made by the worker.</summary>
    public MeetingPages(
        Site site,
        MeetingDesk desk,
        MeetingViews views,
        ViewStore applications,
        ApplicationStore store,
        PageTokens tokens
    ) => (_site, _desk, _views, _applications, _store, _tokens) = (site, desk, views, applications, store, tokens);

    /// <summary>The calendar, and planning a meeting.</summary>
    [Function(nameof(WebMeetings))]
    public async Task<IResult> WebMeetings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "staff/meetings")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _desk.StandAsync(request, MeetingAction.View)).Try(out var session, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        if (!visit.IsPost)
        {
            return await CalendarAsync(visit, session.Actor, FormState.Empty(MeetingAct.Plan));
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        if (!AccessPolicy.Allows(session.Actor, MeetingAction.Arrange, null))
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotAllowed);
        }
        visit.Speak();
        var state = sent.State(MeetingAct.Plan);
        var reader = new FieldReader(state, _site.Texts);
        var kind = reader.Choice<MeetingKind>("kind");
        if (kind is null)
        {
            reader.Missing("kind", "Calendar.NeedKind");
        }
        if (MeetingCommands.Time(reader) is not { } time || kind is null)
        {
            return await CalendarAsync(visit, session.Actor, state.Refused(reader.Faults), 422);
        }
        var id = new MeetingId(Guid.CreateVersion7());
        return await _desk.PlanAsync(client, session.Actor, id, kind.Value, time, visit.Aborted) switch
        {
            MeetingChange.Changed => new SeeOther($"/staff/meetings/{id}?done=act"),
            MeetingChange.Refused refused => await CalendarAsync(
                visit,
                session.Actor,
                state.Refused(PageRefusals.Of(refused.Refusal, visit, MeetingCommands.TimeField)),
                422
            ),
            _ => await _site.NotFoundAsync(visit),
        };
    }

    /// <summary>One meeting, and the acts on it.</summary>
    [Function(nameof(WebMeeting))]
    public async Task<IResult> WebMeeting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "staff/meetings/{id}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _desk.StandAsync(request, id, MeetingAction.View)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        if (!AccessPolicy.Allows(standing.Actor, MeetingAction.View, null))
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotAllowed);
        }
        if (!visit.IsPost)
        {
            return await ShowAsync(visit, standing, null);
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        visit.Speak();
        var state = sent.State(sent.Act);
        var reader = new FieldReader(state, _site.Texts);
        var act = new MeetingCommands(reader, _desk, client).Of(sent.Act, standing);
        if (act is null)
        {
            var unknown = new FieldError(null, _site.Texts["Act.Unknown"]);
            return await ShowAsync(visit, standing, state.Refused([unknown]), StatusCodes.Status409Conflict);
        }
        if (!AccessPolicy.Allows(standing.Actor, act.Action, standing.Meeting))
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotAllowed);
        }
        if (reader.Faults.Count > 0 || act.Do is null)
        {
            return await ShowAsync(visit, standing, state.Refused(reader.Faults), 422);
        }
        switch (await act.Do())
        {
            case MeetingChange.Changed:
                return new SeeOther($"/staff/meetings/{standing.Meeting.Id}?done=act");
            case MeetingChange.Refused refused:
                // The meeting may have moved on under the form: what is shown is how it stands now.
                var fresh = await _desk.StandAsync(request, id, MeetingAction.View);
                return await ShowAsync(
                    visit,
                    fresh.Try(out var now, out _) ? now : standing,
                    state.Refused(PageRefusals.Of(refused.Refusal, visit, act.FieldAt)),
                    422
                );
            default:
                return await _site.NotFoundAsync(visit);
        }
    }

    /// <summary>The public notices: for everybody, signed in or not.</summary>
    [Function(nameof(WebNotices))]
    public async Task<IResult> WebNotices(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "notices")] HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!_tokens.Read(request, MeetingViews.Notices).Try(out var page, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        var rows = await _views.ListAsync(MeetingViews.Notices, page.Continuation, PageSize, visit.Aborted);
        return await _site.ShowAsync<NoticesPage, NoticesModel>(
            visit,
            new NoticesModel(
                [
                    .. rows.Items.Select(row => new NoticeEntry(
                        row.StartsAt,
                        row.UpFrom!.Value,
                        row.LastAppealDay!.Value,
                        row.Items.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    )),
                ],
                SwedishTime.DayOf(_desk.Now),
                Next("/notices", rows.Continuation, MeetingViews.Notices),
                page.Continuation is null
            )
        );
    }

    private async Task<IResult> CalendarAsync(Visit visit, Actor actor, FormState plan, int status = 200)
    {
        if (!_tokens.Read(visit.Request, MeetingViews.Calendar).Try(out var page, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        var rows = await _views.ListAsync(MeetingViews.Calendar, page.Continuation, PageSize, visit.Aborted);
        return await _site.ShowAsync<CalendarPage, CalendarModel>(
            visit,
            new CalendarModel(
                [.. rows.Items.Select(row => new CalendarEntry(row.Id, row.Kind, row.Stage, row.StartsAt, row.Place))],
                Next("/staff/meetings", rows.Continuation, MeetingViews.Calendar),
                page.Continuation is null,
                AccessPolicy.Allows(actor, MeetingAction.Arrange, null),
                plan
            ),
            status
        );
    }

    private async Task<IResult> ShowAsync(Visit visit, MeetingStanding standing, FormState? refused, int status = 200)
    {
        var meeting = standing.Meeting;
        var may = Enum.GetValues<MeetingAction>()
            .Where(action => AccessPolicy.Allows(standing.Actor, action, meeting))
            .ToHashSet();
        var open = await OpenCaseAsync(meeting, visit.Aborted);
        return await _site.ShowAsync<MeetingPage, MeetingModel>(
            visit,
            new MeetingModel(
                meeting,
                may,
                // A page that looks again by itself shows no form.
                may.Contains(MeetingAction.Arrange) && !visit.Request.Headers.ContainsKey("HX-Request")
                    ? await CandidatesAsync(meeting, visit.Aborted)
                    : [],
                open?.Matter,
                refused,
                visit.DoneKey,
                meeting.Stage == MeetingStage.Called ? await NextParagraphAsync(meeting, visit.Aborted) : 1
            )
            {
                OpenCase =
                    open is not null && AccessPolicy.Allows(standing.Actor, ApplicationAction.View, open) ? open : null,
                MayWithCase = Enum.GetValues<ApplicationAction>()
                    .Where(action => open is not null && AccessPolicy.Allows(standing.Actor, action, open))
                    .ToHashSet(),
                SeesCases = Site.Administers(standing.Actor),
                Seen = long.TryParse(
                    visit.Request.Query["seen"],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var seen
                )
                    ? seen
                    : meeting.Version,
            },
            status
        );
    }

    /// <summary>What can be put on the agenda: proposals for the board, what is being prepared for the preparatory group.</summary>
    private async Task<IReadOnlyList<Choice>> CandidatesAsync(Meeting meeting, CancellationToken cancellationToken)
    {
        if (meeting.Stage is not (MeetingStage.Planned or MeetingStage.Called or MeetingStage.Open))
        {
            return [];
        }
        var stage = meeting.Kind switch
        {
            MeetingKind.Board => ApplicationStage.Proposal,
            MeetingKind.PreparatoryGroup => ApplicationStage.PartnerReview,
        };
        var rows = await _applications.ListAsync(ViewList.Stage(stage), null, MostCandidates, cancellationToken);
        return
        [
            .. rows
                .Items.Where(row => meeting.Items.All(item => item.Application?.Id != row.Id))
                .Select(row => new Choice(row.Id.ToString(), $"{row.CaseNumber} {row.Title}")),
        ];
    }

    private async Task<Application?> OpenCaseAsync(Meeting meeting, CancellationToken cancellationToken) =>
        meeting.Items.FirstOrDefault(item => item is { Status: AgendaItemStatus.Open, Application: not null })
            is { Application: { } open }
        && await _store.LoadAsync(open.Id, cancellationToken) is { } stored
        && MeetingDesk.IsOpenAt(stored.State, meeting.Id)
            ? stored.State
            : null;

    /// <summary>Paragraphs run on through the year, for each kind of meeting by itself.</summary>
    private async Task<int> NextParagraphAsync(Meeting meeting, CancellationToken cancellationToken)
    {
        var rows = await _views.ListAsync(MeetingViews.Calendar, null, MostCandidates, cancellationToken);
        return 1
            + rows.Items.Where(row => row.Kind == meeting.Kind && row.StartsAt < meeting.Time.StartsAt)
                .Where(row => SwedishTime.DayOf(row.StartsAt).Year == meeting.Time.Day.Year)
                .Max(row => row.LastParagraph)
                .GetValueOrDefault();
    }

    private string? Next(string href, string? continuation, string list) =>
        _tokens.Next(continuation, list) is { } token
            ? string.Create(CultureInfo.InvariantCulture, $"{href}?continuation={Uri.EscapeDataString(token)}")
            : null;
}
