using Funding.Core;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Storage.Notifications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http;

/// <summary>What the caller has chosen about optional mails.</summary>
public sealed class PreferencesApi
{
    private readonly Api _api;
    private readonly PreferenceStore _preferences;

    /// <summary>Made by the worker.</summary>
    public PreferencesApi(Api api, PreferenceStore preferences) => (_api, _preferences) = (api, preferences);

    /// <summary>The caller's choices.</summary>
    [Function(nameof(ShowPreferences))]
    public async Task<IResult> ShowPreferences(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me/preferences")] HttpRequest request
    ) =>
        (await _api.SignedInAsync(request)).Try(out var session, out var problem)
            ? Answer(await _preferences.GetAsync(session.Person.Email, request.HttpContext.RequestAborted))
            : Answers.Of(problem);

    /// <summary>Changes them; topics that are left out stay as they are.</summary>
    [Function(nameof(ChangePreferences))]
    public async Task<IResult> ChangePreferences(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/me/preferences")] HttpRequest request
    )
    {
        if (!(await _api.SignedInAsync(request)).Try(out var session, out var problem))
        {
            return Answers.Of(problem);
        }
        var aborted = request.HttpContext.RequestAborted;
        var read = await JsonBody.ReadAsync(request, ApiJson.Default.PreferencesBody, BodyLimits.Command, aborted);
        return read.Try(out var body, out problem)
            ? Answer(await _preferences.ChangeAsync(session.Person.Email, body.Choices, session.Actor, aborted))
            : Answers.Of(problem);
    }

    private static JsonAnswer Answer(MailPreferences preferences) =>
        JsonAnswer.Of(PreferencesResource.Of(preferences), ApiJson.Default.PreferencesResource);
}
