using Funding.Core;
using Funding.Functions.Email;
using Funding.Functions.Security.Limits;
using Funding.Pages.Forms;
using Funding.Pages.Starting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Http.Pages;

/// <summary>The accessibility statement, and the form for telling what is hard to use (lag 2018:1937 13 §).</summary>
public sealed class AccessibilityPages
{
    private const int LongestTold = 4_000;
    private const int LongestPlace = 300;

    private readonly Site _site;
    private readonly AccessibilityFeedback _feedback;
    private readonly RateLimits _limits;
    private readonly TimeProvider _time;

    /// <summary>Made by the worker.</summary>
    public AccessibilityPages(Site site, AccessibilityFeedback feedback, RateLimits limits, TimeProvider time) =>
        (_site, _feedback, _limits, _time) = (site, feedback, limits, time);

    /// <summary>Shows the statement; a post passes on what somebody tells.</summary>
    [Function(nameof(WebAccessibility))]
    public async Task<IResult> WebAccessibility(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "accessibility")] HttpRequest request
    )
    {
        var visit = await _site.VisitAsync(request);
        if (!visit.IsPost)
        {
            return await ShowAsync(visit, Begun());
        }
        if (await SentForm.ReadAsync(request) is not { } sent || !await _site.IsOursAsync(visit))
        {
            return await _site.BadFormAsync(visit);
        }
        visit.Speak();
        var form = sent.State("tell");
        var reader = new FieldReader(form, _site.Texts);
        var what = reader.Required("what", "Accessibility.WhatMissing");
        var where = reader.Text("where").ReplaceLineEndings(" ");
        var wanted = reader.Text("answerTo");
        EmailAddress? answerTo = null;
        if (wanted.Length > 0)
        {
            if (EmailAddress.TryParse(wanted, out var address))
            {
                answerTo = address;
            }
            else
            {
                reader.Refuse("answerTo", _site.Texts["SignIn.EmailBad"]);
            }
        }
        if (what.Length > LongestTold)
        {
            reader.Refuse("what", _site.Texts["Accessibility.TooLong", LongestTold]);
        }
        if (where.Length > LongestPlace)
        {
            reader.Refuse("where", _site.Texts["Accessibility.TooLong", LongestPlace]);
        }
        if (reader.Faults.Count > 0)
        {
            return await ShowAsync(visit, form.Refused(reader.Faults), StatusCodes.Status422UnprocessableEntity);
        }
        if (await _limits.TryTakeAsync(RateLimit.PublicForms, request, visit.Aborted) is { Allowed: false } limited)
        {
            return await _site.TooManyAsync(visit, limited.RetryAfter, sent);
        }
        // The form brings its own number along, so that a form that is sent twice is one mail.
        if (
            visit.Association is not { } association
            || !Guid.TryParse(sent["number"], out var number)
            || !await _feedback.SendAsync(number, association, what, where, answerTo, visit.Aborted)
        )
        {
            var failed = new FieldError(null, _site.Texts["Accessibility.NotSent"]);
            return await ShowAsync(visit, form.Refused([failed]), StatusCodes.Status503ServiceUnavailable);
        }
        return await _site.ShowAsync<MessagePage, MessageModel>(
            visit,
            new MessageModel("Accessibility.ThanksTitle", "Accessibility.ThanksText", "Error.Home", "/")
        );
    }

    private FormState Begun() =>
        FormState.Of(
            "tell",
            [KeyValuePair.Create("number", (string?)Guid.CreateVersion7(_time.GetUtcNow()).ToString())]
        );

    private Task<IResult> ShowAsync(Visit visit, FormState form, int status = StatusCodes.Status200OK) =>
        _site.ShowAsync<AccessibilityPage, AccessibilityModel>(
            visit,
            new AccessibilityModel(form, visit.Association?.File.Email.ToString()),
            status
        );
}
