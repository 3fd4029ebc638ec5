using System.Globalization;
using System.Text;
using Funding.Core;
using Funding.Functions.Archiving;
using Funding.Functions.Extracting;
using Funding.Functions.Http.Requests;
using Funding.Pages.Extracting;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Pages;

/// <summary>
/// Marks what may be secret in a case and hands out its documents: chosen, looked at as they will be, and then made, which is written down first.
/// </summary>
public sealed class ExtractPages
{
    private const string Lift = "lift-";
    private readonly Site _site;
    private readonly Api _api;
    private readonly ArchiveSources _sources;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public ExtractPages(Site site, Api api, ArchiveSources sources, TimeProvider time) =>
        (_site, _api, _sources, _time) = (site, api, sources, time);

    /// <summary>The marks, the choice of documents, and what they will look like; sent, it marks, takes a mark away or hands out.</summary>
    [Function(nameof(WebExtract))]
    public async Task<IResult> WebExtract(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "staff/applications/{id}/extract")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _api.StandAsync(request, id, ApplicationAction.HandOut)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        var application = standing.Application;
        if (!visit.IsPost)
        {
            var reference = request.Query["reference"].ToString();
            var chosen =
                request.Query["step"].ToString() == "preview" ? Numbers(request.Query["document"].ToArray()) : null;
            return await ShowAsync(visit, application, FormState.Empty(""), chosen, reference);
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        var state = sent.State(sent.Act);
        var call = new ApiCall(request, client, id);
        return sent.Act switch
        {
            "mark" => await MarkAsync(visit, call, standing, state),
            "make" => await MakeAsync(visit, call, standing, state),
            _ when sent.Act.StartsWith(Lift, StringComparison.Ordinal) => await LiftAsync(visit, call, standing, state),
            _ => await _site.BadFormAsync(visit),
        };
    }

