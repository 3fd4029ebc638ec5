using System.Globalization;
using Funding.Core;
using Funding.Functions.Http.Resources;
using Funding.Functions.Security;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Pages.Answering;
using Funding.Pages.Formatting;
using Funding.Pages.Starting;
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
    private readonly LinkStore _links;
    private readonly AttachmentStore _attachments;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public LinkPages(
        Site site,
        ApplicationStore store,
        LinkStore links,
        AttachmentStore attachments,
        TimeProvider time
    ) => (_site, _store, _links, _attachments, _time) = (site, store, links, attachments, time);

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
        var (link, stored, bad) = await FindAsync(visit, applicationId, token);
        if (link is null)
        {
            return await GoneAsync(visit, bad);
        }
        SentForm? sent = null;
        if (visit.IsPost)
        {
            sent = await SentForm.ReadAsync(request);
            if (sent is null || !await _site.IsOursAsync(visit))
            {
                return await _site.BadFormAsync(visit);
            }
        }
        visit.Speak();
        var errand = new Errand(visit, client, link, stored!.State, sent);
        return link.Purpose switch
        {
            LinkPurpose.Opinion => await OpinionAsync(errand),
            LinkPurpose.Ballot => await BallotAsync(errand),
            LinkPurpose.SignOff => await SignOffAsync(errand),
            LinkPurpose.Agreement => await AgreementAsync(errand),
            LinkPurpose.Report => await ReportAsync(errand),
            LinkPurpose.Amendment => await AmendmentAsync(errand),
            LinkPurpose.Account => await AccountAsync(errand),
            LinkPurpose.Meeting or LinkPurpose.Minutes or LinkPurpose.SignIn => await GoneAsync(
                visit,
                LinkRefusals.Unknown
            ),
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
        var (link, stored, bad) = await FindAsync(visit, applicationId, token);
        return link is null
            ? await GoneAsync(visit, bad)
            : await ReportPages.DownloadAsync(
                _site,
                _attachments,
                visit,
                link.ApplicationId,
                Seen(stored!.State, link).Documents,
                attachmentId
            );
    }

    private Task<ChangeResult> ActAsync(Errand errand, ApplicationCommand command) =>
        _store.ChangeAsync(
            errand.Client,
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
            return await VoidAsync(errand.Visit);
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

    private async Task<(Link? Link, StoredApplication? Stored, Refusal Bad)> FindAsync(
        Visit visit,
        string applicationId,
        string token
    )
    {
        if (!ApplicationId.TryParse(applicationId, CultureInfo.InvariantCulture, out var id))
        {
            return (null, null, LinkRefusals.Unknown);
        }
        return await _links.FindAsync(id, token, visit.Aborted) switch
        {
            LinkAnswer.Good good when await _store.LoadAsync(id, visit.Aborted) is { } stored => (
                good.Link,
                stored,
                LinkRefusals.Unknown
            ),
            LinkAnswer.Bad bad => (null, null, bad.Refusal),
            _ => (null, null, LinkRefusals.Unknown),
        };
    }

    private Task<IResult> VoidAsync(Visit visit) => GoneAsync(visit, LinkRefusals.Revoked);

    /// <summary>The texts of a link that does not work, and its status.</summary>
    internal static (string Key, int Status) Gone(Refusal refusal) =>
        refusal.Code switch
        {
            "link-used" => ("Used", StatusCodes.Status410Gone),
            "link-expired" => ("Expired", StatusCodes.Status410Gone),
            "link-revoked" => ("Void", StatusCodes.Status410Gone),
            _ => ("Unknown", StatusCodes.Status404NotFound),
        };

    private Task<IResult> GoneAsync(Visit visit, Refusal refusal)
    {
        var (key, status) = Gone(refusal);
        return _site.ShowAsync<MessagePage, MessageModel>(
            visit,
            new MessageModel($"Gone.{key}.Title", $"Gone.{key}.Text", "Error.Home", "/"),
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
        DurableTaskClient Client,
        Link Link,
        Application Application,
        SentForm? Sent
    )
    {
        public string Action => Visit.Request.Path;
    }
}
