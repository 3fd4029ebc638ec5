using System.Globalization;
using System.Text.Json;
using Azure;
using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Pages.Applying;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>
/// Saves what an applicant has typed. Whatever is refused, the page comes back with every letter as it was typed and with
/// the file, if there was one, already attached.
/// </summary>
public sealed class DraftEditing
{
    private readonly Site _site;
    private readonly Api _api;
    private readonly ApplicationStore _store;
    private readonly AttachmentStore _attachments;
    private readonly TimeProvider _time;

    internal DraftEditing(Site site, Api api, ApplicationStore store, AttachmentStore attachments, TimeProvider time) =>
        (_site, _api, _store, _attachments, _time) = (site, api, store, attachments, time);

    private int FirstYear => _time.GetUtcNow().Year + 1;

    /// <summary>The form's page as saved.</summary>
    internal DraftModel Model(Visit visit, Application application, ETag etag)
    {
        visit.Speak();
        var state = FormFields
            .Fill(application.Form, application.Association.FormInForce)
            .Asked(Questions(application));
        return Model(visit, application, etag.ToString(), state, visit.Request.Query["add"].ToString()) with
        {
            NoticeKey = visit.DoneKey,
            Withdraw = AccessPolicy.Allows(visit.Session!.Actor, ApplicationAction.Withdraw, application)
                ? FormState.Empty("withdraw")
                : null,
        };
    }

    /// <summary>The page of an application that has not been saved yet.</summary>
    internal DraftModel Blank(Visit visit, ApplicationId id) =>
        New(visit, FormState.Of(FormFields.Act, [new("id", id.ToString())]), null);

    /// <summary>Starts a draft with what was typed. The id came with the page, so that a form sent twice makes one draft.</summary>
    internal async Task<IResult> CreateAsync(Visit visit, DurableTaskClient client)
    {
        var actor = visit.Session!.Actor;
        if (
            await SentForm.ReadAsync(visit.Request, (_, _, _) => Task.CompletedTask) is not { } sent
            || !await _site.IsOursAsync(visit, sent["antiforgery"] ?? "-")
            || !ApplicationId.TryParse(sent["id"], CultureInfo.InvariantCulture, out var id)
        )
        {
            return await _site.BadFormAsync(visit);
        }
        if (await _store.LoadAsync(id, visit.Aborted) is { } existing)
        {
            return AccessPolicy.Allows(actor, ApplicationAction.Edit, existing.State)
                ? new SeeOther($"/applications/{id}")
                : await _site.NotFoundAsync(visit);
        }
        visit.Speak();
        var association = visit.Association!.Snapshot();
        var typed = sent.State(FormFields.Act);
        var read = Read(typed, EmptyForm(visit, actor, association), association);
        if (read.Faults.Count > 0)
        {
            return await ShowAsync(visit, New(visit, typed.Refused(read.Faults), sent["add"]), 422);
        }
        var result = await _store.ChangeAsync(
            client,
            id,
            new ApplicationCommand.CreateDraft(id, read.Form, association),
            actor,
            null,
            CancellationToken.None
        );
        return result switch
        {
            ChangeResult.Changed => new SeeOther(Destination(id, sent, "saved", typed)),
            ChangeResult.Refused refused => await ShowAsync(
                visit,
                New(visit, typed.Refused(PageRefusals.Of(refused.Refusal, visit, read.Places.FieldAt)), sent["add"]),
                422
            ),
            _ => await _site.NotFoundAsync(visit),
        };
    }

