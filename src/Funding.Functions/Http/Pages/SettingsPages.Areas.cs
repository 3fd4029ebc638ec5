using Azure;
using Funding.Core;
using Funding.Pages.Applying;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;
using Funding.Pages.Reading;
using Funding.Pages.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>People, mails and the application form.</summary>
public sealed partial class SettingsPages
{
    private const string PeopleArea = "people";
    private const string MailsArea = "mails";
    private const string Steps = "steps";
    private const string Publish = "publish";
    private const int LongestSearch = 100;

    /// <summary>A part of the settings with a page of its own; the form is changed and published on its page.</summary>
    [Function(nameof(WebSettingsArea))]
    public async Task<IResult> WebSettingsArea(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "staff/settings/{area}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string area
    )
    {
        var visit = await _site.VisitAsync(request);
        if (ProblemOf(visit, visit.IsPost ? SettingsDecider.MayChange : SettingsDecider.MayView) is { } problem)
        {
            return await _site.ProblemAsync(visit, problem);
        }
        visit.Speak();
        if (visit.Association is not { } association)
        {
            return await _site.NotFoundAsync(visit);
        }
        var (state, etag) = await _store.GetAsync(visit.Aborted);
        switch (area)
        {
            case PeopleArea when !visit.IsPost:
                var typed = request.Query["q"].ToString().Trim();
                return await _site.ShowAsync<PeoplePage, PeopleModel>(
                    visit,
                    new SettingsShown(_site, visit, association, state, Today).People(
                        typed.Length > LongestSearch ? typed[..LongestSearch] : typed
                    )
                );
            case MailsArea when !visit.IsPost:
                return await _site.ShowAsync<MailsPage, MailsModel>(
                    visit,
                    new MailsModel([
                        .. Enum.GetValues<MailTemplate>()
                            .Select(template =>
                                ($"/staff/settings/mails/{template}", _examples.MailOf(template).Subject)
                            ),
                    ])
                );
            case "form":
                return visit.IsPost
                    ? await ChangeFormAsync(visit, client, state, etag)
                    : await ShowFormAsync(visit, state, etag, null);
            default:
                return await _site.NotFoundAsync(visit);
        }
    }

    private async Task<IResult?> ReadAsync(Visit visit, AssociationSettings state, string kind, string name)
    {
        if (visit.Association is not { } association)
        {
            return null;
        }
        switch (kind)
        {
            case PeopleArea:
                return new SettingsShown(_site, visit, association, state, Today).Person(name) is { } person
                    ? await _site.ShowAsync<PersonPage, PersonModel>(visit, person)
                    : await _site.NotFoundAsync(visit);
            case MailsArea:
                if (!Enum.TryParse<MailTemplate>(name, out var template) || !Enum.IsDefined(template))
                {
                    return await _site.NotFoundAsync(visit);
                }
                var mail = _examples.MailOf(template);
                return visit.Request.Query["part"] == "html"
                    ? new MailPartAnswer(mail.Html)
                    : await _site.ShowAsync<MailPage, MailModel>(
                        visit,
                        new MailModel(mail.Subject, mail.Text, $"/staff/settings/mails/{template}?part=html")
                    );
            case "form" when name == "preview":
                var form = SettingsEdits.DraftOf(state, association.FirstForm);
                var empty = FormState.Empty("preview");
                IReadOnlyList<AssociationMember> members = association.Snapshot().Members;
                return await _site.ShowAsync<FormPreviewPage, FormPreviewModel>(
                    visit,
                    new FormPreviewModel(
                        form,
                        empty,
                        FormShape.Of(empty, Today.Year + 1, null, form),
                        members[0],
                        [.. members.Skip(1)]
                    )
                );
            default:
                return null;
        }
    }

