using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Funding.Pages.Applying;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>
/// Saves what an applicant has typed, a section at a time. Whatever can be understood is saved; what cannot comes back as it was typed, with
/// a sentence at its field.
/// </summary>
public sealed class DraftEditing
{
    private readonly Site _site;
    private readonly Api _api;
    private readonly ApplicationStore _store;
    private readonly TimeProvider _time;

    internal DraftEditing(Site site, Api api, ApplicationStore store, TimeProvider time) =>
        (_site, _api, _store, _time) = (site, api, store, time);

    private int FirstYear => _time.GetUtcNow().Year + 1;

    /// <summary>The page with all sections.</summary>
    internal TaskListModel Overview(Visit visit, Application application, FormState? restore = null)
    {
        visit.Speak();
        var progress = ProgressOf(visit, application);
        return new TaskListModel(
            application,
            progress,
            QuestionProgress.Of(application),
            restore ?? FormState.Empty("restore"),
            visit.DoneKey
        )
        {
            Places = PlacesOf(application),
            JustSaved = JustSaved(visit, progress),
            Withdraw = AccessPolicy.Allows(visit.Session!.Actor, ApplicationAction.Withdraw, application)
                ? FormState.Empty("withdraw")
                : null,
        };
    }

    /// <summary>A section's page as saved.</summary>
    internal SectionModel Section(Visit visit, Standing standing, FormSection section)
    {
        visit.Speak();
        var application = standing.Application;
        var state = FormFields.Fill(application.Form, application.Association.FormInForce);
        return Section(visit, application, section, standing.ETag.ToString(), state, visit.Request.Query["add"]);
    }

