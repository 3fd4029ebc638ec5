using System.Globalization;
using Azure;
using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Storage;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;
using Funding.Pages.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>The staff's pages of the association's settings: what is in force, what is coming, what has been, and a page for each change.</summary>
public sealed partial class SettingsPages
{
    private const string Act = "change";
    private const string Withdrawal = "withdraw-";
    private const int MostHistory = 100;
    private readonly Site _site;
    private readonly SettingsStore _store;
    private readonly SettingsExamples _examples;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public SettingsPages(Site site, SettingsStore store, SettingsExamples examples, TimeProvider time) =>
        (_site, _store, _examples, _time) = (site, store, examples, time);

    /// <summary>All of it; a change on its way is taken back here.</summary>
    [Function(nameof(WebSettings))]
    public async Task<IResult> WebSettings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "staff/settings")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client
    )
    {
        var visit = await _site.VisitAsync(request);
        if (ProblemOf(visit, SettingsDecider.MayView) is { } problem)
        {
            return await _site.ProblemAsync(visit, problem);
        }
        visit.Speak();
        if (!visit.IsPost)
        {
            return await ShowAsync(visit, null);
        }
        if (ProblemOf(visit, SettingsDecider.MayChange) is { } refusal)
        {
            return await _site.ProblemAsync(visit, refusal);
        }
        if (
            await SentForm.ReadAsync(request) is not { } sent
            || !await _site.IsOursAsync(visit)
            || !sent.Act.StartsWith(Withdrawal, StringComparison.Ordinal)
            || !long.TryParse(
                sent.Act.AsSpan(Withdrawal.Length),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            return await _site.BadFormAsync(visit);
        }
        var (state, field) = (sent.State(sent.Act), $"reason-{sent.Act[Withdrawal.Length..]}");
        var command = new SettingsCommand.WithdrawChange(number)
        {
            First = visit.Association?.FirstDirectory,
            Reason = new FieldReader(state, _site.Texts).Text(field),
        };
        return await ChangeAsync(visit, client, command, null) switch
        {
            SettingsResult.Changed => new SeeOther("/staff/settings?done=act"),
            SettingsResult.Refused no => await ShowAsync(
                visit,
                state.Refused(PageRefusals.Of(no.Refusal, visit, place => place is "/reason" ? field : null)),
                422
            ),
            _ => await _site.NotFoundAsync(visit),
        };
    }

    /// <summary>Changes one thing, with its day and its reason.</summary>
    [Function(nameof(WebSettingsChange))]
    public async Task<IResult> WebSettingsChange(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "staff/settings/{kind}/{name}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string kind,
        string name
    )
    {
        var visit = await _site.VisitAsync(request);
        var isRead = !visit.IsPost && kind is PeopleArea or MailsArea or "form";
        if (
            ProblemOf(visit, isRead && name != "current" ? SettingsDecider.MayView : SettingsDecider.MayChange) is
            { } problem
        )
        {
            return await _site.ProblemAsync(visit, problem);
        }
        visit.Speak();
        var (state, etag) = await _store.GetAsync(visit.Aborted);
        if (isRead && await ReadAsync(visit, state, kind, name) is { } page)
        {
            return page;
        }
        if (
            visit.Association is not { } association
            || new SettingsEdits(_site, visit, association, state, Today).Find(kind, name) is not { } edit
        )
        {
            return await _site.NotFoundAsync(visit);
        }
        var href = $"/staff/settings/{kind}/{name}";
        if (!visit.IsPost)
        {
            var values = edit.Values.Append(new("from", Formats.Machine(Today)));
            return await ShowAsync(FormState.Of(Act, values), etag.ToString());
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        var typed = sent.State(Act);
        var reader = new FieldReader(typed, _site.Texts);
        if (sent["do"] == "preview" && edit.Preview is { } preview)
        {
            return new RecordAnswer(await _examples.LetterAsync(preview(reader)), "example");
        }
        var command = edit.Command(reader);
        if (command is null && reader.Faults.Count == 0)
        {
            reader.Missing("from", "Settings.From.Hint");
        }
        var version = sent["etag"] ?? etag.ToString();
        if (command is null || reader.Faults.Count > 0)
        {
            return await ShowAsync(typed.Refused(reader.Faults), version, 422);
        }
        return await ChangeAsync(visit, client, command, new ETag(version)) switch
        {
            SettingsResult.Changed => new SeeOther($"{edit.Home}?done=act"),
            SettingsResult.Refused no => await ShowAsync(typed.Refused(Faults(no.Refusal, visit, edit)), version, 422),
            // Shown with what applies now: sent again, it is meant.
            SettingsResult.Stale => await ShowAsync(
                typed.Refused([new FieldError(null, _site.Texts["Settings.Stale"])]),
                etag.ToString(),
                StatusCodes.Status409Conflict
            ),
            _ => await _site.NotFoundAsync(visit),
        };

        Task<IResult> ShowAsync(FormState form, string tag, int status = 200) =>
            _site.ShowAsync<SettingPage, SettingModel>(
                visit,
                new SettingModel(edit.Title, edit.InForce, edit.Fields, edit.HasDay, href, tag, form)
                {
                    Home = edit.Home,
                    Lead = edit.Lead,
                    HasReason = edit.HasReason,
                    CanPreview = edit.Preview is not null,
                    History =
                    [
                        .. state
                            .History.Where(edit.Concerns)
                            .Take(MostHistory)
                            .Select(new SettingsShown(_site, visit, association, state, Today).Row),
                    ],
                },
                status
            );
    }

    private DateOnly Today => SwedishTime.DayOf(_time.GetUtcNow());

    private static Problem? ProblemOf(Visit visit, Func<Actor, bool> may) =>
        visit.Session is not { } session ? KnownProblems.NotSignedIn
        : may(session.Actor) ? null
        : KnownProblems.NotAllowed;

    private Task<SettingsResult> ChangeAsync(
        Visit visit,
        DurableTaskClient client,
        SettingsCommand command,
        ETag? ifMatch
    ) =>
        _store.ChangeAsync(
            client,
            SettingsStore.TheOne,
            command,
            visit.Session!.Actor,
            new ChangeOptions(IfMatch: ifMatch),
            CancellationToken.None
        );

    // A form's faults are many and lie deep: each says where.
    private static IReadOnlyList<FieldError> Faults(Refusal refusal, Visit visit, SettingsEdit edit) =>
        [
            .. refusal
                .Problems.Where(problem => problem.Field.StartsWith("/form/", StringComparison.Ordinal))
                .Select(problem => new FieldError(
                    "form",
                    $"{problem.Field["/form".Length..]}: {visit.Say(problem.Text)}"
                )),
            .. refusal.Problems.Count > 0
            && refusal.Problems.All(p => p.Field.StartsWith("/form/", StringComparison.Ordinal))
                ? []
                : PageRefusals.Of(
                    refusal with
                    {
                        Problems =
                        [
                            .. refusal.Problems.Where(p => !p.Field.StartsWith("/form/", StringComparison.Ordinal)),
                        ],
                    },
                    visit,
                    edit.FieldAt
                ),
        ];

    private async Task<IResult> ShowAsync(Visit visit, FormState? refused, int status = 200)
    {
        if (visit.Association is not { } association)
        {
            return await _site.NotFoundAsync(visit);
        }
        var (state, _) = await _store.GetAsync(visit.Aborted);
        var shown = new SettingsShown(_site, visit, association, state, Today);
        return await _site.ShowAsync<SettingsPage, SettingsModel>(
            visit,
            new SettingsModel(
                shown.Groups(),
                shown.Letters(),
                shown.Frames(),
                [
                    .. state
                        .History.Where(change => !change.Withdrawn && change.From > Today)
                        .OrderBy(change => change.From)
                        .ThenBy(change => change.Number)
                        .Select(shown.Row),
                ],
                [.. state.History.Take(MostHistory).Select(shown.Row)],
                SettingsDecider.MayChange(visit.Session!.Actor),
                refused,
                visit.DoneKey
            ),
            status
        );
    }
}
