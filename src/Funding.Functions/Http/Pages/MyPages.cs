using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Notifications;
using Funding.Pages.Following;
using Funding.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http.Pages;

/// <summary>What is the visitor's own: the organisation's applications with what waits, and choices about mails.</summary>
public sealed class MyPages
{
    private const int PageSize = 25;
    private readonly Site _site;
    private readonly ViewStore _views;
    private readonly PreferenceStore _preferences;
    private readonly PageTokens _tokens;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public MyPages(Site site, ViewStore views, PreferenceStore preferences, PageTokens tokens, TimeProvider time) =>
        (_site, _views, _preferences, _tokens, _time) = (site, views, preferences, tokens, time);

    /// <summary>The applicant's start page: what waits, and the organisation's applications, latest first.</summary>
    [Function(nameof(WebApplications))]
    public async Task<IResult> WebApplications(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "applications")] HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!Site.SignedIn(visit, AssociationAction.Apply).Try(out var session, out var problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        var organisation = session.Actor.Organisation!;
        var list = ViewList.Organisation(organisation);
        if (!_tokens.Read(request, list.Prefix).Try(out var page, out problem))
        {
            return await _site.ProblemAsync(visit, problem);
        }
        var isFirst = page.Continuation is null;
        // What waits stands in a list of its own, so that an old case is not forgotten behind newer ones.
        var waiting = isFirst
            ? _views.ListAsync(ViewList.Waiting(organisation), null, PageSize, visit.Aborted)
            : Task.FromResult(new StoredPage<ViewRow>([], null));
        var rows = await _views.ListAsync(list, page.Continuation, PageSize, visit.Aborted);
        var waits = await waiting;
        var today = SwedishTime.DayOf(_time.GetUtcNow());
        return await _site.ShowAsync<MyApplicationsPage, MyApplicationsModel>(
            visit,
            new MyApplicationsModel(
                session.Actor.Name,
                ListPages.NameOf(visit, organisation),
                today,
                WaitingItem.Of(waits.Items.Select(Row), today),
                waits.Continuation is not null,
                [.. rows.Items.Select(Row)],
                _tokens.Next(rows.Continuation, list.Prefix) is { } token
                    ? $"/applications?continuation={Uri.EscapeDataString(token)}"
                    : null,
                isFirst,
                AccessPolicy.Allows(session.Actor, ApplicationAction.Create, null)
            )
        );
    }

    /// <summary>When the visitor gets the mails that are optional.</summary>
    [Function(nameof(WebPreferences))]
    public async Task<IResult> WebPreferences(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "preferences")] HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (visit.Session is not { } session)
        {
            return await _site.ProblemAsync(visit, KnownProblems.NotSignedIn);
        }
        var topics = MailTopics.For(session.Actor);
        if (!visit.IsPost)
        {
            var now = await _preferences.GetAsync(session.Person.Email, visit.Aborted);
            return await ShowAsync(now);
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        // What is not chosen, or is nothing that can be chosen, stays as it is.
        var choices = topics
            .Where(topic => Enum.TryParse<MailTiming>(sent[topic.ToString()], out var timing) && Enum.IsDefined(timing))
            .Select(topic => new MailChoice(topic, Enum.Parse<MailTiming>(sent[topic.ToString()]!)))
            .ToList();
        await _preferences.ChangeAsync(session.Person.Email, choices, session.Actor, visit.Aborted);
        return new SeeOther("/preferences?done=preferences");

        Task<IResult> ShowAsync(MailPreferences preferences) =>
            _site.ShowAsync<PreferencesPage, PreferencesModel>(
                visit,
                new PreferencesModel(
                    topics,
                    preferences,
                    session.Person.Email.ToString(),
                    FormState.Of(
                        "preferences",
                        topics.Select(topic => new KeyValuePair<string, string?>(
                            topic.ToString(),
                            preferences.TimingOf(topic).ToString()
                        ))
                    ),
                    visit.DoneKey
                )
            );
    }

    private static FollowedRow Row(ViewRow row) =>
        new(
            row.Id,
            row.CaseNumber?.ToString(),
            row.Title,
            row.Stage,
            row.Sought,
            row.SubmittedAt ?? row.CreatedAt,
            ApplicantTask.Read(row.Tasks),
            Milestone.Read(row.Next)
        );
}