    /// <summary>Starts a draft. The id came with the page, so that a form sent twice makes one draft.</summary>
    internal async Task<IResult> CreateAsync(Visit visit, DurableTaskClient client)
    {
        var actor = visit.Session!.Actor;
        if (
            await SentForm.ReadAsync(visit.Request) is not { } sent
            || !await _site.IsOursAsync(visit)
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
        var association = visit.Association!.Snapshot();
        var form = new ApplicationForm
        {
            Association = association.Code,
            Applicant = new Applicant
            {
                OrganisationNumber = actor.Organisation!.ToString(),
                Name = ListPages.NameOf(visit, actor.Organisation!),
            },
        };
        var result = await _store.ChangeAsync(
            client,
            id,
            new ApplicationCommand.CreateDraft(id, form, association),
            actor,
            null,
            CancellationToken.None
        );
        return result is ChangeResult.Changed ? new SeeOther($"/applications/{id}") : await _site.NotFoundAsync(visit);
    }

    /// <summary>Saves a section and goes where the button says.</summary>
    internal async Task<IResult> SaveAsync(
        Visit visit,
        DurableTaskClient client,
        Standing standing,
        FormSection section,
        SentForm sent
    )
    {
        visit.Speak();
        var (id, association) = (standing.Application.Id, standing.Application.Association);
        var before = await BeforeAsync(standing, sent["etag"], visit.Aborted);
        var typed = FormFields.Fill(sent.State(FormFields.Act), before, association.FormInForce, section);
        var read = Read(typed, before, association, section);
        var call = new ApiCall(visit.Request, client, id.ToString());
        var saved = await _api.ChangeAsync(
            call,
            standing,
            new ApplicationCommand.EditForm(read.Form) { Read = before }
        );
        if (saved is ChangeResult.Refused refused)
        {
            return await RefuseAsync(
                standing.Application,
                sent["etag"] ?? standing.ETag.ToString(),
                PageRefusals.Of(refused.Refusal, visit, read.Places.FieldAt)
            );
        }
        if (saved is not ChangeResult.Changed changed)
        {
            return await _site.NotFoundAsync(visit);
        }
        if (read.Faults.Count > 0)
        {
            // With nobody else's changes in it, what is saved is what this page says.
            var isOwn = string.Equals(Json(changed.State.Form), Json(read.Form), StringComparison.Ordinal);
            return await RefuseAsync(
                changed.State,
                isOwn ? changed.ETag.ToString() : sent["etag"] ?? standing.ETag.ToString(),
                read.Faults
            );
        }
        if (sent["restore"] is { Length: > 0 } text)
        {
            return await RestoreAsync(visit, call, standing, changed.State, text) is { Count: > 0 } faults
                ? await RefuseAsync(changed.State, changed.ETag.ToString(), faults)
                : new SeeOther($"/applications/{id}/sections/{section.Id}?done=saved");
        }
        return new SeeOther(Destination(changed.State, section, sent, DoneBy(changed, read.Form)));

        Task<IResult> RefuseAsync(Application application, string etag, IReadOnlyList<FieldError> faults) =>
            _site.ShowAsync<SectionPage, SectionModel>(
                visit,
                Section(visit, application, section, etag, typed.Refused(faults), sent["add"]),
                StatusCodes.Status422UnprocessableEntity
            );
    }

    /// <summary>Takes back a text that has been written over.</summary>
    internal async Task<IResult> RestoreAsync(Visit visit, DurableTaskClient client, Standing standing, SentForm sent)
    {
        visit.Speak();
        var id = standing.Application.Id;
        var call = new ApiCall(visit.Request, client, id.ToString());
        var faults = await RestoreAsync(visit, call, standing, standing.Application, sent["restore"] ?? "");
        return faults.Count == 0
            ? new SeeOther($"/applications/{id}?done=saved")
            : await _site.ShowAsync<TaskListPage, TaskListModel>(
                visit,
                Overview(visit, standing.Application, FormState.Empty("restore").Refused(faults)),
                StatusCodes.Status422UnprocessableEntity
            );
    }

    /// <summary>What was typed in a section of an application that is no longer written.</summary>
    internal static TooLateModel TooLate(Application application, FormSection section, SentForm sent)
    {
        var definition = application.Association.FormInForce;
        var typed = sent.State(FormFields.Act);
        return new TooLateModel(
            application.Id,
            definition,
            typed,
            [
                .. FormShape
                    .Of(typed, 1, definition: definition)
                    .FieldNames()
                    .Where(field => FormFields.IsIn(definition, section, field)),
            ]
        );
    }

    /// <summary>Where the faults of a form that is sent in are on its pages.</summary>
    internal FieldPlaces PlacesOf(Application application) =>
        Read(
            FormFields.Fill(application.Form, application.Association.FormInForce),
            application.Form,
            application.Association
        ).Places;

    /// <summary>How far the form has come, by the rules that it would be sent in under.</summary>
    internal static FormProgress ProgressOf(Visit visit, Application application) =>
        FormProgress.Of(
            application.Form,
            application.Stage is ApplicationStage.Draft && visit.Association is { } now
                ? now.Snapshot()
                : application.Association,
            application.Association.FormInForce,
            application.Owner
        );

    /// <summary>The section that was saved before this page was opened, when the address says so.</summary>
    internal static SectionProgress? JustSaved(Visit visit, FormProgress progress) =>
        progress.Sections.FirstOrDefault(section =>
            string.Equals(section.Section.Id, visit.Request.Query["from"].ToString(), StringComparison.Ordinal)
        );

    /// <summary>The form as the person read it. A version that was never shown to anybody counts as the present one.</summary>
    private async Task<ApplicationForm> BeforeAsync(Standing standing, string? etag, CancellationToken aborted) =>
        etag is null || etag == standing.ETag.ToString()
            ? standing.Application.Form
            : await _store.FormAtAsync(standing.Application.Id, new ETag(etag), aborted) ?? standing.Application.Form;

    private async Task<IReadOnlyList<FieldError>> RestoreAsync(
        Visit visit,
        ApiCall call,
        Standing standing,
        Application now,
        string index
    )
    {
        if (
            !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || standing.Application.ReplacedTexts.ElementAtOrDefault(number) is not { } text
            || FormMerge.TakeBack(now.Form, text) is not { } restored
        )
        {
            return [new FieldError(null, _site.Texts["Draft.RestoreGone"])];
        }
        var taken = await _api.ChangeAsync(
            call,
            standing,
            new ApplicationCommand.EditForm(restored) { Read = now.Form }
        );
        return taken is ChangeResult.Refused refused ? PageRefusals.Of(refused.Refusal, visit, _ => null) : [];
    }

    /// <summary>What to tell: saved, saved together with what others have written, or written over what another wrote.</summary>
    private static string DoneBy(ChangeResult.Changed changed, ApplicationForm typed) =>
        changed.Events.OfType<ApplicationEvent.FormEdited>().Any(edited => edited.Replaced.Count > 0) ? "replaced"
        : Json(changed.State.Form) != Json(typed) ? "merged"
        : "saved";

    private static string Json(ApplicationForm form) =>
        JsonSerializer.Serialize(form, CoreJson.Default.ApplicationForm);

    private SectionModel Section(
        Visit visit,
        Application application,
        FormSection section,
        string etag,
        FormState state,
        string? add
    )
    {
        var association = application.Association;
        var owner = association.Members.FirstOrDefault(member => member.OrganisationNumber == application.Owner);
        var places = PlacesOf(application);
        var progress = ProgressOf(visit, application);
        return new SectionModel(
            application,
            progress,
            progress.Sections.First(part => part.Section.Id == section.Id),
            etag,
            state.Asked(Questions(application, places)),
            FormShape.Of(state, FirstYear, add, association.FormInForce),
            owner ?? new AssociationMember(application.Owner, application.Form.Applicant.Name),
            [.. association.Members.Where(member => member.OrganisationNumber != application.Owner)],
            visit.DoneKey
        )
        {
            Places = places,
            JustSaved = JustSaved(visit, progress),
            Writer = Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{application.Id}|{visit.Session!.Actor.PersonId}"))
            )[..16],
        };
    }

