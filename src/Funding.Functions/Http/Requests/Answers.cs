using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Resources;
using Funding.Functions.Security;
using Funding.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Http.Requests;

/// <summary>Outcomes as HTTP.</summary>
internal static class Answers
{
    public static IResult Of(Problem problem) => new ProblemResult(problem);

    /// <summary>The application as the reader may see it, with its tag.</summary>
    public static IResult Application(
        Application application,
        Azure.ETag etag,
        Reader reader,
        int status = StatusCodes.Status200OK,
        string? location = null
    ) =>
        JsonAnswer.Of(
            ApplicationResource.For(application, reader),
            ApiJson.Default.ApplicationResource,
            status,
            EntityTags.Format(etag),
            location
        );

    /// <summary>The meeting with its tag.</summary>
    public static IResult Meeting(Meeting meeting, Azure.ETag etag, bool created = false) =>
        JsonAnswer.Of(
            MeetingResource.Of(meeting),
            ApiJson.Default.MeetingResource,
            created ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            EntityTags.Format(etag),
            created ? $"/api/meetings/{meeting.Id}" : null
        );

    /// <summary>The same answer whether or not a new link was made.</summary>
    public static IResult NewLink(Link link) =>
        JsonAnswer.Of(
            new NewLinkResource(link.Person.Email.Masked),
            ApiJson.Default.NewLinkResource,
            StatusCodes.Status202Accepted
        );

    /// <summary>What became of a change of a meeting.</summary>
    public static IResult Of(ChangeResult<Meeting, MeetingEvent> result, bool created = false) =>
        result switch
        {
            ChangeResult<Meeting, MeetingEvent>.Changed changed => Meeting(changed.State, changed.ETag, created),
            ChangeResult<Meeting, MeetingEvent>.Refused refused => Of(KnownProblems.From(refused.Refusal)),
            ChangeResult<Meeting, MeetingEvent>.NotFound => Of(KnownProblems.NotFound),
            ChangeResult<Meeting, MeetingEvent>.Stale => Of(KnownProblems.Stale),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>What became of a change.</summary>
    public static IResult Of(ChangeResult result, Reader reader) =>
        result switch
        {
            ChangeResult.Changed changed => Application(changed.State, changed.ETag, reader),
            ChangeResult.Refused refused => Of(KnownProblems.From(refused.Refusal)),
            ChangeResult.NotFound => Of(KnownProblems.NotFound),
            ChangeResult.Stale => Of(KnownProblems.Stale),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
