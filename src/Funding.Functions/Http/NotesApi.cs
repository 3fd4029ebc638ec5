using Funding.Core;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>What the staff note of a case for themselves.</summary>
public sealed class NotesApi
{
    private readonly Api _api;

    /// <summary>Made by the worker.</summary>
    public NotesApi(Api api) => _api = api;

    /// <summary>Adds a note; it is read in the trail.</summary>
    [Function(nameof(AddNote))]
    public Task<IResult> AddNote(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/notes")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        _api.ChangeAsync(
            new(request, client, id),
            ApplicationAction.AddNote,
            ApiJson.Default.CaseNoteBody,
            body => new ApplicationCommand.AddNote(body.Text)
        );
}
