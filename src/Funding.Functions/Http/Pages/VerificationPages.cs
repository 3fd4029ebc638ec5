using Funding.Core;
using Funding.Functions.Verifying;
using Funding.Pages.Verifying;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http.Pages;

/// <summary>The page that verifies trails, documents and files, a part at a time.</summary>
public sealed class VerificationPages
{
    private const string Address = "/staff/verification";
    private readonly Site _site;
    private readonly Verifications _verifications;

    /// <summary>Made by the worker.</summary>
    public VerificationPages(Site site, Verifications verifications) => (_site, _verifications) = (site, verifications);

    /// <summary>The last result and how far the one under way has come; sent, it goes on by one part.</summary>
    [Function(nameof(WebVerification))]
    public async Task<IResult> WebVerification(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "staff/verification")]
            HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!Site.SignedIn(visit, AssociationAction.SeeVerification).Try(out var session, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        if (visit.IsPost)
        {
            if (await SentForm.ReadAsync(request) is null || !await _site.IsOursAsync(visit))
            {
                return await _site.BadFormAsync(visit);
            }
            await _verifications.NextAsync(session.Actor.PersonId, visit.Aborted);
            return new SeeOther(Address);
        }
        var (last, running) = await _verifications.ReadAsync(visit.Aborted);
        var anchor = await _verifications.LastAnchorAsync(visit.Aborted);
        return await _site.ShowAsync<VerificationPage, VerificationModel>(
            visit,
            new VerificationModel(Shown(last), Shown(running), anchor?.At, anchor?.Hash)
        );
    }

    private static ShownVerification? Shown(Verification? run) =>
        run is null
            ? null
            : new(
                run.StartedAt,
                run.EndedAt,
                run.Applications,
                run.Meetings,
                run.Events,
                run.Files,
                run.Numbers,
                run.Anchors,
                run.FindingCount,
                run.Findings
            );
}
