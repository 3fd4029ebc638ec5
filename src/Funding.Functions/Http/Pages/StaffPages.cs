using System.Globalization;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Funding.Pages.Administering;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ShownMail = Funding.Pages.Administering.MailRow;

namespace Funding.Functions.Http.Pages;

/// <summary>The secretariat's page of one case.</summary>
public sealed class StaffPages
{
    private const int HistorySize = 100;
    private const int MailSize = 100;
    private const int MostMeetings = 50;
    private const int MostInstalments = 24;
    private readonly Site _site;
    private readonly Api _api;
    private readonly MeetingDesk _meetings;
    private readonly MeetingViews _calendar;
    private readonly ApplicationStore _store;
    private readonly MailLog _mails;
    private readonly Funds _funds;
    private readonly PageTokens _tokens;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public StaffPages(
        Site site,
        Api api,
        MeetingDesk meetings,
        MeetingViews calendar,
        ApplicationStore store,
        MailLog mails,
        Funds funds,
        PageTokens tokens,
        TimeProvider time
    ) =>
        (_site, _api, _meetings, _calendar, _store, _mails, _funds, _tokens, _time) = (
            site,
            api,
            meetings,
            calendar,
            store,
            mails,
            funds,
            tokens,
            time
        );

    /// <summary>The case, and the acts on it.</summary>
    [Function(nameof(WebStaffCase))]
    public async Task<IResult> WebStaffCase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "staff/applications/{id}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _api.StandAsync(request, id, ApplicationAction.ViewTrail)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        if (!Site.Administers(standing.Actor))
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
        return await ActAsync(visit, client, standing, sent);
    }

    private async Task<IResult> ActAsync(Visit visit, DurableTaskClient client, Standing standing, SentForm sent)
    {
        var state = sent.State(sent.Act);
        var reader = new FieldReader(state, _site.Texts);
        if (sent.Act is StaffAct.Proposal && sent["add"] is "instalments")
        {
            return await ShowAsync(visit, standing, state, more: 1);
        }
        var available = await AvailableAsync(standing.Application, visit.Aborted);
        var act = new StaffCommands(reader, state, visit.Association, available).Of(sent.Act, standing.Application);
        if (act is null)
        {
            return await RefuseAsync([new FieldError(null, _site.Texts["Act.Unknown"])], StatusCodes.Status409Conflict);
        }
        if (!AccessPolicy.Allows(standing.Actor, act.Action, standing.Application))
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotAllowed);
        }
        if (reader.Faults.Count > 0 || act.Command is null)
        {
            return await RefuseAsync(reader.Faults, 422);
        }
        var command = act.Command;
        if (
            command is ApplicationCommand.ConfirmComplete complete
            && MeetingId.TryParse(sent["meeting"], CultureInfo.InvariantCulture, out var meeting)
        )
        {
            if (!(await _meetings.PreparatoryAsync(meeting, visit.Aborted)).Try(out var prepared, out var problem))
            {
                return await RefuseAsync([new FieldError("meeting", visit.Say(problem.Detail))], 422);
            }
            command = complete with { Meeting = prepared };
        }
        var call = new ApiCall(visit.Request, client, standing.Application.Id.ToString());
        return await _api.ChangeAsync(call, standing, command) switch
        {
            ChangeResult.Changed => new SeeOther($"/staff/applications/{standing.Application.Id}?done=act"),
            ChangeResult.Refused refused => await RefuseAsync(
                PageRefusals.Of(refused.Refusal, visit, act.FieldAt),
                422
            ),
            _ => await _site.NotFoundAsync(visit),
        };

        async Task<IResult> RefuseAsync(IReadOnlyList<FieldError> faults, int status)
        {
            // The case may have moved on under the form: what is shown is how it stands now.
            var now = await _store.LoadAsync(standing.Application.Id, visit.Aborted);
            var fresh = now is null ? standing : standing with { Application = now.State, ETag = now.ETag };
            return await ShowAsync(visit, fresh, state.Refused(faults), status);
        }
    }

    private async Task<IResult> ShowAsync(
        Visit visit,
        Standing standing,
        FormState? refused,
        int status = 200,
        int more = 0
    )
    {
        var application = standing.Application;
        var list = $"history|{application.Id}";
        if (!_tokens.Read(visit.Request, list).Try(out var page, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        var trail = await _store.ReadTrailAsync(application.Id, page.Continuation, HistorySize, visit.Aborted);
        var mails = await _mails.ListAsync(application.Id, null, MailSize, visit.Aborted);
        var next = _tokens.Next(trail.Continuation, list);
        var href = $"/staff/applications/{application.Id}";
        return await _site.ShowAsync<StaffCasePage, StaffCaseModel>(
            visit,
            new StaffCaseModel(
                application with
                {
                    Documents = [.. standing.Documents],
                },
                Enum.GetValues<ApplicationAction>()
                    .Where(action => AccessPolicy.Allows(standing.Actor, action, application))
                    .ToHashSet(),
                standing.Actor.PersonId,
                [.. trail.Items.Select(entry => entry.Event).Where(happened => !IsDrafting(happened))],
                next is null ? null : $"{href}?continuation={Uri.EscapeDataString(next)}#history",
                [.. mails.Items.Select(Row)],
                refused,
                visit.DoneKey,
                DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime),
                Rows(refused, application) + more
            )
            {
                Meetings = application.Stage == ApplicationStage.Submitted ? await MeetingsAsync(visit.Aborted) : [],
                Available = await AvailableAsync(application, visit.Aborted),
            },
            status
        );
    }

    /// <summary>The preparatory group's meetings that have not begun; they stand first in the calendar, which is latest first.</summary>
    private async Task<IReadOnlyList<Choice>> MeetingsAsync(CancellationToken cancellationToken)
    {
        var rows = await _calendar.ListAsync(MeetingViews.Calendar, null, MostMeetings, cancellationToken);
        return
        [
            .. rows
                .Items.Where(row =>
                    row is { Kind: MeetingKind.PreparatoryGroup, Stage: MeetingStage.Planned or MeetingStage.Called }
                )
                .Reverse()
                .Select(row => new Choice(row.Id.ToString(), Formats.Moment(row.StartsAt))),
        ];
    }

    // The fund is read where money is proposed or decided, and nowhere else.
    private async Task<FundAvailability?> AvailableAsync(
        Application application,
        CancellationToken cancellationToken
    ) =>
        application.Stage is ApplicationStage.Proposal or ApplicationStage.BoardDecision
        || application.Amendments.Any(amendment => amendment is { IsOpen: true, Level: AmendmentLevel.Board })
            ? await _funds.AvailableAsync(application, cancellationToken)
            : null;

    private static int Rows(FormState? typed, Application application) =>
        Math.Clamp(
            Math.Max(
                application.Proposal?.Instalments.Count ?? 0,
                Enumerable
                    .Range(0, MostInstalments)
                    .LastOrDefault(row => typed?.Value($"instalments.{row}.amount") is not null) + 1
            ),
            4,
            MostInstalments
        );

    // What was typed before it was sent in belongs to the municipality.
    private static bool IsDrafting(ApplicationEvent happened) =>
        happened
            is ApplicationEvent.DraftCreated
                or ApplicationEvent.FormEdited
                or ApplicationEvent.ReportDraftSaved
                or ApplicationEvent.DocumentAttached
                or ApplicationEvent.DocumentRemoved;

    private ShownMail Row(LoggedMail mail) =>
        new(
            mail.Subject.Length > 0 ? mail.Subject : _site.Texts["Mail.Waiting"],
            mail.ToName,
            mail.ToAddress,
            $"Mail.{mail.Status}",
            mail.SentAt ?? mail.QueuedAt,
            mail.Text
        );
}
