using Funding.Core;
using Funding.Pages.Applying;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>The pages on which an application is written: one for each section of its form.</summary>
public sealed class DraftSections
{
    private readonly Site _site;
    private readonly Api _api;
    private readonly DraftEditing _editing;

    /// <summary>Made by the worker.</summary>
    public DraftSections(Site site, Api api, DraftEditing editing) => (_site, _api, _editing) = (site, api, editing);

    /// <summary>One section, and saving it.</summary>
    [Function(nameof(WebDraftSection))]
    public async Task<IResult> WebDraftSection(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            "post",
            Route = "applications/{id:guid}/sections/{section}"
        )]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string section
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _api.StandAsync(request, id, ApplicationAction.Edit)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        var application = standing.Application;
        if (application.Association.FormInForce.Sections.FirstOrDefault(part => part.Id == section) is not { } found)
        {
            return await _site.NotFoundAsync(visit);
        }
        if (!visit.IsPost)
        {
            return DraftPages.IsEditable(application)
                ? await _site.ShowAsync<SectionPage, SectionModel>(visit, _editing.Section(visit, standing, found))
                : new SeeOther($"/applications/{application.Id}");
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        return DraftPages.IsEditable(application)
            ? await _editing.SaveAsync(visit, client, standing, found, sent)
            // Somebody has sent it in meanwhile: what was typed is shown, rather than lost without a word.
            : await _site.ShowAsync<TooLatePage, TooLateModel>(
                visit,
                DraftEditing.TooLate(application, found, sent),
                StatusCodes.Status409Conflict
            );
    }
}