    /// <summary>Saves the form, takes the file, removes what is to be removed, and goes where the button says.</summary>
    internal async Task<IResult> SaveAsync(Visit visit, DurableTaskClient client, Standing standing)
    {
        var id = standing.Application.Id;
        var call = new ApiCall(visit.Request, client, id.ToString());
        var posted = await SentFormWithFile.ReadAsync(_site, _attachments, visit, standing.Application);
        if (posted is not { Form: { } sent, Upload: var upload })
        {
            return await _site.BadFormAsync(visit);
        }
        visit.Speak();
        var typed = sent.State(FormFields.Act).Asked(Questions(standing.Application));
        var before = await BeforeAsync(standing, sent["etag"], visit.Aborted);
        var read = Read(typed, before, standing.Application.Association);
        var faults = new List<FieldError>(read.Faults);
        var (application, etag) = (standing.Application, sent["etag"] ?? standing.ETag.ToString());
        var done = "saved";
        if (faults.Count == 0)
        {
            var saved = await _api.ChangeAsync(
                call,
                standing,
                new ApplicationCommand.EditForm(read.Form) { Read = before }
            );
            switch (saved)
            {
                case ChangeResult.Changed changed:
                    done = DoneBy(changed, read.Form);
                    (application, etag) = (changed.State, changed.ETag.ToString());
                    break;
                case ChangeResult.Refused refused:
                    faults.AddRange(PageRefusals.Of(refused.Refusal, visit, read.Places.FieldAt));
                    break;
                default:
                    return await _site.NotFoundAsync(visit);
            }
        }
        // The file stands for itself: it is kept even when a field has to be corrected first.
        if (upload is AttachmentUpload.Refused notTaken)
        {
            faults.Add(new FieldError("file", visit.Say(notTaken.Refusal.Text)));
        }
        else if (upload is AttachmentUpload.Stored stored)
        {
            var attached = await _api.ChangeAsync(
                call,
                standing,
                new ApplicationCommand.AttachDocument(stored.Document)
            );
            if (attached is ChangeResult.Changed changed)
            {
                // What has not been saved yet is still based on the version that was read.
                (application, etag) = (changed.State, faults.Count > 0 ? etag : changed.ETag.ToString());
                done = done is "saved" ? "uploaded" : done;
            }
            else
            {
                await posted.DiscardAsync(_attachments, id);
                if (attached is ChangeResult.Refused refused)
                {
                    faults.Add(
                        new FieldError(
                            "file",
                            visit.Say((refused.Refusal.Problems is [var first, ..] ? first.Text : refused.Refusal.Text))
                        )
                    );
                }
            }
        }
        if (faults.Count == 0 && sent["remove"] is { Length: > 0 } documentId)
        {
            var removed = await _api.ChangeAsync(call, standing, new ApplicationCommand.RemoveDocument(documentId));
            if (removed is ChangeResult.Changed changed)
            {
                await _attachments.DeleteAsync(id, documentId, CancellationToken.None);
                return new SeeOther(Destination(id, sent, "removed", typed));
            }
            if (removed is ChangeResult.Refused refused)
            {
                faults.Add(new FieldError(null, visit.Say(refused.Refusal.Text)));
            }
        }
        if (
            faults.Count == 0
            && int.TryParse(sent["restore"], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && standing.Application.ReplacedTexts.ElementAtOrDefault(index) is { } text
            && FormMerge.TakeBack(application.Form, text) is { } restored
        )
        {
            var taken = await _api.ChangeAsync(
                call,
                standing,
                new ApplicationCommand.EditForm(restored) { Read = application.Form }
            );
            if (taken is ChangeResult.Refused refused)
            {
                faults.AddRange(PageRefusals.Of(refused.Refusal, visit, read.Places.FieldAt));
            }
        }
        return faults.Count == 0
            ? new SeeOther(Destination(id, sent, done, typed))
            : await ShowAsync(visit, Model(visit, application, etag, typed.Refused(faults), sent["add"]), 422);
    }

    /// <summary>Where the faults of a form that is sent in are on its page.</summary>
    internal FieldPlaces PlacesOf(Application application) =>
        Read(
            FormFields.Fill(application.Form, application.Association.FormInForce),
            application.Form,
            application.Association
        ).Places;

    /// <summary>The form as the person read it. A version that was never shown to anybody counts as the present one.</summary>
    private async Task<ApplicationForm> BeforeAsync(Standing standing, string? etag, CancellationToken aborted) =>
        etag is null || etag == standing.ETag.ToString()
            ? standing.Application.Form
            : await _store.FormAtAsync(standing.Application.Id, new ETag(etag), aborted) ?? standing.Application.Form;

    /// <summary>What to tell: saved, saved together with what others have written, or written over what another wrote.</summary>
    private static string DoneBy(ChangeResult.Changed changed, ApplicationForm typed) =>
        changed.Events.OfType<ApplicationEvent.FormEdited>().Any(edited => edited.Replaced.Count > 0) ? "replaced"
        : Json(changed.State.Form) != Json(typed) ? "merged"
        : "saved";

    private static string Json(ApplicationForm form) =>
        JsonSerializer.Serialize(form, CoreJson.Default.ApplicationForm);

    private Task<IResult> ShowAsync(Visit visit, DraftModel model, int status) =>
        _site.ShowAsync<DraftPage, DraftModel>(visit, model, status);

    private DraftModel Model(Visit visit, Application application, string etag, FormState state, string? add)
    {
        var owner = application.Association.Members.FirstOrDefault(member =>
            member.OrganisationNumber == application.Owner
        );
        return new DraftModel(
            application,
            $"/applications/{application.Id}",
            etag,
            state,
            FormShape.Of(state, FirstYear, add, application.Association.FormInForce),
            owner ?? new AssociationMember(application.Owner, application.Form.Applicant.Name),
            Partners(application.Association, application.Owner),
            application.Rules,
            FileTypes
        );
    }

    private DraftModel New(Visit visit, FormState state, string? add)
    {
        var association = visit.Association!.Snapshot();
        var own = visit.Session!.Actor.Organisation!;
        return new DraftModel(
            null,
            "/applications/new",
            null,
            state,
            FormShape.Of(state, FirstYear, add, association.FormInForce),
            new AssociationMember(own, ListPages.NameOf(visit, own)),
            Partners(association, own),
            association.Rules,
            FileTypes
        );
    }

    private ReadForm Read(FormState typed, ApplicationForm before, AssociationSnapshot association) =>
        new FormReading(_site.Texts).Read(
            typed,
            before,
            association.Members.ToDictionary(
                member => member.OrganisationNumber.ToString(),
                member => member.Name,
                StringComparer.Ordinal
            ),
            FirstYear,
            association.FormInForce
        );

    private static ApplicationForm EmptyForm(Visit visit, Actor actor, AssociationSnapshot association) =>
        new()
        {
            Association = association.Code,
            Applicant = new Applicant
            {
                OrganisationNumber = actor.Organisation!.ToString(),
                Name = ListPages.NameOf(visit, actor.Organisation!),
            },
        };

    private static IReadOnlyList<AssociationMember> Partners(AssociationSnapshot association, OrganisationNumber own) =>
        [.. association.Members.Where(member => member.OrganisationNumber != own)];

    private static string FileTypes => string.Join(',', FileKind.Allowed.Select(kind => kind.Extension));

    private Dictionary<string, string> Questions(Application application)
    {
        var questions = new Dictionary<string, string>(StringComparer.Ordinal);
        if (application is not { Stage: ApplicationStage.SupplementRequested, Supplement: { } supplement })
        {
            return questions;
        }
        var places = PlacesOf(application);
        foreach (var question in supplement.Questions)
        {
            if (places.FieldAt(question.Field) is { } field)
            {
                questions[field] = questions.TryGetValue(field, out var before)
                    ? $"{before} {question.Text}"
                    : question.Text;
            }
        }
        return questions;
    }

    private static string Destination(ApplicationId id, SentForm sent, string done, FormState typed)
    {
        if (string.Equals(sent["next"], "submission", StringComparison.Ordinal))
        {
            return $"/applications/{id}/submission";
        }
        return sent["add"] switch
        {
            "coApplicants"
            or "goals"
            or "indicators"
            or "coFunding"
            or "activities"
            or "partnerRoles"
            or "period.phases" => $"/applications/{id}?add={sent["add"]}&done={done}#q-{Anchor(sent["add"]!)}",
            _ => $"/applications/{id}?done={done}",
        };
    }

    private static string Anchor(string list) => list is "coFunding" ? "budget" : list.Replace('.', '-');
}
