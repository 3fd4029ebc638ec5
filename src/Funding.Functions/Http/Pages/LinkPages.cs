using System.Globalization;
using Funding.Core;
using Funding.Functions.Http.Resources;
using Funding.Functions.Security;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Pages.Answering;
using Funding.Pages.Formatting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>
/// The pages behind the personal links in mails. Looking never acts, whoever looks: a person, a mail scanner, a preview.
/// The button does, once.
/// </summary>
public sealed partial class LinkPages
{
    private readonly Site _site;
    private readonly ApplicationStore _store;
    private readonly LinkDoor _door;
    private readonly AttachmentStore _attachments;
    private readonly VoteCodes _codes;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public LinkPages(
        Site site,
        ApplicationStore store,
        LinkDoor door,
        AttachmentStore attachments,
        VoteCodes codes,
        TimeProvider time
    ) => (_site, _store, _door, _attachments, _codes, _time) = (site, store, door, attachments, codes, time);

    /// <summary>What the link is for, and doing it.</summary>
    [Function(nameof(WebLink))]
    public async Task<IResult> WebLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "link/{applicationId}/{token}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string applicationId,
        string token
    )
    {
        var visit = await _site.VisitAsync(request, byLink: true);
        var entry = await _door.EnterAsync(visit, Of(applicationId), token);
        if (entry is LinkEntry.Answered answered)
        {
            return answered.Result;
        }
        var (answer, link) = (LinkEntry.Entered)entry;
        if (await _store.LoadAsync(link.ApplicationId, visit.Aborted) is not { } stored)
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
        if (sent is { Act: LinkGoneModel.Act } && !IsOver(answer))
        {
            return await ReissueAsync(errand);
        }
        if (answer is LinkAnswer.Bad bad)
        {
            return await GoneAsync(errand, bad);
        }
        return link.Purpose switch
        {
            LinkPurpose.Opinion => await OpinionAsync(errand),
            LinkPurpose.Ballot => await BallotAsync(errand),
            LinkPurpose.SignOff => await SignOffAsync(errand),
            LinkPurpose.Agreement => await AgreementAsync(errand),
            LinkPurpose.Report => await ReportAsync(errand),
            LinkPurpose.Amendment => await AmendmentAsync(errand),
            LinkPurpose.Account => await AccountAsync(errand),
            LinkPurpose.Meeting or LinkPurpose.Minutes or LinkPurpose.SignIn => await _door.UnknownAsync(visit),
        };
    }

    /// <summary>A file of the application, for whoever holds a link to it.</summary>
    [Function(nameof(WebLinkAttachment))]
    public async Task<IResult> WebLinkAttachment(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            Route = "link/{applicationId}/{token}/attachments/{attachmentId}"
        )]
            HttpRequest request,
        string applicationId,
        string token,
        string attachmentId
    )
    {
        var visit = await _site.VisitAsync(request, byLink: true);
        var entry = await _door.EnterAsync(
            visit,
            Of(applicationId),
            token,
            $"/attachments/{Uri.EscapeDataString(attachmentId)}"
        );
        if (entry is LinkEntry.Answered answered)
        {
            return answered.Result;
        }
        var (answer, link) = (LinkEntry.Entered)entry;
        return await _store.LoadAsync(link.ApplicationId, visit.Aborted) is not { } stored
                ? await _door.UnknownAsync(visit)
            : answer is LinkAnswer.Bad bad ? await GoneAsync(new Errand(visit, null, link, stored.State, null), bad)
            : await ReportPages.DownloadAsync(
                _site,
                _attachments,
                visit,
                stored.State,
                Seen(stored.State, link).Documents,
                attachmentId
            );
    }

    private Task<ChangeResult> ActAsync(Errand errand, ApplicationCommand command) =>
        _store.ChangeAsync(
            errand.Client!,
            errand.Link.ApplicationId,
            command,
            errand.Link.ActorFor(errand.Application),
            new ChangeOptions(Link: new LinkUse(errand.Link.Hash)),
            CancellationToken.None
        );

    private async Task<IResult> ReceiptAsync(
        Errand errand,
        ChangeResult result,
        string what,
        IReadOnlyList<ReceiptFact> facts
    )
    {
        if (result is not ChangeResult.Changed changed)
        {
            return await VoidAsync(errand);
        }
        return await _site.ShowAsync<ReceiptPage, ReceiptModel>(
            errand.Visit,
            new ReceiptModel(
                changed.State,
                $"Receipt.{what}.Title",
                $"Receipt.{what}.Text",
                [
                    new ReceiptFact("Receipt.By", errand.Link.Person.Name),
                    .. facts,
                    new ReceiptFact("Receipt.At", Formats.Moment(_time.GetUtcNow())),
                ]
            )
        );
    }

    /// <summary>The application of an address; what is no id at all is looked up too, in vain.</summary>
    internal static AggregateRef Of(string applicationId)
    {
        _ = ApplicationId.TryParse(applicationId, CultureInfo.InvariantCulture, out var id);
        return id;
    }

    /// <summary>Whether the person is no longer what the link was sent to them as: then there is no new one either.</summary>
    internal static bool IsOver(LinkAnswer answer) =>
        answer is LinkAnswer.Bad bad && ReferenceEquals(bad.Refusal, LinkRefusals.MandateEnded);

    // The link is good, but not for what has become of the case.
    private Task<IResult> VoidAsync(Errand errand) =>
        GoneAsync(errand, new LinkAnswer.Bad(LinkRefusals.Revoked, errand.Link));

    /// <summary>Why a link does not work.</summary>
    internal static LinkGoneReason Why(LinkAnswer.Bad bad) =>
        bad.Refusal.Code switch
        {
            "link-used" => LinkGoneReason.Used,
            "link-expired" => LinkGoneReason.Expired,
            "link-mandate-ended" => LinkGoneReason.Mandate,
            _ => LinkGoneReason.Void,
        };

    private Task<IResult> GoneAsync(Errand errand, LinkAnswer.Bad bad)
    {
        SecurityEvents.Refused(errand.Visit.Request.HttpContext, bad.Refusal.Code);
        return ShowGoneAsync(errand, Why(bad), bad.UsedAt, StatusCodes.Status410Gone);
    }

    // Whether there was anything left to answer is the person's own business: whoever has the old link learns nothing of it.
    private async Task<IResult> ReissueAsync(Errand errand)
    {
        if (await _door.ReissuingAsync(errand.Visit, errand.Link, errand.Sent) is { } limited)
        {
            return limited;
        }
        _ = await _store.ChangeAsync(
            errand.Client!,
            errand.Link.ApplicationId,
            errand.Link.Reissue(),
            errand.Link.ActorFor(errand.Application),
            null,
            CancellationToken.None
        );
        return await ShowGoneAsync(errand, LinkGoneReason.Reissued, null, StatusCodes.Status200OK);
    }

    private Task<IResult> ShowGoneAsync(Errand errand, LinkGoneReason why, DateTimeOffset? usedAt, int status)
    {
        var form = errand.Application.SubmittedForm ?? errand.Application.Form;
        return _site.ShowAsync<LinkGonePage, LinkGoneModel>(
            errand.Visit,
            new LinkGoneModel(
                why,
                errand.Link.Purpose,
                string.Join(
                    ", ",
                    ((string?[])[form.Title, errand.Application.CaseNumber?.ToString()]).OfType<string>()
                ),
                errand.Link.Person.Email.Masked,
                usedAt,
                errand.Action
            ),
            status
        );
    }

    // Files that have not been sent in are the applicant's own.
    private static Application Seen(Application application, Link link) =>
        application with
        {
            Documents = ApplicationResource.For(application, Readers.Of(link.Purpose)).Documents,
        };

    private sealed record Errand(
        Visit Visit,
        DurableTaskClient? Client,
        Link Link,
        Application Application,
        SentForm? Sent
    )
    {
        public string Action => Visit.Request.Path;
    }
}