    private async Task<IResult> ChangeFormAsync(
        Visit visit,
        DurableTaskClient client,
        AssociationSettings state,
        ETag etag
    )
    {
        if (await SentForm.ReadAsync(visit.Request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        var typed = sent.State(sent.Act);
        var first = visit.Association!.FirstForm;
        SettingsCommand? command;
        if (sent.Act == Publish)
        {
            var reader = new FieldReader(typed, _site.Texts);
            var from = reader.Date("from");
            if (from is null && !reader.Faulty("from"))
            {
                reader.Missing("from", "Settings.From.Hint");
            }
            if (from is not { } day)
            {
                return await ShowFormAsync(visit, state, etag, typed.Refused(reader.Faults), 422);
            }
            command = state.FormDraft is { } draft
                ? new SettingsCommand.PublishForm(day, draft.Form, first) { Reason = reader.Text("reason") }
                : null;
        }
        else
        {
            command = StepOf(sent["do"], first);
        }
        if (command is null)
        {
            return await _site.BadFormAsync(visit);
        }
        return await ChangeAsync(visit, client, command, new ETag(sent["etag"] ?? etag.ToString())) switch
        {
            SettingsResult.Changed => new SeeOther("/staff/settings/form?done=act"),
            SettingsResult.Refused no => await ShowFormAsync(
                visit,
                state,
                etag,
                typed.Refused(
                    PageRefusals.Of(no.Refusal, visit, place => place is "/from" or "/reason" ? place[1..] : null)
                ),
                422
            ),
            SettingsResult.Stale => await ShowFormAsync(
                visit,
                state,
                etag,
                typed.Refused([new FieldError(null, _site.Texts["Settings.Stale"])]),
                StatusCodes.Status409Conflict
            ),
            _ => await _site.NotFoundAsync(visit),
        };
    }

    private static SettingsCommand? StepOf(string? step, FormDefinition first)
    {
        var (act, id) = step?.Split(':', 2) is [var a, var b] ? (a, b) : ("", "");
        FormDraftEdit? edit = act switch
        {
            "section-up" => new FormDraftEdit.MoveSection(id, -1),
            "section-down" => new FormDraftEdit.MoveSection(id, 1),
            "section-remove" => new FormDraftEdit.RemoveSection(id),
            "question-up" => new FormDraftEdit.MoveQuestion(id, -1),
            "question-down" => new FormDraftEdit.MoveQuestion(id, 1),
            "question-remove" => new FormDraftEdit.RemoveQuestion(id),
            _ => null,
        };
        return act == "drop" ? new SettingsCommand.DropFormDraft { Reason = "" }
            : edit is null ? null
            : new SettingsCommand.ChangeFormDraft(edit, first) { Reason = "" };
    }

    private Task<IResult> ShowFormAsync(
        Visit visit,
        AssociationSettings state,
        ETag etag,
        FormState? refused,
        int status = 200
    )
    {
        var first = visit.Association!.FirstForm;
        var form = SettingsEdits.DraftOf(state, first);
        var today = state.FormOn(first, Today) ?? first;
        return _site.ShowAsync<FormEditorPage, FormEditorModel>(
            visit,
            new FormEditorModel(
                form,
                state.FormDraft is not null,
                state.FormDraft?.By.Name,
                state.FormDraft?.At,
                [
                    .. FormPart
                        .All.Where(part => form.Question(part.Id) is null)
                        .Select(part => first.Question(part.Id) ?? FormDefinition.Default.Question(part.Id))
                        .OfType<FormQuestion>(),
                ],
                [.. FormComparison.Of(today, form).Select(Words)],
                refused is { } no && no.Act != Publish ? no : FormState.Empty(Steps),
                refused is { Act: Publish } again
                    ? again
                    : FormState.Of(Publish, [new("from", Formats.Machine(Today))]),
                etag.ToString(),
                SettingsDecider.MayChange(visit.Session!.Actor),
                visit.DoneKey
            ),
            status
        );
    }

    private string Words(FormDifference difference)
    {
        var what = _site.Texts[
            $"FormDifferenceKind.{difference.Kind}",
            _site.Texts.Say(difference.Title),
            difference.Section is { } section ? _site.Texts.Say(section) : ""
        ];
        return difference.Changes.Count == 0
            ? what
            : $"{what.Value} {string.Join("; ", difference.Changes.Select(Words))}.";
    }

    private string Words(FormTextChange change) =>
        _site.Texts[
            "Settings.Form.FromTo",
            _site.Texts.Word(change.Aspect),
            Said(change, change.Before),
            Said(change, change.After)
        ];

    private string Said(FormTextChange change, LocalizedText? text) =>
        text is null ? _site.Texts["Settings.Nothing"]
        : change.Aspect is FormAspect.Required ? _site.Texts[text.En == "yes" ? "Settings.Yes" : "Settings.No"]
        : change.Aspect is FormAspect.Kind && Enum.TryParse<QuestionKind>(text.En, out var kind)
            ? _site.Texts.Word(kind)
        : $"”{_site.Texts.Say(text)}”";
}