    /// <summary>A document as it is handed out.</summary>
    [Function(nameof(WebExtractDocument))]
    public async Task<IResult> WebExtractDocument(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/applications/{id}/extract/{number}")]
            HttpRequest request,
        string id,
        string number
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!(await _api.StandAsync(request, id, ApplicationAction.HandOut)).Try(out var standing, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        var papers = new ExtractPapers(_sources, standing.Application);
        var wanted = NumberOf(number);
        var entry = (await papers.RegisterAsync(visit.Aborted)).FirstOrDefault(entry => entry.Number == wanted);
        return
            entry is not null
            && papers.HeldBecause(entry) is null
            && await papers.MaskedAsync(entry, visit.Aborted) is { } document
            ? new RecordAnswer(
                Encoding.UTF8.GetBytes(document.Html),
                string.Create(CultureInfo.InvariantCulture, $"{entry.Number:D4}")
            )
            : await _site.NotFoundAsync(visit);
    }

    private async Task<IResult> MarkAsync(Visit visit, ApiCall call, Standing standing, FormState state)
    {
        var reader = new FieldReader(state, _site.Texts);
        var command = new ApplicationCommand.MarkSecrecy(
            NumberOf(state.Value("document")),
            reader.Text("passage"),
            reader.Text("statute"),
            reader.Text("reason")
        );
        if (
            command.Passage.Length > 0
            && await FaultOfAsync(standing.Application, command.Document, command.Passage, visit.Aborted) is { } fault
        )
        {
            return await RefusedAsync(
                visit,
                standing.Application,
                state.Refused([new FieldError("passage", _site.Texts[fault])])
            );
        }
        return await DoneAsync(
            visit,
            await _api.ChangeAsync(call, standing, command),
            standing.Application,
            state,
            "marked"
        );
    }

    private async Task<IResult> LiftAsync(Visit visit, ApiCall call, Standing standing, FormState state)
    {
        var mark = long.TryParse(
            state.Act.AsSpan(Lift.Length),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : 0;
        var command = new ApplicationCommand.LiftSecrecy(mark, new FieldReader(state, _site.Texts).Text("reason"));
        return await DoneAsync(
            visit,
            await _api.ChangeAsync(call, standing, command),
            standing.Application,
            state,
            "lifted"
        );
    }

    private async Task<IResult> MakeAsync(Visit visit, ApiCall call, Standing standing, FormState state)
    {
        var application = standing.Application;
        var chosen = Numbers(state.All("document"));
        var reference = new FieldReader(state, _site.Texts).Text("reference");
        if (state.Value("seen") != Seen(application))
        {
            // Looked at anew, with the marks as they are now.
            var changed = new FieldError(null, _site.Texts["Extract.Changed"]);
            return await ShowAsync(visit, application, state.Refused([changed]), chosen, reference, 409);
        }
        var papers = new ExtractPapers(_sources, application);
        var all = await RowsAsync(papers, application, visit.Aborted);
        var rows = await ChosenAsync(papers, all, chosen, visit.Aborted);
        var command = new ApplicationCommand.RecordExtract(
            Guid.NewGuid().ToString("N"),
            [.. rows.Where(row => row.HeldKey is null).Select(row => row.Entry.Number)],
            [.. rows.Where(row => row.Masked.Count > 0).Select(row => row.Entry.Number)],
            [.. rows.Where(row => row.HeldKey is not null).Select(row => row.Entry.Number)],
            reference
        );
        return await _api.ChangeAsync(call, standing, command) switch
        {
            ChangeResult.Changed changed => new CaseExtract(_sources, changed.State, chosen, _time.GetUtcNow()),
            ChangeResult.Refused refused => await RefusedAsync(
                visit,
                application,
                state.Refused(PageRefusals.Of(refused.Refusal, visit, PageRefusals.ByName("reference")))
            ),
            _ => await _site.NotFoundAsync(visit),
        };
    }

    private async Task<IResult> DoneAsync(
        Visit visit,
        ChangeResult result,
        Application application,
        FormState state,
        string done
    ) =>
        result switch
        {
            ChangeResult.Changed => new SeeOther($"/staff/applications/{application.Id}/extract?done={done}"),
            ChangeResult.Refused refused => await RefusedAsync(
                visit,
                application,
                state.Refused(
                    PageRefusals.Of(
                        refused.Refusal,
                        visit,
                        PageRefusals.ByName("document", "passage", "statute", "reason")
                    )
                )
            ),
            _ => await _site.NotFoundAsync(visit),
        };

    private Task<IResult> RefusedAsync(Visit visit, Application application, FormState state) =>
        ShowAsync(visit, application, state, null, "", StatusCodes.Status422UnprocessableEntity);

    // Words that are not there would be masked nowhere, and their marker would think that they were.
    private async Task<string?> FaultOfAsync(
        Application application,
        int number,
        string passage,
        CancellationToken cancellationToken
    )
    {
        var papers = new ExtractPapers(_sources, application);
        var entry = (await papers.RegisterAsync(cancellationToken)).FirstOrDefault(entry => entry.Number == number);
        return entry is null ? null
            : papers.FileOf(entry) is not null ? "Secrecy.Passage.InFile"
            : await papers.ReadAsync(entry, cancellationToken) is { } html && Masking.Stands(html, passage) ? null
            : "Secrecy.Passage.NotFound";
    }

    // As they are handed out: the drawn up ones are read and masked to tell.
    private static async Task<IReadOnlyList<ExtractRow>> ChosenAsync(
        ExtractPapers papers,
        IEnumerable<ExtractRow> rows,
        IReadOnlyList<int> chosen,
        CancellationToken cancellationToken
    )
    {
        List<ExtractRow> looked = [];
        foreach (var row in rows.Where(row => chosen.Contains(row.Entry.Number)))
        {
            looked.Add(
                row is not { HeldKey: null, FileHref: null } ? row
                : await papers.MaskedAsync(row.Entry, cancellationToken) is { } document
                    ? row with
                    {
                        Masked = document.Masked,
                    }
                : row with { HeldKey = "Extract.Held.Gone" }
            );
        }
        return looked;
    }

    private async Task<IResult> ShowAsync(
        Visit visit,
        Application application,
        FormState form,
        IReadOnlyList<int>? chosen,
        string reference,
        int status = StatusCodes.Status200OK
    )
    {
        var papers = new ExtractPapers(_sources, application);
        var rows = await RowsAsync(papers, application, visit.Aborted);
        return await _site.ShowAsync<ExtractPage, ExtractModel>(
            visit,
            new ExtractModel(
                application,
                rows,
                form,
                visit.Request.Query["done"].ToString() switch
                {
                    "marked" => "Secrecy.Done.Marked",
                    "lifted" => "Secrecy.Done.Lifted",
                    _ => null,
                }
            )
            {
                Chosen = chosen is null ? null : await ChosenAsync(papers, rows, chosen, visit.Aborted),
                Reference = reference.Length > 200 ? reference[..200] : reference,
                Seen = Seen(application),
            },
            status
        );
    }

    private static async Task<IReadOnlyList<ExtractRow>> RowsAsync(
        ExtractPapers papers,
        Application application,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await papers.RegisterAsync(cancellationToken)).Select(entry => new ExtractRow(
                entry,
                papers.HeldBecause(entry),
                papers.FileOf(entry) is { } file ? $"/applications/{application.Id}/attachments/{file.Id}" : null
            )),
        ];

    // Which marks there are: whoever looked at the extract has seen these and no others.
    private static string Seen(Application application) =>
        string.Join('-', application.SecrecyMarks.Select(mark => mark.Id));

    private static IReadOnlyList<int> Numbers(IEnumerable<string?> typed) =>
        [.. typed.Select(NumberOf).Where(number => number > 0).Distinct()];

    // 0 for what is no number: no document has it.
    private static int NumberOf(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