    private ReadForm Read(
        FormState typed,
        ApplicationForm before,
        AssociationSnapshot association,
        FormSection? section = null
    ) =>
        new FormReading(_site.Texts).Read(
            typed,
            before,
            association.Members.ToDictionary(
                member => member.OrganisationNumber.ToString(),
                member => member.Name,
                StringComparer.Ordinal
            ),
            FirstYear,
            association.FormInForce,
            section
        );

    private static Dictionary<string, string> Questions(Application application, FieldPlaces places)
    {
        var questions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (question, _, _) in QuestionProgress.Of(application))
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

    private string Destination(Application application, FormSection section, SentForm sent, string done)
    {
        var overview = $"/applications/{application.Id}";
        var own = $"{overview}/sections/{section.Id}";
        if (sent["add"] is { } add && FirstFieldOf(add, application) is { } field)
        {
            return $"{own}?add={add}&done={done}#{FormState.Empty(FormFields.Act).IdOf(field)}";
        }
        // What has been written over stands on this page.
        if (done is "replaced" || sent["next"] is not { Length: > 0 } next)
        {
            return $"{own}?done={done}";
        }
        var after = $"?done={done}&from={section.Id}";
        return next is "continue" ? Next(application, section) + after : overview + after;
    }

    // While a supplement is written, the next section is the next one that something is asked about.
    private static string Next(Application application, FormSection section)
    {
        var overview = $"/applications/{application.Id}";
        var later = application.Association.FormInForce.Sections.SkipWhile(other => other.Id != section.Id).Skip(1);
        if (application.Stage is not ApplicationStage.SupplementRequested)
        {
            return later.FirstOrDefault() is { } next ? $"{overview}/sections/{next.Id}" : $"{overview}/attachments";
        }
        var asked = QuestionProgress
            .Of(application)
            .Select(question => question.Section?.Id)
            .ToHashSet(StringComparer.Ordinal);
        return later.FirstOrDefault(other => asked.Contains(other.Id)) is { } concerned
            ? $"{overview}/sections/{concerned.Id}"
            : overview;
    }

    // The new row's first field, so that the next word is written there.
    private string? FirstFieldOf(string list, Application application)
    {
        var definition = application.Association.FormInForce;
        var shape = FormShape.Of(FormFields.Fill(application.Form, definition), FirstYear, list, definition);
        return list switch
        {
            "coApplicants" => $"coApplicants.{shape.CoApplicants - 1}.organisationNumber",
            "goals" => $"goals.{shape.Goals - 1}.description",
            "indicators" => $"indicators.{shape.Indicators - 1}.name",
            "activities" => $"activities.{shape.Activities - 1}.description",
            "partnerRoles" => $"partnerRoles.{shape.PartnerRoles - 1}.partner",
            "period.phases" => $"period.phases.{shape.Phases - 1}.name",
            "coFunding" => $"coFunding.{shape.CoFunders - 1}.funder",
            "years" => FormShape.Cell(shape.Years[^1], CostType.Personnel),
            _ => null,
        };
    }
}
