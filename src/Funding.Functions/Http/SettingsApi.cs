using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Http.Resources;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http;

/// <summary>The association's numbers, form, letters and frames: what is in force, what is coming, and changing it.</summary>
public sealed partial class SettingsApi
{
    private readonly Api _api;
    private readonly SettingsStore _store;
    private readonly PageTokens _pages;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public SettingsApi(Api api, SettingsStore store, PageTokens pages, TimeProvider time) =>
        (_api, _store, _pages, _time) = (api, store, pages, time);

    /// <summary>What is in force today, and what is coming.</summary>
    [Function(nameof(ShowSettings))]
    public async Task<IResult> ShowSettings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/settings")] HttpRequest request
    )
    {
        if (await ProblemAsync(request, SettingsDecider.MayView) is { } problem)
        {
            return Answers.Of(problem);
        }
        var (state, etag) = await _store.GetAsync(request.HttpContext.RequestAborted);
        return Answer(state, etag, await _api.AssociationAsync(request));
    }

    /// <summary>A page of the trail, oldest first: who changed what, when and why.</summary>
    [Function(nameof(ListSettingsHistory))]
    public async Task<IResult> ListSettingsHistory(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/settings/history")] HttpRequest request
    )
    {
        if (await ProblemAsync(request, SettingsDecider.MayView) is { } refused)
        {
            return Answers.Of(refused);
        }
        if (!_pages.Read(request, "settings").Try(out var page, out var problem))
        {
            return Answers.Of(problem);
        }
        var found = await _store.ReadTrailAsync(
            SettingsStore.TheOne,
            page.Continuation,
            page.Size,
            request.HttpContext.RequestAborted
        );
        return JsonAnswer.Of(
            new PageResource<SettingsTrailRow>(
                [.. found.Items.Select(SettingsTrailRow.Of)],
                _pages.Next(found.Continuation, "settings")
            ),
            ApiJson.Default.PageResourceSettingsTrailRow
        );
    }

    /// <summary>Changes numbers from a day on.</summary>
    [Function(nameof(ChangeRules))]
    public Task<IResult> ChangeRules(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/settings/rules")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) =>
        ChangeAsync(
            request,
            client,
            ApiJson.Default.RulesBody,
            (body, association) =>
                Values(body.Values).Try(out var values, out var problem)
                    ? new SettingsCommand.ChangeRules(body.From, values, association.FirstRules)
                    {
                        Reason = body.Reason,
                    }
                    : problem
        );

    /// <summary>Publishes a version of the application form from a day on.</summary>
    [Function(nameof(PublishForm))]
    public Task<IResult> PublishForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/settings/form")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) =>
        ChangeAsync(
            request,
            client,
            ApiJson.Default.FormBody,
            (body, association) =>
                new SettingsCommand.PublishForm(body.From, body.Form, association.FirstForm) { Reason = body.Reason },
            BodyLimits.Form
        );

    /// <summary>Gives a kind of letter words of the association's own from a day on.</summary>
    [Function(nameof(SetLetterTexts))]
    public Task<IResult> SetLetterTexts(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/settings/letters/{kind}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string kind
    ) =>
        ChangeAsync(
            request,
            client,
            ApiJson.Default.LetterBody,
            (body, _) =>
                KindOf(kind) is { } letter
                    ? new SettingsCommand.SetLetterTexts(body.From, letter, new LetterTexts(body.Opening, body.Closing))
                    {
                        Reason = body.Reason,
                    }
                    : KnownProblems.NotFound
        );

    /// <summary>Sets what the members put in for a year.</summary>
    [Function(nameof(SetFrame))]
    public Task<IResult> SetFrame(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/settings/frames/{year}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string year
    ) =>
        ChangeAsync(
            request,
            client,
            ApiJson.Default.FrameBody,
            (body, association) =>
                int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? new SettingsCommand.SetFrame(
                        new YearlyFrame(number, body.Amount) { Shares = body.Shares ?? [] },
                        association.Funders(number)
                    )
                    {
                        Reason = body.Reason,
                    }
                    : KnownProblems.NotFound
        );

    /// <summary>Takes back a change whose day has not come.</summary>
    [Function(nameof(WithdrawChange))]
    public Task<IResult> WithdrawChange(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settings/changes/{number}/withdrawal")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string number
    ) =>
        ChangeAsync(
            request,
            client,
            ApiJson.Default.ReasonBody,
            (body, association) =>
                long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var change)
                    ? new SettingsCommand.WithdrawChange(change)
                    {
                        First = association.FirstDirectory,
                        Reason = body.Reason,
                    }
                    : KnownProblems.NotFound
        );

    private async Task<Problem?> ProblemAsync(HttpRequest request, Func<Actor, bool> may) =>
        !(await _api.SignedInAsync(request)).Try(out var session, out var problem) ? problem
        : may(session.Actor) ? null
        : KnownProblems.NotAllowed;

    private async Task<IResult> ChangeAsync<TBody>(
        HttpRequest request,
        DurableTaskClient client,
        JsonTypeInfo<TBody> type,
        Func<TBody, Association, Result<SettingsCommand>> command,
        long limit = BodyLimits.Command,
        Func<AssociationSettings, Azure.ETag, Association, IResult>? answer = null
    )
    {
        if (!(await _api.SignedInAsync(request)).Try(out var session, out var problem))
        {
            return Answers.Of(problem);
        }
        if (!SettingsDecider.MayChange(session.Actor))
        {
            return Answers.Of(KnownProblems.NotAllowed);
        }
        if (!EntityTags.IfMatch(request).Try(out var ifMatch, out problem))
        {
            return Answers.Of(problem);
        }
        var read = await JsonBody.ReadAsync(request, type, limit, request.HttpContext.RequestAborted);
        if (!read.Try(out var body, out problem))
        {
            return Answers.Of(problem);
        }
        var association = await _api.AssociationAsync(request);
        if (!command(body, association).Try(out var wanted, out problem))
        {
            return Answers.Of(problem);
        }
        var result = await _store.ChangeAsync(
            client,
            SettingsStore.TheOne,
            wanted,
            session.Actor,
            new ChangeOptions(IfMatch: ifMatch),
            CancellationToken.None
        );
        return result switch
        {
            SettingsResult.Changed changed => (answer ?? Answer)(changed.State, changed.ETag, association),
            SettingsResult.Refused refused => Answers.Of(KnownProblems.From(refused.Refusal)),
            SettingsResult.Stale => Answers.Of(KnownProblems.Stale),
            _ => Answers.Of(KnownProblems.NotFound),
        };
    }

    private IResult Answer(AssociationSettings state, Azure.ETag etag, Association association) =>
        JsonAnswer.Of(
            SettingsResource.Of(state, association, SwedishTime.DayOf(_time.GetUtcNow())),
            ApiJson.Default.SettingsResource,
            etag: EntityTags.Format(etag)
        );

    // What is misspelt or of another kind is told as for any other body; whether a value can be used, the domain says.
    private static Result<IReadOnlyDictionary<string, JsonElement>> Values(JsonElement values)
    {
        var faults = JsonShape.Faults(values, ApiJson.Default.AssociationRules);
        return faults.Count > 0
            ? KnownProblems.InvalidBody([.. faults.Select(fault => fault with { Field = "/values" + fault.Field })])
            : values
                .EnumerateObject()
                .ToDictionary(value => value.Name, value => value.Value.Clone(), StringComparer.Ordinal);
    }

    private static LetterKind? KindOf(string text)
    {
        foreach (var kind in Enum.GetValues<LetterKind>())
        {
            if (string.Equals(JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), text, StringComparison.Ordinal))
            {
                return kind;
            }
        }
        return null;
    }
}
