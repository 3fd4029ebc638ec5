using System.Globalization;
using Funding.Core;
using Funding.Functions.Http.Resources;
using Funding.Functions.Security;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Pages.Answering;
using Funding.Pages.Applying;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;
using Funding.Pages.Meetings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using MeetingChange = Funding.Functions.Storage.ChangeResult<Funding.Core.Meeting, Funding.Core.MeetingEvent>;

namespace Funding.Functions.Http.Pages;

/// <summary>The pages behind the personal links of meetings: answering the call, and approving the minutes.</summary>
public sealed class MeetingLinkPages
{
    private readonly Site _site;
    private readonly MeetingStore _store;
    private readonly LinkDoor _door;
    private readonly ApplicationStore _applications;
    private readonly AttachmentStore _attachments;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public MeetingLinkPages(
        Site site,
        MeetingStore store,
        LinkDoor door,
        ApplicationStore applications,
        AttachmentStore attachments,
        TimeProvider time
    ) =>
        (_site, _store, _door, _applications, _attachments, _time) = (
            site,
            store,
            door,
            applications,
            attachments,
            time
        );

    /// <summary>What the link is for, and doing it.</summary>
    [Function(nameof(WebMeetingLink))]
    public async Task<IResult> WebMeetingLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "meeting-link/{meetingId}/{token}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string meetingId,
        string token
    )
    {
        var visit = await _site.VisitAsync(request, byLink: true);
        var entry = await _door.EnterAsync(visit, Of(meetingId), token);
        if (entry is LinkEntry.Answered answered)
        {
            return answered.Result;
        }
        var (answer, link) = (LinkEntry.Entered)entry;
        if (await _store.LoadAsync(new MeetingId(link.Of.Id), visit.Aborted) is not { } stored)
        {
            return await _door.UnknownAsync(visit);
        }
        var (sent, refused) = await _door.ReadAsync(visit, link);
        if (refused is not null)
        {
            return refused;
        }
        visit = visit with { LinkSentTo = link.Person.Email.Masked };
        visit.Speak();
        var errand = new Errand(visit, client, link, stored.State, sent);
        if (sent is { Act: LinkGoneModel.Act } && !LinkPages.IsOver(answer))
        {
            return await ReissueAsync(errand);
        }
        if (answer is LinkAnswer.Bad bad)
        {
            SecurityEvents.Refused(request.HttpContext, bad.Refusal.Code);
            return await ShowGoneAsync(errand, LinkPages.Why(bad), bad.UsedAt, StatusCodes.Status410Gone);
        }
        return link.Purpose switch
        {
            LinkPurpose.Meeting => await CallAsync(errand),
            LinkPurpose.Minutes => await SigningAsync(errand),
            // The links of applications have an address of their own.
            _ => await _door.UnknownAsync(visit),
        };
    }

    /// <summary>An application on the agenda: the case in short, the proposal, and its papers. For whoever is called.</summary>
    [Function(nameof(WebMeetingMatter))]
    public async Task<IResult> WebMeetingMatter(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "meeting-link/{meetingId}/{token}/applications/{applicationId}"
        )]
            HttpRequest request,
        string meetingId,
        string token,
        string applicationId
    )
    {
        var visit = await _site.VisitAsync(request, byLink: true);
        var rest = $"/applications/{Uri.EscapeDataString(applicationId)}";
        var entry = await _door.EnterAsync(visit, Of(meetingId), token, rest);
        if (entry is LinkEntry.Answered answered)
        {
            return answered.Result;
        }
        if (await MatterAsync(visit, (LinkEntry.Entered)entry, applicationId) is not var (errand, item, application))
        {
            return await _site.NotFoundAsync(visit);
        }
        var call = $"/meeting-link/{errand.Meeting.Id}/{token}";
        return await _site.ShowAsync<MatterPage, MatterModel>(
            visit,
            new MatterModel(errand.Meeting, item, application, $"{call}/applications/{application.Id}", call)
        );
    }

    /// <summary>A file of an application on the agenda.</summary>
    [Function(nameof(WebMeetingAttachment))]
    public async Task<IResult> WebMeetingAttachment(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            Route = "meeting-link/{meetingId}/{token}/applications/{applicationId}/attachments/{attachmentId}"
        )]
            HttpRequest request,
        string meetingId,
        string token,
        string applicationId,
        string attachmentId
    )
    {
        var visit = await _site.VisitAsync(request, byLink: true);
        var rest =
            $"/applications/{Uri.EscapeDataString(applicationId)}/attachments/{Uri.EscapeDataString(attachmentId)}";
        var entry = await _door.EnterAsync(visit, Of(meetingId), token, rest);
        if (entry is LinkEntry.Answered answered)
        {
            return answered.Result;
        }
        return await MatterAsync(visit, (LinkEntry.Entered)entry, applicationId) is var (_, _, application)
            ? await ReportPages.DownloadAsync(
                _site,
                _attachments,
                visit,
                application,
                application.Documents,
                attachmentId
            )
            : await _site.NotFoundAsync(visit);
    }

    // The papers are for those who are called, until the meeting begins; the vote's own link has them from then on.
    private async Task<(Errand Errand, AgendaItem Item, Application Application)?> MatterAsync(
        Visit visit,
        LinkEntry.Entered entry,
        string applicationId
    )
    {
        if (
            entry.Answer is not LinkAnswer.Good { Link: var link }
            || !ApplicationId.TryParse(applicationId, CultureInfo.InvariantCulture, out var matter)
            || await _store.LoadAsync(new MeetingId(link.Of.Id), visit.Aborted) is not { State: var meeting }
            || !IsCalled(meeting, link)
            || meeting.Items.FirstOrDefault(item => item.Application?.Id == matter) is not { } found
            || await _applications.LoadAsync(matter, visit.Aborted) is not { State: var application }
            || Seen(meeting, application) is not { } seen
        )
        {
            return null;
        }
        return (new Errand(visit, null, link, meeting, null), found, seen);
    }

    // What is no id at all is looked up too, in vain.
    private static AggregateRef Of(string meetingId)
    {
        _ = MeetingId.TryParse(meetingId, CultureInfo.InvariantCulture, out var id);
        return id;
    }

    private static bool IsCalled(Meeting meeting, Link link) =>
        link.Purpose == LinkPurpose.Meeting
        && meeting.Stage == MeetingStage.Called
        && meeting.CallRound == link.Round
        && meeting.Seat(link.Target)?.Holder?.Id == link.Person.Id;

    // The board sees what partners said; the preparatory group, which is the partners, does not see each other's answers.
    private static Application? Seen(Meeting meeting, Application application) =>
        application.SubmittedAt is null
            ? null
            : application with
            {
                Documents = ApplicationResource
                    .For(application, meeting.Kind == MeetingKind.Board ? Reader.Board : Reader.Partner)
                    .Documents,
            };

    // As many as there are on the agenda, all at once: a board deals with a handful.
    private async Task<IReadOnlyDictionary<string, Application>> MattersAsync(Errand errand)
    {
        var matters = errand.Meeting.Items.Where(item => item.Application is not null).ToList();
        var loaded = await Task.WhenAll(
            matters.Select(item => _applications.LoadAsync(item.Application!.Id, errand.Visit.Aborted))
        );
        return matters
            .Zip(
                loaded,
                (item, stored) => (item.Id, Application: stored is null ? null : Seen(errand.Meeting, stored.State))
            )
            .Where(pair => pair.Application is not null)
            .ToDictionary(pair => pair.Id, pair => pair.Application!, StringComparer.Ordinal);
    }

    private async Task<IResult> CallAsync(Errand errand)
    {
        var (meeting, link) = (errand.Meeting, errand.Link);
        if (!IsCalled(meeting, link))
        {
            return await VoidAsync(errand);
        }
        var seat = meeting.Seat(link.Target)!;
        var (answer, conflict) = (FormState.Empty("answer"), FormState.Empty("conflict"));
        if (errand.Sent is null)
        {
            return await ShowAsync();
        }
        if (errand.Sent.Act == "conflict")
        {
            conflict = errand.Sent.State("conflict");
            var reading = new FieldReader(conflict, _site.Texts);
            var item = reading.Required("item", "Call.NeedItem");
            var why = reading.Required("why", "Call.NeedWhy");
            if (reading.Faults.Count > 0)
            {
                conflict = conflict.Refused(reading.Faults);
                return await ShowAsync(422);
            }
            var announced = await ActAsync(
                errand,
                new MeetingCommand.AnnounceConflict(link.Target, link.Round, item, why)
            );
            if (announced is MeetingChange.Refused no)
            {
                conflict = conflict.Refused(
                    PageRefusals.Of(no.Refusal, errand.Visit, place => place == "/reason" ? "why" : "item")
                );
                return await ShowAsync(422);
            }
            return await ReceiptAsync(errand, "Conflict");
        }
        answer = errand.Sent.State("answer");
        if (errand.Sent["attends"] is not ("true" or "false"))
        {
            answer = answer.Refused([new FieldError("attends", _site.Texts["Call.NeedAnswer"])]);
            return await ShowAsync(422);
        }
        var attends = errand.Sent["attends"] == "true";
        var result = await ActAsync(
            errand,
            attends
                ? new MeetingCommand.AttendMeeting(link.Target, link.Round)
                : new MeetingCommand.DeclineMeeting(
                    link.Target,
                    link.Round,
                    new FieldReader(answer, _site.Texts).Text("reason")
                )
        );
        if (result is MeetingChange.Refused refused)
        {
            answer = answer.Refused(
                PageRefusals.Of(refused.Refusal, errand.Visit, PageRefusals.ByName("attends", "reason"))
            );
            return await ShowAsync(422);
        }
        return await ReceiptAsync(errand, attends ? "Attends" : "Declines");

        async Task<IResult> ShowAsync(int status = 200) =>
            await _site.ShowAsync<CallPage, CallModel>(
                errand.Visit,
                new CallModel(meeting, seat, errand.Action, answer, conflict, await MattersAsync(errand)),
                status
            );
    }

    private async Task<IResult> SigningAsync(Errand errand)
    {
        var (meeting, link) = (errand.Meeting, errand.Link);
        if (
            meeting.Stage != MeetingStage.MinutesApproval
            || meeting.MinutesVersion != link.Round
            || meeting.Signatures.Any(signature => signature.Person.Id == link.Person.Id)
        )
        {
            return await VoidAsync(errand);
        }
        if (errand.Sent is null)
        {
            return await ShowAsync(FormState.Empty("sign"));
        }
        var state = errand.Sent.State("sign");
        if (!state.Chosen("approved", "true"))
        {
            return await ShowAsync(state.Refused([new FieldError("approved", _site.Texts["Signing.NeedCheck"])]), 422);
        }
        if (!string.Equals(errand.Sent["hash"], meeting.MinutesHash, StringComparison.Ordinal))
        {
            var changed = new FieldError(null, _site.Texts["Signing.Changed"]);
            return await ShowAsync(FormState.Empty("sign").Refused([changed]), StatusCodes.Status409Conflict);
        }
        var result = await ActAsync(errand, new MeetingCommand.SignMinutes(meeting.MinutesHash));
        if (result is MeetingChange.Refused refused)
        {
            var faults = PageRefusals.Of(refused.Refusal, errand.Visit, _ => "approved");
            return await ShowAsync(state.Refused(faults), 422);
        }
        return await ReceiptAsync(errand, "Minutes");

        Task<IResult> ShowAsync(FormState shown, int status = 200) =>
            _site.ShowAsync<SigningPage, SigningModel>(
                errand.Visit,
                new SigningModel(meeting, link.Person.Name, errand.Action, shown),
                status
            );
    }

    private Task<MeetingChange> ActAsync(Errand errand, MeetingCommand command) =>
        _store.ChangeAsync(
            errand.Client!,
            errand.Link.Of,
            command,
            errand.Link.ActorAtMeeting(),
            new ChangeOptions(Link: new LinkUse(errand.Link.Hash)),
            CancellationToken.None
        );

    private Task<IResult> ReceiptAsync(Errand errand, string what) =>
        _site.ShowAsync<MeetingReceiptPage, MeetingReceiptModel>(
            errand.Visit,
            new MeetingReceiptModel(
                errand.Meeting,
                errand.Link.Person.Name,
                $"Receipt.{what}.Title",
                $"Receipt.{what}.Text",
                _time.GetUtcNow()
            )
        );

    private Task<IResult> VoidAsync(Errand errand) =>
        ShowGoneAsync(errand, LinkGoneReason.Void, null, StatusCodes.Status410Gone);

    private async Task<IResult> ReissueAsync(Errand errand)
    {
        if (await _door.ReissuingAsync(errand.Visit, errand.Link, errand.Sent) is { } limited)
        {
            return limited;
        }
        _ = await _store.ChangeAsync(
            errand.Client!,
            errand.Link.Of,
            errand.Link.ReissueForMeeting(),
            errand.Link.ActorAtMeeting(),
            new ChangeOptions(),
            CancellationToken.None
        );
        return await ShowGoneAsync(errand, LinkGoneReason.Reissued, null, StatusCodes.Status200OK);
    }

    private Task<IResult> ShowGoneAsync(Errand errand, LinkGoneReason why, DateTimeOffset? usedAt, int status) =>
        _site.ShowAsync<LinkGonePage, LinkGoneModel>(
            errand.Visit,
            new LinkGoneModel(
                why,
                errand.Link.Purpose,
                $"{_site.Texts.Word(errand.Meeting.Kind)}, {Formats.Moment(errand.Meeting.Time.StartsAt)}",
                errand.Link.Person.Email.Masked,
                usedAt,
                errand.Action
            ),
            status
        );

    private sealed record Errand(Visit Visit, DurableTaskClient? Client, Link Link, Meeting Meeting, SentForm? Sent)
    {
        /// <summary>The link's own address, without what the visitor added to it.</summary>
        internal string Action => Visit.Request.Path.ToString();
    }
}
